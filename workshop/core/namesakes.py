"""Several people of one first name: each but the first has a number, the smallest that is free."""

from __future__ import annotations

from .model.operation import Body
from .model.state import State


def numbered(state: State, person: str, body: Body) -> Body:
    """`number`: the smallest that nobody else of that first name has; absent for the first, and where none is given."""
    name = alike(body.get("name"))
    taken = {state.people[one].number for one in state.namesakes.get(name, ()) if one != person}
    number = next(one for one in range(1, len(taken) + 2) if one not in taken)
    return {"number": number} if number > 1 else {}


def alike(name: str | None) -> str:
    """A first name as it is told from another: capitals and spaces do not count."""
    return " ".join((name or "").casefold().split())


def known_as(state: State, person: str, was: str | None, is_now: str | None) -> None:
    """Keep the index of who has which first name; of a name that nobody has, nothing is kept."""
    leave_index(state.namesakes, alike(was), person)
    if is_now:
        state.namesakes.setdefault(alike(is_now), {})[person] = None


def leave_index(index: dict[str, dict[str, None]], key: str, person: str) -> None:
    """Take somebody out of an index; a key that has nobody left goes too."""
    index.get(key, {}).pop(person, None)
    if key in index and not index[key]:
        del index[key]
