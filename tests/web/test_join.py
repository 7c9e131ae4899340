"""Taking place through forms, as a browser without scripts does."""

import html
import re

import pytest

from workshop.core import Operation, Person

HIDDEN = re.compile(r'name="join_ticket" value="([^"]+)"')


def people(app, code):
    return app.extensions["rooms"][code].read(lambda state: list(state.people.values()))


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


@pytest.mark.parametrize(
    "address", ["/?code={}", "/r/{}", "/s/{}/phone", "/s/{}/desk/t1", "/s/{}/screen/all", "/s/{}/tower"]
)
def test_guessing_codes_is_braked(client, code, address):
    for _ in range(10):
        assert client.get(address.format("ZZZZZZ")).status_code == 404
    assert client.get(address.format(code)).status_code == 429


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


def test_a_form_sent_twice_is_one_person(app, client, code):
    form = {"join_ticket": ticket(client.get(f"/r/{code}")), "name": "Samira"}
    first = client.post(f"/r/{code}", data=form)
    second = app.test_client().post(f"/r/{code}", data=form)
    assert first.location == second.location
    assert len(people(app, code)) == 1


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
    app.extensions["rooms"][code].perform(Person("o1", "organiser"), archive)
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
