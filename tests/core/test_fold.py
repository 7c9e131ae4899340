# ruff: noqa: E501 (a table reads one a line)
"""Old logs stay readable for ever: the golden log of version 1 folds with the figures that it had.

A file is made once, from `everything.py`, and never again: `python -m tests.core.test_fold` leaves those that are there.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from workshop.core import OPERATIONS, Person, Row, State, apply, fold, view
from workshop.core.ballots import proposals, written

from .everything import everything, gone, imports, opened, recognised
from .stages import stage

GOLDEN = Path(__file__).parent / "golden" / "v1.jsonl"
DOOR = GOLDEN.with_name("door.jsonl")
ARRIVALS = GOLDEN.with_name("arrivals.jsonl")
GONE = GOLDEN.with_name("gone.jsonl")
IMPORTS = GOLDEN.with_name("imports.jsonl")
RECOGNISED = GOLDEN.with_name("recognised.jsonl")
OPEN = GOLDEN.with_name("open.jsonl")


def rows(of: Path = GOLDEN) -> list[Row]:
    """The rows of a golden log."""
    lines = of.read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line)) for line in lines]


def _row(line: dict[str, Any]) -> Row:
    return Row(line["seq"], line["at"], Person(*line["person"]), line["op_id"], line["name"], line["body"])


TALLIES = {
    "v-s4-t1-1": [("i16", 12, 4, 1, "kept"), ("i19", 4, 2, 2, "kept"), ("i18", 2, 2, 3, "out"), ("i20", 0, 0, 4, "out")],
    "v-s4-t2-1": [("i22", 12, 4, 1, "kept"), ("i23", 4, 3, 2, "tied"), ("i24", 4, 2, 2, "tied")],
    "v-s4-t3-1": [("i27", 12, 4, 1, "kept"), ("i29", 4, 2, 2, "kept"), ("i28", 2, 2, 3, "out"), ("i30", 0, 0, 4, "out"), ("i36", 0, 0, 4, "out")],
    "v-s4-t1-2": [("i16", 4, 2, 1, "kept"), ("i18", 4, 2, 1, "kept"), ("i17", 0, 0, 3, "out"), ("i19", 0, 0, 3, "out"), ("i62", 0, 0, 3, "out")],
    "v-s7-all-1": [("i16", 6, 3, 1, "kept"), ("i19", 2, 1, 2, "kept"), ("i22", 0, 0, 3, "out"), ("i23", 0, 0, 3, "out"), ("i24", 0, 0, 3, "out"), ("i27", 0, 0, 3, "out")],
}  # fmt: skip
"""Option, points, voters, rank, state: counted by hand from the ballots of the file."""


def test_the_golden_log_folds_with_its_figures() -> None:
    state = fold(rows(), code="GOLDEN")
    assert (state.seq, len(state.people), len(state.ideas), len(state.votes)) == (107, 12, 15, 5)
    counted = {}
    for vote in state.votes.values():
        told = (vote.outcome or {})["rows"]
        counted[vote.id] = [(row["id"], *row["figures"].values(), row["rank"], row["state"]) for row in told]
    assert counted == TALLIES
    assert proposals(state, "all") == ["i16", "i19", "i22", "i23", "i24", "i27"]
    assert written(state, "i16", "title") == "La parole d’abord"
    assert (state.rehearsal, state.archived, state.definition["title"]) == (True, True, "Journée, seconde édition")
    assert [one.dropped for one in state.verbatims.values()] == [True]
    assert view(state, "tower")["session"]["code"] == "GOLDEN"


def test_the_golden_log_of_what_is_gone_folds_as_it_did() -> None:
    state = fold(rows(GONE), code="GOLDEN")
    flags = {one.id: (one.withdrawn, one.retired, one.erased) for one in state.ideas.values() if one.gone}
    assert flags == {
        "i15": (False, True, False),
        "i17": (True, False, False),
        "i18": (False, True, True),
    }
    assert [one["figures"]["points"] for one in (state.votes["v-s4-t1-1"].outcome or {})["rows"]] == [3, 0, 0, 0]
    assert proposals(state, "t1") == ["i19"] and state.ideas["i18"].body == ""


def test_the_golden_logs_hold_every_operation_that_there_is() -> None:
    """A new operation goes into a new golden log, beside the others."""
    assert {row.name for path in GOLDEN.parent.glob("*.jsonl") for row in rows(path)} == set(OPERATIONS)


def test_the_golden_log_of_arrivals_folds_with_its_figures() -> None:
    vote = fold(rows(ARRIVALS), code="GOLDEN").votes["v-s2-t1-1"]
    assert (vote.rule["arrivals"], vote.electorate) == ("desk", 4)
    assert [list(ballot.values()) for ballot in vote.ballots or []] == [[1]]
    assert ("pb", 2) in (vote.admitted or ()) and ("pd", 1) not in (vote.admitted or ())


def test_the_golden_log_of_the_door_folds_with_its_figures() -> None:
    state = fold(rows(DOOR), code="GOLDEN")
    assert {one.id: (one.table, one.status) for one in state.people.values()} == {
        "pa": ("t1", "seated"), "pb": ("t1", "freed"), "pc": ("t1", "out"), "pd": ("t1", "seated"), "pe": ("t1", "waiting")}  # fmt: skip
    assert view(state, "tower")["doors"] == ["all"] and view(state, "phone:t1")["table"]["seats"] == 3


def test_the_golden_log_of_a_place_taken_again_folds_as_it_did() -> None:
    alice = fold(rows(RECOGNISED), code="GOLDEN").people["pa"]
    assert (alice.name, alice.claim, alice.status) == ("Alice", "a2", "seated")


def test_the_golden_log_of_an_open_vote_folds_with_its_figures() -> None:
    state = fold(rows(OPEN), code="GOLDEN")
    told = {
        vote.id: [tuple(row["figures"].values()) for row in (vote.outcome or {})["rows"]]
        for vote in state.votes.values()
    }
    assert told == {"v-s2-t1-1": [(1, 1, 0), (1, 1, 0)], "v-s2-t1-2": [(1, 1, 0), (0, 0, 0)]}
    assert {one for casts in state.casts.values() for one in casts} == {("pa", 1), ("pb", 1)}


def test_the_golden_imports_fold_as_they_did() -> None:
    state = fold(rows(IMPORTS), code="GOLDEN")
    assert [(one.body, one.withdrawn) for one in state.ideas.values()] == [
        ("Venue d’un fichier", True), ("Du même fichier", True), ("D’un autre", False),
    ]  # fmt: skip
    assert [(one.ideas, one.withdrawn) for one in state.batches.values()] == [(["i2", "i3"], True), (["i4"], False)]


def test_a_row_at_a_time_or_all_at_once_is_the_same() -> None:
    state = State(code="GOLDEN")
    for row in rows():
        apply(state, row)
    assert state == fold(rows(), code="GOLDEN")


def test_a_log_that_went_through_json_folds_to_the_same_state() -> None:
    session = stage("s8")
    assert fold([_row(json.loads(_line(row))) for row in session.rows], code="REPETE") == session.state


def test_states_of_different_logs_differ() -> None:
    assert stage("s3").state != stage("s4").state
    assert fold(rows()[:-1]) != fold(rows())


def _line(row: Row) -> str:
    person = [row.person.id, row.person.role, row.person.table]
    line = {"seq": row.seq, "at": row.at, "person": person, "op_id": row.op_id, "name": row.name, "body": row.body}
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def make() -> None:
    """Write the golden logs that are not there: what was released does not change."""
    for path, made in (
        (GOLDEN, everything),
        (GONE, gone),
        (IMPORTS, imports),
        (RECOGNISED, recognised),
        (OPEN, opened),
    ):
        with contextlib.suppress(FileExistsError), path.open("x", encoding="utf-8") as file:
            file.writelines(f"{_line(row)}\n" for row in made().rows)


if __name__ == "__main__":
    make()
