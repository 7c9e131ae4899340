"""A session that comes back from its JSON export: the file is read, every row is judged again, a new session is made.

Law: taken whole or refused whole. A row is taken if the core accepts what it says at the moment it says, in the state
that the rows before it made, and writes the same body; or if the export says that it had no effect, and it has none.
The new session has its own code and its own secret: no link and no cookie of the former one opens it.
`python -m workshop.importing.session_file FILE SESSIONS CODE` does it in another process.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from workshop.core import OPERATIONS, ROLES, Operation, Person, Refused, Row, State, apply, check, preceding
from workshop.core.ids import NAMED
from workshop.core.lapsed import ALREADY, as_of_now, stands
from workshop.core.model.fields import ID
from workshop.core.row_words import UNSAID
from workshop.export.record import FORMAT, VERSION
from workshop.export.redaction import op_id
from workshop.importing.older_release import as_written_now, cleaned
from workshop.importing.without_effect import are_alike, is_well_formed
from workshop.storage import Library
from workshop.storage.added_kinds import add_kinds, folder_of

LARGEST_FILE, MOST_ROWS = 50_000_000, 200_000  # bytes
LATEST, LARGEST_CHOICE = 2**53, 1000
END_OF_TIME = 253_370_764_800_000  # ms: 9999-01-01, the last year that a calendar can say
TABLE = re.compile(r"(?:all|t\d{1,4}(?:\+t\d{1,4}){0,99})\Z")
KEYS = {"seq", "at", "person", "role", "table", "name", "body"}
ADDED = {"person.erase": {"freed"}}  # by this release to what it writes, where an older one says nothing


class BadSession(Exception):
    """A file that gives no session back: `kind`, `values`. Kinds:

    too_big {limit} · not_json {} · not_a_session {} · newer {version} · no_log {} · too_many {limit} ·
    bad_row {row, why} · refused {row, name, refused}, `row` being its number
    """

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(f"{kind} {values}" if values else kind)
        self.kind, self.values = kind, values


def rows_of(content: bytes) -> list[Row]:
    """The log in a JSON export, each row as the core writes it; raises BadSession."""
    version, log = _log(content)
    lapsed = {line["seq"] for line in log if isinstance(line, dict) and "lapsed" in line}
    replay = _Replay(lapsed, tells=version > 1)
    sealing: list[Row] = []
    for row in list(_rows(log)):
        sealing.append(row)
        if OPERATIONS[row.name].urn != "empties":
            replay.take(sealing)
            sealing = []
    replay.take_each(sealing)
    if not replay.state.version:
        raise BadSession("no_log")
    return replay.rows


class _Replay:
    """The state and the log that the rows taken so far make. `lapsed`: the rows that are said to have no effect.

    `tells`: whether the release that wrote them says so; an older one knew of none.
    """

    def __init__(self, lapsed: set[int], tells: bool) -> None:
        self.state = State()
        self.rows: list[Row] = []
        self._lapsed, self._tells = lapsed, tells

    def take(self, some: list[Row]) -> None:
        """Sealings, then a row which may have brought about the last of them: it was then judged before those."""
        *sealing, row = some
        while sealing and not self._brought(row, sealing):
            self.take_each([sealing.pop(0)])
        self.take_each(sealing)
        self._append(row if sealing else self._judged(row))

    def take_each(self, some: list[Row]) -> None:
        """Judge and apply each in turn; raises BadSession."""
        for row in some:
            self._append(self._judged(row))

    def _append(self, row: Row) -> None:
        apply(self.state, row)
        self.rows.append(row)
        found = self.state.lapsed.get(row.seq)
        if (
            self._tells
            and (row.seq in self._lapsed) != (found is not None)
            and not (found and found.refused == ALREADY)
        ):
            raise BadSession("bad_row", row=row.seq, why="lapsed")

    def _brought(self, row: Row, sealing: list[Row]) -> bool:
        if row.seq in self._lapsed or any((one.person, one.at) != (row.person, row.at) for one in sealing):
            return False
        try:
            self._judged(row)
        except BadSession:
            return False
        first = preceding(self.state, row.person, _operation(row))
        return [one.body["vote"] for one in first] == [one.body.get("vote") for one in sealing]

    def _judged(self, row: Row) -> Row:
        """That row, if the core writes it now. Raises BadSession."""
        if row.seq in self._lapsed:
            return _well_formed(row)
        try:
            written = self._written(row)
        except Refused as refused:
            if stands(self.state, row, refused) or (row.name == "undo" and not self._tells):
                return row  # an older release's undo has the effect that today's rule leaves it: see core.lapsed
            raise BadSession("refused", row=row.seq, name=row.name, refused=refused.kind) from refused
        if row.name == "session.define" and written:
            return row._replace(body=written)  # what an older release wrote, as this one writes it
        if not self._tells and written:
            row = as_written_now(row, written)
        if not _same(self.state, row, written):
            raise BadSession("bad_row", row=row.seq, why="body")
        return row

    def _written(self, row: Row) -> dict[str, Any] | None:
        def judge(asked: dict[str, Any]) -> dict[str, Any] | None:
            return check(self.state, row.person, Operation(row.op_id, row.name, asked), row.at)

        return as_of_now(_wish(row), judge) if self.state.lapsed else judge(_wish(row))


def _well_formed(row: Row) -> Row:
    """A row without effect, if it is one that could have been written. Raises BadSession."""
    try:
        if is_well_formed(row, _wish(row)):
            return row
    except Refused as refused:
        raise BadSession("refused", row=row.seq, name=row.name, refused=refused.kind) from refused
    raise BadSession("bad_row", row=row.seq, why="body")


def _log(content: bytes) -> tuple[int, list[Any]]:
    """The version of the export and its lines."""
    if len(content) > LARGEST_FILE:
        raise BadSession("too_big", limit=LARGEST_FILE)
    try:
        record = json.loads(content, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as error:
        raise BadSession("not_json") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT or not isinstance(record.get("version"), int):
        raise BadSession("not_a_session")
    if record["version"] > VERSION:
        raise BadSession("newer", version=record["version"])
    log = record.get("log")
    if not isinstance(log, list):
        raise BadSession("no_log")
    if len(log) > MOST_ROWS:
        raise BadSession("too_many", limit=MOST_ROWS)
    return record["version"], log


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _rows(log: list[Any]) -> Iterator[Row]:
    """The rows, each with the right kinds of values, numbered upwards, never back in time."""
    seq = at = 0
    for number, line in enumerate(log, 1):
        row = _row(line, number)
        if row.seq <= seq or row.at < at:
            raise BadSession("bad_row", row=number, why="order")
        seq, at = row.seq, row.at
        yield row


def _row(line: Any, number: int) -> Row:
    if not isinstance(line, dict) or set(line) - {"lapsed"} != KEYS:
        raise BadSession("bad_row", row=number, why="keys")
    right = (
        _whole(line["seq"]) and _whole(line["at"]) and line["at"] < END_OF_TIME
        and line["role"] in ROLES and isinstance(line["body"], dict)
        and isinstance(line["person"], str) and ID.match(line["person"])
        and (line["table"] is None or (isinstance(line["table"], str) and TABLE.match(line["table"])))
    )  # fmt: skip
    if not right:
        raise BadSession("bad_row", row=number, why="values")
    if line["name"] not in tuple(OPERATIONS):
        raise BadSession("refused", row=number, name=str(line["name"])[:64], refused="unknown_operation")
    person = Person(line["person"], line["role"], line["table"])
    row = Row(line["seq"], line["at"], person, op_id(line["seq"]), line["name"], line["body"])
    return row._replace(body=cleaned(row))


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LATEST


def _operation(row: Row) -> Operation:
    return Operation(row.op_id, row.name, _wish(row))


def _wish(row: Row) -> dict[str, Any]:
    """What was asked for, of which that row was made."""
    kind = OPERATIONS[row.name]
    asked = {key.rstrip("?") for key in kind.fields.fields}
    wish = {key: value for key, value in row.body.items() if key in asked}
    wish |= {key: UNSAID for key in kind.words.needed if wish.get(key) == ""}
    wish |= dict.fromkeys(kind.asks, True)  # asked once, or a release did not ask
    return {"choice": {}, **wish} if kind.urn == "casts" else wish


def _same(state: State, row: Row, written: dict[str, Any] | None) -> bool:
    """Whether what the core writes is the row's own body, but for what the urn gave and what may be silent."""
    if written is None:  # a name was all that it changed, and it did not leave
        return row.name == "person.edit" or bool(state.lapsed)
    if state.lapsed:
        return are_alike(row, written)
    body = dict(row.body)
    written = {key: value for key, value in written.items() if key in body or key not in ADDED.get(row.name, ())}
    if OPERATIONS[row.name].urn == "casts" and "choice" not in body:
        written = {key: value for key, value in written.items() if key != "choice"}
    if OPERATIONS[row.name].urn == "empties" and not _is_counted(state, body["vote"], body.pop("ballots", None)):
        return False
    if OPERATIONS[row.name].urn == "opens" and not _are_options(written.pop("options"), body.pop("options", None)):
        return False
    written.pop("number", None)  # of those of one first name, of whom some said theirs for the day alone
    if not _is_number(body.pop("number", None)):
        return False
    names = OPERATIONS[row.name].names
    if names:
        written = {key: value for key, value in written.items() if key != names}
    if names and not _is_new(state, body.pop(names, None)):
        return False
    silent = {key: "" for key in OPERATIONS[row.name].words.needed if body.get(key) == ""}
    return written | silent == body


def _is_counted(state: State, vote: str, ballots: Any) -> bool:
    """Whether these are ballots of that vote: one for each seat that voted, a small number for each option named."""
    options = set(state.votes[vote].option_ids)
    return (
        isinstance(ballots, list)
        and len(ballots) == len(state.turnout[vote])
        and all(isinstance(one, dict) and set(one) <= options for one in ballots)
        and all(type(value) is int and 0 <= value <= LARGEST_CHOICE for one in ballots for value in one.values())
    )


def _is_new(state: State, told: Any) -> bool:
    """Whether that names a thing as this release does, and no other; an older one named it after its row."""
    return told is None or (isinstance(told, str) and bool(NAMED.match(told)) and told not in state.ideas)


def _is_number(told: Any) -> bool:
    """Whether that may tell somebody from others of the same first name."""
    return told is None or (_whole(told) and 1 < told <= MOST_ROWS)


def _are_options(written: list[dict[str, Any]], told: Any) -> bool:
    """Whether these are the options that the vote froze; those withdrawn since have no words."""
    if not isinstance(told, list) or len(told) != len(written):
        return False
    return all(one in (own, {**own, "title": "", "body": ""}) for one, own in zip(told, written, strict=True))


def receive(library: Library, content: bytes, code: str = "") -> str:
    """Make a session of a JSON export; gives its code, `code` if one is given. Raises BadSession, Refused `disk`."""
    return library.receive(rows_of(content), code)


def main(arguments: list[str] | None = None) -> int:
    """The command; prints `{"code"}`, or with status 1 `{"bad", "values"}` of the file or `{"refused", "values"}`."""
    path, folder, *code = arguments if arguments is not None else sys.argv[1:]
    add_kinds(folder_of())
    try:
        made = receive(Library(Path(folder)), Path(path).read_bytes(), *code)
    except BadSession as bad:
        print(json.dumps({"bad": bad.kind, "values": bad.values}))
        return 1
    except Refused as refused:
        print(json.dumps({"refused": refused.kind, "values": refused.values}))
        return 1
    print(json.dumps({"code": made}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
