"""The whole day of a session with two tables, as its people live it, from the form to the Word file."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import story
from tests.journeys.story import BRUNO
from tests.journeys.tables import AtTheTables


class Day(AtTheTables):
    """The day from end to end."""

    def lives(self, folder: Path) -> Path:
        """The whole day; gives the mémento that the organiser downloaded into the folder."""
        self.is_prepared()
        self.opens_its_pages()
        self.welcomes()
        self.imagines()
        self.shares()
        self.chooses()
        self.writes_its_sheets()
        self.presents()
        self.votes_together()
        self.ends()
        return self.takes_the_memento(folder)

    def presents(self) -> None:
        """Lunch, then each table speaks for three minutes."""
        self.tower.passes_all_to("Déjeuner")
        self.desk_of_all.at("Déjeuner")
        self.desk_of_all.forward("Présenter")
        self.desk_of_all.at("Présenter")
        self._all_look("pitch order")
        self.look("desk of all pitch order", self.desk_of_all.page)
        self.look("tower pitch", self.tower.page)
        for table in (1, 2):
            self.desk_of_all.forward(f"Table {table}")
            self.desk_of_all.shows(f"Table {table} présente")
        self.screen.shows(story.title(story.SLOT))
        self._all_look("pitch")
        self.look("desk of all pitch", self.desk_of_all.page)

    def votes_together(self) -> None:
        """One ballot over all tables' proposals."""
        self.desk_of_all.forward("Voter tous ensemble")
        self.desk_of_all.at("Voter tous ensemble")
        self.look("screen of all before the vote", self.wall.page)
        self.desk_of_all.forward("Ouvrir le vote")
        for guest, ballots in story.ROOM_BALLOTS.items():
            self.phones[guest].votes(*({story.title(idea): 1 for idea in ballot} for ballot in ballots))
        self.desk_of_all.shows("7 bulletins sur 7")
        self._all_look("plenary vote")
        self.look("desk of all vote", self.desk_of_all.page)
        self.look("tower plenary vote", self.tower.page)
        self.facts["tower, plenary vote"] = self.tower.page.inner_text("main")
        self._counts(self.desk_of_all, "plenary")
        self.desk_of_all.forward("Confirmer le choix")
        self.desk_of_all.shows("5 propositions retenues")
        self.phones[BRUNO].shows("5 propositions retenues")
        self._all_look("plenary results")
        self.look("desk of all results", self.desk_of_all.page)
        self.look("tower plenary results", self.tower.page)

    def ends(self) -> None:
        """Thanks."""
        self.desk_of_all.forward("Clôture")
        self.phones[BRUNO].shows("Merci.")
        self.desk_of_all.at("Clôture")
        self._all_look("close")
        self.look("desk of all close", self.desk_of_all.page)
        self.look("tower close", self.tower.page)

    def takes_the_memento(self, folder: Path) -> Path:
        """The organiser has the document composed, and downloads it."""
        page = self.office.page
        page.goto(f"{self.home}/o/{self.code}/memento")
        self.look("organiser memento", page)
        page.click("text=Composer le mémento")
        page.wait_for_selector("text=Télécharger le mémento", timeout=180_000)
        self.look("organiser memento ready", page)
        with page.expect_download() as waiting:
            page.click("text=Télécharger le mémento")
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def is_archived(self) -> None:
        """Weeks later: it is read, nothing of it changes any more."""
        page = self.office.page
        page.goto(f"{self.home}/o/{self.code}")
        page.click("text=Archiver")
        page.wait_for_selector("text=Cette séance est archivée.")
        self.look("organiser archived", page)
        for one in (self.phones[BRUNO], self.desk, self.both, self.desk_of_all, self.tower):
            one.shows("Cette séance est close.")
        self._all_look("archived")
        self.look("desk two tables archived", self.both.page)
        self.look("tower archived", self.tower.page)
        stranger = self.watch.page(story.PHONE, errors_expected=True)
        stranger.goto(f"{self.home}/r/{self.code}")
        self.look("join archived", stranger)
