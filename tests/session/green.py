"""The same door under eventlet: as many greenlets as phones, all at once. Says what came of it as JSON."""

from __future__ import annotations

import eventlet

eventlet.monkey_patch()

import json  # noqa: E402  (eventlet patches before anything else is imported)
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

from workshop.core import Operation, Person, Refused  # noqa: E402
from workshop.session import Registry, Session  # noqa: E402
from workshop.storage import Library  # noqa: E402


def joins(session: Session, number: int) -> str:
    person = Person(f"p{number}", "participant")
    session.perform(person, Operation(f"operation-join-{number}", "person.join", {"table": "t1"}))
    try:
        text = "" if number % 10 == 0 else f"Idée {number}"
        session.perform(person, Operation(f"operation-idea-{number}", "idea.write", {"body": text}))
    except Refused as refused:
        return refused.kind
    return "ok"


def main(folder: str, code: str, people: str) -> None:
    session, commits = Registry(Library(Path(folder)))[code], []
    session._log.db.conn.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    started = time.monotonic()
    threads = [eventlet.spawn(joins, session, number) for number in range(int(people))]
    kinds = [thread.wait() for thread in threads]
    seconds = time.monotonic() - started
    counts = {kind: kinds.count(kind) for kind in set(kinds)}
    print(json.dumps({**counts, "commits": len(commits), "seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
