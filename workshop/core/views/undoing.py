"""What may be undone from a desk: its last act, for as long as nothing that it touched has changed."""

from __future__ import annotations

from ..operations.undo import moved_on
from ..person import PLENARY
from ..state import State
from .scene import Keys

UNDO_FOR = 8_000


def undo(state: State, place: str) -> Keys | None:
    """The last act that may be undone from that desk: `{seq, name, by, until}`."""
    places = [place, PLENARY] if state.agenda.single else [place]
    undoable = state.undoables.get(max(state.last_undoable.get(one, 0) for one in places))
    if undoable is None or undoable.undone or moved_on(state, undoable):
        return None
    return {
        "seq": undoable.seq,
        "name": undoable.name,
        "by": undoable.person,
        "until": undoable.at + UNDO_FOR,
    }
