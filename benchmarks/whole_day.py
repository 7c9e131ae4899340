"""A whole day in bulk: nine tables imagined, voted and wrote up N sheets, then the room votes, or has voted.

Law: it goes through the room's own group, as everything in `session`; the texts are the rehearsals', each made
different by its number, so that nothing is gained by having met a text before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.session import ORGANISER, SYSTEM, Session, play, session
from workshop.core import Operation, Person, State
from workshop.core.model.person import PLENARY
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.identity import Grant
from workshop.rehearsal import material
from workshop.storage import Library

TABLES, PEOPLE = 9, 108
THEMES = ("Travailler ensemble", "Oser l’essai", "Décider au plus près")
STEPS = (("ideas", "table"), ("share", "table"), ("dots", "table"), ("sheets", "table"), ("dots", "plenary"))
KEYWORDS = ("réunion", "confiance", "essai", "délégation", "écrit", "accueil", "terrain", "horaires", "formation")
Act = tuple[Person, Operation]


def written_up(folder: Path, sheets: int, ideas: int) -> Path:
    """A session's file with so many ideas and so many of them written up; `ideas` is not less than `sheets`."""
    library = Library(folder)
    code, state = _gathered(library, PEOPLE, sheets, ideas)
    play(library, code, _voted(state, (PLENARY,), PEOPLE))
    return library.path(code)


def gathered(folder: Path, people: int, sheets: int = 12, ideas: int = 108) -> Session:
    """The same session where `people` are about to vote all together, the desk and the screen of each table open."""
    library = Library(folder)
    code, state = _gathered(library, people, sheets, ideas)
    return session(library, code, map(_person, range(people)), state.last_vote(PLENARY, "s5"), WATCHED)


def _gathered(library: Library, people: int, sheets: int, ideas: int) -> tuple[str, State]:
    code = library.create(_definition(people))
    state = play(library, code, [*_joins(people), *_imports(ideas), _move("s3")])
    state = play(library, code, _opened(state, TABLE_IDS))
    state = play(library, code, [*_voted(state, TABLE_IDS, people), *_selected(state, _shares(sheets)), _move("s4")])
    state = play(library, code, [*_sheets(state), _move("s5")])
    return code, play(library, code, _opened(state, (PLENARY,)))


TABLE_IDS = tuple(f"t{number}" for number in range(1, TABLES + 1))
WATCHED = [Grant(role, table) for role in ("desk", "screen") for table in (*TABLE_IDS, PLENARY)]


def _definition(people: int) -> dict[str, Any]:
    places = max(1, -(-people // TABLES))
    tables = [{"id": key, "number": number, "places": places} for number, key in enumerate(TABLE_IDS, 1)]
    return {
        "title": "Oser, essayer, garder",
        "question": "Qu’est-ce qui aide une équipe à essayer du neuf, même quand le temps manque ?",
        "date": "2027-03-18",
        "place": "Lyon",
        "themes": [
            {"id": "ABC"[i], "title": title, "intro": "", "tables": tables[3 * i : 3 * i + 3]}
            for i, title in enumerate(THEMES)
        ],
        "steps": [
            {"id": f"s{i}", "kind": kind, "scope": scope, "title": kind.capitalize(), "minutes": 20,
             "settings": {"budget": 1000, "cap": 10, "keep": 200} if kind == "dots" else {}}
            for i, (kind, scope) in enumerate(STEPS, 1)
        ],
    }  # fmt: skip


def _joins(people: int) -> Iterator[Act]:
    for number in range(people):
        consents = {"name": number % 3 == 0, "quotes": number % 2 == 0, "photo": False}
        body = {"table": TABLE_IDS[number % TABLES], "name": f"N{number}", "consents": consents}
        yield _person(number), _operation("person.join", body, number)


def _person(number: int) -> Person:
    return Person(f"p{number:016d}", "participant")


def _operation(name: str, body: dict[str, Any], number: int, place: str = "") -> Operation:
    return Operation(f"{name.replace('.', '')}{place}{number:016d}", name, body)


def _move(step: str) -> Act:
    return ORGANISER, _operation("step.move", {"step": step, "tables": "all"}, int(step[1:]))


def _imports(ideas: int) -> Iterator[Act]:
    for number in range(ideas):
        stock = material.ideas(number % TABLES // 3)
        found = stock[number // TABLES % len(stock)]
        told = {"title": f"{found.title} ({number})", "body": f"{found.body} ({number})"}
        yield SYSTEM, _operation("idea.import", {"table": TABLE_IDS[number % TABLES], **told}, number)


def _shares(sheets: int) -> dict[str, int]:
    """How many each table keeps."""
    return {table: len(range(i, sheets, TABLES)) for i, table in enumerate(TABLE_IDS)}


def _opened(state: State, places: Iterable[str]) -> list[Act]:
    return [
        (ORGANISER, _operation("vote.open", {"version": state.places[place].version, "place": place}, 0, place))
        for place in places
    ]


def _voted(state: State, places: Iterable[str], people: int) -> Iterator[Act]:
    """Who may votes for eight options, each for others; then the votes are sealed."""
    for place in places:
        vote = state.last_vote(place, state.places[place].step)
        assert vote is not None
        for number in range(people):
            if place in (PLENARY, TABLE_IDS[number % TABLES]):
                chosen = {vote.option_ids[(number + 7 * i) % len(vote.option_ids)]: 1 + i for i in range(8)}
                body = {"vote": vote.id, "seat": 1, "choice": chosen}
                yield _person(number), _operation("ballot.cast", body, number, place)
        yield ORGANISER, _operation("vote.seal", {"vote": vote.id}, 0, place)


def _selected(state: State, shares: dict[str, int]) -> Iterator[Act]:
    for place, share in shares.items():
        vote = state.last_vote(place, "s3")
        assert vote is not None
        body = {"vote": vote.id, "ideas": list(vote.option_ids[:share]), "reason": "Les premières de la liste."}
        yield ORGANISER, _operation("vote.select", body, 0, place)


def _sheets(state: State) -> Iterator[Act]:
    kept = (idea for vote in state.votes.values() for idea in vote.selected or ())
    for number, idea in enumerate(kept):
        for place, name in enumerate(SHEET_FIELDS):
            body = {"proposal": idea, "field": name, "text": _written(state, idea, name, number), "base": 0}
            yield ORGANISER, _operation("sheet.write", body, number * len(SHEET_FIELDS) + place)


def _written(state: State, idea: str, name: str, number: int) -> str:
    if name in ("title", "short_title"):
        return f"{material.short_title(state.ideas[idea].body)[:30]} {number}"
    if name == "owner":
        return f"Le porteur {number}"
    if name == "keywords":
        return ", ".join(KEYWORDS[(number + 2 * i) % len(KEYWORDS)] for i in range(3))
    stock = material.phrases(name, number % len(THEMES))
    return f"{stock[number // 3 % len(stock)]} ({number})"
