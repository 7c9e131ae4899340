"""A log of any length in the proportions of a rehearsed day: rooms of nine tables live it, one after the other.

Law: each row is what the core would have accepted (`judged` asks it, row by row; tests hold that both logs are the
same), with an id, a text and a person of its own. The room's vote is left open: its ballots lie in the urn.

A day of `workshop rehearse` with 108 people holds 1,521 rows: 642 fields of sheets, 246 ballots, 195 ideas,
108 arrivals, 34 corrections, 27 groups, 27 verbatims, 36 calls and their answers, then steps, screens, timers, votes.
A session has 999 tables at the most: beyond, each holds as many times more people, who do as many times more.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.session import ORGANISER
from benchmarks.whole_day import KEYWORDS, THEMES
from workshop import core
from workshop.core import OPERATIONS, Operation, Person, Row, State, Urn, pseudonym, sorted_ballots
from workshop.core.ids import unguessable
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.rehearsal import material
from workshop.storage import Library, Log

TABLES, AT_TABLE, MOST_ROOMS = 9, 12, 111
STEPS = (("ideas", "table"), ("share", "table"), ("dots", "table"), ("sheets", "table"), ("dots", "plenary"))
MADE_BY_JUDGING = frozenset({"session.define", "vote.open"})  # the others are asked for with their whole body
BY_ROOM = 1520  # rows, the votes in the plenary among them
IDEAS, KEPT, REWRITTEN, CHANGED_MINDS, CALLS = 186, 3, 237, 30, 2
MILLISECONDS = 20
UNDONE = "idea.park"  # the one kind of row that is undone: the others need not be remembered
CACHE = "PRAGMA cache_size = -400000"  # kilobytes: the index of a million rows is written in no order


class Scribe:
    """Who writes a log: `do` appends a row and makes it true in the state."""

    def __init__(self, log: Log, judged: bool = False) -> None:
        self.state: State = core.fold(*log.contents(), log.code)
        self._log, self._judged, self._random = log, judged, Random(1)

    def do(self, person: Person, name: str, /, **body: Any) -> int:
        """The number of the new row. Raises what refuses it, when somebody is asked."""
        state = self.state
        at = state.at + MILLISECONDS
        operation, kind = Operation(f"{self._random.getrandbits(128):032x}", name, body), OPERATIONS[name]
        if self._judged or name in MADE_BY_JUDGING:
            body = core.check(state, person, operation, at) or {}
        elif kind.names and (not kind.names_with or kind.names_with in body):
            body = {**body, kind.names: unguessable(state.ideas, person.id, operation.id)}
        effect = kind.urn
        if effect == "opens":
            state.urns[body["vote"]] = Urn(secrets.token_bytes(32))
        elif effect == "casts":
            urn, choice = state.urns[body["vote"]], body.pop("choice")
            urn.choices[pseudonym(urn.key, person.id, body["seat"])] = choice
        elif effect == "empties":
            body = {**body, "ballots": sorted_ballots(state.urns.pop(body["vote"]))}
        row = Row(state.seq + 1, at, person, operation.id, name, body)
        self._log.put(row)
        core.apply(state, row, lasting=name == UNDONE)
        return row.seq

    def fill_urns(self) -> None:
        """Put the ballots of the votes left open where they lie."""
        for vote, urn in self.state.urns.items():
            self._log.open_urn(vote, urn.key)
            for name, choice in urn.choices.items():
                self._log.cast(vote, name, choice)


def lived(folder: Path, rows: int, judged: bool = False) -> str:
    """A session of exactly so many rows, some 1,600 at the least; gives its code."""
    library = Library(folder)
    days = max(1, rows // BY_ROOM)
    times = -(-days // MOST_ROOMS)
    rooms = days // times
    code = library.create(_definition(rooms, times))
    log = library.log(code)
    try:
        scribe = Scribe(log, judged)
        log.db.execute(CACHE).close()
        log.begin()
        for number in range(rooms):
            Room(scribe, number, times).live()
        _plenary(scribe, rooms * TABLES * AT_TABLE * times, rows)
        scribe.fill_urns()
        log.commit()
        log.settle()
    finally:
        log.close()
    return code


def _plenary(scribe: Scribe, people: int, rows: int) -> None:
    """Everybody votes in the plenary; what is left to write is minds that change."""
    scribe.do(ORGANISER, "step.move", step="s5", tables=list(scribe.state.agenda.tables))
    scribe.do(ORGANISER, "vote.open", version=scribe.state.places["all"].version, place="all")
    vote = scribe.state.votes[scribe.state.votes_at["all"][-1]]
    options = vote.option_ids
    for number in range(rows - scribe.state.seq):
        chosen = {options[(number + 7 * i) % len(options)]: 1 for i in range(5)}
        scribe.do(_person(number % people), "ballot.cast", vote=vote.id, seat=1, choice=chosen)


def _person(number: int) -> Person:
    return Person(f"p{number:016d}", "participant")


def _definition(rooms: int, times: int) -> dict[str, Any]:
    tables = [{"id": f"t{n}", "number": n, "places": AT_TABLE * times} for n in range(1, rooms * TABLES + 1)]
    share = -(-len(tables) // 50)
    themes = [
        {"id": f"T{i}", "title": f"{THEMES[i % 3]} ({i})", "tables": tables[i * share : (i + 1) * share]}
        for i in range(50)
        if tables[i * share : (i + 1) * share]
    ]
    return {
        "title": "Oser, essayer, garder",
        "question": "Qu’est-ce qui aide une équipe à essayer du neuf, même quand le temps manque ?",
        "date": "2027-03-18",
        "place": "Lyon",
        "themes": themes,
        "steps": [
            {"id": f"s{i}", "kind": kind, "scope": scope, "title": kind.capitalize(), "minutes": 20,
             "settings": {"keep": KEPT * times} if kind == "dots" else {}}
            for i, (kind, scope) in enumerate(STEPS, 1)
        ],
    }  # fmt: skip


class Room:
    """Nine tables of twelve, or so many times more people, with their desks; `live` writes their day."""

    def __init__(self, scribe: Scribe, number: int, times: int) -> None:
        self._scribe, self._do, self._number, self._times = scribe, scribe.do, number, times
        self._tables = [f"t{number * TABLES + i}" for i in range(1, TABLES + 1)]
        self._desks = [Person(f"d{table:0>16}", "desk", table) for table in self._tables]
        people = TABLES * AT_TABLE * times
        self._people = [_person(number * people + i) for i in range(people)]
        self._ideas: list[list[str]] = [[] for _ in self._tables]

    def live(self) -> None:
        """Arrive, imagine, share, choose, write up."""
        self._arrive()
        self._imagine()
        self._share()
        self._choose()
        self._write_up()

    def _arrive(self) -> None:
        for number, person in enumerate(self._people):
            consents = {"name": number % 3 == 0, "quotes": True, "photo": False}
            said = {"name": f"N{person.id[-7:]}", "function": "state", "consents": consents, "seats": 1}
            self._do(person, "person.join", table=self._tables[number % TABLES], **said)

    def _imagine(self) -> None:
        ideas = IDEAS * self._times
        for number in range(ideas + TABLES):
            table = number % TABLES
            person = self._people[number % len(self._people)] if number < ideas else self._desks[table]
            told = self._told(number)
            self._do(person, "idea.write", table=self._tables[table], **told)
            idea = next(reversed(self._scribe.state.ideas.values()))
            self._ideas[table].append(idea.id)
            if number % 6 == 3 and number < ideas:
                better = {"title": told["title"], "body": f"{told['body']} On commence par un service."}
                self._do(person, "idea.edit", idea=idea.id, base=idea.version, **better)
        last = self._people[(ideas - 1) % len(self._people)]
        for withdrawn in (True, False):
            self._do(last, "idea.withdraw", idea=self._ideas[(ideas - 1) % TABLES][-2], withdrawn=withdrawn)

    def _told(self, number: int) -> dict[str, str]:
        stock = material.ideas(number % 3)
        found, mark = stock[number // 3 % len(stock)], f"({self._number}/{number})"
        return {"title": f"{found.title} {mark}" if number % 2 else "", "body": f"{found.body} {mark}"}

    def _share(self) -> None:
        for table, desk, ideas in zip(self._tables, self._desks, self._ideas, strict=True):
            self._do(desk, "ideas.reveal", revealed=True, version=self._version(table), place=table)
            self._go(desk, table, "s2")
            share = len(ideas) // self._times
            for some in range(self._times):
                self._shared(desk, table, ideas[some * share : (some + 1) * share])

    def _shared(self, desk: Person, table: str, ideas: list[str]) -> None:
        groups = [self._grouped(desk, table, ideas[i::3][:3], i) for i in range(3)]
        self._do(desk, "idea.group", idea=ideas[-1], group=groups[0])
        self._do(desk, "group.rename", group=groups[1], title=f"Mieux dit ({groups[1]})")
        self._do(desk, "idea.merge", into=ideas[0], ideas=[ideas[3]])
        for hidden in (True, False):
            self._do(desk, "idea.hide", idea=ideas[1], hidden=hidden)
        for light in (ideas[2], None):
            self._do(desk, "screen.spotlight", idea=light, place=table)
        for blank in (True, False):
            self._do(desk, "screen.blank", blank=blank, place=table)
        self._do(desk, "undo", seq=self._do(desk, "idea.park", idea=ideas[4], parked=True))

    def _grouped(self, desk: Person, table: str, ideas: list[str], number: int) -> str:
        return f"g{self._do(desk, 'group.create', title=f'Ensemble {number} ({table})', ideas=ideas, table=table)}"

    def _choose(self) -> None:
        for table, desk in zip(self._tables, self._desks, strict=True):
            self._go(desk, table, "s3")
            self._do(desk, "vote.open", version=self._version(table), place=table)
        votes = [self._scribe.state.votes[f"v-s3-{table}-1"] for table in self._tables]
        frozen = [(vote.id, vote.option_ids) for vote in votes]
        for number in range(len(self._people) + CHANGED_MINDS * self._times):
            vote, options = frozen[number % TABLES]
            chosen = {options[(number * 5 + i * i) % len(options)]: 2 - i % 2 for i in range(3)}
            person = self._people[number % len(self._people)]
            self._do(person, "ballot.cast", vote=vote, seat=1, choice=chosen)
        for table, desk in zip(self._tables, self._desks, strict=True):
            self._counted(desk, f"v-s3-{table}-1")

    def _counted(self, desk: Person, vote: str) -> None:
        self._do(desk, "vote.close", vote=vote)
        self._do(desk, "vote.seal", vote=vote)
        outcome = self._scribe.state.votes[vote].outcome or {}
        kept = [*outcome["clear"], *outcome["tied"][: outcome["free"]]]
        self._do(desk, "vote.select", vote=vote, ideas=kept, reason="Les premières de la liste.")

    def _write_up(self) -> None:
        for table, desk in zip(self._tables, self._desks, strict=True):
            self._go(desk, table, "s4")
        kept = [(t, one) for t, table in enumerate(self._tables) for one in self._selected(table)]
        for number in range(len(kept) * len(SHEET_FIELDS) + REWRITTEN * self._times):
            table, proposal = kept[number % len(kept)]
            self._written(table, proposal, number)
        for table, proposal in kept:
            said = f"« On n’existe qu’en cas de problème ({proposal}). »"
            self._do(self._desks[table], "verbatim.pick", proposal=proposal, text=said, table=self._tables[table])
        self._call()

    def _selected(self, table: str) -> list[str]:
        return list(self._scribe.state.votes[f"v-s3-{table}-1"].selected or ())

    def _written(self, table: int, proposal: str, number: int) -> None:
        field = list(SHEET_FIELDS)[number // (TABLES * KEPT * self._times) % len(SHEET_FIELDS)]
        found = self._scribe.state.fields.get(f"{proposal}/{field}")
        seated = self._people[table::TABLES]
        person = self._desks[table] if number % 2 else seated[number % len(seated)]
        told = {"field": field, "text": _phrase(field, proposal, number), "base": found.version if found else 0}
        self._do(person, "sheet.write", proposal=proposal, **told)

    def _call(self) -> None:
        for number in range(TABLES * CALLS * self._times):
            table, desk = self._tables[number % TABLES], self._desks[number % TABLES]
            self._do(desk, "call.raise", text=f"Nos fiches sont prêtes ({number}).", table=table)
            self._do(ORGANISER, "call.answer", table=table)
        for more in (120, 60):
            self._do(self._desks[0], "timer.add", seconds=more, place=self._tables[0])
            self._do(ORGANISER, "message.send", text=f"Encore {more} secondes.", tables=self._tables)

    def _go(self, desk: Person, table: str, step: str) -> None:
        self._do(desk, "step.go", step=step, version=self._version(table), place=table)

    def _version(self, table: str) -> int:
        return self._scribe.state.places[table].version


def _phrase(field: str, proposal: str, number: int) -> str:
    mark = f"({proposal}/{number})"
    if field in ("title", "short_title", "owner"):
        return f"{field} {mark}"[:40]
    if field == "keywords":
        return f"{KEYWORDS[number % len(KEYWORDS)]}, {mark}"
    stock = material.phrases(field, number % 3)
    return f"{stock[number // 3 % len(stock)]} {mark}"
