"""What may be undone from a desk: its last act, for as long as what it changed may come back."""

from __future__ import annotations

from ..model.entities import Undoable
from ..model.person import PLENARY
from ..model.state import State
from ..operations import OPERATIONS
from ..operations.undo import may_come_back
from .scene import Keys

UNDO_FOR = 8_000


def undo(state: State, place: str) -> Keys | None:
    """The last act that may be undone from that desk: `{seq, name, by, until}`.

    What a ballot changes of that is told by `State.stands`.
    """
    places = {place, PLENARY} if state.agenda.single else {place}
    undoable = next((one for one in reversed(state.undoables.values()) if places.intersection(_drives(one))), None)
    if undoable is None or not may_come_back(state, undoable, OPERATIONS[undoable.name].may_return):
        return None
    return {
        "seq": undoable.seq,
        "name": undoable.name,
        "by": undoable.person,
        "until": undoable.at + UNDO_FOR,
    }


def _drives(undoable: Undoable) -> list[str]:
    """The desks that a row came from: its tables', or the plenary's; a participant's came from none."""
    if undoable.letter == "P":
        return []
    return undoable.places if undoable.letter == "D" else [PLENARY]
