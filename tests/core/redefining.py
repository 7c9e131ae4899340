"""Definitions that follow from the one in force by one change each: what an organiser may try during a day."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from workshop.core import KINDS, State

from .play import definition, step

Definition = dict[str, Any]


def redefined(state: State, one: int, other: int) -> Definition:
    """Today's definition with a change, legal or not; or another one altogether."""
    if not state.version or one % 12 == 0:
        return definition(tables=1 + other % 4)
    made = copy.deepcopy(state.definition)
    if one % 3:
        CHANGES[one // 3 % len(CHANGES)](made, other)
    elif one % 2:
        _drop_step(made, _spare(state, list(state.agenda.steps), other))
    else:
        _drop_table(made, _spare(state, list(state.agenda.tables), other))
    return made


def _spare(state: State, ids: list[str], number: int) -> str:
    """One of these steps or tables that nobody needs now: first those that an undo would give back."""
    needed = {at.step for at in state.places.values()}
    needed |= {one for one in state.places if state.people_at[one] or state.ideas_at[one]}
    free = [one for one in ids if one not in needed]
    back = [one for one in free if one in _coming_back(state)]
    return str(_at((back if number % 4 else []) or free or ids, number // 4))


def _coming_back(state: State) -> set[str]:
    """The steps and tables that undoing one of the last acts would bring back."""
    found: set[str] = set()
    for undoable in state.undoables.values():
        for name, before in undoable.before.items() if not undoable.undone else ():
            found |= {*name.split("/"), getattr(before, "step", ""), *getattr(before, "order", ())}
    return found


def _at(things: list[Any], number: int) -> Any:
    return things[number % len(things)]


def _drop_step(made: Definition, gone: str) -> None:
    made["steps"] = [each for each in made["steps"] if each["id"] != gone] or made["steps"]


def _drop_table(made: Definition, gone: str) -> None:
    for theme in made["themes"]:
        theme["tables"] = [table for table in theme["tables"] if table["id"] != gone]
    made["themes"] = [theme for theme in made["themes"] if theme["tables"]]


def _add_step(made: Definition, number: int) -> None:
    kind = _at(list(KINDS), number)
    used = {each["id"] for each in made["steps"]}
    free = next(id for id in (f"s{count}" for count in range(1, 99)) if id not in used)
    made["steps"].insert(number % (1 + len(made["steps"])), step(free, kind, _at(KINDS[kind].scopes, number // 8)))


def _change_kind(made: Definition, number: int) -> None:
    each, kind = _at(made["steps"], number), _at(list(KINDS), number // 8)
    each |= {"kind": kind, "scope": _at(KINDS[kind].scopes, number // 64), "settings": {}}


def _change_scope(made: Definition, number: int) -> None:
    each = _at(made["steps"], number)
    each["scope"] = _at(KINDS[each["kind"]].scopes, number // 8)


def _change_settings(made: Definition, number: int) -> None:
    for each in made["steps"]:
        if each["kind"] == "dots":
            each["settings"] |= {"budget": number % 6, "cap": 1 + number % 3, "keep": 1 + number % 3}
            each["settings"]["tie"] = ("both", "table")[number % 2]


def _swap_steps(made: Definition, number: int) -> None:
    made["steps"].insert(number % len(made["steps"]), made["steps"].pop(number // 8 % len(made["steps"])))


def _add_table(made: Definition, number: int) -> None:
    used = {table["number"] for theme in made["themes"] for table in theme["tables"]}
    free = next(count for count in range(1, 99) if count not in used)
    _at(made["themes"], number)["tables"].append({"id": f"t{free}", "number": free, "places": 1 + number % 12})


def _move_table(made: Definition, number: int) -> None:
    moved = _at(made["themes"], number)["tables"].pop()
    _at(made["themes"], number // 4)["tables"].append(moved)
    _without_empty_themes(made)


def _add_theme(made: Definition, number: int) -> None:
    used = {theme["id"] for theme in made["themes"]}
    free = next(id for id in "CDEFGHIJKLMNOP" if id not in used)
    made["themes"].append({"id": free, "title": f"Thème {free}", "intro": "", "tables": []})
    _add_table(made, len(made["themes"]) - 1)


def _fewer_places(made: Definition, number: int) -> None:
    for theme in made["themes"]:
        for table in theme["tables"]:
            table["places"] = 1 + number % 3


def _other_words(made: Definition, number: int) -> None:
    made["title"] = f"Journée {number}"
    _at(made["steps"], number).update(title=f"Étape {number}", minutes=number % 3)
    _at(made["themes"], number)["title"] = f"Thème {number}"


def _without_empty_themes(made: Definition) -> None:
    made["themes"] = [theme for theme in made["themes"] if theme["tables"]] or made["themes"]


CHANGES: list[Callable[[Definition, int], None]] = [
    _add_step,
    _change_kind,
    _change_scope,
    _change_settings,
    _swap_steps,
    _add_table,
    _move_table,
    _add_theme,
    _fewer_places,
    _other_words,
]
