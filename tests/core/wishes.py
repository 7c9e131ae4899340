"""Wishes of all sorts, legal or not, made from small numbers: what people might ask of a session as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from workshop.core import OPERATIONS, Person, State

from .play import ORGANISER, PLENARY_DESK, SCREEN, SYSTEM, Rehearsed, definition, desk

NAMES = [name for name in OPERATIONS if name not in ("session.archive", "person.erase")]
TEXTS = ("Une idée", "Ouvrir chaque réunion par un tour de parole", "Un mot\nsur deux lignes 🙂", "")
Numbers = tuple[int, int, int, int]


def pick(choices: Sequence[Any], number: int) -> Any:
    """One of the choices, or something that does not exist when there is none."""
    return choices[number % len(choices)] if choices else "nobody"


def wish(session: Rehearsed, numbers: Numbers) -> tuple[Person, str, dict[str, Any]]:
    """Somebody, an operation and a body, from four numbers and what is there; mostly somebody who may."""
    which, who, one, other = numbers
    name = NAMES[which % len(NAMES)]
    fields = OPERATIONS[name].fields.fields
    body = {key.rstrip("?"): VALUES[key.rstrip("?")](session.state, one, other)
            for index, key in enumerate(fields) if not key.endswith("?") or (other >> index) % 2}  # fmt: skip
    return (_anybody(session, who) if who % 7 == 0 else _fitting(session, name, body, who)), name, body


def _anybody(session: Rehearsed, who: int) -> Person:
    people = [Person(one, "participant") for one in session.state.people]
    return pick([*people, desk("t1"), desk("t2"), PLENARY_DESK, ORGANISER, SYSTEM, SCREEN], who)


def _fitting(session: Rehearsed, name: str, body: dict[str, Any], who: int) -> Person:
    roles = OPERATIONS[name].roles
    if name == "person.join":
        return Person(f"p{who % 9}", "participant")
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
    "definition": lambda s, a, b: definition(tables=1 + a % 3),
    "version": _version,
    "table": lambda s, a, b: pick(list(s.agenda.tables), a),
    "tables": lambda s, a, b: "all" if b % 2 else list(s.agenda.tables)[: 1 + a % 2],
    "place": lambda s, a, b: pick(list(s.places), b),
    "name": lambda s, a, b: ("Alice", "")[a % 2],
    "function": lambda s, a, b: pick(("state", "local"), a),
    "consents": lambda s, a, b: {"name": a % 2 == 0, "quotes": b % 2 == 0, "room": (a + b) % 3 == 0},
    "seats": lambda s, a, b: 1 + a % 3,
    "people": lambda s, a, b: "all" if b % 3 == 0 else [pick(list(s.people), a)],
    "device": lambda s, a, b: f"device{a % 5}",
    "closed": lambda s, a, b: b % 2 == 0,
    "person": lambda s, a, b: pick(list(s.people), a),
    "step": lambda s, a, b: pick(list(s.agenda.steps), a),
    "gate": lambda s, a, b: pick(("open", "held", "closed"), b),
    "left": lambda s, a, b: a % 600,
    "seconds": lambda s, a, b: b % 240 - 60,
    "body": lambda s, a, b: TEXTS[a % len(TEXTS)],
    "title": lambda s, a, b: TEXTS[b % len(TEXTS)],
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
    "reason": lambda s, a, b: "Parce que",
    "proposal": lambda s, a, b: pick([one for vote in s.votes.values() for one in vote.selected or ()], a),
    "field": lambda s, a, b: pick(("title", "proposal", "owner"), b),
    "text": lambda s, a, b: TEXTS[(a + b) % len(TEXTS)],
    "verbatim": lambda s, a, b: pick(list(s.verbatims), a),
    "blank": lambda s, a, b: a % 2 == 0,
    "turn": lambda s, a, b: a % 4 - 1,
    "archived": lambda s, a, b: True,
    "seq": lambda s, a, b: pick(list(s.undoables)[::-1] or [1], 0 if a % 3 else b),
}


def _options(state: State) -> list[str]:
    votes = list(state.votes.values())
    return votes[-1].option_ids[:3] if votes else []
