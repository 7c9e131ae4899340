"""Fixtures of the formats: the day that the core's tests play, and a session's file that holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.day import played_session
from tests.core.play import Rehearsed
from workshop.export import Snapshot
from workshop.store import Library


@pytest.fixture(scope="session")
def played() -> Rehearsed:
    """A small whole day, with its log."""
    return played_session()


@pytest.fixture(scope="session")
def found(played: Rehearsed) -> Snapshot:
    """That day as formats are given it."""
    return Snapshot(played.state, played.rows)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory, played: Rehearsed) -> Path:
    """A session's file that holds the played day."""
    library = Library(tmp_path_factory.mktemp("sessions"))
    code = library.create(played.rows[0].body["definition"], "")
    log = library.log(code)
    log.begin()
    for row in played.rows[1:]:
        log.append(row.at, row.person, row.op_id, row.name, row.body)
    log.commit()
    log.settle()
    log.close()
    return library.path(code)
