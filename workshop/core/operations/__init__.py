"""All that may be asked, by name. `OPERATIONS` is the protocol of writing: docs/protocol.md is held against it."""

from . import (
    admission,
    arrivals,
    ballot_words,
    calls,
    groups,
    ideas,
    imports,
    people,
    pitch,
    screens,
    session,
    sheets,
    steps,
    timers,
    undo,
    verbatims,
    votes,
    withdrawals,
)
from .operation_kind import Act, OperationKind

OPERATIONS: dict[str, OperationKind] = {
    kind.name: kind
    for noun in (
        session,
        people,
        admission,
        steps,
        timers,
        ideas,
        withdrawals,
        imports,
        groups,
        votes,
        arrivals,
        ballot_words,
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
