"""The mémento: what remains of the day. `outline(state, rows, edition)` says what it holds; `word` writes it."""

from collections.abc import Iterable

from workshop.core import Row, State
from workshop.memento.outline.composing import compose
from workshop.memento.outline.edition import UNSIGNED, Edition
from workshop.memento.outline.from_state import read
from workshop.memento.outline.hiding import without_hidden
from workshop.memento.outline.parts import Outline

__all__ = ["Edition", "Outline", "outline"]


def outline(state: State, rows: Iterable[Row] = (), edition: Edition = UNSIGNED) -> Outline:
    """The mémento of a session, part by part, without any format.

    `rows` is the session's log, for the hours of its steps; `edition` says version, fingerprint and time zone.
    """
    day = read(state, rows)
    return compose(without_hidden(day) if edition.leave_hidden else day, edition)
