"""The same door under eventlet: as many greenlets as phones, all at once. Says what came of it as JSON."""

from __future__ import annotations

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402  (eventlet patches before anything else is imported)
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

from workshop.core import Operation, Person, Refused  # noqa: E402
from workshop.room import Room, Rooms  # noqa: E402
from workshop.store import Library  # noqa: E402


def joins(room: Room, number: int) -> str:
    person = Person(f"p{number}", "participant")
    room.perform(person, Operation(f"operation-join-{number}", "person.join", {"table": "t1"}))
    try:
        text = "" if number % 10 == 0 else f"Idée {number}"
        room.perform(person, Operation(f"operation-idea-{number}", "idea.write", {"body": text}))
    except Refused as refused:
        return refused.kind
    return "ok"


def main(folder: str, code: str, people: str) -> None:
    room, commits = Rooms(Library(Path(folder)))[code], []
    room._log.db.conn.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    started = time.monotonic()
    threads = [eventlet.spawn(joins, room, number) for number in range(int(people))]
    kinds = [thread.wait() for thread in threads]
    seconds = time.monotonic() - started
    counts = {kind: kinds.count(kind) for kind in set(kinds)}
    print(json.dumps({**counts, "commits": len(commits), "seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
