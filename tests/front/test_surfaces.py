"""What opens on desk, screen and tower: axe finds nothing, nothing scrolls sideways, keys reach everything.

Each step of the day is looked at in tests/journeys.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.front.conftest import Sheet
from tests.front.test_desk import ideas, voted
from tests.front.test_phone import go
from tests.support.axe import violations
from tests.support.people import Crowd

Open = Callable[..., Sheet]


def looks_right(page: Page) -> None:
    assert violations(page) == []
    wide, window = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= window


def test_what_opens_over_the_desk_is_accessible(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Une heure par mois", "Soixante minutes chaque mois")
    desk = surface("desk", "t1", width=1024, height=768)
    for tool in ("Temps", "Écrire", "Paroles", "Personnes", "Appeler"):
        desk.click(tool)
        desk.page.wait_for_selector("[role=dialog], dialog[open]")
        looks_right(desk.page)
        desk.press("Escape")
        desk.page.wait_for_selector("[role=dialog], dialog[open]", state="detached")
    desk.page.locator(".idea-card [aria-expanded]").first.click()
    for tool in ("Réunir…", "Déplacer…", "Corriger…"):
        desk.click(tool)
        desk.page.wait_for_selector("dialog[open]")
        looks_right(desk.page)
        desk.press("Escape")
        desk.page.wait_for_selector("dialog[open]", state="detached")


def test_a_count_is_accessible_on_desk_and_screen(crowd: Crowd, surface: Open) -> None:
    watch = voted(crowd, [2, 1, 1])
    assert watch.do("vote.seal", vote=watch.shared["vote"]["id"])["ok"]
    desk, screen = surface("desk", "t1"), surface("screen", "t1")
    desk.shows("2 points")
    screen.shows("2 points")
    looks_right(desk.page)
    looks_right(screen.page)


def test_two_tables_are_accessible_and_stand_below_each_other_when_narrow(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2").close()
    desk = surface("desk", "t1", "t2")
    looks_right(desk.page)
    for width in (768, 390):
        desk.page.set_viewport_size({"width": width, "height": 900})
        looks_right(desk.page)


def test_words_without_a_space_stay_within_the_desk(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    tower, desk = crowd.tower(), surface("desk", "t1", width=1024, height=768)
    assert tower.do("message.send", text="https://" + "w" * 400, tables="all")["ok"]
    assert crowd.desk("t1").do("call.raise", text="m" * 400)["ok"]
    desk.shows("Vous appelez", ".banner")
    desk.shows("https://", ".banner")
    looks_right(desk.page)
    assert desk.page.locator(".control-bar > .button").last.bounding_box()["x"] < 1024


def test_a_long_idea_is_quoted_from_its_beginning_whatever_its_characters(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s3").close()
    assert crowd.phone(table="t1", consent_quotes="1").do("idea.write", body="x" + "🙂" * 1_500)["ok"]
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card [aria-expanded]").first.click()
    assert "Citer" not in desk.page.inner_text(".card-tools")
    desk.click("Paroles")
    desk.page.select_option("#from", index=1)
    desk.click("Garder ces mots")
    kept = desk.page.wait_for_selector(".quote-list blockquote").inner_text()
    assert kept.count("🙂") == 999


def test_a_group_s_name_that_is_too_long_is_kept_whole_and_said(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Une heure par mois")
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card [aria-expanded]").first.click()
    desk.click("Déplacer…")
    desk.page.fill("#new-group", "n" * 125)
    desk.shows("5 signes de trop.", "dialog")
    assert len(desk.page.input_value("#new-group")) == 125
    assert desk.page.is_disabled("dialog .is-main")


def test_escape_gives_the_focus_back_to_what_opened_a_panel(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2").close()
    desk = surface("desk", "t1")
    desk.page.locator(".tool:has-text('Temps')").focus()
    desk.press("Enter")
    assert "+ 1 min" in desk.page.evaluate("() => document.activeElement.innerText")
    desk.press("Escape")
    assert desk.page.evaluate("() => document.activeElement.innerText.trim()") == "Temps"


def test_a_table_is_driven_by_tab_and_enter_alone(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2").close()
    desk = surface("desk", "t1")
    for _ in range(20):
        desk.press("Tab")
        if desk.page.evaluate("() => document.activeElement.matches('.control-bar .is-main')"):
            break
    desk.press("Enter", "Enter")
    desk.at("Étape 3")
