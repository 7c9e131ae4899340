"""The pages of a day: the organiser's, a desk, the desk of two tables, the desk of all, the tower, two screens, phones.

Law: everything is opened from a link that the organiser's pages show. `look(state, page)` is called at each state
worth looking at.
"""

from __future__ import annotations

from tests.front.conftest import Sheet
from tests.journeys import story
from tests.journeys.people import Desk, Office, Phone, Tower
from tests.journeys.story import BRUNO
from tests.journeys.watch import Look, Watch

LAPTOP, TABLET, WALL, CONTROL = (1280, 900), (1280, 960), (1920, 1080), (1440, 900)
LINKS = ("desk-t1", "desk-t2", "desk-all", "screen-t1", "screen-all", "organiser")


class Pages:
    """Everybody's pages. `facts` holds what was read on them during the day, for the tests to judge."""

    def __init__(self, watch: Watch, look: Look, sign_in: str) -> None:
        self.watch, self.look, self.home = watch, look, watch.home
        self.office = Office(watch.page(LAPTOP))
        self.office.signs_in(sign_in)
        self.facts: dict[str, object] = {}
        self.phones: dict[story.Guest, Phone] = {}

    def is_prepared(self) -> None:
        """The organiser creates the session in the form."""
        page = self.office.page
        self.look("organiser list empty", page)
        page.click("text=Nouvelle séance")
        self.look("organiser new", page)
        self.code = self.office.prepares(story.TITLE, story.QUESTION, story.THEMES)
        self.look("organiser session", page)
        page.goto(f"{self.home}/o/{self.code}/conduct")
        self.look("organiser conduct", page)

    def opens_its_pages(self) -> None:
        """A desk, the desk of two tables beside it, the desk of all, the tower, the screens."""
        links = {id: self.office.link(id) for id in LINKS}
        page = self.watch.page(TABLET)
        page.goto(links["desk-t2"])
        page.goto(links["desk-t1"])
        self.desk = Desk(page.context, page)
        self.both = self._beside(f"/s/{self.code}/desk/t1+t2")
        page = self.watch.page(TABLET)
        page.goto(links["desk-all"])
        self.desk_of_all = Desk(page.context, page)
        page = self.watch.page(CONTROL)
        page.goto(links["organiser"])
        page.goto(f"{self.home}/s/{self.code}/tower")
        self.tower = Tower(page.context, page)
        self.screen, self.wall = self._screen(links["screen-t1"]), self._screen(links["screen-all"])
        self.shared = (self.desk, self.both, self.screen, self.wall, self.tower)

    def _beside(self, path: str) -> Desk:
        page = self.desk.context.new_page()
        page.goto(self.home + path)
        return Desk(page.context, page)

    def _screen(self, link: str) -> Sheet:
        page = self.watch.page(WALL)
        page.goto(link)
        return Sheet(page.context, page)

    def _all_look(self, moment: str) -> None:
        """Every surface at once."""
        self.look(f"phone {moment}", self.phones[BRUNO].page)
        self.look(f"desk {moment}", self.desk.page)
        self.look(f"screen {moment}", self.screen.page)
        self.look(f"screen of all {moment}", self.wall.page)

    def _counts(self, desk: Desk, vote: str) -> None:
        """Close, look, seal; keeps what the page says of the count."""
        desk.forward("Clore le vote")
        self.phones[BRUNO].shows("Le vote est clos")
        self._all_look(f"closed, {vote}")
        desk.forward("Dépouiller")
        desk.page.wait_for_selector(".count-rows")
        self.facts[f"count, {vote}"] = desk.counted()
