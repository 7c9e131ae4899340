"""Several processes share the sessions: what is asked of the wrong one."""

from __future__ import annotations

import pytest

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config
from workshop.core import Refused
from workshop.storage.codes import new_code
from workshop.storage.partition import Share

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
WORKERS = 3


@pytest.fixture
def workers(tmp_path):
    """The applications of three workers over one folder, in their order."""
    told = {"sessions": tmp_path / "sessions", "secret": SECRET, "async_mode": "threading", "workers": WORKERS}
    made = [create_app(Config(**told, worker=number)) for number in range(1, WORKERS + 1)]
    yield made
    for one in made:
        one.extensions["registry"].close()


@pytest.fixture
def code(workers):
    return workers[0].extensions["registry"].library.create(a_day())


@pytest.fixture
def holder(workers, code):
    return next(one for one in workers if one.extensions["registry"].library.share.holds(code))


@pytest.fixture
def other(workers, holder):
    return next(one for one in workers if one is not holder)


PAGES = ["/r/{}", "/r/{}/qr.svg", "/s/{}/phone", "/s/{}/desk/t1", "/s/{}/tower", "/l/{}/x", "/o/{}", "/preflight/{}"]


@pytest.mark.parametrize("page", PAGES)
def test_another_process_s_session_is_refused_with_a_sentence_and_not_opened(code, other, page):
    answer = other.test_client().get(page.format(code))
    assert answer.status_code == 421
    assert "autre partie du serveur" in answer.text
    assert other.extensions["registry"].opened == 0


def test_a_form_is_refused_too_and_nobody_takes_place(code, holder, other):
    assert other.test_client().post(f"/r/{code}", data={"name": "Ana"}).status_code == 421
    assert holder.extensions["registry"][code].read(lambda state: len(state.people)) == 0


def test_the_process_that_holds_it_answers(code, holder):
    assert holder.test_client().get(f"/r/{code}").status_code == 200


@pytest.mark.parametrize(("method", "path", "there"), [
    ("get", "/r/{}?table=t1", "/r/{}?table=t1"), ("post", "/r/{}", "/r/{}"),
    ("get", "/s/{}/desk/t1+t2", "/s/{}/desk/t1+t2"),
])  # fmt: skip
def test_a_code_typed_by_hand_is_sent_to_the_address_that_the_proxy_knows(code, other, method, path, there):
    typed = f"{code[:3].lower()}-{code[3:].lower()}"
    answer = getattr(other.test_client(), method)(path.format(typed))
    assert (answer.status_code, answer.location) == (308, there.format(code))


def test_a_code_typed_in_the_form_is_known_by_every_process(workers, code):
    for one in workers:
        assert one.test_client().get(f"/?code={code.lower()}").location == f"/r/{code}"


def test_what_is_of_no_session_is_answered_by_every_process(workers, code):
    for one in workers:
        browser = one.test_client()
        browser.get(f"/o/sign-in/{one.extensions['organiser_link'].token()}")
        assert code[:3] in browser.get("/o").text
        assert browser.get("/healthz").status_code == browser.get("/o/new").status_code == 200


def test_a_socket_is_refused_by_the_doorkeeper(code, holder, other):
    auth = {"as": "phone", "code": code}
    kinds = []
    for one in (holder, other):
        with pytest.raises(Refused) as refused:
            one.extensions["authenticator"].visitor({}, auth)
        kinds.append(refused.value.kind)
    assert kinds == ["not_joined", "elsewhere"]


def test_from_three_workers_to_four_a_session_waits_for_its_former_process_to_end(workers, tmp_path):
    """Both sets run for a moment: the lock of the file leaves each session one owner."""
    library = workers[0].extensions["registry"].library
    code = next(code for code in iter(library.free_code, "") if Share(4).place(code)[1] == 4)
    library.create(a_day(), code=code)
    former = next(one for one in workers if one.extensions["registry"].library.share.holds(code))
    assert former.test_client().get(f"/r/{code}").status_code == 200
    told = {"sessions": tmp_path / "sessions", "secret": SECRET, "async_mode": "threading", "workers": 4}
    new = create_app(Config(**told, worker=4))
    assert new.test_client().get(f"/r/{code}").status_code == 429
    former.extensions["registry"].close()
    assert new.test_client().get(f"/r/{code}").status_code == 200
    new.extensions["registry"].close()


def test_a_server_that_is_alone_answers_however_the_code_is_typed(client, app):
    code = app.extensions["registry"].library.create(a_day())
    assert client.get(f"/r/{code.lower()}").status_code == 200


def test_a_new_session_is_of_the_machine_that_makes_it(tmp_path):
    told = {"sessions": tmp_path / "sessions", "secret": SECRET, "async_mode": "threading", "machines": 3}
    library = create_app(Config(**told, machine=2)).extensions["registry"].library
    made = [library.create(a_day()), library.twin(library.create(a_day())), *(library.free_code() for _ in range(20))]
    assert {library.share.place(code)[0] for code in made} == {2}
    assert all(library.share.here(new) or new not in made for new in (new_code() for _ in range(20)))
