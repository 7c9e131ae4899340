"""Taking place through forms, as a browser without scripts does."""

import html
import re
import threading

import pytest

from tests.support.house import a_day
from tests.support.patience import PATIENCE
from workshop.app import create_app
from workshop.core import Operation, Person
from workshop.identity.brake import MOST_HELD, PER_NETWORK

HIDDEN = re.compile(r'name="join_ticket" value="([^"]+)"')


def people(app, code):
    return app.extensions["registry"][code].read(lambda state: list(state.people.values()))


def ticket(page):
    return html.unescape(HIDDEN.search(page.text)[1])


@pytest.fixture
def join(client, code):
    def send(**form):
        page = client.get(f"/r/{code}?another=1")
        return client.post(f"/r/{code}", data={"join_ticket": ticket(page)} | form)

    return send


def test_a_typed_code_leads_to_the_session_whatever_its_case_and_dashes(client, code):
    typed = f" {code[:3].lower()}-{code[3:]} "
    answer = client.get("/", query_string={"code": typed})
    assert (answer.status_code, answer.location) == (303, f"/r/{code}")


def test_an_unknown_code_gives_a_sentence_and_keeps_what_was_typed(client, code):
    answer = client.get("/?code=zzz")
    assert answer.status_code == 404
    assert "Ce code n’existe pas" in answer.text
    assert 'value="zzz"' in answer.text


WITH_A_CODE = ["/?code={}", "/r/{}", "/s/{}/phone", "/s/{}/desk/t1", "/s/{}/screen/all", "/s/{}/tower",
               "/l/{}/token", "/preflight/{}", "/r/{}/qr.svg"]  # fmt: skip


@pytest.fixture
def waits(app):
    """How many answers waited; nobody waits for them here."""
    found = []
    app.extensions["brake"].sleep = found.append
    return found


@pytest.mark.parametrize("address", WITH_A_CODE)
def test_wrong_codes_are_slowed_and_a_right_one_is_answered_at_once(client, code, waits, address):
    right = client.get(address.format(code)).status_code
    for _ in range(30):
        assert client.get(address.format("ZZZZZZ")).status_code == 404
    assert len(waits) == 20
    assert client.get(address.format(code)).status_code == right != 404
    assert len(waits) == 20


def test_neither_a_right_code_nor_a_cookie_nor_a_link_waits_while_wrong_ones_do(app, client, code, link, join):
    """As many wrong answers as may wait do, from the same address, until the end of this test."""
    join()
    desk = app.test_client()
    desk.get(link("desk", "t1"))
    brake, waiting, ended = app.extensions["brake"], threading.Semaphore(0), threading.Event()

    def wait(seconds):
        waiting.release()
        ended.wait(PATIENCE)

    brake.sleep = wait
    guess = lambda: app.test_client().get("/r/ZZZZZZ").status_code  # noqa: E731
    for _ in range(PER_NETWORK):
        assert guess() == 404
    guessers = [threading.Thread(target=guess) for _ in range(MOST_HELD)]
    for one in guessers:
        one.start()
    for _ in guessers:
        assert waiting.acquire(timeout=PATIENCE)
    assert guess() == 429
    newcomer = app.test_client()
    assert newcomer.get("/", query_string={"code": code}).status_code == 303
    form = {"join_ticket": ticket(newcomer.get(f"/r/{code}"))}
    assert newcomer.post(f"/r/{code}", data=form).location == f"/s/{code}/phone"
    assert client.get(f"/s/{code}/phone").status_code == desk.get(f"/s/{code}/desk/t1").status_code == 200
    assert app.test_client().get(link("screen", "t1")).status_code == 303
    ended.set()
    for one in guessers:
        one.join(PATIENCE)


def test_wrong_codes_elsewhere_and_a_restart_keep_nobody_out(app, code, waits):
    brake, now = app.extensions["brake"], app.extensions["brake"].now()
    brake.now = lambda: now
    for number in range(400):
        brake.wrong(f"192.0.{number // 250}.{number % 250}")
    brake.keep()
    config = app.config["TABLEE"]
    app.extensions["registry"].close()
    again = create_app(config)
    again.extensions["brake"].sleep, again.extensions["brake"].now = waits.append, brake.now
    before = len(waits)
    assert again.test_client().get(f"/r/{code}").status_code == 200 and len(waits) == before
    assert again.test_client().get("/r/ZZZZZZ").status_code == 404 and len(waits) == before + 1
    again.extensions["registry"].close()


def test_joining_says_nothing_and_agrees_to_nothing_by_default(app, code, join):
    assert join().location == f"/s/{code}/phone"
    (person,) = people(app, code)
    assert (person.name, person.function, person.seats) == (None, None, 1)
    assert not any(person.consents.values())


def test_joining_keeps_what_the_form_says(app, code, join):
    join(name=" Samira ", function="local", table="t2", seats="2", consent_quotes="on")
    (person,) = people(app, code)
    assert (person.name, person.function, person.table, person.seats) == ("Samira", "local", "t2", 2)
    assert person.consents == {"room": False, "name": False, "quotes": True, "photo": False}


def test_the_room_is_asked_for_apart_from_the_document(app, client, code, join):
    assert '<input type="checkbox" name="consent_room">' in client.get(f"/r/{code}").text
    join(name="Samira", consent_room="on")
    (person,) = people(app, code)
    assert person.consents == {"room": True, "name": False, "quotes": False, "photo": False}


def test_without_a_choice_the_emptiest_table_is_given(app, code, join):
    join(table="t1")
    join()
    assert [person.table for person in people(app, code)] == ["t1", "t2"]


def test_a_form_that_a_browser_sends_twice_is_one_person(app, client, code):
    form = {"join_ticket": ticket(client.get(f"/r/{code}")), "name": "Samira"}
    first, second = (client.post(f"/r/{code}", data=form) for _ in range(2))
    assert first.location == second.location
    assert len(people(app, code)) == 1


def test_a_form_that_two_browsers_send_is_two_people(app, client, code):
    form = {"join_ticket": ticket(client.get(f"/r/{code}")), "name": "Samira"}
    other = app.test_client()
    for browser in (client, other, client, other):
        assert browser.post(f"/r/{code}", data=form).location == f"/s/{code}/phone"
    assert len(people(app, code)) == 2
    seen = {app.extensions["cookies"].participant(sent_by(one), code).id for one in (client, other)}
    assert seen == {person.id for person in people(app, code)}


def sent_by(client):
    """The cookies that a browser would send."""
    return {cookie.key: cookie.value for cookie in client._cookies.values()}


def test_another_person_of_the_same_browser_is_another(app, code, join):
    join()
    join()
    assert len(people(app, code)) == 2


def test_a_forged_ticket_makes_a_new_person(app, client, code):
    client.post(f"/r/{code}", data={"join_ticket": "p0000000000000000", "name": "Samira"})
    (person,) = people(app, code)
    assert person.id != "p0000000000000000"


def test_a_full_table_is_refused_with_the_free_ones_and_the_form_filled(client, code, join):
    join(table="t1", seats="2")
    answer = join(table="t1", name="Samira")
    assert answer.status_code == 422
    assert "La table 1 est complète" in answer.text
    assert 'value="Samira"' in answer.text


def test_the_table_of_a_link_is_chosen_beforehand(client, code):
    page = client.get(f"/r/{code}?table=t2").text
    assert re.search(r'value="t2" checked', page)
    assert "Là où il reste le plus de places" not in page


def test_who_has_a_place_goes_to_their_page_unless_they_ask_to_be_another(client, code, join):
    join()
    assert client.get(f"/r/{code}").location == f"/s/{code}/phone"
    assert client.get(f"/r/{code}?another=1").status_code == 200


def test_the_form_says_who_reads_how_long_and_how_to_erase(client, code):
    page = client.get(f"/r/{code}").text
    assert "Qui lit" in page and "30 jours" in page and "Effacer" in page


def test_an_archived_session_cannot_be_joined(app, client, code, join):
    archive = Operation("0" * 16, "session.archive", {"archived": True})
    app.extensions["registry"][code].perform(Person("o1", "organiser"), archive)
    assert "On ne peut plus la rejoindre" in client.get(f"/r/{code}").text
    assert client.post(f"/r/{code}", data={}).status_code == 410


def test_bad_numbers_of_people_are_refused(app, code, join):
    for seats in ("0", "13", "²", "-1", "1e3", "99999"):
        assert join(seats=seats).status_code == 422
    assert people(app, code) == []


def test_the_qr_code_is_dark_on_white_without_style_attribute(client, code):
    drawn = client.get(f"/r/{code}/qr.svg?table=t1")
    assert drawn.mimetype == "image/svg+xml"
    assert "style=" not in drawn.text and "#fff" in drawn.text
    assert client.get(f"/r/{code}/qr.svg?table=t9").status_code == 404


def act(app, code, name, **body):
    """What the organiser does."""
    organiser = Person("o000000000000000", "organiser")
    app.extensions["registry"][code].perform(organiser, Operation(f"act{name}{len(str(body))}", name, body))


def test_who_was_freed_is_asked_to_take_a_place_again_and_is_the_same_person(app, client, code, join):
    join(name="Alice", table="t1")
    [alice] = people(app, code)
    act(app, code, "person.free", person=alice.id)
    assert client.get(f"/s/{code}/phone").location == f"/r/{code}"
    page = client.get(f"/r/{code}")
    assert (page.status_code, "Reprenez place" in page.text) == (200, True)
    client.post(f"/r/{code}", data={"join_ticket": ticket(page), "name": "Alice", "table": "t2"})
    assert [(one.id, one.table, one.seated) for one in people(app, code)] == [(alice.id, "t2", True)]


def test_who_was_sent_out_is_told_so_and_waits_when_they_come_again(app, client, code, join):
    join(name="Alice")
    [alice] = people(app, code)
    act(app, code, "person.exclude", person=alice.id)
    page = client.get(f"/s/{code}/phone", follow_redirects=True)
    assert (page.status_code, "vous a fait sortir" in page.text) == (200, True)
    again = client.post(f"/r/{code}", data={"join_ticket": ticket(page), "name": "Alice"})
    assert again.location == f"/s/{code}/phone" and client.get(again.location).status_code == 200
    assert sorted(one.status for one in people(app, code)) == ["out", "waiting"]


def test_however_many_forms_one_browser_sends_it_takes_twelve_places(app, client):
    code = app.extensions["registry"].library.create(a_day(places=40))
    answers = [
        client.post(f"/r/{code}", data={"join_ticket": ticket(client.get(f"/r/{code}?another=1")), "seats": "3"})
        for _ in range(9)
    ]
    assert [one.status_code for one in answers] == [303] * 4 + [422] * 5
    assert "Prenez un autre appareil" in answers[4].text
    assert sum(one.seats for one in people(app, code)) == 12


def test_as_many_phones_as_there_are_places_come_through_one_address_at_once(app, code):
    places = app.extensions["registry"][code].read(
        lambda state: sum(one.places for one in state.agenda.tables.values())
    )
    answers = []

    def arrive():
        phone = app.test_client()
        answers.append(phone.post(f"/r/{code}", data={"join_ticket": ticket(phone.get(f"/r/{code}"))}).status_code)

    phones = [threading.Thread(target=arrive) for _ in range(places)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join(PATIENCE)
    assert answers == [303] * places and len(people(app, code)) == places


def test_a_name_of_a_role_is_refused_with_a_sentence(client, join):
    answer = join(name="Аnimatrice")
    assert (answer.status_code, "celui d’un rôle" in answer.text) == (422, True)


VENUE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def crowded(app, code):
    """A session to which no newcomer of the venue is let in for now."""
    app.extensions["arrivals"].now, app.extensions["arrivals"].sleep = lambda: 0.0, lambda seconds: None
    while app.extensions["arrivals"].come(code, VENUE["REMOTE_ADDR"], 1, 4):
        pass
    return code


def test_one_newcomer_too_many_is_told_to_wait_and_keeps_what_they_typed(app, crowded):
    client = app.test_client()
    page = client.get(f"/r/{crowded}", environ_base=VENUE)
    answer = client.post(f"/r/{crowded}", data={"join_ticket": ticket(page), "name": "Léa"}, environ_base=VENUE)
    assert answer.status_code == 429 and people(app, crowded) == []
    assert "Trop de monde prend place à la fois" in answer.text and 'value="Léa"' in answer.text


def test_who_is_known_is_let_in_whatever_comes_from_their_address(app, code, client):
    page = client.get(f"/r/{code}", environ_base=VENUE)
    form = {"join_ticket": ticket(page), "name": "Léa"}
    assert client.post(f"/r/{code}", data=form, environ_base=VENUE).status_code == 303
    app.extensions["arrivals"].come = None  # nobody is counted from now on
    assert client.post(f"/r/{code}", data=form, environ_base=VENUE).status_code == 303
    assert client.get(f"/s/{code}/phone", environ_base=VENUE).status_code == 200
    (one,) = people(app, code)
    session = app.extensions["registry"][code]
    session.perform(Person("o" * 17, "organiser"), Operation("f" * 20, "person.free", {"person": one.id}))
    again = {"join_ticket": ticket(client.get(f"/r/{code}", environ_base=VENUE)), "name": "Léa"}
    assert client.post(f"/r/{code}", data=again, environ_base=VENUE).status_code == 303
    assert [each.id for each in people(app, code)] == [one.id]


def test_people_of_this_machine_are_a_rehearsal_and_do_not_wait(app, crowded, join):
    app.extensions["arrivals"].come = None
    assert join(name="Léa").status_code == 303
