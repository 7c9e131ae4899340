"""Screens: one idea in the light, or nothing at all. What is hidden or private never gets there (see views)."""

from __future__ import annotations

from ..model.entities import Screen
from ..model.fields import Flag, Maybe, Record, Ref
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import is_private
from .operation_kind import Act, OperationKind
from .undo_conditions import always

PLACE = {"place?": Ref("place")}


def screen_of(state: State, place: str) -> Screen:
    """What is asked of a place's screen."""
    return state.screens.get(place) or Screen()


def check_spotlight(act: Act) -> Body | None:
    idea, place = act.body["idea"], act.place or PLENARY
    if idea and act.state.ideas[idea].table != place and place != PLENARY:
        raise Refused("unknown_idea")
    if idea and is_private(act.state, act.state.ideas[idea].table):
        raise Refused("private")
    return act.body if screen_of(act.state, place).spotlight != idea else None


def apply_spotlight(state: State, row: Row) -> None:
    _changing(state, row).spotlight = row.body["idea"]


def check_blank(act: Act) -> Body | None:
    return act.body if screen_of(act.state, act.place or PLENARY).blank != act.body["blank"] else None


def apply_blank(state: State, row: Row) -> None:
    _changing(state, row).blank = row.body["blank"]


def _changing(state: State, row: Row) -> Screen:
    state.note("screens", row.body["place"])
    return state.screens.setdefault(row.body["place"], Screen())


OPERATIONS = (
    OperationKind(
        "screen.spotlight",
        Record({"idea": Maybe(Ref("idea")), **PLACE}),
        "DA",
        "place",
        apply_spotlight,
        check_spotlight,
        may_return=always,
        keeps="now",
    ),
    OperationKind(
        "screen.blank",
        Record({"blank": Flag(), **PLACE}),
        "DAO",
        "screen",
        apply_blank,
        check_blank,
        may_return=always,
        keeps="now",
    ),
)
