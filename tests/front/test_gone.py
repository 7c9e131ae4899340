"""What is retired, in real browsers: gone from phones and screens, points back to their voters, one line left."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.front.conftest import Pocket, Sheet
from tests.front.test_desk import ideas
from tests.front.test_phone import go
from tests.support.axe import violations
from tests.support.people import Crowd
from workshop.identity import OrganiserLink

Open = Callable[..., Sheet]
INSULT = "Un mot de trop sur un collègue"


def pictured(page: Page, name: str) -> None:
    """A picture, where TABLEE_PICTURES names a folder for them; axe finds nothing either way."""
    assert violations(page) == []
    folder = os.environ.get("TABLEE_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_desk_retires_reads_again_and_brings_back(crowd: Crowd, surface: Open, pocket: Callable[..., Pocket]) -> None:
    _, kept = ideas(crowd, INSULT, "Une idée qui reste")
    desk, phone, screen = surface("desk", "t1"), pocket("Alice"), crowd.screen("t1")
    phone.shows(INSULT)
    desk.page.locator(".idea-card", has_text=INSULT).locator("[aria-expanded]").click()
    pictured(desk.page, "desk-card-open")
    desk.page.locator(".card-tools").get_by_text("Retirer", exact=True).click()
    screen.wait(lambda view: view["ideas"] == [kept])
    phone.page.wait_for_function("said => !document.body.innerText.includes(said)", arg=INSULT)
    phone.shows("1 contribution retirée.")
    desk.shows("Contribution retirée ou rétablie")
    assert INSULT not in desk.page.inner_text("main")
    desk.page.locator(".going > summary").click()
    desk.page.get_by_text("Contribution retirée, table 1").click()
    desk.shows(INSULT)
    pictured(desk.page, "desk-retired")
    pictured(phone.page, "phone-retired")
    desk.page.locator(".going").get_by_text("Rétablir").click()
    phone.shows(INSULT)


def test_points_come_back_to_who_stuck_them_and_the_option_says_nothing_more(
    crowd: Crowd, surface: Open, pocket: Callable[..., Pocket]
) -> None:
    insult, _ = ideas(crowd, INSULT, "Une idée qui reste")
    watch = go(crowd, "s4")
    assert watch.do("vote.open", version=watch.shared["step"]["version"])["ok"]
    phone, desk = pocket("Alice"), surface("desk", "t1")
    phone.page.locator("li.card", has_text=INSULT).get_by_label("Coller une gommette").click()
    phone.sent_all()
    watch.wait(lambda view: view["vote"]["ballots"] == 1)
    desk.page.locator(".going > summary").click()
    pictured(desk.page, "desk-vote-retire")
    desk.page.locator(".going-line", has_text=INSULT).get_by_role("button").click()
    phone.shows("Votre point est revenu")
    assert INSULT not in phone.page.inner_text("main")
    phone.shows("Contribution retirée")
    pictured(phone.page, "phone-came-back")
    for width in (360, 1024):
        phone.page.set_viewport_size({"width": width, "height": 640})
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    vote = watch.shared["vote"]["id"]
    assert watch.do("vote.close", vote=vote)["ok"] and watch.do("vote.seal", vote=vote)["ok"]
    desk.shows("Contribution retirée")
    rows = watch.wait(lambda view: view["result"])["result"]["rows"]
    assert {row["id"]: row["figures"]["points"] for row in rows}[insult] == 0
    pictured(desk.page, "desk-counted")


def test_one_s_own_idea_is_withdrawn_from_an_open_vote(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s3")
    phone = pocket("Alice")
    phone.page.click("text=Ajouter une idée")
    phone.writes("Une idée que je regrette")
    phone.sent_all()
    watch = go(crowd, "s4")
    assert watch.do("vote.open", version=watch.shared["step"]["version"])["ok"]
    phone.page.locator("summary", has_text="Vos idées").click()
    own = phone.page.locator("details .idea")
    own.get_by_role("button").click()
    phone.page.get_by_text("Oui, la retirer").click()
    watch.wait(lambda view: all(view[f"option/{one}"]["gone"] for one in view["vote"]["options"]))
    phone.shows("Retirée : la table ne la voit plus")


def test_the_organiser_finds_retires_and_erases(crowd: Crowd, browser: Browser) -> None:
    ideas(crowd, INSULT, "Une idée qui reste")
    house, code = crowd.house, crowd.code
    page = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{house.url}/o/sign-in/{OrganiserLink(house.folder).token()}")
    page.goto(f"{house.url}/o/{code}/ideas?q=collègue")
    pictured(page, "organiser-found")
    page.get_by_role("button", name="Retirer").click()
    page.goto(f"{house.url}/o/{code}/ideas")
    assert "retirée par l’animation" in page.inner_text("main")
    page.get_by_role("button", name="Effacer ses mots").click()
    assert page.get_by_role("alert").inner_text().replace("\u00a0", " ") == "Cochez « Pour toujours » pour effacer."
    pictured(page, "organiser-asked")
    page.get_by_label("Pour toujours").check()
    page.get_by_role("button", name="Effacer ses mots").click()
    page.get_by_text("mots effacés").wait_for()
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pictured(page, "organiser-erased")
    page.context.close()
