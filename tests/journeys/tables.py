"""What the tables do together: sit down, imagine, share, choose, write their sheets.

Law: nothing is asked of the server but by clicking and typing on a page.
"""

from __future__ import annotations

from tests.journeys import story
from tests.journeys.pages import Pages
from tests.journeys.people import Desk, Phone, sheet_of
from tests.journeys.story import AWA, BRUNO, CHANTAL, GUESTS, HOUR, NOTEBOOK


class AtTheTables(Pages):
    """From arrival to the sheets."""

    def welcomes(self) -> None:
        """Six phones sit down; one says that two people share it."""
        for guest in GUESTS:
            self.phones[guest] = phone = Phone(self.watch.page(guest.size), guest)
            phone.types_the_code(self.home, self.code)
            if guest is AWA:
                self.look("join code", phone.page)
                phone.page.click("text=Continuer")
                self.look("join", phone.page)
            phone.sits_down()
        chantal = self.phones[CHANTAL]
        chantal.page.click("button.me")
        chantal.page.wait_for_selector("dialog[open]")
        self.look("phone me", chantal.page)
        chantal.says_there_are_two_of_us()
        self.desk.shows("5 sur 12 places prises")
        self._all_look("welcome")
        self.look("desk two tables welcome", self.both.page)
        self.look("desk of all welcome", self.desk_of_all.page)
        self.look("tower welcome", self.tower.page)
        self.tower.click("Faire passer…")
        self.look("tower question open", self.tower.page)
        self.tower.page.keyboard.press("Escape")

    def imagines(self) -> None:
        """Everybody writes alone; then each table reveals."""
        self.tower.passes_all_to("Imaginer")
        for guest, ideas in story.WRITTEN.items():
            for idea in ideas:
                self.phones[guest].writes(idea)
            self.phones[guest].sent_all()
        self._opens_each_tool()
        self.desk.shows("Tout le monde a écrit")
        self.facts["private"] = [one.page.content() for one in self.shared]
        self._all_look("writing")
        self.look("desk two tables writing", self.both.page)
        self.look("desk of all writing", self.desk_of_all.page)
        self.look("tower writing", self.tower.page)
        self._loses_the_network()
        self.desk.opens("Révéler")
        self.desk.page.click("[role=dialog] .is-main")
        for place in (self.phones[AWA], self.desk, self.screen):
            place.shows(HOUR)
        self._all_look("revealed")

    def _opens_each_tool(self) -> None:
        """Also writes for somebody without a phone, and calls the organiser, who comes."""
        self.desk.opens("Écrire")
        self.desk.writes_for_somebody(story.DICTATED)
        self.look("desk write open", self.desk.page)
        self.desk.closes()
        for tool, name in (("Temps", "time"), ("Personnes", "people")):
            self.desk.opens(tool)
            self.look(f"desk {name} open", self.desk.page)
            self.desk.closes()
        self._calls_the_organiser()
        self.desk.page.locator("h1").click()
        self.desk.page.keyboard.press("?")
        self.look("desk help open", self.desk.page)
        self.desk.closes()
        self.desk.press("n")
        self.look("desk question open", self.desk.page)
        self.desk.closes()

    def _calls_the_organiser(self) -> None:
        self.desk.opens("Appeler")
        self.look("desk call open", self.desk.page)
        self.desk.page.fill("#why", "Il manque deux chargeurs")
        self.desk.page.keyboard.press("Enter")
        self.tower.shows("Table 1 vous appelle", ".call")
        self.look("tower called", self.tower.page)
        self.look("desk calling", self.desk.page)
        self.tower.click("J’y vais")

    def _loses_the_network(self) -> None:
        bruno = self.phones[BRUNO]
        bruno.context.set_offline(True)
        bruno.shows("Réseau coupé.")
        self.look("phone offline", bruno.page)
        bruno.context.set_offline(False)
        bruno.page.wait_for_function("() => !document.body.innerText.includes('Réseau coupé')")

    def shares(self) -> None:
        """Ideas are read, brought together, grouped, corrected, set aside."""
        desk = self.desk
        desk.forward("Partager et regrouper")
        self.both.forward("Partager et regrouper", table=2)
        desk.at("Partager et regrouper")
        desk.acts_on(HOUR, "Réunir…")
        self.look("desk merge open", desk.page)
        desk.merges(HOUR, story.TWIN)
        desk.acts_on(HOUR)
        desk.click("Ressortir")
        desk.page.locator(".idea-card", has_text=story.TWIN).wait_for()
        desk.acts_on(HOUR, "Réunir…")
        desk.merges(HOUR, story.TWIN)
        desk.acts_on(HOUR, "Déplacer…")
        self.look("desk move open", desk.page)
        desk.page.fill("#new-group", story.GROUP)
        desk.click("Créer et y déplacer")
        desk.shows(story.GROUP, ".column-head h2")
        self._corrects_parks_and_hides()
        desk.acts_on(HOUR, "Projeter")
        self.screen.shows(HOUR, ".spotlit")
        self.phones[BRUNO].shows("On parle de cette idée")
        self._all_look("spotlight")
        desk.acts_on(HOUR, "Ne plus projeter")
        self._all_look("share")
        self.look("tower share", self.tower.page)

    def _corrects_parks_and_hides(self) -> None:
        desk = self.desk
        desk.acts_on(story.DICTATED, "Corriger…")
        self.look("desk edit open", desk.page)
        desk.page.fill("#edited", story.CORRECTED)
        desk.click("Enregistrer")
        desk.acts_on(story.BADGES, "Écarter")
        desk.shows("Écartées", ".column-head h2")
        desk.card(story.CORRECTED).locator("button[title='Ôter de l’écran']").click()
        self.screen.page.wait_for_function("said => !document.body.innerText.includes(said)", arg=story.CORRECTED)
        self.facts["on the screen"] = self.screen.page.inner_text("body")
        desk.card(story.CORRECTED).locator("button[title='Remettre à l’écran']").click()

    def chooses(self) -> None:
        """A pause, then each table votes by dots and confirms what the rule proposes."""
        self.tower.passes_all_to("Pause")
        self.screen.shows("Pause")
        self._all_look("pause")
        self.desk_of_all.forward("Choisir")
        self.desk.at("Choisir")
        self._all_look("before the vote")
        self.desk.forward("Ouvrir le vote")
        self.both.forward("Ouvrir le vote", table=2)
        self._votes_at_the_tables()
        self.facts["before sealing"] = [one.page.inner_text("body") for one in self.shared]
        self._all_look("vote")
        self.look("desk two tables vote", self.both.page)
        self.look("tower vote", self.tower.page)
        self._counts(self.desk, "table 1")
        self._all_look("counted")
        self.desk.forward("Confirmer le choix")
        self.desk.shows("3 idées gardées")
        self._all_look("chosen")
        for act in ("Clore le vote", "Dépouiller", "Confirmer le choix"):
            self.both.forward(act, table=2)
        self.both.shows("2 idées gardées", ".table-column:nth-of-type(2)")

    def _votes_at_the_tables(self) -> None:
        """Bruno changes his mind; Chantal's phone passes from hand to hand."""
        for guest, ballots in story.TABLE_BALLOTS.items():
            phone = self.phones[guest]
            if guest is CHANTAL:
                phone.shows("À la première personne")
                self.look("phone first of two", phone.page)
            if guest is BRUNO:
                phone.sticks({HOUR: 1})
                phone.takes_back(HOUR)
            phone.votes(*ballots)
            if guest is CHANTAL:
                phone.shows("Tout le monde a voté")
                self.facts["cleared"] = phone.page.content()
                self.look("phone both voted", phone.page)
        self.desk.shows("5 bulletins sur 5")

    def writes_its_sheets(self) -> None:
        """Every field by somebody; two write the same one, and see it."""
        self.desk.forward("Écrire les fiches")
        self.both.forward("Écrire les fiches", table=2)
        self.desk.at("Écrire les fiches")
        self.phones[AWA].page.wait_for_selector(".sheet-choice")
        self.look("phone sheet list", self.phones[AWA].page)
        self._writes_at_once()
        self.phones[AWA].fills(sheet_of(story.SHEETS[HOUR], 3, 9))
        self.phones[BRUNO].fills(sheet_of(story.SHEETS[HOUR], 0, 2) | sheet_of(story.SHEETS[HOUR], 9))
        for guest, proposal in story.WRITERS.items():
            self.phones[guest].opens_sheet(proposal)
            self.phones[guest].fills(sheet_of(story.SHEETS[proposal], end=12))
        self._desk_completes(self.desk, (NOTEBOOK, story.MEETING))
        self._picks_verbatims()
        self._all_look("sheets")
        self.look("tower sheets", self.tower.page)

    def _writes_at_once(self) -> None:
        """Bruno, cut off for a moment, writes in the field that Awa fills: both texts are shown, he keeps hers."""
        awa, bruno = self.phones[AWA], self.phones[BRUNO]
        for one in (awa, bruno):
            one.opens_sheet(HOUR)
        bruno.context.set_offline(True)
        bruno.page.fill("[id$='-finding']", "Personne n’a le temps d’essayer.")
        awa.fills({"finding": story.field(HOUR, "finding")})
        bruno.context.set_offline(False)
        bruno.shows("Quelqu’un a écrit ici en même temps que vous.")
        bruno.shows(story.field(HOUR, "finding"))
        self.facts["conflict keeps one's own"] = bruno.page.input_value("[id$='-finding']")
        self.look("phone conflict", bruno.page)
        bruno.page.click("text=Prendre l’autre")
        bruno.sent_all()

    def _desk_completes(self, desk: Desk, proposals: tuple[str, ...]) -> None:
        """The facilitators write the last fields; those of table 2 on the page of two tables."""
        self._writes_where_a_phone_writes(desk)
        self._last_fields(desk, proposals)
        self.both.drives(2)
        self.both.page.locator(".table-column:nth-of-type(2) button", has_text="Ouvrir").first.click()
        self.both.page.wait_for_selector(".sheet-tab")
        self.look("desk one of two", self.both.page)
        self._last_fields(self.both, (story.SLOT, story.LETTER))
        self.both.click("Les deux")

    def _writes_where_a_phone_writes(self, desk: Desk) -> None:
        """The desk, cut off, writes keywords that Chantal writes too; it takes hers."""
        chantal = self.phones[CHANTAL]
        desk.page.locator(".sheet-tab", has_text=story.field(NOTEBOOK, "short_title")).click()
        desk.page.wait_for_selector(f"article[aria-label='{story.title(NOTEBOOK)}']")
        desk.context.set_offline(True)
        desk.page.fill("[id$='-keywords']", "carnet")
        chantal.fills({"keywords": story.field(NOTEBOOK, "keywords")})
        desk.context.set_offline(False)
        desk.shows(story.field(NOTEBOOK, "keywords"), ".conflict")
        self.look("desk conflict", desk.page)
        desk.click("Prendre l’autre")
        desk.page.wait_for_selector(".conflict", state="detached")

    @staticmethod
    def _last_fields(desk: Desk, proposals: tuple[str, ...]) -> None:
        for proposal in proposals:
            desk.page.locator(".sheet-tab", has_text=story.field(proposal, "short_title")).click()
            desk.page.wait_for_selector(f"article[aria-label='{story.title(proposal)}']")
            for name, text in sheet_of(story.SHEETS[proposal], 12).items():
                part = desk.page.locator(".sheet-field", has=desk.page.locator(f"[id$='-{name}']"))
                part.locator("textarea").fill(text)
                part.locator("textarea").blur()
                part.locator("text=Enregistré").wait_for()

    def _picks_verbatims(self) -> None:
        desk = self.desk
        desk.opens("Paroles")
        self.facts["quotable"] = desk.quotable()
        for words, idea, sheet in story.QUOTES:
            desk.keeps_words(words, idea, story.field(sheet, "short_title"))
        self.look("desk words open", desk.page)
        desk.closes()
