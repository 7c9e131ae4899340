"""Rows of an export that have no effect, and rows that follow one: of the form that the core writes, whatever they say.

Law: what a fold reads of such a row has the right types; whether it has an effect is judged by the fold itself.
"""

from typing import Any

from workshop.core import OPERATIONS, Row

Body = dict[str, Any]
OPTION = {"id", "title", "body", "theme", "table"}
SEEN = ("version", "base")  # what was seen then may be of another version now: see core/lapsed.py


def is_well_formed(row: Row, asked: Body) -> bool:
    """Whether a row without effect could have been written. `asked`: what was asked for. Raises Refused."""
    kind, body = OPERATIONS[row.name], row.body
    kind.fields.clean(asked)
    if kind.urn == "opens":
        return all(isinstance(body.get(key), str) for key in ("vote", "step")) and are_options(body.get("options"))
    return kind.urn != "empties" or are_ballots(body.get("ballots"))


def are_alike(row: Row, written: Body) -> bool:
    """Whether a row that follows one without effect says what is written now, and what was added then in its form."""
    known, body = OPERATIONS[row.name].fields.known, row.body
    asked = all(body[key] in (written.get(key), "") for key in body if key in known and key not in SEEN)
    added = all(_is_added(key, value, written.get(key)) for key, value in body.items() if key not in known)
    return asked and added and written.keys() - {"choice", "waits", "freed", "number"} <= body.keys()


def _is_added(key: str, value: Any, written: Any) -> bool:
    if key == "options":
        return are_options(value)
    if key == "ballots":
        return are_ballots(value)
    if isinstance(value, dict) and isinstance(written, dict):
        return value.keys() == written.keys() and all(type(one) is type(written[at]) for at, one in value.items())
    return type(value) is type(written) or value is True  # a mark that is there or not


def are_options(told: Any) -> bool:
    """Whether these are options: texts under the keys of one."""
    return _are(told, str) and all(set(one) == OPTION for one in told)


def are_ballots(told: Any) -> bool:
    """Whether these are ballots: whole numbers by option."""
    return _are(told, int)


def _are(told: Any, kind: type) -> bool:
    return isinstance(told, list) and all(
        isinstance(one, dict) and all(type(value) is kind for value in one.values()) for one in told
    )
