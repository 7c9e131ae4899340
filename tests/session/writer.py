"""A process to be killed: six people write as fast as they can; each acknowledged operation is a line on stdout."""

from __future__ import annotations

import itertools
import os
import sys
import threading
from pathlib import Path

from workshop.core import Operation, Person
from workshop.session import Registry, Session
from workshop.storage import Library


def write(session: Session, run: str, number: int) -> None:
    person = Person(f"p{run}x{number}", "participant")
    for count in itertools.count():
        name, body = ("person.join", {"table": "t1"}) if count == 0 else ("idea.write", {"body": f"Idée {count}"})
        operation = Operation(f"operation{run}x{number}x{count}", name, body)
        session.perform(person, operation)
        os.write(1, f"{person.id} {operation.id} .\n".encode())


def main(folder: str, code: str, run: str) -> None:
    session = Registry(Library(Path(folder)), gather=0.002)[code]
    print("ready", flush=True)
    for number in range(6):
        threading.Thread(target=write, args=(session, run, number), daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
