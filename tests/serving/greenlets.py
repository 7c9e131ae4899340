"""Greenlets that wait for acts done in threads: `python greenlets.py` says what came of it as JSON."""

from __future__ import annotations

from workshop.serving.process import disk_threads  # before anything else: it patches

# isort: split
import json
from typing import Any

import eventlet
from eventlet import patcher, tpool

MOST_SECONDS = 30
threading = patcher.original("threading")


def together(aside: Any) -> int:
    """Three acts that wait for each other; gives how many went through."""
    barrier = threading.Barrier(3)
    waiting = [eventlet.spawn(aside, lambda: bool(barrier.wait(MOST_SECONDS) + 1)) for _ in range(3)]
    return sum(one.wait() for one in waiting)


def served_meanwhile(aside: Any) -> bool:
    """Whether the loop goes on while an act waits for what the loop will do."""
    done = threading.Event()
    eventlet.spawn(done.set)
    return bool(aside(lambda: done.wait(MOST_SECONDS)))


def raised(aside: Any) -> str:
    """What an act that fails raises where it is waited for."""
    try:
        aside(lambda: 1 // 0)
    except ZeroDivisionError as error:
        return str(error)
    return "nothing"


def dies(aside: Any) -> list[str]:
    """What is heard after one who waited died of a bug."""
    said: list[str] = []

    def waits() -> None:
        aside(lambda: None)
        raise RuntimeError("a bug")

    try:
        eventlet.spawn(waits).wait()
    except RuntimeError as error:
        said.append(str(error))
    aside(lambda: said.append("heard"))
    return said


def few_given(_: Any) -> list[int]:
    """Ten acts where the system gives one thread; gives how many were done, and how many threads there are."""
    tpool.killall()
    start, started, done = threading.Thread.start, list[Any](), list[int]()

    def refused(thread: Any) -> None:
        if started:
            started.clear()
            raise RuntimeError("can't start new thread")
        started.append(thread)
        start(thread)

    tpool.threading.Thread.start = refused
    try:
        aside = disk_threads()
    finally:
        tpool.threading.Thread.start = start
    for number in range(10):
        aside(lambda number=number: done.append(number))
    return [len(done), len(tpool._threads)]


def main() -> None:
    """Do all of it, in that order."""
    aside = disk_threads(3)
    acts: list[Any] = [together, served_meanwhile, raised, dies, together, few_given]
    print(json.dumps([act(aside) for act in acts]))


if __name__ == "__main__":
    main()
