"""Greenlets that wait for acts done in threads: `python greenlets.py` says what came of it as JSON."""

from __future__ import annotations

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402  (eventlet patches before anything else is imported)
from typing import Any  # noqa: E402

from eventlet import patcher  # noqa: E402

from workshop.realtime.fast import disk_threads  # noqa: E402
from workshop.realtime.fast.disk_threads import DiskThreads  # noqa: E402

MOST_SECONDS = 30
threading = patcher.original("threading")


def together(threads: DiskThreads) -> int:
    """Three acts that wait for each other; gives how many went through."""
    barrier = threading.Barrier(3)
    waiting = [eventlet.spawn(threads, lambda: barrier.wait(MOST_SECONDS)) for _ in range(3)]
    return sum(one.wait() is None for one in waiting)


def more_than_threads(threads: DiskThreads) -> int:
    """Ten acts asked of three threads at once; gives how many were done."""
    done: list[int] = []
    waiting = [eventlet.spawn(threads, lambda number=number: done.append(number)) for number in range(10)]
    for one in waiting:
        one.wait()
    return len(set(done))


def few_given(_: DiskThreads) -> list[object]:
    """Acts asked of three threads where the system gives one; gives how many were done, and the threads there are."""
    threads, started = DiskThreads(3), disk_threads.threading.Thread.start

    def refused(thread: object) -> None:
        raise RuntimeError("can't start new thread")

    disk_threads.threading.Thread.start = refused
    try:
        return [more_than_threads(threads), threads._started]
    finally:
        disk_threads.threading.Thread.start = started


def served_meanwhile(threads: DiskThreads) -> bool:
    """Whether the loop goes on while an act waits for what the loop will do."""
    done, found = threading.Event(), []
    eventlet.spawn(done.set)
    threads(lambda: found.append(done.wait(MOST_SECONDS)))
    return found == [True]


def raised(threads: DiskThreads) -> str:
    """What an act that fails raises where it is waited for."""
    try:
        threads(lambda: 1 // 0)
    except ZeroDivisionError as error:
        return str(error)
    return "nothing"


def stopped(threads: DiskThreads) -> list[str]:
    """What is done by one who is stopped while it waits, and by the next who waits."""
    done, said = threading.Event(), []

    def waits(name: str) -> None:
        threads(lambda: done.wait(MOST_SECONDS))
        said.append(name)

    first = eventlet.spawn(waits, "stopped")
    eventlet.sleep(0)
    first.kill()
    second = eventlet.spawn(waits, "next")
    done.set()
    second.wait()
    return said


def dies(threads: DiskThreads) -> list[str]:
    """What is heard after one who waited died of a bug."""
    said: list[str] = []

    def waits() -> None:
        threads(lambda: None)
        raise RuntimeError("a bug")

    try:
        eventlet.spawn(waits).wait()
    except RuntimeError as error:
        said.append(str(error))
    threads(lambda: said.append("heard"))
    return said


def main() -> None:
    threads = DiskThreads(3)
    acts: list[Any] = [together, served_meanwhile, raised, stopped, dies, together, more_than_threads, few_given]
    print(json.dumps([act(threads) for act in acts]))


if __name__ == "__main__":
    main()
