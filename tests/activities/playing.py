"""A small day that votes in a given kind at the tables and in the plenary, played to its end in memory."""

from __future__ import annotations

import random
from typing import Any

from tests.core.play import ORGANISER, Rehearsed, audiences_of, definition, desk, step
from workshop.core import KINDS, Person
from workshop.realtime.publisher import difference
from workshop.rehearsal.ballots import drawn, said
from workshop.rehearsal.shown import inside

Views = dict[str, dict[str, Any]]
IDEAS = (
    "Une heure sans courriel.",
    "Un binôme entre services.",
    "Un carnet des erreurs utiles.",
    "Moins de formulaires.",
)


def day_of(kind: str) -> dict[str, Any]:
    """Its definition: ideas, the tables' vote, sheets, the plenary's vote, close."""
    few = {key: value for key, value in {"least": 0, "keep": 2}.items() if key in KINDS[kind].settings}
    kinds = ("ideas", kind, "sheets")
    steps = [step(f"s{at}", one, "table", **(few if one == kind else {})) for at, one in enumerate(kinds, 1)]
    return definition(tables=2, steps=[*steps, step("s4", kind, "plenary", **few), step("s5", "close")])


class Played:
    """That day, and what every audience saw after each act, as a whole view and as patches of the former one."""

    def __init__(self, kind: str) -> None:
        self.kind, self.dice = kind, random.Random(kind)
        self.session = Rehearsed(day_of(kind))
        self.views: Views = {}
        self.people = [self.session.joined(f"{at}", f"t{1 + at % 2}", seats=1) for at in range(6)]
        for at, words in enumerate(IDEAS * 2):
            self.session.idea(self.people[at % 6], words)
        self.look()

    def look(self) -> None:
        """Every audience's view, which the patch of the former one must give as well."""
        for audience in audiences_of(self.session):
            new = self.session.see(audience)
            found = difference(self.views.get(audience, {}), new)
            kept = {key: one for key, one in self.views.get(audience, {}).items() if key not in found["gone"]}
            assert inside(kept, found["within"]) | found["set"] == new, audience
            self.views[audience] = new

    def vote(self, place: str, people: list[Person]) -> str:
        """Hold a vote there: opened, cast (some twice), closed, undone, closed again, sealed, selected."""
        session, driver = self.session, ORGANISER if place == "all" else desk(place)
        vote = session.open(driver, place)
        self.look()
        shown = session.see(f"desk:{place}")["vote"]
        for person in [*people, people[0]]:
            choice = drawn(self.dice, shown)
            words = said(self.dice, shown, choice, IDEAS)
            session.do(person, "ballot.cast", vote=vote, seat=1, choice=choice, **({"words": words} if words else {}))
            self.look()
        session.do(driver, "vote.close", vote=vote)
        self._undone(driver, place)
        session.do(driver, "vote.close", vote=vote)
        session.do(driver, "vote.seal", vote=vote)
        self.look()
        assert session.see(f"screen:{place}")["result"]["vote"] == vote
        self._select(driver, vote)
        return vote

    def _undone(self, driver: Person, place: str) -> None:
        undo = self.session.see(f"desk:{place}")["undo"]
        self.session.do(driver, "undo", seq=undo["seq"])
        assert self.session.see(f"desk:{place}")["vote"]["phase"] == "open"
        self.look()

    def _select(self, driver: Person, vote: str) -> None:
        outcome: dict[str, Any] = self.session.state.votes[vote].outcome or {}
        self.session.do(driver, "vote.select", vote=vote, ideas=outcome["proposed"], reason="Pour le test.")
        self.look()

    def all_day(self) -> Played:
        """To the close."""
        session = self.session
        session.move("s2")
        for table in ("t1", "t2"):
            self.vote(table, [one for one in self.people if session.state.people[one.id].table == table])
        session.move("s3")
        self.look()
        for proposal in session.see("desk:all")["proposals"]:
            session.do(self.people[0] if self._at("t1", proposal) else self.people[1], "sheet.write",
                       proposal=proposal, field="title", text="Une fiche", base=0)  # fmt: skip
        session.move("s4")
        if session.see("desk:all")["proposals"]:
            self.vote("all", self.people)
        session.move("s5")
        self.look()
        return self

    def _at(self, table: str, idea: str) -> bool:
        return self.session.state.ideas[idea].table == table
