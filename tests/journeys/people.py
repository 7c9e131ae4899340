"""The people of a day and what they do on their pages, by clicking and typing."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from tests.front.conftest import Pocket, Sheet
from tests.journeys.story import FIELDS, Guest

Ballot = dict[str, int]


class Phone(Pocket):
    """A participant's phone."""

    def __init__(self, page: Page, guest: Guest) -> None:
        super().__init__(page.context, page)
        self.guest = guest

    def types_the_code(self, home: str, code: str) -> None:
        """At the door, as it is read on a wall: in two halves, small letters."""
        self.page.goto(home)
        self.page.fill("#code", f"{code[:3]}-{code[3:]}".lower())

    def sits_down(self) -> None:
        """From the code to the first live page."""
        page, guest = self.page, self.guest
        if page.locator("#code").count():
            page.click("text=Continuer")
        page.click(f".table-choice label:has(input[value={guest.table}])")
        page.fill("#name", guest.name)
        page.select_option("#function", guest.function)
        for consent in guest.consents:
            page.check(f"[name=consent_{consent}]")
        page.click("text=Prendre place")
        page.wait_for_url("**/phone")
        page.wait_for_selector("#app h1")

    def says_there_are_two_of_us(self) -> None:
        """Through « Moi »."""
        self.page.click("[aria-label='Une personne de plus']")
        self.page.click("dialog >> text=Enregistrer")
        self.page.locator("dialog").locator("text=Enregistré à").wait_for()
        self.page.click("dialog [aria-label='Fermer']")

    def card(self, idea: str) -> Locator:
        return self.page.locator("li.card", has_text=idea).first

    def sticks(self, ballot: Ballot) -> None:
        """Gommettes on ideas, on the ballot in front of the eyes."""
        for idea, dots in ballot.items():
            for _ in range(dots):
                self.card(idea).locator("[aria-label^='Coller']").click()

    def takes_back(self, idea: str) -> None:
        self.card(idea).locator("[aria-label^='Retirer']").click()

    def votes(self, *ballots: Ballot) -> None:
        """One ballot, or one for each person of the phone in turn; waits until all are saved."""
        for seat, ballot in enumerate(ballots, start=1):
            if len(ballots) > 1:
                self.page.click(f"text=Je suis la personne {seat}")
            self.sticks(ballot)
            if len(ballots) > 1:
                self.page.click("text=J’ai fini")
        self.sent_all()

    def opens_sheet(self, idea: str) -> None:
        """From the list of sheets, or from another one."""
        back = self.page.locator("text=Toutes les fiches")
        if back.count():
            back.click()
        self.page.locator(".sheet-choice", has_text=idea).click()
        self.page.wait_for_selector(".sheet-field")

    def fills(self, texts: dict[str, str]) -> None:
        """Fields of the open sheet; each leaves when the next one is entered."""
        for name, text in texts.items():
            self.page.fill(f"[id$='-{name}']", text)
        self.page.locator("h1").first.focus()
        self.sent_all()


class Desk(Sheet):
    """A facilitator's page: of a table, of two, or of all."""

    def forward(self, label: str, table: int = 0) -> None:
        """N once the page says that it would do `label`: the first press asks, the second does."""
        if table:
            self.drives(table)
        where = f".table-column:nth-of-type({table})" if table else ".control-bar"
        self.page.locator(f"{where} button.is-main", has_text=label).wait_for()
        self.page.locator("h1").first.click()
        self.page.keyboard.press("n")
        self.page.wait_for_selector("[data-answers]")
        self.page.keyboard.press("n")
        self.page.wait_for_selector("[data-answers]", state="detached")

    def drives(self, table: int) -> None:
        """With two tables, the keys act on the ringed one."""
        self.page.locator("h1").first.click()
        self.page.keyboard.press(str(table))
        self.page.wait_for_selector(f".table-column.is-driving:nth-of-type({table})")

    def opens(self, tool: str) -> None:
        self.page.locator(".tool", has_text=tool).click()

    def closes(self) -> None:
        """Whatever is open above the desk."""
        self.page.locator("[role=dialog], dialog[open]").locator("[aria-label='Fermer']").click()

    def card(self, idea: str) -> Locator:
        return self.page.locator(".idea-card", has_text=idea).first

    def acts_on(self, idea: str, tool: str = "") -> None:
        """Open an idea's card, and press one of its tools."""
        if self.card(idea).locator("[aria-expanded=false]").count():
            self.card(idea).locator("[aria-expanded=false]").click()
        if tool:
            self.card(idea).locator(f".card-tools button:has-text('{tool}')").click()

    def writes_for_somebody(self, idea: str) -> None:
        self.page.fill("#scribe", idea)
        self.click("Ajouter l’idée")
        self.shows("Enregistré", "dialog")

    def merges(self, idea: str, other: str) -> None:
        """The first one's text stays in view."""
        self.page.locator(".pick-list button", has_text=other).click()
        self.page.locator(".side", has_text=idea).locator("text=Garder ce texte").click()

    def keeps_words(self, words: str, idea: str = "", sheet: str = "") -> None:
        """A verbatim: of an idea whose author agrees, or heard at the table."""
        if idea:
            label = self.page.locator("#from option", has_text=idea[:30]).inner_text()
            self.page.select_option("#from", label=label)
        if sheet:
            self.page.select_option("#about", label=sheet)
        self.page.fill("#quote", words)
        self.click("Garder ces mots")
        self.shows(words, ".quote-list")

    def quotable(self) -> str:
        """The ideas that the dialog offers to quote."""
        return "\n".join(self.page.locator("#from option").all_inner_texts())

    def counted(self) -> dict[str, tuple[int, int, int]]:
        """The sealed vote as the page shows it: points, voters, rank by title."""
        rows = self.page.locator(".count-rows > li").all()
        return {self._first(row, ".count-title span:last-of-type"): figures(row) for row in rows}

    @staticmethod
    def _first(row: Locator, selector: str) -> str:
        return row.locator(selector).last.inner_text().replace("\u00a0", " ").strip()


def figures(row: Locator) -> tuple[int, int, int]:
    """Points, voters and rank of a counted row."""
    points, voters = re.findall(r"\d+", row.locator(".points").inner_text())
    return int(points), int(voters), int(row.locator(".rank").inner_text())


class Tower(Sheet):
    """The organiser's page over all the tables."""

    def passes_all_to(self, title: str) -> None:
        """« Faire passer… », the step, yes."""
        self.click("Faire passer…")
        self.page.select_option("#step", label=title)
        self.page.locator("[role=dialog] .is-main").click()
        self.page.wait_for_selector("[role=dialog]", state="detached")


class Office:
    """The organiser at a laptop."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def signs_in(self, link: str) -> None:
        self.page.goto(link)

    def prepares(self, title: str, question: str, themes: tuple[str, ...]) -> str:
        """Fill in the form of a new session, two proposals kept at each table; gives its code."""
        page = self.page
        page.fill("#question", question)
        page.fill("#titre", title)
        for rank, theme in enumerate(themes):
            if rank:
                page.click("text=Ajouter un thème")
            page.fill(f"[id='thèmes-{rank}-titre']", theme)
        page.fill("[name='étapes.4.garde']", "2")
        page.click("text=Créer la séance")
        page.wait_for_selector(".links .code")
        return page.locator(".links .code").inner_text().replace("\u00a0", "").replace(" ", "").replace("\u202f", "")

    def link(self, id: str) -> str:
        """A link of the page « Conduire »."""
        return self.page.locator(f"#{id}").input_value()


def sheet_of(texts: tuple[str, ...], start: int = 0, end: int = len(FIELDS)) -> dict[str, str]:
    """Some of a sheet's fields with their texts."""
    return dict(zip(FIELDS[start:end], texts[start:end], strict=True))
