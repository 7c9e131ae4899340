"""A session made in bulk: every row judged by the core and written by the room's own group, in few transactions.

Law: nothing is forged but the hurry: the cookies are signed with the server's secret, the people have joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop import core
from workshop.config import Config
from workshop.core import Memo, Operation, Person, State
from workshop.core.model.entities import Vote
from workshop.identity import Cookies, Grant, Keys
from workshop.session.transaction import GroupCommit, Request
from workshop.storage import Library

TABLE = "t1"
IDEA = (
    "Réserver à chaque équipe une demi-journée par mois pour essayer ce qu’elle propose, sans demander d’accord : "
    "on note ce qu’on a appris, on garde ce qui marche, et l’on dit aux voisins ce qui n’a pas marché ({number})."
)
STEPS = (("s1", "ideas"), ("s2", "share"), ("s3", "dots"))
ORGANISER = Person("o" + "0" * 16, "organiser")
SYSTEM = Person("system", "system")


@dataclass(frozen=True)
class Session:
    """A prepared session: folder, code, cookies of its phones and tower, open vote, desks and screens to open."""

    folder: Path
    code: str
    phones: list[str]
    tower: str
    vote: str = ""
    options: tuple[str, ...] = ()
    watchers: tuple[dict[str, object], ...] = ()

    @property
    def target(self) -> dict[str, object]:
        """What the load generator is told."""
        return {"code": self.code, "phones": self.phones, "tower": self.tower, "watchers": self.watchers}


def prepare(folder: Path, people: int, ideas: int, step: str = "s2", code: str = "") -> Session:
    """A session of one table of `people`, with imported `ideas`, standing in a step; in s3 the vote is open."""
    library = Library(folder)
    code = library.create(definition(people), code=code)
    play(library, code, [*joins(people), *imports(ideas), move(step)])
    state = play(library, code, [open_vote(library.state(code))]) if step == "s3" else library.state(code)
    return session(library, code, [person(number) for number in range(people)], state.last_vote(TABLE, "s3"))


def session(
    library: Library, code: str, people: Iterable[Person], vote: Vote | None, watched: Iterable[Grant] = ()
) -> Session:
    """What is told of a session: the cookies of its people, of the organiser, of the desks and screens `watched`."""
    cookies = Cookies(Config.from_environment({"TABLEE_SESSIONS": str(library.folder)}).secret)
    keys = Keys.in_file(library, code)

    def held(grant: Grant) -> str:
        return "=".join(cookies.grant({}, keys, grant))

    phones = ["=".join(cookies.join(code, one.id)) for one in people]
    watchers = [{"cookie": held(one), "auth": {"as": one.role, "code": code, "table": one.table}} for one in watched]
    tower, options = held(Grant("organiser")), tuple(vote.option_ids) if vote else ()
    return Session(library.folder, code, phones, tower, vote.id if vote else "", options, tuple(watchers))


def play(library: Library, code: str, acts: Iterable[tuple[Person, Operation]]) -> State:
    """Judge and write acts in few transactions; gives the state after them. Raises what refuses one."""
    log = library.log(code)
    try:
        state = core.fold(*log.contents(), code)
        requests = [Request(*act) for act in acts]
        left = requests
        while left:  # a group is cut by count and by time
            GroupCommit(log, Memo(state), library.clock.now).write(left)
            left = [request for request in left if request.outcome is None]
    finally:
        log.close()
    for request in requests:
        if isinstance(request.outcome, Exception):
            raise request.outcome
    return state


def definition(places: int) -> dict[str, Any]:
    """One theme, one table, three steps of a table."""
    table = {"id": TABLE, "number": 1, "places": max(places, 1)}
    return {
        "title": "Mesure",
        "question": "Que coûte une salle pleine ?",
        "themes": [{"id": "A", "title": "Oser l’essai", "tables": [table]}],
        "steps": [{"id": key, "kind": kind, "scope": "table", "title": kind, "minutes": 10} for key, kind in STEPS],
    }


def person(number: int) -> Person:
    """The participant of that number."""
    return Person(f"p{number:016d}", "participant", TABLE)


def joins(people: int) -> Iterator[tuple[Person, Operation]]:
    """Everybody takes a place at the table."""
    for number in range(people):
        yield person(number), Operation(f"join{number:016d}", "person.join", {"table": TABLE, "name": f"N{number}"})


def imports(ideas: int) -> Iterator[tuple[Person, Operation]]:
    """Ideas of some two hundred characters."""
    for number in range(ideas):
        body = {"table": TABLE, "body": IDEA.format(number=number)}
        yield SYSTEM, Operation(f"idea{number:016d}", "idea.import", body)


def move(step: str) -> tuple[Person, Operation]:
    """Everybody goes to that step."""
    return ORGANISER, Operation(f"move{step:0>16}", "step.move", {"step": step, "tables": "all"})


def open_vote(state: State) -> tuple[Person, Operation]:
    """The vote of the step where the table stands is opened."""
    body = {"version": state.places[TABLE].version, "place": TABLE}
    return ORGANISER, Operation("vote" + "0" * 16, "vote.open", body)


def casts(people: int, count: int, state: State) -> Iterator[tuple[Person, Operation]]:
    """`count` ballots of `people` who change their minds."""
    vote = state.last_vote(TABLE, "s3")
    assert vote is not None
    for number in range(count):
        option = vote.option_ids[(number // people + number) % len(vote.option_ids)]
        body = {"vote": vote.id, "seat": 1, "choice": {option: 1}}
        yield person(number % people), Operation(f"cast{number:016d}", "ballot.cast", body)
