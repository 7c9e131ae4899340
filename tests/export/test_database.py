"""The readable tables, queried as anybody would."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.conftest import HOSTILE
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.memento.text.typography import safe


def opened(found: Snapshot, place: Path, asked: ExportOptions | None = None) -> sqlite3.Connection:
    path = place / "tables.db"
    path.write_bytes(FORMATS["tables"].write(found, asked or ExportOptions()))
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


@pytest.fixture(scope="module")
def db(found: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    return opened(found, tmp_path_factory.mktemp("tables"))


def test_the_file_is_sound_and_its_keys_hold(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("tables", "ideas", "proposals", "verbatims", "votes", "results", "marks"):
        assert db.execute(f"PRAGMA foreign_key_list({table})").fetchall(), table


def test_everything_of_the_day_is_there(db: sqlite3.Connection, found: Snapshot) -> None:
    def count(table: str) -> int:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    day = found.day
    assert [count(name) for name in ("themes", "tables", "steps", "ideas", "proposals", "verbatims", "votes")] == [
        len(one) for one in (day.themes, day.tables, day.steps, day.ideas, day.proposals, day.verbatims, day.votes)
    ]
    assert count("results") == sum(len(vote.tallies) for vote in day.votes)
    assert db.execute("SELECT value FROM session WHERE key = 'seq'").fetchone() == (str(found.seq),)


def test_a_search_finds_words_without_their_accents(db: sqlite3.Connection) -> None:
    query = "SELECT i.body FROM ideas_fts f JOIN ideas i ON i.rowid = f.rowid WHERE ideas_fts MATCH ?"
    bodies = [body for (body,) in db.execute(query, ["reunion"])]
    assert len(bodies) == 2 and all("réunion" in body for body in bodies)
    assert db.execute("SELECT count(*) FROM proposals_fts WHERE proposals_fts MATCH 'ECOUTE'").fetchone()[0] == 3


def test_views_answer_what_people_ask_first(db: sqlite3.Connection, found: Snapshot) -> None:
    ranking = db.execute("SELECT place, rank, points FROM ranking WHERE place = 'plenary' ORDER BY rank").fetchall()
    assert ranking[0] == ("plenary", 1, 24)
    assert db.execute("SELECT ballots, seats, percent FROM turnout WHERE place = 'table 2'").fetchone() == (5, 6, 83)
    assert db.execute("SELECT count(*) FROM ideas_in_full").fetchone()[0] == len(found.day.ideas)


def test_every_count_can_be_made_again(db: sqlite3.Connection) -> None:
    wrong = "SELECT * FROM count_check WHERE points != points_counted OR voters != voters_counted"
    assert db.execute("SELECT count(*) FROM count_check").fetchone()[0] > 10
    assert db.execute(wrong).fetchall() == []


def test_a_masked_count_is_null(found: Snapshot, tmp_path: Path) -> None:
    db = opened(found, tmp_path, replace(ExportOptions(), mask=True))
    for table, column in (("results", "voters"), ("votes", "ballots"), ("tables", "seats"), ("tables", "state")):
        told = [value for (value,) in db.execute(f"SELECT {column} FROM {table}")]
        assert None in told and all(value is None or value == 0 or value > 4 for value in told)
    assert db.execute("SELECT count(*) FROM marks").fetchone() == (0,)


def test_texts_are_kept_as_they_are(hostile: Snapshot, tmp_path: Path) -> None:
    bodies = {body for (body,) in opened(hostile, tmp_path).execute("SELECT body FROM ideas")}
    assert {safe(text) for text in HOSTILE} <= bodies
