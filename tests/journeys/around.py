"""The pages around the day: preparation, printing, pre-flight, and what is said when something cannot be given."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.watch import Look, Watch

ORGANISER = {
    "list": "",
    "edit": "/{code}/edit",
    "rehearsal": "/{code}/rehearsal",
    "print cards": "/{code}/print/cards",
    "print run sheet": "/{code}/print/run-sheet",
    "print sheets": "/{code}/print/sheets",
    "delete": "/{code}/delete",
}
ERRORS = {
    "no such page": "/nowhere",
    "unknown code": "/r/QQQQQQ",
    "mistyped code": "/?code=QQQQQQ",
    "not yours": "/s/{code}/desk/t1",
    "wrong link": "/l/{code}/nothing",
    "not the organiser": "/o",
}


class Around:
    """Somebody who opens every other page."""

    def __init__(self, watch: Watch, look: Look, office: Page, code: str) -> None:
        self.watch, self.look, self.office, self.code = watch, look, office, code

    def walk(self) -> None:
        for name, path in ORGANISER.items():
            self.office.goto(f"{self.watch.home}/o{path.format(code=self.code)}")
            self.look(f"organiser {name}", self.office)
        self._preflight()
        stranger = self.watch.page((390, 844), errors_expected=True)
        for name, path in ERRORS.items():
            stranger.goto(self.watch.home + path.format(code=self.code))
            self.look(f"error {name}", stranger)

    def _preflight(self) -> None:
        device = self.watch.page((390, 844))
        device.goto(f"{self.watch.home}/preflight/{self.code}")
        device.wait_for_selector("text=Cet appareil est prêt.")
        self.look("organiser pre-flight", device)
