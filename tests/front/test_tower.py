"""The tower in a real browser: all the tables at once, and the hand that opens, holds and moves them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import Browser

from tests.front.conftest import Sheet, one_ballot, surfaces, voted_once
from tests.front.test_phone import go
from tests.support.axe import violations
from tests.support.house import House, a_day
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Crowd, Live
from workshop.storage import Library

Open = Callable[..., Sheet]


def tower_of(surface: Open) -> Sheet:
    return surface("tower", width=1440, height=900)


def test_all_tables_pass_to_a_step_after_a_question(crowd: Crowd, surface: Open) -> None:
    desk = crowd.desk("t2")
    tower = tower_of(surface)
    tower.click("Faire passer…")
    tower.shows("Toutes les tables passent à « Étape 2 » maintenant.", "[role=dialog]")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["step"]["id"] == "s2")


def test_the_head_says_who_is_there_and_how_long_answers_take(crowd: Crowd, surface: Open) -> None:
    assert crowd.phone("Alice", table="t1").do("person.edit", seats=1)["ok"]
    tower = tower_of(surface)
    tower.page.locator(".tower-counts abbr").filter(has_text="p95").wait_for()
    assert "1 en ligne, p95 " in " ".join(tower.page.locator(".tower-counts").inner_text().split())
    assert "95 réponses du serveur sur 100" in (tower.page.locator(".tower-counts abbr").get_attribute("title") or "")


def test_a_long_question_does_not_push_the_tower_over_a_small_laptop_s_edge(house: House, browser: Browser) -> None:
    code = house.create({**a_day(), "question": "Comment donner envie d’essayer, " * 6 + "même sans temps ?"})
    page = browser.new_page(viewport={"width": 1024, "height": 768}, locale="fr-FR")
    page.goto(house.links(code)["organiser"])
    page.goto(f"{house.url}/s/{code}/tower")
    page.wait_for_selector(".tower-head >> text=même sans temps")
    clock = page.locator(".tower-head .clock").bounding_box()
    assert page.evaluate("document.documentElement.scrollWidth") == 1024
    assert clock and clock["x"] + clock["width"] <= 1024
    page.close()


def test_a_step_opened_to_tables_that_cannot_get_there_says_so(crowd: Crowd, surface: Open) -> None:
    desk = crowd.desk("t1")
    tower = tower_of(surface)
    tower.click("Ouvrir…")
    tower.page.locator("[role=dialog] .is-main").click()
    tower.shows("ouverte, mais 2 tables sont en plénière", ".step-rail")
    assert desk.do("step.go", step="s2", version=desk.shared["step"]["version"])["refused"] == "plenary"
    assert "ouverte à" not in tower.page.inner_text(".step-rail")


def test_only_the_tables_in_hand_are_moved(crowd: Crowd, surface: Open) -> None:
    one = go(crowd, "s2")
    two = crowd.desk("t2")
    tower = tower_of(surface)
    tower.page.locator(".table-button").nth(1).click()
    tower.click("Faire passer…")
    tower.page.locator("[role=dialog] .is-main").click()
    two.wait(lambda view: view["step"]["id"] == "s3")
    assert one.shared["step"]["id"] == "s2"


def test_a_table_is_held_and_let_go(crowd: Crowd, surface: Open) -> None:
    desk = go(crowd, "s2")
    tower = tower_of(surface)
    tower.click("Retenir…")
    tower.page.select_option("#step", "s2")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["next"]["refused"] == "gate_held")
    tower.click("Retenir…")
    tower.page.select_option("#step", "s2")
    tower.click("Libérer")
    desk.wait(lambda view: view["next"]["refused"] is None)


def test_a_call_shows_and_is_answered(crowd: Crowd, surface: Open) -> None:
    desk = go(crowd, "s2")
    tower = tower_of(surface)
    assert desk.do("call.raise", text="Deux téléphones sans Wi-Fi")["ok"]
    tower.shows("Table 1 vous appelle", ".call")
    tower.shows("Deux téléphones sans Wi-Fi", ".call")
    tower.click("J’y vais")
    desk.wait(lambda view: view["call"] is None)
    assert desk.do("call.raise")["ok"]
    surface("desk", "t1").click("Ne plus appeler")
    desk.wait(lambda view: view["call"] is None)
    with Library(crowd.house.folder).reading(crowd.code) as log:
        calls = [(row.name, row.seq, row.body.get("seq")) for row in log.rows() if row.name.startswith("call.")]
    assert [named for *_, named in calls] == [None, calls[0][1], None, calls[2][1]]


def test_a_message_goes_to_the_chosen_desks_only(crowd: Crowd, surface: Open) -> None:
    one, two = go(crowd, "s2"), crowd.desk("t2")
    tower = tower_of(surface)
    tower.page.locator(".table-button").nth(0).click()
    tower.page.fill("#message", "Pause à 10 h 25")
    tower.click("Envoyer")
    one.wait(lambda view: view["message"] and view["message"]["text"] == "Pause à 10 h 25")
    tower.shows("Message envoyé.")
    assert two.shared["message"] is None


def test_two_minutes_are_given_to_all_or_to_one(crowd: Crowd, surface: Open) -> None:
    one, two = go(crowd, "s2"), crowd.desk("t2")
    before = two.wait(lambda view: view["timer"])["timer"]["ends_at"]
    tower = tower_of(surface)
    tower.click("+ 2 min")
    two.wait(lambda view: view["timer"]["ends_at"] == before + 120_000)
    tower.page.locator(".table-button").nth(0).click()
    tower.click("+ 2 min")
    one.wait(lambda view: view["timer"]["ends_at"] == before + 240_000)
    assert two.shared["timer"]["ends_at"] == before + 120_000


def test_seats_show_who_has_contributed(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    alice = crowd.phone("Alice", "t1")
    tower = tower_of(surface)
    tower.shows("1 personne sur 24 places")
    assert alice.do("idea.write", body="Un essai")["ok"]
    tower.page.wait_for_function("() => document.querySelector('.table-button .contributed') !== null")
    assert tower.page.locator(".table-button").nth(0).locator(".contributed").count() == 1


def test_the_plenary_is_driven_from_the_tower(crowd: Crowd, surface: Open) -> None:
    desk = go(crowd, "s5")
    tower = tower_of(surface)
    tower.click("Faire passer…")
    tower.shows("Toute la salle passe à « Étape 6 »", "[role=dialog]")
    tower.page.locator("[role=dialog] .is-main").click()
    tower.shows("L’ordre de passage")
    tower.click("Table 1")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["pitch"]["turn"] == 0)
    tower.shows("Table 1 présente")


SIZES = [(360, 640), (390, 844), (1024, 768), (1440, 900), (1920, 1080)]


def watching(crowd: Crowd) -> int:
    """How many connections are told the people of a table."""
    counts = requests.get(f"{crowd.house.url}/metrics", timeout=PATIENCE).text
    found = [line for line in counts.splitlines() if 'tablee_connections{surface="people"}' in line]
    return int(found[0].split()[-1]) if found else 0


def people_of(tower: Sheet, number: int) -> None:
    """Open the people of a table, by the keyboard alone."""
    tower.page.locator(".table-button").nth(number - 1).focus()
    tower.press("Enter")
    tower.page.locator(".entries summary").focus()
    tower.press("Enter")
    tower.page.locator(f"button:has-text('Personnes de la table {number}')").focus()
    tower.press("Enter")


def test_the_tower_sends_somebody_out_by_the_keyboard_and_takes_it_back(crowd: Crowd, surface: Open) -> None:
    alice = crowd.phone("Alice", "t2")
    tower = tower_of(surface)
    tower.shows("1 personne sur")
    assert "Alice" not in tower.page.content()
    people_of(tower, 2)
    tower.shows("Alice", "[role=dialog] .people-list")
    tower.page.locator("button:has-text('Faire sortir…')").focus()
    tower.press("Enter")
    tower.page.locator("button:has-text('garder ses idées')").focus()
    tower.press("Enter")
    alice.hears(lambda: "fait sortir" in alice.farewell)
    tower.shows("Personne sortie", ".undo-toast")
    tower.page.locator(".undo-toast button").focus()
    tower.press("Enter")
    tower.shows("Alice", "[role=dialog] .people-list")
    assert crowd.live(alice.browser, "phone").own["me"]["name"] == "Alice"
    tower.page.locator("[role=dialog] button").first.focus()
    tower.press("Escape")
    tower.page.wait_for_selector("[role=dialog]", state="detached")
    assert "Alice" not in tower.page.content()


def test_the_tower_frees_the_place_of_who_left(crowd: Crowd, surface: Open) -> None:
    crowd.phone("Alice", "t1").close()
    tower = tower_of(surface)
    people_of(tower, 1)
    tower.click("Libérer la place")
    crowd.desk("t1").wait(lambda view: view["people"] == [])
    tower.shows("Place libérée", ".undo-toast")


def test_who_looks_at_no_table_s_people_any_more_is_told_nothing_of_them(crowd: Crowd, surface: Open) -> None:
    crowd.phone("Alice", "t1")
    tower = tower_of(surface)
    people_of(tower, 1)
    tower.shows("Alice", "[role=dialog]")
    wait_until(lambda: watching(crowd) == 1, "nobody looks at the people")
    tower.page.locator("[role=dialog] [aria-label=Fermer]").click()
    wait_until(lambda: watching(crowd) == 0, "the people are looked at yet")


def test_a_table_s_people_are_read_by_all_at_every_size(crowd: Crowd, surface: Open) -> None:
    crowd.phone("Alice", "t1")
    tower = surface("tower", width=SIZES[0][0], height=SIZES[0][1])
    people_of(tower, 1)
    tower.shows("Alice", "[role=dialog]")
    tower.click("Faire sortir…")
    for width, height in SIZES:
        tower.page.set_viewport_size({"width": width, "height": height})
        box = tower.page.locator("[role=dialog]").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0, (width, height)
        assert box["y"] + box["height"] <= height, (width, height)
        assert width not in (SIZES[0][0], SIZES[-1][0]) or violations(tower.page) == []


# A vote of few ballots, asked about before it is counted.
ASKS = "n’y a qu’un bulletin"


@pytest.fixture
def tower_of_few(browser: Browser, crowd_of_few: Crowd) -> Iterator[Sheet]:
    """The tower of that session."""
    yield from (made("tower", width=1440, height=900) for made in surfaces(browser, crowd_of_few))


def one_ballot_of_the_room(crowd: Crowd) -> Live:
    """The desk of all, where the room votes on a table's proposal and has one ballot."""
    desk, alice = one_ballot(crowd)
    vote = desk.shared["vote"]
    assert desk.do("vote.seal", vote=vote["id"], few=True)["ok"]
    assert desk.do("vote.select", vote=vote["id"], ideas=vote["options"])["ok"]
    return voted_once(go(crowd, "s7", "all"), alice)[0]


def test_a_move_that_would_count_one_ballot_asks_in_its_own_panel(crowd_of_few: Crowd, tower_of_few: Sheet) -> None:
    (desk, _), tower = one_ballot(crowd_of_few), tower_of_few
    tower.click("Faire passer…")
    tower.page.focus("[role=dialog] .is-main")
    tower.press("Enter")
    tower.shows(ASKS, "[role=dialog]")
    assert violations(tower.page) == []
    tower.press("Enter")
    tower.page.wait_for_selector("[role=dialog]", state="detached")
    assert desk.shared["vote"]["phase"] == "open" and ASKS not in tower.page.inner_text("body")
    tower.click("Faire passer…")
    tower.page.locator("[role=dialog] .is-main").click()
    tower.shows(ASKS, "[role=dialog]")
    tower.press("Shift+Tab", "Enter")
    desk.wait(lambda view: view["step"]["id"] == "s5")
    tower.page.wait_for_selector("[role=dialog]", state="detached")


def test_another_step_is_asked_about_anew(crowd_of_few: Crowd, tower_of_few: Sheet) -> None:
    (desk, _), tower = one_ballot(crowd_of_few), tower_of_few
    tower.click("Faire passer…")
    tower.page.locator("[role=dialog] .is-main").click()
    tower.shows(ASKS, "[role=dialog]")
    tower.page.select_option("#step", "s3")
    assert ASKS not in tower.page.inner_text("[role=dialog]")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["step"]["id"] == "s3")


def test_the_plenary_s_vote_of_one_ballot_is_asked_about_in_its_own_question(
    crowd_of_few: Crowd, tower_of_few: Sheet
) -> None:
    desk, tower = one_ballot_of_the_room(crowd_of_few), tower_of_few
    tower.click("Clore le vote")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["vote"]["phase"] == "closed")
    tower.click("Dépouiller")
    tower.shows(ASKS, "[role=dialog]")
    tower.page.locator("[role=dialog] .is-main").click()
    desk.wait(lambda view: view["result"] and view["result"]["ballots"] == 1)


def test_a_refusal_reads_in_words_on_a_narrow_tower(crowd_of_few: Crowd, tower_of_few: Sheet) -> None:
    tower = tower_of_few
    tower.page.set_viewport_size({"width": 390, "height": 844})
    one_ballot_of_the_room(crowd_of_few)
    tower.page.locator("button:visible", has_text="Clore le vote").wait_for()
    tower.context.set_offline(True)
    tower.click("Suspendre")
    tower.shows("Compris", ".desk-notices")
    text = tower.page.locator(".desk-notices .banner p").bounding_box()
    assert text and text["width"] > 200
