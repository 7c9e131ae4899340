"""What the room reads at ten metres: no control, nobody's private words, long texts cut."""

from __future__ import annotations

from ..contributions import contributed_at
from ..memo import Memo
from ..model.person import PLENARY
from ..model.state import State
from ..operations.screens import screen_of
from ..positions import home, seats_at, step_of
from .phone import together
from .scene import Keys


def screen(memo: Memo, place: str) -> Keys:
    """The view of `screen:{place}`."""
    state = memo.state
    keys = {**together(memo, "screen", place), "blank": screen_of(state, place).blank}
    if place == PLENARY:
        keys["rooms"] = {table: _room(memo, table) for table in state.agenda.tables}
    return keys


def _room(memo: Memo, table: str) -> Keys:
    state = memo.state
    contributed = 0 if home(state, table) == PLENARY else contributed_at(state, table)
    return {**memo.lasting(("shown", table), lambda: _furnished(state, table)), "contributed": contributed}


def _furnished(state: State, table: str) -> Keys:
    step = step_of(state, table)
    return {
        "step": step.id,
        "title": step.title,
        "index": step.index,
        "people": len(state.people_at[table]),
        "seats": seats_at(state, table),
        "places": state.agenda.tables[table].places,
    }
