"""When a session's queue is written: at once for one, together for those who come meanwhile, and never by two."""

from __future__ import annotations

import functools
import threading
from typing import Any

import pytest

from tests.session.test_session import at_once
from tests.support.patience import PATIENCE
from workshop.core import Operation, Person
from workshop.session import transaction
from workshop.session.session import Session
from workshop.session.transaction import Act, Request
from workshop.session.writer import Writer
from workshop.storage import database


class Serving:
    """What a room does with its queue; each group waits for a word of ours, as it would for a disk."""

    def __init__(self) -> None:
        self.groups: list[int] = []
        self.begun, self.flushed = threading.Semaphore(0), threading.Semaphore(0)
        self.writer = Writer("test", self.serve, gather=0.0)

    def serve(self) -> None:
        self.groups.append(len(self.writer.take()))
        self.begun.release()
        assert self.flushed.acquire(timeout=PATIENCE)

    def put(self, count: int) -> None:
        for number in range(count):
            self.writer.put(Request(Person(f"p{number}", "participant"), Operation("x" * 16, "idea.write", {})))


def test_those_who_come_while_a_group_is_written_are_the_next_group() -> None:
    serving = Serving()
    serving.put(1)
    assert serving.begun.acquire(timeout=PATIENCE)
    serving.put(40)
    serving.flushed.release()
    assert serving.begun.acquire(timeout=PATIENCE)
    assert serving.groups == [1, 40]
    serving.writer.end()
    serving.flushed.release()


def test_a_group_that_raises_does_not_keep_the_next_from_being_written(caplog: pytest.LogCaptureFixture) -> None:
    groups, written = [], threading.Semaphore(0)

    def serve() -> None:
        groups.append(writer.take())
        written.release()
        if len(groups) == 1:
            raise ZeroDivisionError

    writer = Writer("test", serve, gather=0.0)
    for number in (1, 2):
        writer.put(Request(Person("p", "participant"), Operation(f"{number:016d}", "idea.write", {})))
        assert written.acquire(timeout=PATIENCE)
    writer.end()
    assert [len(transaction) for transaction in groups] == [1, 1]
    assert "a group could not be written" in caplog.text


def test_a_writer_that_has_ended_serves_who_comes_at_once() -> None:
    serving = Serving()
    serving.writer.end()
    serving.flushed.release()
    serving.put(1)
    assert serving.groups == [1]


def test_one_who_cannot_hear_the_answer_keeps_no_other_from_it(workshop: Any, caplog: pytest.LogCaptureFixture) -> None:
    deaf, phone = workshop.phone(), workshop.phone()
    workshop.session._writer.gather = 0.05

    def fails(request: Request) -> None:
        raise ConnectionResetError

    operation = Operation("operation-of-the-deaf", "idea.write", {"body": "Une"})
    request = workshop.session.submit(deaf.person, operation, fails)
    phone.does("idea.write", body="Deux")
    assert request.result().seq in [row.seq for row in workshop.rows()]
    assert "an answer could not be given" in caplog.text


def test_nobody_reads_what_is_not_yet_on_the_disk(workshop: Any) -> None:
    phone, seen = workshop.phone(), []
    reader = threading.Thread(target=lambda: seen.append(ideas(workshop.session)))

    def flush(act: Act) -> None:
        reader.start()
        reader.join(0.05)  # time enough to read, were it let to
        assert seen == []
        act()

    workshop.session._offload = flush
    phone.does("idea.write", body="Une idée")
    reader.join(PATIENCE)
    assert seen == [1]


def test_a_glance_does_not_wait_for_the_disk(workshop: Any) -> None:
    phone, seen = workshop.phone(), []

    def flush(act: Act) -> None:
        looks = threading.Thread(target=lambda: seen.append(workshop.session.glance(lambda state: len(state.people))))
        looks.start()
        looks.join(PATIENCE)
        assert seen == [1]
        act()

    workshop.session._offload = flush
    phone.does("idea.write", body="Une idée")


def test_all_that_is_asked_at_once_is_answered_in_few_groups_while_the_disk_flushes_elsewhere(workshop: Any) -> None:
    phones = [workshop.phone() for _ in range(30)]
    flushes: list[str] = []

    def elsewhere(act: Act) -> None:
        flushes.append("")
        thread = threading.Thread(target=act)
        thread.start()
        thread.join()

    workshop.session._offload, workshop.session._writer.gather = elsewhere, 0.05
    at_once([lambda p=p: p.does("idea.write", body="Une idée") for p in phones])
    assert ideas(workshop.session) == 30
    assert len(flushes) < 30
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def ideas(session: Session) -> int:
    return session.read(lambda state: len(state.ideas))


@pytest.fixture
def queued(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has many operations wait together, then writes them; gives who touched, in order: a group's seq, or an answer."""
    go_on, told = threading.Event(), list[Any]()
    monkeypatch.setattr(database, "check_pages", lambda path: go_on.wait(PATIENCE))

    def write(bodies: list[str]) -> list[Any]:
        session = workshop.session
        session.listen(lambda session, audiences: told.append("group"))
        answered = threading.Semaphore(0)
        for number, body in enumerate(bodies):
            operation = Operation(
                f"operation{number:08d}", "person.join" if not number else "idea.write", {"body": body}
            )
            if not number:
                operation.body.clear()
                operation.body["table"] = "t1"
            session.submit(
                Person("p" * 17, "participant"), operation, lambda one: (told.append(one), answered.release())
            )
        go_on.set()
        for _ in bodies:
            assert answered.acquire(timeout=PATIENCE)
        session.close()
        return told

    return write


def groups(told: list[Any]) -> list[int]:
    """How many were answered before each word that a group was written."""
    found, count = [], 0
    for one in told:
        if one == "group":
            found.append(count)
            count = 0
        else:
            count += 1
    return found


def test_a_group_is_cut_by_count_and_goes_on_in_order(queued: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "MOST_TOGETHER", 10)
    monkeypatch.setattr(transaction, "LONGEST_SECONDS", PATIENCE)
    told = queued([f"Idée {number}" for number in range(35)])
    assert groups(told) == [10, 10, 10, 5]
    answers = [one.result().seq for one in told if one != "group"]
    assert answers == sorted(answers) and len(set(answers)) == 35


def test_a_group_is_cut_by_the_time_that_judging_takes(queued: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(10_000))
    slow = functools.partial(transaction.GroupCommit, clock=lambda: 0.02 * next(ticks))
    monkeypatch.setattr("workshop.session.session.GroupCommit", slow)
    told = queued([f"Idée {number}" for number in range(10)])
    assert groups(told) == [3, 3, 3, 1]


def test_what_a_bug_leaves_is_answered_not_tried_for_ever(queued: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.GroupCommit, "write", lambda self, requests: 1 / 0)
    told = queued(["x"] * 3)
    assert [one.outcome for one in told] == [None] * 3


def test_a_bug_in_a_later_part_spares_the_others(queued: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "MOST_TOGETHER", 4)
    real, broken = transaction.core.apply, list[str]()

    def apply(state: Any, row: Any) -> Any:
        if row.body.get("body") == "cassée":
            broken.append(row.op_id)
            raise ZeroDivisionError
        return real(state, row)

    monkeypatch.setattr(transaction.core, "apply", apply)
    told = queued(["", "a", "b", "c", "d", "cassée", "e", "f", "g", "h"])
    outcomes = {one.operation.id[-1]: one.outcome for one in told if one != "group"}
    assert [key for key, one in sorted(outcomes.items()) if isinstance(one, Exception)] == ["5"]
    assert len(broken) == 1 and len(outcomes) == 10
