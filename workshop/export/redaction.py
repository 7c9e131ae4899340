"""A session's log as it may leave: enough to open the same session elsewhere, nothing that nobody agreed to.

Law: rows keep their numbers, so that ids stay. People are numbered in the order in which they came; a name or function
stays with a consent to be named. An idea that its author withdrew, that a desk retired or that was erased loses its
words, with all that was drawn from them; so does a quote to which its author did not agree, and every call. A ballot
loses who cast it, and which choices were one voter's. A row without effect keeps its number, and no words. Done twice,
it changes nothing more.
"""

from collections.abc import Iterable
from typing import Any

from workshop.core import OPERATIONS, Person, Row, State
from workshop.core.model.fields import Text
from workshop.core.open_ballots import words_that_leave
from workshop.core.row_words import UNSAID, dealt

Body = dict[str, Any]
ONESELF = ("name", "function", "device")


def leaving(state: State, rows: Iterable[Row]) -> list[Row]:
    """The rows of that state as they may leave; those of ballots that were never counted are not there.

    Consents and what is gone are asked of `state`, as they stand now.
    """
    aliases = _Aliases()
    kept = (
        (row, _said_in_vain(row) if row.seq in state.lapsed else OPERATIONS[row.name].words.leaving(state, row))
        for row in _counted(state, rows)
    )
    return [
        Row(row.seq, row.at, aliases.person(row.person), op_id(row.seq), row.name, aliases.body(body))
        for row, body in kept
    ]


def op_id(seq: int) -> str:
    """The id of the operation of that row: the one that its device made stays at home."""
    return f"{seq:016d}"


def _counted(state: State, rows: Iterable[Row]) -> list[Row]:
    """Not the ballots of a vote that is not sealed: what they say does not leave, so who cast them may vote again.

    Nor what was done to words that do not leave, and was undone.
    """
    unsealed = {vote.id for vote in state.votes.values() if vote.phase != "sealed"}
    kept = [row for row in rows if not (OPERATIONS[row.name].urn == "casts" and row.body["vote"] in unsealed)]
    words = words_that_leave(state)
    unheard = {row.seq for row in kept if OPERATIONS[row.name].at == "words" and row.body["words"] not in words}
    return [row for row in kept if row.seq not in unheard and _undone(row) not in unheard]


def _undone(row: Row) -> int | None:
    """The number of the row that a row undoes."""
    undoes = OPERATIONS[row.name].undoes
    return row.body[undoes] if undoes else None


def _said_in_vain(row: Row) -> Body:
    """A row without effect leaves without words: nobody is shown any of it."""
    known = OPERATIONS[row.name].fields.known
    body: Body = {key: UNSAID if isinstance(known.get(key), Text) else value for key, value in row.body.items()}
    body = {key: value for key, value in body.items() if key not in ONESELF}
    if "options" in body:
        body["options"] = [{**option, "title": UNSAID, "body": UNSAID} for option in body["options"]]
    return {**body, "ballots": dealt(body["ballots"])} if "ballots" in body else body


class _Aliases:
    """Each person's number; `system` is nobody."""

    def __init__(self) -> None:
        self._known = {"system": "system"}

    def of(self, id: str) -> str:
        """« p12 »: whoever came the twelfth."""
        return self._known.setdefault(id, f"p{len(self._known)}")

    def person(self, person: Person) -> Person:
        return Person(self.of(person.id), person.role, person.table)

    def body(self, body: Body) -> Body:
        named = {"person": self.of(body["person"])} if "person" in body else {}
        return {**body, **named, **({"people": [self.of(one) for one in body["people"]]} if "people" in body else {})}
