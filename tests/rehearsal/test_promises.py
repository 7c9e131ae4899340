"""What was acknowledged, held against what is shown."""

from typing import Any

import pytest

from workshop.rehearsal.journal import Journal, percentiles, spread
from workshop.rehearsal.promises import Promises


@pytest.fixture
def promises() -> Promises:
    made = Promises(Journal())
    made.cast("v1", "1", 1, {"i1": 3})
    made.cast("v1", "1", 1, {"i1": 1, "i2": 2})
    made.cast("v1", "2", 1, {"i2": 1})
    return made


def result(**rows: tuple[int, int]) -> dict[str, Any]:
    shown = [
        {"id": option, "figures": {"points": points, "voters": voters}} for option, (points, voters) in rows.items()
    ]
    figures = [{"key": "points", "counts": "points"}, {"key": "voters", "counts": "ballots"}]
    return {"vote": "v1", "ballots": 2, "figures": figures, "rows": shown}


def test_the_last_ballot_of_a_seat_is_the_one_that_counts(promises: Promises) -> None:
    promises.check_result(result(i1=(1, 1), i2=(3, 2)))
    assert promises.journal.surprises == []


def test_a_dot_too_many_is_a_surprise(promises: Promises) -> None:
    promises.check_result(result(i1=(4, 1), i2=(3, 2)))
    assert len(promises.journal.surprises) == 1


def test_an_idea_shown_twice_is_a_surprise(promises: Promises) -> None:
    promises.check_mine("1", {"my/i1": {"op": "x"}, "my/i2": {"op": "x"}}, ["x"])
    assert len(promises.journal.surprises) == 1


def test_an_idea_acknowledged_and_not_shown_is_a_surprise(promises: Promises) -> None:
    promises.check_mine("1", {}, ["x"])
    assert len(promises.journal.surprises) == 1


def test_figures_of_nothing_are_empty() -> None:
    assert spread([]) == {"median": 0, "max": 0}
    assert percentiles([]) == {}


def test_percentiles_are_in_milliseconds() -> None:
    assert percentiles([0.001 * n for n in range(1, 101)]) == {"p50": 51.0, "p95": 96.0, "p99": 100.0, "max": 100.0}
