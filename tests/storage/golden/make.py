"""Writes format-N.sql: a session in the middle of its plenary vote, as the present release keeps it.

Run once for each new format (`python -m tests.storage.golden.make`). What is written is then never changed: sessions of
that format lie on people's disks.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.core import day
from tests.core.play import ORGANISER, definition, desk
from tests.session.test_day import Performed
from workshop.core import Person
from workshop.session import Registry
from workshop.storage import Library, codes, database
from workshop.storage.clock import Clock

HALF_SECONDS = count()
LINK_KEY = "dfbc3f7dad3e951905c50393e4c47e1ddb53e51613c0e2914667afa542cea7e9"  # the same link opens all


def half_a_second_later() -> float:
    return next(HALF_SECONDS) / 2


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder), Clock(lambda: 1_800_000_000.0, half_a_second_later))
        with patched(codes, "new_code", lambda: "GQ7DEN"):
            code = library.create(definition(), "titre: Journée de l’innovation managériale\n")
        log = library.log(code)
        log.write_meta("link_key", LINK_KEY)
        log.close()
        registry = Registry(library, gather=0)
        play(Performed(registry[code]))
        registry[code].revoke("desk:t1")
        registry.close()
        lines = sqlite3.connect(library.path(code)).iterdump()
        target = Path(__file__).with_name(f"format-{database.FORMAT}.sql")
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def play(session: Performed) -> None:
    with patched(day, "Rehearsed", lambda: session):
        day.played_session("s7")
    vote = session.open(ORGANISER, "all")
    options = session.state.votes[vote].option_ids
    for number, person in enumerate(list(session.state.people)[:3]):
        session.cast(Person(person, "participant"), vote, **{options[number]: 2})
    of_format_2(session)


def of_format_2(session: Performed) -> None:
    """What format 1 did not know."""
    people = list(session.state.people)
    spare = next(one for one in session.state.ideas_at["t1"] if one not in session.state.votes["v-s7-all-1"].option_ids)
    session.do(desk("t1"), "idea.retire", idea=spare, retired=True)
    session.do(ORGANISER, "idea.import", table="t2", body="Venue d’un fichier", batch="b-1")
    session.do(ORGANISER, "import.withdraw", batch="b-1", withdrawn=True)
    session.do(ORGANISER, "person.free", person=people[-1])
    session.do(ORGANISER, "person.exclude", person=people[-2])
    session.do(ORGANISER, "door.close", closed=True)
    session.do(Person("plate", "participant"), "person.join", table="t1")


@contextlib.contextmanager
def patched(where: object, name: str, value: Callable[[], object]) -> Iterator[None]:
    was = getattr(where, name)
    setattr(where, name, value)
    try:
        yield
    finally:
        setattr(where, name, was)


if __name__ == "__main__":
    main()
