"""Takes the pictures of the pages: `python -m tests.journeys.pictures docs/images`.

Law: every picture is a page of a real server, in front of a full room; none is retouched. Those of the mémento are
taken by `tests.memento.pictures`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.full_room import FullRoom, done
from tests.support import chromium
from tests.support.house import House
from workshop.identity import OrganiserLink

ADDRESS = "http://192.168.8.2:5000"  # as on a laptop behind the room’s router
HEAVIEST = 200_000  # bytes of a picture
PHONE, DESK, TOWER, OFFICE, WALL = (390, 844), (1280, 960), (1440, 900), (1280, 900), (1920, 1080)
SCALES = {PHONE: 1.5, DESK: 1, TOWER: 1, OFFICE: 1, WALL: 2 / 3}
ALSO = "Dire d’avance ce qui nous ferait arrêter. Ça évite les essais qui durent dix ans sans que personne les juge."
TYPED = "Faire juger l’essai par les gens du guichet, trois questions sur un papier, plutôt que par un"


class Camera:
    """Pages of the room, and where their pictures go."""

    def __init__(self, browser: Browser, room: FullRoom, folder: Path) -> None:
        self.browser, self.room, self.folder = browser, room, folder

    def page(self, size: tuple[int, int], *addresses: str) -> Page:
        """A browser that followed these addresses one after the other."""
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, device_scale_factor=SCALES[size], locale="fr-FR",
            reduced_motion="reduce", timezone_id=ten_o_clock(),
        )  # fmt: skip
        page = context.new_page()
        for address in addresses:
            page.goto(address if address.startswith("http") else self.room.house.url + address)
        return page

    def takes(self, name: str, page: Page, selector: str = "") -> None:
        """The picture of what a page shows, or of one part of it."""
        page.wait_for_timeout(700)
        path = self.folder / f"{name}.png"
        page.locator(selector).first.screenshot(path=path) if selector else page.screenshot(path=path)
        self.keeps(path)

    def keeps(self, path: Path) -> None:
        size = path.stat().st_size
        assert size <= HEAVIEST, f"{path} holds {size} bytes"
        print(f"{path.name}: {size // 1000} kB")

    def link(self, surface: str, table: str) -> str:
        links = self.room.house.links(self.room.code)
        return str(links["organiser"] if surface == "tower" else links[f"{surface}s"][table])


class Album(Camera):
    """The pictures in the order of the day."""

    def takes_all(self) -> None:
        self.opens()
        self.arrival()
        self.imagining()
        self.sharing()
        self.choosing()
        self.presenting()

    def opens(self) -> None:
        self.wall = self.page(WALL, self.link("screen", "all"))
        self.screen = self.page(WALL, self.link("screen", "t4"))
        self.desk = self.page(DESK, self.link("desk", "t5"), self.link("desk", "t4"))
        self.tower = self.page(TOWER, self.link("tower", ""), f"/s/{self.room.code}/tower")
        token = OrganiserLink(self.room.house.folder).token()
        self.office = self.page(OFFICE, f"/o/sign-in/{token}")
        self.phone = self.page(PHONE, f"/r/{self.room.code}?table=t4")

    def arrival(self) -> None:
        self.phone.fill("#name", "Nadia")
        self.takes("join", self.phone)
        self.phone.click("text=Prendre place")
        self.phone.wait_for_url("**/phone")
        self.phone.wait_for_selector("#app h1")
        self.room.goes_to("s2")
        self.takes("screen-welcome", self.wall)
        code = self.room.code
        self.office.goto(f"{self.room.house.url}/o/{code}")
        self.takes("prepare", self.office)
        self.office.goto(f"{self.room.house.url}/o/{code}/conduct")
        self.takes("links", self.office)
        self.office.goto(f"{self.room.house.url}/o/{code}/print/cards")
        self.takes("table-card", self.office, ".card-sheet")

    def imagining(self) -> None:
        room = self.room
        room.goes_to("s3")
        room.writes()
        done(room.desks["t7"].do("call.raise", text="Il manque deux chargeurs."))
        self.phone.fill("#idea", ALSO)
        self.phone.click("text=Ajouter cette idée")
        self.phone.wait_for_timeout(6000)
        self.phone.fill("#idea", TYPED)
        self.takes("phone-writing", self.phone)
        self.tower.wait_for_selector(".call")
        self.takes("tower", self.tower)
        self.takes("desk-ideas", self.desk)
        self.takes("screen-countdown", self.screen)

    def sharing(self) -> None:
        room = self.room
        self.phone.fill("#idea", "")
        room.goes_to("s5", ["t4"])
        both = self.desk.context.new_page()
        both.goto(f"{room.house.url}/s/{room.code}/desk/t4+t5")
        both.wait_for_selector(".table-column")
        self.takes("desk-two-tables", both)
        both.close()
        room.goes_to("s5")
        room.shares()
        self.takes("screen-ideas", self.screen)
        self.desk.locator(".board-column:nth-of-type(2) [aria-expanded]").first.click()
        self.desk.mouse.move(0, 0)
        self.desk.evaluate("() => document.querySelector('.desk-main').scrollTo(0, 0)")
        self.takes("desk-share", self.desk)
        self.takes("phone-share", self.phone)

    def choosing(self) -> None:
        room = self.room
        room.goes_to("s6")
        room.opens_votes()
        for at in (0, 0, 1):
            self.phone.locator("[aria-label^='Coller']").nth(at).click()
        self.phone.evaluate("scrollTo(0, 0)")
        room.votes(everybody=False)
        self.takes("phone-dots", self.phone)
        self.takes("desk-vote", self.desk)
        room.votes()
        for desk in room.desks.values():
            room.counts(desk)
        self.takes("screen-dots", self.screen)
        self.takes("phone-results", self.phone)

    def presenting(self) -> None:
        room = self.room
        room.goes_to("s7")
        room.writes_sheets()
        self.takes("desk-sheets", self.desk)
        room.goes_to("s9")
        plenary = room.tower.wait(lambda view: view["plenary"]["step"] == "s9")["plenary"]
        done(room.tower.do("pitch.go", turn=3, version=plenary["version"]))
        self.takes("screen-pitch", self.wall)
        room.goes_to("s10")
        self._votes_together()
        self.takes("screen-plenary", self.wall)
        room.goes_to("s11")

    def _votes_together(self) -> None:
        desk_of_all = self.room.crowd.desk("all")
        view = desk_of_all.wait(lambda view: view["step"]["id"] == "s10")
        done(desk_of_all.do("vote.open", version=view["step"]["version"]))
        desk_of_all.wait(lambda view: view["vote"]["phase"] == "open")
        for desk in self.room.desks.values():
            desk.wait(lambda view: view["vote"] and view["vote"]["phase"] == "open")
        self.room.votes()
        self.room.counts(desk_of_all)


def ten_o_clock() -> str:
    """The zone where it is now the hour of the step « Imaginer »."""
    east = (10 - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-east:+d}"


@contextmanager
def full_room() -> Iterator[FullRoom]:
    """A server of its own and everybody in front of it."""
    with tempfile.TemporaryDirectory() as place:
        house = House(Path(place) / "sessions", "eventlet", PUBLIC_URL=ADDRESS)
        house.folder.mkdir()
        try:
            room = FullRoom(house.start())
            yield room
            room.leave()
        finally:
            house.end()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with full_room() as room, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        Album(browser, room, folder).takes_all()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
