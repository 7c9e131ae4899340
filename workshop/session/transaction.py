"""A group of operations in one transaction. Law: in it nothing waits but the flush; each sees what those before it did.

For each in turn: check → seal what it leaves → append → apply in place → its effects. A refusal, or a bug in judging,
comes before anything of its own is appended, and leaves the others of the group alone. What was accepted before
cannot be appended twice: the log says so, and the first answer is given again, as it is to what is refused by now.
What follows from a row is said by the core in effects (core/model/effects.py); no operation is known here by its name.
"""

from __future__ import annotations

import logging
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from workshop import core
from workshop.core import Memo, Operation, Person, Refused, Row, State, Urn
from workshop.core.model.effects import CastBallot, Effect, EmptyUrn, ForgetIdea, ForgetPerson, OpenUrn, ReturnPoints
from workshop.storage.erasure import forget
from workshop.storage.log import AlreadyWritten, Log

KEY_BYTES = 32
OWN = "person:"  # how the audience of one person begins
MOST_TOGETHER, LONGEST_SECONDS = 250, 0.05  # operations of a group, and of judging them: then others pass
Act = Callable[[], None]
Offload = Callable[[Act], None]
logger = logging.getLogger(__name__)


class TouchedAudiences(set[str]):
    """The audiences that may see something new after a group.

    What the commit knew goes with the news of it: whether a row changed somebody (`people_moved`: their table, their
    name…), and then `seats`: where those sit by now whose own view is among these, table and claim; None is nowhere.
    """

    def __init__(self, audiences: Iterable[str] = ()) -> None:
        super().__init__(audiences)
        self.people_moved = False
        self.seats: dict[str, tuple[str, str | None] | None] = {}

    def look(self, state: State, since: int) -> None:
        """Note the seats as they are, if a row after `since` changed somebody."""
        self.people_moved = state.people_moved > since
        if self.people_moved:
            people = [state.people.get(one.removeprefix(OWN)) for one in self if one.startswith(OWN)]
            self.seats = {one.id: (one.table, one.claim) if one.seated else None for one in people if one}


@dataclass(frozen=True)
class Accepted:
    """The answer to an accepted operation: its row; with `already`, nothing was to be done."""

    seq: int
    at: int
    already: bool = False


def inline(act: Act) -> None:
    """Do what waits for the disk at once: other threads go on meanwhile."""
    act()


def nobody(request: Request) -> None:
    """Tell nobody."""


@dataclass(eq=False, slots=True)
class Request:
    """An operation on its way. Once judged it has an `outcome`, and `answered` is told, from the writer's thread."""

    person: Person
    operation: Operation
    answered: Callable[[Request], None] = nobody
    outcome: Accepted | Exception | None = None

    def result(self) -> Accepted:
        """Give the answer; raises Refused, or what a bug raised."""
        if isinstance(self.outcome, Accepted):
            return self.outcome
        raise self.outcome or RuntimeError("an operation was left without an answer")


class Broken(Exception):
    """Applying an accepted operation raised: a bug. The group must be tried again without this request."""

    def __init__(self, request: Request, cause: Exception) -> None:
        super().__init__(str(cause))
        self.request = request
        self.cause = cause


@dataclass
class GroupCommit:
    """One transaction on a log and the state that `memo` is of.

    It tells whom it `touched`, whether it `sealed`, and what it `forgets`.

    `seq` is the last row that it appended, 0 where it appended none.

    `offload` is how one waits for the disk: the one wait, in which others may run but not touch log or state. `clock`
    tells, in seconds, how long the judging takes.
    """

    log: Log
    memo: Memo
    now: Callable[[], int]
    offload: Offload = inline
    clock: Callable[[], float] = time.monotonic
    seq: int = 0
    touched: TouchedAudiences = field(default_factory=TouchedAudiences)
    sealed: bool = False
    forgets: list[Callable[[Log], None]] = field(default_factory=list)

    @property
    def state(self) -> State:
        return self.memo.state

    def write(self, requests: list[Request]) -> None:
        """Judge and commit, waking nobody; what is left has no outcome. Raises sqlite3.Error or Broken, uncommitted.

        It stops after MOST_TOGETHER, or LONGEST_SECONDS: nobody else is served while it judges.
        """
        self.log.begin()
        since = self.state.seq
        at, began = self.now(), self.clock()
        for request in requests:
            request.outcome = None
        for request in requests[:MOST_TOGETHER]:
            request.outcome = self._judge(request, at)
            if self.clock() - began >= LONGEST_SECONDS:
                break
        self.offload(self.log.commit)
        self.touched.look(self.state, since)

    def _judge(self, request: Request, at: int) -> Accepted | Exception:
        person, operation = request.person, request.operation
        try:
            body = core.check(self.state, person, operation, at)
            first = core.preceding(self.state, person, operation) if body is not None else []
        except Exception as error:  # a refusal, or a bug in judging: this one's answer either way
            return self._before(request) or error
        before = self._before(request) if first or body is None else None
        if before or body is None:
            return before or Accepted(self.log.last()[0], at, already=True)
        try:
            return self._record(person, operation, body, first, at)
        except sqlite3.Error:
            raise
        except Exception as error:
            before = self._before(request) if isinstance(error, AlreadyWritten) else None
            if before:
                return before
            raise Broken(request, error) from error

    def _before(self, request: Request) -> Accepted | None:
        """The first answer to what was accepted before."""
        seen = self.log.seen(request.person.id, request.operation.id)
        return Accepted(seen.seq, seen.at) if seen else None

    def _record(
        self, person: Person, operation: Operation, body: dict[str, Any], first: list[Operation], at: int
    ) -> Accepted:
        for one in first:
            self._append(at, person, one, one.body)
        row = self._append(at, person, operation, body)
        return Accepted(row.seq, row.at)

    def _append(self, at: int, person: Person, operation: Operation, body: dict[str, Any]) -> Row:
        body, apart = core.to_append(self.state, person, operation.name, body)
        row = self.log.append(at, person, operation.id, operation.name, body)
        self.seq = row.seq
        for effect in (*apart, *core.apply(self.state, row)):
            CARRIED_OUT[type(effect)](self, effect)
        self.touched |= core.touches(self.state, row, self.memo)
        return row

    def open_urn(self, effect: OpenUrn) -> None:
        key = secrets.token_bytes(KEY_BYTES)
        self.log.open_urn(effect.vote, key)
        self.state.urns[effect.vote] = Urn(key)

    def cast(self, ballot: CastBallot) -> None:
        self._choose(ballot.vote, self.memo.pseudonym(ballot.vote, ballot.person, ballot.seat), ballot.choice)

    def return_points(self, _effect: ReturnPoints) -> None:
        for choice in core.bring_back(self.state):
            self._choose(*choice)

    def empty_urn(self, effect: EmptyUrn) -> None:
        self.log.empty_urn(effect.vote)
        self.state.urns.pop(effect.vote, None)
        self.sealed = True

    def forget(self, effect: ForgetPerson | ForgetIdea) -> None:
        forgotten = partial(forget, effect=effect)
        forgotten(self.log)
        self.forgets.append(forgotten)

    def _choose(self, vote: str, name: str, choice: dict[str, int]) -> None:
        self.log.cast(vote, name, choice)
        self.state.urns[vote].choices[name] = choice


CARRIED_OUT: dict[type[Effect], Callable[[GroupCommit, Any], None]] = {
    OpenUrn: GroupCommit.open_urn,
    CastBallot: GroupCommit.cast,
    ReturnPoints: GroupCommit.return_points,
    EmptyUrn: GroupCommit.empty_urn,
    ForgetPerson: GroupCommit.forget,
    ForgetIdea: GroupCommit.forget,
}
"""How each effect of a row is carried out, on the log and in the urns."""


def refusal_of(error: Exception) -> Refused:
    """What people are told: `busy` when another program has the file, else `disk`."""
    if isinstance(error, Refused):
        return error
    code = getattr(error, "sqlite_errorcode", None)
    held = code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    logger.error("a write failed: %s", error)
    return Refused("busy" if held else "disk")
