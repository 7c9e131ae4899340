"""A file that an older release had made unreadable opens, is lived in, and tells what has no effect in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workshop.core import Operation, Person, audiences
from workshop.session import Registry
from workshop.storage import Library, doctor

CODE = "BRK4NT"
ORGANISER = Person("organiser", "organiser")


@pytest.fixture
def bricked(library: Library) -> Library:
    """A folder with that session: see tests/core/test_lapsed.py."""
    db = sqlite3.connect(library.path(CODE))
    db.executescript((Path(__file__).parent / "golden" / "bricked-format-1.sql").read_text(encoding="utf-8"))
    db.close()
    return library


def test_it_opens_is_shown_to_everybody_and_goes_on(bricked: Library) -> None:
    registry = Registry(bricked)
    session = registry[CODE]
    for audience in session.read(audiences):
        assert session.view(audience).body
    moved = session.perform(ORGANISER, Operation("to-the-close-again", "step.move", {"step": "s8", "tables": "all"}))
    assert moved.seq == 61 and session.view("phone:t1").body["step"]["id"] == "s8"
    registry.close()
    assert bricked.state(CODE).lapsed.keys() == {45, 49, 54, 59}
    assert bricked.describe(CODE).problem is None


def test_doctor_names_the_acts_without_effect(bricked: Library) -> None:
    (found,) = (one for one in doctor.doctor(bricked) if one.kind == "session")
    assert found.level == "warning" and "n° 59 undo (unknown_step)" in found.sentence
    assert found.values["lapsed"] == [
        {"row": 45, "name": "undo", "refused": "vote_open"},
        {"row": 49, "name": "undo", "refused": "moved_on"},
        {"row": 54, "name": "undo", "refused": "unknown_table"},
        {"row": 59, "name": "undo", "refused": "unknown_step"},
    ]
