"""Links, cookies, shells: each page is given to whom its cookie names."""

import gzip

import pytest

from tests.support.house import a_day


def test_a_link_leaves_a_cookie_and_a_clean_address(client, code, link):
    answer = client.get(link("desk", "t1"))
    assert (answer.status_code, answer.location) == (303, f"/s/{code}/desk/t1")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and f"tablee_{code}_desk" in cookie
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_one_browser_gathers_the_desks_it_was_given(client, code, link):
    client.get(link("desk", "t1"))
    client.get(link("desk", "t2"))
    assert client.get(f"/s/{code}/desk/t1+t2").status_code == 200


def test_a_desk_does_not_open_another_table_nor_the_plenary(client, code, link):
    client.get(link("desk", "t1"))
    assert client.get(f"/s/{code}/desk/t2").status_code == 403
    assert client.get(f"/s/{code}/desk/all").status_code == 403


@pytest.mark.parametrize("page", ["desk/t1", "screen/t1", "screen/all", "tower"])
def test_a_page_without_its_cookie_is_refused(client, code, page):
    answer = client.get(f"/s/{code}/{page}")
    assert answer.status_code == 403
    assert "pas ouvert" in answer.text


def test_a_phone_without_a_place_goes_to_take_one(client, code):
    assert client.get(f"/s/{code}/phone").location == f"/r/{code}"


def test_a_link_of_another_session_opens_nothing(app, client, code, link):
    other = app.extensions["registry"].library.create(a_day())
    assert client.get(link("desk", "t1").replace(code, other)).status_code == 403


def test_a_revoked_link_and_its_cookie_open_nothing(app, client, code, link):
    former = link("desk", "t1")
    client.get(former)
    app.extensions["registry"][code].revoke("desk:t1")
    assert client.get(former).status_code == 403
    assert client.get(f"/s/{code}/desk/t1").status_code == 403
    assert client.get(link("desk", "t1")).status_code == 303


def test_the_organiser_opens_every_desk_and_screen(client, code, link):
    client.get(link("organiser"))
    for page in ("desk/t2", "desk/t1+t2", "desk/all", "screen/t1"):
        assert client.get(f"/s/{code}/{page}", follow_redirects=True).status_code == 200
    assert client.get(f"/s/{code}/desk/t9").status_code == 404


def test_an_unknown_table_is_not_found(client, code, link):
    client.get(link("desk", "t1"))
    assert client.get(f"/s/{code}/desk/t9").status_code == 404


def test_a_shell_says_what_its_script_needs_and_nothing_of_the_session_s_content(client, code, link):
    client.get(link("desk", "t1"))
    page = client.get(f"/s/{code}/desk/t1").text
    for attribute in (f'data-code="{code}"', 'data-role="desk"', 'data-table="t1"', "data-join=", "data-qr="):
        assert attribute in page
    assert "<noscript>" in page


def test_a_shell_is_compressed_for_a_browser_that_reads_gzip_and_no_other_page_is(client, code, link):
    client.get(link("organiser"))
    asked = {"Accept-Encoding": "gzip"}
    plain, packed = client.get(f"/s/{code}/tower"), client.get(f"/s/{code}/tower", headers=asked)
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["Cache-Control"] == "no-store"
    assert gzip.decompress(packed.data).decode() == plain.text
    assert "Content-Encoding" not in client.get(f"/r/{code}", headers=asked).headers


@pytest.mark.parametrize("page", ["phone", "desk/t1", "tower"])
def test_a_cookie_in_use_is_given_again_the_next_day_and_no_other_is(app, client, code, link, page):
    client.post(f"/r/{code}")
    client.get(link("desk", "t1"))
    client.get(link("organiser"))
    assert "Set-Cookie" not in client.get(f"/s/{code}/{page}").headers
    cookies, clock = app.extensions["cookies"], app.extensions["registry"].library.clock
    object.__setattr__(cookies, "now", lambda: clock.now() / 1000 + 2 * 86_400)
    again = client.get(f"/s/{code}/{page}").headers.getlist("Set-Cookie")
    role = {"phone": "participant", "desk/t1": "desk", "tower": "organiser"}[page]
    assert [one.partition("=")[0] for one in again] == [f"tablee_{code}_{role}"]
    assert "Set-Cookie" not in client.get(f"/s/{code}/{page}").headers
