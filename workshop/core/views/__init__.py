"""Views: what each audience may see, computed from the state, flat and ready for JSON. What it may not is absent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from .desk import desk, people
from .own import own
from .phone import phone
from .screen import screen
from .tower import tower

VIEWS: dict[str, Callable[[State, str], dict[str, Any]]] = {
    "phone": phone,
    "desk": desk,
    "screen": screen,
    "people": people,
    "person": own,
}

OF_A_TABLE = ("phone", "people")


def view(state: State, audience: str) -> dict[str, Any]:
    """What `audience` sees: `phone:t4`, `desk:t4`, `desk:all`, `screen:…`, `people:t4`, `person:p…` or `tower`.

    Raises Refused unknown_session before the session is defined, unknown_table for a place that does not exist.
    """
    if not state.version:
        raise Refused("unknown_session")
    who, _, place = audience.partition(":")
    if who == "tower":
        return tower(state)
    if who not in VIEWS or (who != "person" and place not in state.places) or (who in OF_A_TABLE and place == PLENARY):
        raise Refused("unknown_table")
    return VIEWS[who](state, place)
