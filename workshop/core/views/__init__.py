"""Views: what each audience may see, computed from the state, flat and ready for JSON. What it may not is absent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..memo import Memo
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from .desk import desk, people
from .phone import own, phone
from .screen import screen
from .tower import tower

VIEWS: dict[str, Callable[[Memo, str], dict[str, Any]]] = {
    "phone": phone,
    "desk": desk,
    "screen": screen,
    "people": people,
    "person": own,
}

OF_A_TABLE = ("phone", "people")


def view(state: State, audience: str, memo: Memo | None = None) -> dict[str, Any]:
    """What `audience` sees: `phone:t4`, `desk:t4`, `desk:all`, `screen:…`, `people:t4`, `person:p…` or `tower`.

    `memo`: that of this state, where there is one; what it gives is shared. Raises Refused unknown_session before the
    session is defined, unknown_table for a place that does not exist.
    """
    known = memo or Memo(state)
    return known.now(("view", audience), lambda: _view(known, audience))


def _view(memo: Memo, audience: str) -> dict[str, Any]:
    state = memo.state
    if not state.version:
        raise Refused("unknown_session")
    who, _, place = audience.partition(":")
    if who == "tower":
        return tower(memo)
    if who not in VIEWS or (who != "person" and place not in state.places) or (who in OF_A_TABLE and place == PLENARY):
        raise Refused("unknown_table")
    return VIEWS[who](memo, place)
