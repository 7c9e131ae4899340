"""A session's log as it may leave: enough to open the same session elsewhere, nothing that nobody agreed to.

Law: rows keep their numbers, so that ids stay. People are numbered in the order in which they came; a name or function
stays with a consent to be named. An idea that its author withdrew, that a desk retired or that was erased loses its
words, with all that was drawn from them; so does a quote to which its author did not agree, and every call. A ballot
loses who cast it, and which choices were one voter's. A row without effect keeps its number, and no words. Done twice,
it changes nothing more.
"""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from workshop.core import OPERATIONS, Person, Row, State
from workshop.core.disclosure import READER, UNSAID, groups_of, may_be_told, option_of, quote_of
from workshop.core.ids import idea_of
from workshop.core.model.fields import Text
from workshop.core.model.urn import Choice

Body = dict[str, Any]
ONESELF = ("name", "function", "device")
_TEXTS = ("title", "body", "external")


def leaving(state: State, rows: Iterable[Row]) -> list[Row]:
    """The rows of that state as they may leave; those of ballots that were never counted are not there.

    Consents and what is gone are asked of `state`, as they stand now.
    """
    aliases = _Aliases()
    kept = (
        (row, _said_in_vain(row) if row.seq in state.lapsed else _kept(state, row)) for row in _counted(state, rows)
    )
    return [
        Row(row.seq, row.at, aliases.person(row.person), op_id(row.seq), row.name, aliases.body(body))
        for row, body in kept
    ]


def op_id(seq: int) -> str:
    """The id of the operation of that row: the one that its device made stays at home."""
    return f"{seq:016d}"


def _counted(state: State, rows: Iterable[Row]) -> list[Row]:
    """Not the ballots of a vote that is not sealed: what they say does not leave, so who cast them may vote again."""
    unsealed = {vote.id for vote in state.votes.values() if vote.phase != "sealed"}
    return [row for row in rows if not (row.name == "ballot.cast" and row.body["vote"] in unsealed)]


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


def _kept(state: State, row: Row) -> Body:
    """The body without what may not leave."""
    if row.name in ("person.join", "person.edit"):
        return _said_of_oneself(state, row)
    if row.name == "vote.open":
        return {**row.body, "options": [_option(state, option) for option in row.body["options"]]}
    if row.name == "vote.seal":
        return {**row.body, "ballots": dealt(row.body["ballots"])}
    silent = _SILENT.get(row.name)
    return silent(state, row) if silent else row.body


def _said_of_oneself(state: State, row: Row) -> Body:
    """Consents and seats; the name and function of today, with consent to be named."""
    person = state.people[row.person.id]
    named = bool(person.name) and person.consents["name"] and not person.erased
    today = {"name": person.name, "function": person.function} if named else {}
    gone: set[str] = {key for key in ONESELF if key in row.body and row.body[key] != today.get(key)}
    if "name" in gone:
        gone.add("number")
    return {key: value for key, value in row.body.items() if key not in gone}


def _words_of_an_idea(state: State, row: Row) -> Body:
    if may_be_told(state.ideas[idea_of(row)], READER):
        return row.body
    return {key: "" if key in _TEXTS else value for key, value in row.body.items()}


def _option(state: State, option: dict[str, Any]) -> dict[str, Any]:
    told = option_of(state, option, READER)
    return {key: told[key] for key in option}


def _quote(state: State, row: Row) -> Body:
    told = quote_of(state, state.verbatims[f"q{row.seq}"]) is not None
    return row.body if told else {**row.body, "text": ""}


def _sheet(state: State, row: Row) -> Body:
    told = may_be_told(state.ideas[row.body["proposal"]], READER)
    return row.body if told else {**row.body, "text": ""}


def _heading(state: State, row: Row) -> Body:
    group = state.groups[row.body.get("group", f"g{row.seq}")]
    return row.body if group in groups_of(state, group.table) else {**row.body, "title": ""}


def _call(state: State, row: Row) -> Body:
    return {**row.body, "text": ""}


_SILENT = {
    **dict.fromkeys(("idea.write", "idea.import", "idea.edit"), _words_of_an_idea),
    **dict.fromkeys(("group.create", "group.rename"), _heading),
    "sheet.write": _sheet,
    "verbatim.pick": _quote,
    "call.raise": _call,
}
"""What each row loses that bears words."""


def dealt(ballots: list[Choice]) -> list[Choice]:
    """As many ballots, in which each option has the same values as often: the counts, and nobody's own choices."""
    given = Counter((option, value) for ballot in ballots for option, value in ballot.items())
    hands: list[Choice] = [{} for _ in ballots]
    turn = 0
    for (option, value), times in sorted(given.items()):
        for place in range(turn, turn + times):
            hands[place % len(hands)][option] = value
        turn += times
    return sorted(hands, key=lambda hand: json.dumps(hand, sort_keys=True))
