"""Wishes of all sorts, legal or not, made from small numbers: what people might ask of a session as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workshop.core import OPERATIONS, Person, State
from workshop.core.positions import kind_and_phase

from .play import ORGANISER, PLENARY_DESK, SCREEN, SYSTEM, Rehearsed, desk
from .redefining import redefined

OFTEN = (*["session.define"] * 4, *["undo"] * 5, "step.go", "step.move", "vote.open", "ballot.cast")
NAMES = [*OPERATIONS, *OFTEN]
"""What is asked for, some of it more often: what moves the ground under what the others did."""
TEXTS = ("Une idée", "Ouvrir chaque réunion par un tour de parole", "Un mot\nsur deux lignes 🙂", "")
Numbers = tuple[int, int, int, int]


def pick(choices: Sequence[Any], number: int) -> Any:
    """One of the choices, or something that does not exist when there is none."""
    return choices[number % len(choices)] if choices else "nobody"


def wish(session: Rehearsed, numbers: Numbers) -> tuple[Person, str, dict[str, Any]]:
    """Somebody, an operation and a body, from four numbers and what is there; mostly somebody who may."""
    which, who, one, other = numbers
    name = NAMES[which % len(NAMES)]
    if session.state.archived and who % 8:
        name = "session.archive"  # else nothing more would happen
    elif name == "session.archive" and who % 3:
        name = "undo"
    fields = OPERATIONS[name].fields.fields
    body = {key.rstrip("?"): VALUES[key.rstrip("?")](session.state, one, other)
            for index, key in enumerate(fields) if not key.endswith("?") or (other >> index) % 2}  # fmt: skip
    if one % 8:
        body |= _timely(session.state, name, body, one, other)
    person = _anybody(session, who) if who % 7 == 0 else _fitting(session, name, body, who)
    if "version" in body and one % 8:
        body["version"] = _seen(session.state, person, name, body)
    return person, name, body


def _timely(state: State, name: str, body: dict[str, Any], one: int, other: int) -> dict[str, Any]:
    """The same asked where it may be done now, about what is there: most people press a button that they are shown."""
    kind = OPERATIONS[name]
    here = [at for at in state.places if any(kind.allows(each, *kind_and_phase(state, at)) for each in kind.roles)]
    ideas = [each for at in here for each in state.ideas_at[at] if not state.ideas[each].withdrawn]
    votes = [vote.id for vote in state.votes.values() if vote.phase in FOR_A_VOTE.get(name, ()) and not vote.void]
    better = {
        "place": pick(here, other),
        "table": pick([at for at in here if at != "all"], one),
        "idea": pick(ideas, one),
        "into": pick(ideas, other),
        "ideas": sorted({pick(ideas, one + count) for count in range(1 + other % 2)}),
        "vote": pick(votes, other),
    }
    better["ideas"] = _chosen(state, better["vote"], other) if name == "vote.select" else better["ideas"]
    return {key: value for key, value in better.items() if key in body and value and "nobody" not in value}


FOR_A_VOTE = {
    "ballot.cast": ("open",),
    "vote.close": ("open",),
    "vote.reopen": ("closed",),
    "vote.seal": ("open", "closed"),
    "vote.select": ("sealed",),
}


def _chosen(state: State, vote: str, number: int) -> list[str]:
    """What a sealed vote proposes, or some of its options."""
    if vote not in state.votes:
        return []
    return (state.votes[vote].outcome or {})["proposed"] if number % 3 else state.votes[vote].option_ids[:2]


def _seen(state: State, person: Person, name: str, body: dict[str, Any]) -> int:
    """The version of what it is about, as whoever looks at it has it."""
    if name == "session.define":
        return state.version
    table = "all" if name == "pitch.go" else body.get("place") or (person.table or "all")
    if table not in state.places:
        return 0
    return state.places["all" if state.agenda.steps[state.places[table].step].plenary else table].version


def _anybody(session: Rehearsed, who: int) -> Person:
    people = [Person(one, "participant") for one in session.state.people]
    return pick([*people, desk("t1"), desk("t2"), PLENARY_DESK, ORGANISER, SYSTEM, SCREEN], who)


def _fitting(session: Rehearsed, name: str, body: dict[str, Any], who: int) -> Person:
    roles = OPERATIONS[name].roles
    if name == "person.join":
        return Person(f"p{who % 9}", "participant")
    if name == "undo" and body["seq"] in session.state.undoables:
        return next(row.person for row in session.rows if row.seq == body["seq"])
    table, author = _whose(session.state, body)
    here = [one for one in session.state.people if session.state.people[one].table == table or table == "all"]
    people = [Person(one, "participant") for one in ([author] if author in session.state.people else here)]
    fitting = [*people * ("P" in roles), *[desk(table)] * ("D" in roles), *[PLENARY_DESK] * ("A" in roles),
               *[ORGANISER] * ("O" in roles), *[SYSTEM] * ("S" in roles)]  # fmt: skip
    return pick(fitting or [ORGANISER], who)


def _whose(state: State, body: dict[str, Any]) -> tuple[str, str | None]:
    idea = state.ideas.get(body.get("idea") or body.get("into") or body.get("proposal") or "")
    if idea:
        return idea.table, idea.author
    found = state.votes.get(body.get("vote", "")) or state.groups.get(body.get("group") or "")
    found = found or state.verbatims.get(body.get("verbatim", ""))
    table = getattr(found, "place", None) or getattr(found, "table", None) or body.get("place") or body.get("table")
    return str(table or pick(list(state.agenda.tables), len(body))), None


def _version(state: State, one: int, other: int) -> int:
    places = list(state.places.values())
    return places[other % len(places)].version if one % 8 else other


VALUES: dict[str, Callable[[State, int, int], Any]] = {
    "definition": redefined,
    "version": _version,
    "table": lambda s, a, b: pick(list(s.agenda.tables), a),
    "tables": lambda s, a, b: "all" if b % 2 else list(s.agenda.tables)[: 1 + a % 2],
    "place": lambda s, a, b: pick(list(s.places), b),
    "name": lambda s, a, b: ("Alice", "")[a % 2],
    "function": lambda s, a, b: pick(("state", "local"), a),
    "consents": lambda s, a, b: {"name": a % 2 == 0, "quotes": b % 2 == 0, "room": (a + b) % 3 == 0},
    "seats": lambda s, a, b: 1 + a % 3,
    "people": lambda s, a, b: "all" if b % 3 == 0 else [pick(list(s.people), a)],
    "retire": lambda s, a, b: b % 2 == 0,
    "device": lambda s, a, b: f"device{a % 5}",
    "closed": lambda s, a, b: b % 2 == 0,
    "person": lambda s, a, b: pick(list(s.people), a),
    "step": lambda s, a, b: pick(_steps(s, b), a),
    "gate": lambda s, a, b: pick(("open", "held", "closed"), b),
    "left": lambda s, a, b: a % 600,
    "seconds": lambda s, a, b: b % 240 - 60,
    "body": lambda s, a, b: TEXTS[a % len(TEXTS)],
    "title": lambda s, a, b: TEXTS[b % len(TEXTS)],
    "batch": lambda s, a, b: pick(list(s.batches), a) if a % 3 else f"batch-{b % 3}",
    "external": lambda s, a, b: str(a),
    "idea": lambda s, a, b: pick(list(s.ideas), a),
    "ideas": lambda s, a, b: [pick(list(s.ideas), a + n) for n in range(1 + b % 2)] if s.ideas else [],
    "into": lambda s, a, b: pick(list(s.ideas), b),
    "base": lambda s, a, b: (
        pick([one.version for one in [*s.ideas.values(), *s.fields.values()]] or [0], a) if a % 3 else 0
    ),
    "withdrawn": lambda s, a, b: b % 2 == 0,
    "parked": lambda s, a, b: b % 2 == 0,
    "hidden": lambda s, a, b: b % 2 == 0,
    "retired": lambda s, a, b: b % 3 != 0,
    "revealed": lambda s, a, b: b % 4 != 0,
    "group": lambda s, a, b: pick(list(s.groups), a),
    "vote": lambda s, a, b: pick(list(s.votes)[::-1], 0 if b % 3 else a),
    "seat": lambda s, a, b: 1 + b % 3,
    "choice": lambda s, a, b: {one: (a + n + b) % 4 for n, one in enumerate(_options(s))},
    "words": lambda s, a, b: (
        (_said(s) or {"nothing-0": 0}).popitem()[0] if b % 5 else dict.fromkeys(_options(s), "Non")
    ),
    "reason": lambda s, a, b: "Parce que",
    "proposal": lambda s, a, b: pick([one for vote in s.votes.values() for one in vote.selected or ()], a),
    "field": lambda s, a, b: pick(("title", "proposal", "owner"), b),
    "text": lambda s, a, b: TEXTS[(a + b) % len(TEXTS)],
    "verbatim": lambda s, a, b: pick(list(s.verbatims), a),
    "blank": lambda s, a, b: a % 2 == 0,
    "turn": lambda s, a, b: a % 4 - 1,
    "few": lambda s, a, b: b % 2 == 0,
    "took_part": lambda s, a, b: b % 3 > 0,
    "asked": lambda s, a, b: f"ask{a % 5}",
    "archived": lambda s, a, b: not s.archived,
    "seq": lambda s, a, b: pick(_left(s) or [1], 0 if a % 3 else b),
}


def _steps(state: State, number: int) -> list[str]:
    """The steps, mostly those of tables: in the others people only listen."""
    own = [one.id for one in state.agenda.steps.values() if not one.plenary]
    return own if own and number % 4 else list(state.agenda.steps)


def _left(state: State) -> list[int]:
    """The rows that were not undone, the last one first."""
    return [one.seq for one in reversed(state.undoables.values()) if not one.undone]


def _said(state: State) -> dict[str, int]:
    """The words that ballots say."""
    return {cast.words_id(key): 0 for casts in state.casts.values() for cast in casts.values() for key in cast.words}


def _options(state: State) -> list[str]:
    votes = list(state.votes.values())
    return votes[-1].option_ids[:3] if votes else []
