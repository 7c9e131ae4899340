"""Ids that say nothing of when a thing was made, nor after which other: they are drawn from what its maker alone knows.

The id of an operation is made by its device, at random, and told to nobody else. What an older release named after its
row keeps that name.
"""

from __future__ import annotations

import re
from collections.abc import Container
from hashlib import sha256

from .model.operation import Body, Row

NAMED = re.compile(r"i[0-9a-f]{12}\Z")


def unguessable(taken: Container[str], person: str, operation: str) -> str:
    """An id for what that operation of that person makes: always the same, and nobody else's."""
    digest = sha256(f"{person}/{operation}".encode()).hexdigest()
    while f"i{digest[:12]}" in taken:
        digest = sha256(digest.encode()).hexdigest()
    return f"i{digest[:12]}"


def idea_of(row: Row) -> str:
    """The id of the idea that a row writes, imports or edits."""
    return named_by(row.seq, row.body)


def named_by(seq: int, body: Body) -> str:
    """The same, of the row of that number and body."""
    return str(body.get("idea") or f"i{seq}")
