"""What is judged here of an act because the log does not say it: whether the person whom it means is online.

Law: nothing is refused here. An act is barred, and the core refuses it in its turn: who may not ask for it learns
nothing of who is online, and what was accepted before is answered as it was.
"""

from __future__ import annotations

from dataclasses import replace

from workshop.core import Operation
from workshop.live.hall import Hall


def judged(hall: Hall, operation: Operation) -> Operation:
    """The same act; the place of somebody who is online is not freed."""
    if operation.name == "person.free" and hall.presence.is_online(operation.body.get("person")):
        return replace(operation, barred="online")
    return operation
