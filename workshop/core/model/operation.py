"""What is asked and what was written. An operation is a wish; a row is the same wish once accepted, for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from .person import Person

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """A wish: its id (made by the client), its name and its body, not yet checked.

    `until`: when it is no longer to be done, in milliseconds since 1970; None for what waits as long as it takes.
    `barred`: the refusal of who took it in, for what the log does not say (somebody is online), unless it is done.
    """

    id: str
    name: str
    body: Body
    until: int | None = None
    barred: str | None = None


class Row(NamedTuple):
    """One line of the log. `seq` counts from 1, `at` is in milliseconds since 1970, `body` is what `check` gave."""

    seq: int
    at: int
    person: Person
    op_id: str
    name: str
    body: Body
