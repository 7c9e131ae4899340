"""Several workers behind Debian's nginx: each session finds its process, and one that falls disturbs no other."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import requests
from playwright.sync_api import Browser as Chromium
from socketio.exceptions import SocketIOError

from benchmarks.session import prepare
from tests.front.conftest import Pocket, pockets
from tests.support.busy import Act, Busy, in_log
from tests.support.house import a_day
from tests.support.patience import PATIENCE
from tests.support.people import Browser, Crowd, Live
from tests.support.ports import free_ports
from tests.support.proxy import Proxy
from tests.support.together import Together
from workshop.identity import OrganiserLink
from workshop.serving.nginx import Site, publish
from workshop.storage import Library
from workshop.storage.ownership import owner_of
from workshop.storage.partition import Share
from workshop.web import static_files
from workshop.web.assets.files import FOR_EVER
from workshop.web.organiser.imports import MOST_SENT
from workshop.web.security import FOR_ALL, FOR_PAGES

WORKERS, SESSIONS = 3, 12
TOKEN = "un-jeton-pour-prometheus"
PIECES = ("bundles/phone/shared.js", "bundles/phone/phone/menu.js", "css/fonts.css")
WAYS = (("websocket",), ("polling",))


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Together]:
    made = Together(
        tmp_path_factory.mktemp("workers") / "sessions", WORKERS, "--port", free_ports(WORKERS), METRICS_TOKEN=TOKEN
    )
    yield made
    assert made.end() == 0


@pytest.fixture(scope="module")
def site(together: Together, tmp_path_factory: pytest.TempPathFactory) -> Site:
    static = tmp_path_factory.mktemp("static")
    publish(static_files("fr"), static)
    return Site(WORKERS, together.port, static=static)


@pytest.fixture(scope="module")
def proxy(together: Together, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    made = Proxy(tmp_path_factory.mktemp("proxy") / "nginx", together.folder, site)
    yield made
    made.end()


@pytest.fixture(scope="module")
def codes(together: Together) -> list[str]:
    """Twelve sessions, four of each worker."""
    return twelve(Library(together.folder))


def twelve(library: Library) -> list[str]:
    day = a_day(tables=1, kinds=("ideas",))
    workers = [number % WORKERS + 1 for number in range(SESSIONS)]
    return [library.create(day, code=next(c for c in iter(library.free_code, "") if worker_of(c) == one))
            for one in workers]  # fmt: skip


@pytest.fixture
def crowd(proxy: Proxy) -> Iterator[Callable[[str], Crowd]]:
    """The people of a session, who come through nginx."""
    made: list[Crowd] = []

    def make(code: str) -> Crowd:
        made.append(Crowd(proxy, code))
        return made[-1]

    yield make
    for one in made:
        one.go_home()


@pytest.fixture
def pocket(browser: Chromium, crowd: Callable[[str], Crowd], codes: list[str]) -> Iterator[Callable[..., Pocket]]:
    """Makes real pages of the first session."""
    yield from pockets(browser, crowd(codes[0]))


def worker_of(code: str) -> int:
    return Share(WORKERS).place(code)[1]


# Each session finds its process


def test_each_session_is_opened_by_the_worker_that_holds_it(proxy: Proxy, together: Together, codes: list[str]) -> None:
    library = Library(together.folder)
    for code in codes:
        assert requests.get(f"{proxy.url}/r/{code}", timeout=PATIENCE).status_code == 200
        owner = owner_of(library.lock_path(code))
        assert owner is not None and owner.address == together.urls[worker_of(code) - 1]


def test_a_code_typed_by_hand_finds_it_too(proxy: Proxy, codes: list[str]) -> None:
    for code in codes:
        answer = requests.get(f"{proxy.url}/r/{code[:3].lower()}-{code[3:].lower()}", timeout=PATIENCE)
        assert answer.url == f"{proxy.url}/r/{code}" and answer.ok
        assert requests.get(f"{proxy.url}/", params={"code": code.lower()}, timeout=PATIENCE).url == answer.url


def test_a_code_that_does_not_exist_is_said(proxy: Proxy) -> None:
    assert requests.get(f"{proxy.url}/r/222222", timeout=PATIENCE).status_code == 404


def test_the_organiser_sees_every_session_and_makes_new_ones(proxy: Proxy, codes: list[str]) -> None:
    browser = Browser(proxy)
    page = browser.open(f"/o/sign-in/{OrganiserLink(proxy.folder).token()}")
    assert all(f"/o/{code}" in page.text for code in codes)
    for _ in range(3):
        text = (Path(__file__).resolve().parents[2] / "sessions" / "minimale.md").read_text("utf-8")
        made = browser.http.post(f"{proxy.url}/o/new/file", data={"text": text}, timeout=PATIENCE)
        code = made.url.rpartition("/")[2]
        assert made.ok and Library(proxy.folder).has(code)
        copied = browser.http.post(f"{proxy.url}/o/{code}/duplicate", timeout=PATIENCE)
        assert copied.ok and copied.url.endswith("/edit") and code not in copied.url
        gone = browser.http.post(f"{proxy.url}/o/{code}/delete", data={"typed": code}, timeout=PATIENCE)
        assert gone.ok and gone.url.partition("?")[0] == f"{proxy.url}/o" and not Library(proxy.folder).has(code)


def test_websocket_and_polling_meet_in_one_session(crowd: Callable[[str], Crowd], together: Together) -> None:
    for code in twelve(Library(together.folder))[:WORKERS]:
        people = crowd(code)
        polling, direct = people.phone("Ana", transports=("polling",)), people.phone("Bo")
        assert polling.do("idea.write", body="par petits paquets")["ok"]
        assert direct.do("idea.write", body="d’un trait")["ok"]
        desk = people.desk("t1")
        desk.wait(lambda view: view["pending"]["people"] == 0)
        assert polling.socket.transport() == "polling" and direct.socket.transport() == "websocket"


def test_the_address_that_people_are_given_is_nginx_s(proxy: Proxy, codes: list[str]) -> None:
    phone = Browser(proxy)
    phone.join(codes[0], name="Ana")
    assert f'data-join="{proxy.url}/r/{codes[0]}' in phone.open(f"/s/{codes[0]}/phone").text


# What nginx does itself


def test_static_files_come_from_nginx_compressed_and_for_ever(proxy: Proxy, site: Site) -> None:
    page = requests.get(f"{proxy.url}/", timeout=PATIENCE).text
    address = re.search(r'"(/static/[^"]+/pages/phone\.css)"', page)[1]
    (site.static / "static" / "witness.css").write_text("/* nginx reads here */")
    given = requests.get(f"{proxy.url}{address}", timeout=PATIENCE)
    assert given.headers["Content-Encoding"] == "gzip" and "immutable" in given.headers["Cache-Control"]
    assert given.headers["Content-Type"] == "text/css; charset=utf-8"
    assert given.headers["X-Content-Type-Options"] == "nosniff" and "Content-Security-Policy" not in given.headers
    icon = requests.get(f"{proxy.url}{static_files_url('icons/emblem.svg')}", timeout=PATIENCE)
    assert icon.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert requests.get(f"{proxy.url}/static/witness.css", timeout=PATIENCE).ok


def test_a_static_file_of_another_release_is_asked_of_the_server(proxy: Proxy) -> None:
    given = requests.get(f"{proxy.url}/static/0123456789ab/css/base.css", timeout=PATIENCE)
    assert given.ok and given.headers["Cache-Control"] == "no-cache"


def test_what_nginx_has_not_been_given_since_an_upgrade_comes_from_the_server(
    together: Together, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "www" / "static" / "0123456789ab").mkdir(parents=True)
    late = Proxy(tmp_path / "nginx", together.folder, replace(site, static=tmp_path / "www"))
    try:
        given = [requests.get(f"{late.url}{static_files_url(name)}", timeout=PATIENCE) for name in PIECES]
    finally:
        late.end()
    assert all(one.ok and one.headers["Cache-Control"] == FOR_EVER for one in given)


def test_nginx_and_the_server_give_the_same_static_files(proxy: Proxy, together: Together) -> None:
    for name, asset in static_files("fr").all():
        if name.endswith(("link.js", "bundles/phone/shared.js", ".css", ".woff2", ".svg")):
            address = static_files_url(name)
            ours, theirs = (requests.get(f"{url}{address}", timeout=PATIENCE) for url in (together.urls[0], proxy.url))
            assert theirs.content == ours.content == asset.plain
            kept = ("Content-Type", "Cache-Control", "Content-Encoding", *FOR_ALL, *FOR_PAGES)
            assert [theirs.headers.get(one) for one in kept] == [ours.headers.get(one) for one in kept], name


def static_files_url(name: str) -> str:
    return static_files("fr").url(name)


def test_the_door_of_commands_is_closed(proxy: Proxy) -> None:
    assert requests.post(f"{proxy.url}/internal/do", json={}, timeout=PATIENCE).status_code == 404


def test_each_worker_s_counts_are_read_with_the_token_alone(proxy: Proxy, together: Together) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for number, url in enumerate(together.urls, start=1):
        through = requests.get(f"{proxy.url}/metrics", {"worker": number}, headers=headers, timeout=PATIENCE)
        opened = re.search(r"tablee_fold_seconds_sum \S+", requests.get(f"{url}/metrics", timeout=PATIENCE).text)
        assert opened is not None and opened[0] in through.text
    assert requests.get(f"{proxy.url}/metrics", timeout=PATIENCE).status_code == 404


def test_a_server_that_is_away_is_said_in_french_then_in_english(tmp_path: Path) -> None:
    nobody = Proxy(tmp_path / "nginx", tmp_path, Site(1, free_ports(1)))
    try:
        given = requests.get(f"{nobody.url}/r/K7XQ2M", timeout=PATIENCE)
    finally:
        nobody.end()
    assert given.status_code == 503 and given.headers["Retry-After"] and given.headers["Refresh"]
    assert given.headers["Content-Type"] == "text/html; charset=utf-8"
    french, english = given.text.split('<section lang="en">')
    assert "La séance revient dans un instant" in french and '<html lang="fr">' in french
    assert "The session will be back in a moment" in english and "é" not in english


def test_a_file_of_twenty_megabytes_is_refused_with_a_sentence(proxy: Proxy, codes: list[str]) -> None:
    browser = Browser(proxy)
    browser.open(f"/o/sign-in/{OrganiserLink(proxy.folder).token()}")
    for address in (f"/o/{codes[1]}/memento/house", f"/o/{codes[2]}/import", "/o/reopen", "/o/new/file"):
        for size in (MOST_SENT + 100_000, 20_000_000):  # refused by the server wherever it is sent, by nginx before it
            sent = {"file": ("charte.docx", b"x" * size)}
            given = browser.http.post(f"{proxy.url}{address}", files=sent, timeout=PATIENCE)
            assert given.status_code == 413 and given.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "trop gros. Rien n’a été changé." in given.text


# What falls


def voter(proxy: Proxy, crowd: Callable[[str], Crowd], worker: int) -> Busy:
    """Somebody who changes their mind all the time in a vote that is open, in a session of that worker."""
    library = Library(proxy.folder)
    code = next(code for code in iter(library.free_code, "") if worker_of(code) == worker)
    session = prepare(proxy.folder, 1, 3, "s3", code)
    browser = Browser(proxy)
    browser.http.cookies.set(*session.phones[0].split("=", 1))

    def cast(number: int) -> Act:
        return "ballot.cast", {"vote": session.vote, "seat": 1, "choice": {session.options[number % 3]: 1}}

    return Busy(crowd(code).live(browser, "phone"), cast)


def test_a_worker_killed_disturbs_no_other_session_and_loses_nothing_acknowledged(
    proxy: Proxy, together: Together, crowd: Callable[[str], Crowd]
) -> None:
    held = enumerate(twelve(Library(together.folder)))
    writers = [Busy(crowd(code).phone("Ana", transports=WAYS[number // WORKERS % len(WAYS)])) for number, code in held]
    fallen = worker_of(writers[0].code)
    voters = [voter(proxy, crowd, worker) for worker in range(1, WORKERS + 1)]
    for one in (*writers, *voters):
        one.did(2)
    os.kill(together.pids()[fallen - 1], signal.SIGKILL)
    for one in (*writers, *voters):
        one.did(5)
        one.stop()
        assert bool(one.dropped) == (worker_of(one.code) == fallen)
    for one in writers:
        written = in_log(together.folder, one.code, "idea.write")
        assert set(one.acknowledged) <= set(written) and len(set(written)) == len(written)
        one.phone.wait(lambda view, written=written: len(view["mine"]) == len(written), of="own")
    for one in voters:
        cast = in_log(together.folder, one.code, "ballot.cast")
        assert set(one.acknowledged) <= set(cast) and len(set(cast)) == len(cast)
        crowd(one.code).desk("t1").wait(lambda view: view["vote"]["ballots"] == 1)


def test_a_real_page_that_polls_or_not_comes_back_to_a_worker_that_was_killed(
    pocket: Callable[..., Pocket], together: Together, codes: list[str]
) -> None:
    pages = [pocket("Ana", script="delete window.WebSocket;"), pocket("Bo")]
    before = in_log(together.folder, codes[0], "idea.write")
    os.kill(together.pids()[worker_of(codes[0]) - 1], signal.SIGKILL)
    for one in pages:
        one.writes("Écrite pendant la chute")
    for one in pages:
        one.sent_all()
    assert len(in_log(together.folder, codes[0], "idea.write")) == len(before) + len(pages)


def test_a_reload_of_nginx_cuts_nobody_off(proxy: Proxy, crowd: Callable[[str], Crowd], codes: list[str]) -> None:
    people = crowd(codes[0])
    before = Busy(people.phone("Ana"))
    before.did(1)
    proxy.reload()
    after = people.phone("Bo")
    assert after.do("idea.write", body="après")["ok"]
    before.did(3)
    before.stop()
    assert not before.dropped


def test_settings_that_disagree_leave_a_session_one_owner(
    proxy: Proxy, together: Together, site: Site, crowd: Callable[[str], Crowd], codes: list[str]
) -> None:
    """nginx believes that there are four workers, there are three: what it misleads is refused, never served."""
    library = Library(together.folder)
    moved = next(code for code in iter(library.free_code, "") if Share(4).place(code)[1] == 4)
    library.create(a_day(), code=moved)
    answers = [requests.get(f"{url}/r/{moved}", timeout=PATIENCE).status_code for url in together.urls]
    assert sorted(answers) == [200, 421, 421]
    assert sorted(refusal(url, moved) for url in together.urls) == ["elsewhere", "elsewhere", "not_joined"]


def refusal(url: str, code: str) -> str:
    """Why a stranger's phone is not let in there."""
    phone = Live(Browser(SimpleNamespace(url=url)), code, "phone")
    found: list[dict[str, str]] = []
    phone.socket.on("connect_error", found.append)
    with pytest.raises(SocketIOError):
        phone.connect()
    return found[0]["data"]["refused"]
