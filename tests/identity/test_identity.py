"""Links and cookies: what is believed, and for how long."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Person
from workshop.identity import Cookies, Grant, Keys, OrganiserLink, cookie_name, links, new_id
from workshop.identity.cookies import BELIEVED

KEYS = Keys("K7M2QX", b"k" * 32, {}, ("t1", "t2"))
COOKIES = Cookies("s" * 64)


def revoked(*names: str) -> Keys:
    return Keys(KEYS.code, KEYS.secret, dict.fromkeys(names, 1), KEYS.tables)


def test_each_link_opens_what_it_is_for_and_nothing_else() -> None:
    tokens = {grant: KEYS.token(grant) for grant in KEYS.grants()}
    assert len(set(tokens.values())) == 7
    assert {KEYS.grant_of(token): token for token in tokens.values()} == tokens


def test_a_token_has_at_least_128_bits_and_fits_a_url() -> None:
    token = KEYS.token(Grant("organiser"))
    assert len(token) * 6 >= 128
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 24, "\x00"])
def test_a_token_that_we_did_not_make_opens_nothing(token: str) -> None:
    assert KEYS.grant_of(token) is None


def test_a_token_of_another_session_opens_nothing() -> None:
    other = Keys("K7M2QX", b"o" * 32, {}, KEYS.tables)
    assert KEYS.grant_of(other.token(Grant("organiser"))) is None


def test_a_revoked_link_is_another_link_and_the_others_stand() -> None:
    desk, screen = Grant("desk", "t1"), Grant("screen", "t1")
    after = revoked("desk:t1")
    assert after.grant_of(KEYS.token(desk)) is None
    assert after.grant_of(after.token(desk)) == desk
    assert after.grant_of(KEYS.token(screen)) == screen


def test_the_links_of_a_session() -> None:
    found = links(KEYS, "http://192.168.1.2:5000")
    assert list(found["desks"]) == list(found["screens"]) == ["t1", "t2", "all"]
    assert found["phone"] == "http://192.168.1.2:5000/r/K7M2QX"
    assert found["phones"]["t2"] == "http://192.168.1.2:5000/r/K7M2QX?table=t2"
    token = found["desks"]["all"].removeprefix("http://192.168.1.2:5000/l/K7M2QX/")
    assert KEYS.grant_of(token) == Grant("desk", "all")


def test_a_cookie_says_who_joined() -> None:
    browser = dict([COOKIES.join("K7M2QX", "p1")])
    person = COOKIES.participant(browser, "K7M2QX")
    assert person is not None and (person.id, person.role) == ("p1", "participant")
    assert COOKIES.participant(browser, "ZZZZZZ") is None


def test_a_cookie_that_was_changed_or_signed_by_another_is_nothing() -> None:
    name, value = COOKIES.join("K7M2QX", "p1")
    signature = value.rindex(".") + 1  # its first sign: some bits of the last one say nothing
    changed = value[:signature] + ("A" if value[signature] != "A" else "B") + value[signature + 1 :]
    for wrong in (changed, "x" + value, "", "é"):
        assert COOKIES.participant({name: wrong}, "K7M2QX") is None
    assert Cookies("o" * 64).participant({name: value}, "K7M2QX") is None


class Time:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_cookie_is_believed_for_a_hundred_days_by_the_server_s_own_time() -> None:
    cookies = Cookies("s" * 64, clock := Time())
    browser = dict([cookies.join("K7M2QX", "p1")])
    clock.now += BELIEVED
    assert cookies.participant(browser, "K7M2QX") is not None
    clock.now += 1
    assert cookies.participant(browser, "K7M2QX") is None


@pytest.mark.parametrize("days", [-400, -60, -1, 60, 90])
def test_a_clock_that_was_set_signs_nobody_out(days: int) -> None:
    cookies = Cookies("s" * 64, clock := Time())
    browser = dict([cookies.join("K7M2QX", "p1"), cookies.grant({}, KEYS, Grant("desk", "t1"))])
    clock.now += days * 86_400
    assert cookies.participant(browser, "K7M2QX") is not None
    assert cookies.holder(browser, KEYS, Grant("desk", "t1")) is not None


def test_a_cookie_in_use_is_dated_anew_once_a_day_and_says_the_same() -> None:
    cookies = Cookies("s" * 64, clock := Time())
    name, value = cookies.join("K7M2QX", "p1")
    clock.now += 86_399
    assert cookies.anew({name: value}, name) is None
    for days in range(99):
        clock.now += 86_400
        renewed = cookies.anew({name: value}, name)
        assert renewed is not None and renewed[0] == name, days
        value = renewed[1]
    assert cookies.participant({name: value}, "K7M2QX") == Person("p1", "participant")
    clock.now -= 200 * 86_400
    assert cookies.anew({name: value}, name) is not None
    assert cookies.anew({name: "forged"}, name) is None


def test_a_cookie_is_of_no_use_under_another_name() -> None:
    _, value = COOKIES.join("K7M2QX", "p1")
    assert COOKIES.holder({cookie_name("K7M2QX", "organiser"): value}, KEYS, Grant("organiser")) is None


def test_one_browser_holds_two_desks_as_one_person() -> None:
    browser: dict[str, str] = {}
    for table in ("t1", "t2"):
        browser.update([COOKIES.grant(browser, KEYS, Grant("desk", table))])
    one, both = (COOKIES.holder(browser, KEYS, Grant("desk", table)) for table in ("t1", "t1+t2"))
    assert one is not None and both is not None and one.id == both.id
    assert both.table == "t1+t2"
    assert COOKIES.holder(browser, KEYS, Grant("desk", "all")) is None
    assert COOKIES.holder(browser, KEYS, Grant("screen", "t1")) is None


def test_a_cookie_falls_with_its_link() -> None:
    browser: dict[str, str] = {}
    for table in ("t1", "t2"):
        browser.update([COOKIES.grant(browser, KEYS, Grant("desk", table))])
    after = revoked("desk:t1")
    assert COOKIES.holder(browser, after, Grant("desk", "t1")) is None
    assert COOKIES.holder(browser, after, Grant("desk", "t1+t2")) is None
    assert COOKIES.holder(browser, after, Grant("desk", "t2")) is not None


def test_the_organisers_link_is_kept_and_can_be_revoked(tmp_path: Path) -> None:
    link = OrganiserLink(tmp_path)
    token = link.token()
    browser = dict([link.cookie(COOKIES)])
    assert OrganiserLink(tmp_path).opens(token) and not link.opens("") and not link.opens("é")
    assert stat.S_IMODE((tmp_path / ".organiser").stat().st_mode) == 0o600
    person = link.holder(browser, COOKIES)
    assert person is not None and person.role == "organiser"
    link.revoke()
    assert not link.opens(token)
    assert link.holder(browser, COOKIES) is None


def test_people_have_ids_of_their_role() -> None:
    ids = [new_id(role) for role in ("participant", "desk", "organiser", "screen")]
    assert [one[0] for one in ids] == ["p", "d", "o", "c"] and {len(one) for one in ids} == {17}


def test_keys_are_the_same_read_from_the_file_and_from_the_room(tmp_path: Path, definition: Any) -> None:
    from workshop.session import Registry
    from workshop.storage import Library

    registry = Registry(Library(tmp_path))
    code = registry.library.create(definition)
    assert Keys.of(registry[code]) == Keys.in_file(registry.library, code)
    assert Keys.of(registry[code]).tables == ("t1", "t2")
    registry.close()
