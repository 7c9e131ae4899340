"""The small day is whole, and its log folds to the same state."""

import json

from workshop.core import audiences, view

from .day import played_day, played_session


def test_a_day_folds_from_its_log_to_the_same_state() -> None:
    day = played_session()
    assert day.again() == day.state


def test_every_view_of_the_day_is_json() -> None:
    state = played_day()
    for audience in [*audiences(state), *(f"person:{one}" for one in state.people)]:
        assert json.loads(json.dumps(view(state, audience), allow_nan=False))
