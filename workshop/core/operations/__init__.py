"""All that may be asked, by name. `OPERATIONS` is the protocol of writing: docs/protocol.md is held against it."""

from . import (
    arrivals,
    calls,
    door,
    groups,
    ideas,
    imports,
    people,
    pitch,
    retiring,
    screens,
    session,
    sheets,
    steps,
    timers,
    undo,
    verbatims,
    votes,
)
from .kind import Act, OperationKind

OPERATIONS: dict[str, OperationKind] = {
    kind.name: kind
    for noun in (
        session,
        people,
        door,
        steps,
        timers,
        ideas,
        retiring,
        imports,
        groups,
        votes,
        arrivals,
        sheets,
        verbatims,
        screens,
        pitch,
        calls,
        undo,
    )
    for kind in noun.OPERATIONS
}

__all__ = ["OPERATIONS", "Act", "OperationKind"]
