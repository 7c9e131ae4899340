"""People: they join without an account, say as little as they like, change table, and are forgotten when they ask.

The person who joins is the participant with its new id. A ballot cast before changing table stays where it was cast.
"""

from __future__ import annotations

from ..fields import Field, Flag, OneOf, Record, Ref, Text, Whole
from ..operation import Body, Row
from ..person import PLENARY
from ..refusal import Refused
from ..standing import free_at, free_tables
from ..state import State
from ..things import Participant, Vote, no_consents
from .kind import Act, OperationKind
from .returns import seats_are_free

FUNCTIONS = ("state", "local", "hospital", "other")
ONESELF: dict[str, Field] = {
    "name?": Text(60, lines=False, empty=True),
    "function?": OneOf((*FUNCTIONS, "")),
    "consents?": Record({"room?": Flag(), "name?": Flag(), "quotes?": Flag(), "photo?": Flag()}),
    "seats?": Whole(1, 12),
}
PERSONAL = ("name", "function", "consents")


def check_join(act: Act) -> Body | None:
    state, seats = act.state, act.body.get("seats", 1)
    if act.person.id in state.people:
        raise Refused("joined_already")
    return {**act.body, "seats": seats, "table": _seated(state, act.body.get("table"), seats)}


def _seated(state: State, table: str | None, seats: int) -> str:
    free = free_tables(state, seats)
    if table is None and free:
        return free[0]
    if table is None or table not in free:
        raise Refused("full", table=table, free_tables=free)
    return table


def apply_join(state: State, row: Row) -> None:
    body, table = row.body, row.body["table"]
    state.note("people", row.person.id)
    state.people[row.person.id] = Participant(
        row.person.id,
        table,
        row.at,
        body.get("name") or None,
        body.get("function") or None,
        {**no_consents(), **body.get("consents", {})},
        body["seats"],
    )
    state.people_at[table][row.person.id] = None


def check_edit(act: Act) -> Body | None:
    participant = act.state.people[act.person.id]
    seats = act.body.get("seats", participant.seats)
    if any(_bears_on(act.state, vote, participant, seats) for vote in act.state.votes.values()):
        raise Refused("vote_open")
    if seats - participant.seats > free_at(act.state, participant.table):
        raise Refused("full", table=participant.table, free_tables=free_tables(act.state, seats))
    return act.body if _edited(participant, act.body) != participant else None


def _bears_on(state: State, vote: Vote, participant: Participant, seats: int) -> bool:
    """Whether that number of seats makes voters of an open vote, or takes away seats that voted in one not sealed."""
    if vote.void or vote.phase == "sealed":
        return False
    if seats > participant.seats:
        return vote.phase == "open" and vote.place in (participant.table, PLENARY)
    return any((participant.id, seat) in state.turnout[vote.id] for seat in range(seats + 1, participant.seats + 1))


def _edited(participant: Participant, body: Body) -> Participant:
    name = body.get("name", participant.name) or None
    return Participant(
        participant.id,
        participant.table,
        participant.at,
        name,
        body.get("function", participant.function) or None,
        {**participant.consents, **body.get("consents", {})},
        body.get("seats", participant.seats),
        participant.erased and not body.keys() & set(PERSONAL),
    )


def apply_edit(state: State, row: Row) -> None:
    state.note("people", row.person.id)
    state.people[row.person.id] = _edited(state.people[row.person.id], row.body)


def who(act: Act) -> str:
    """The person meant: oneself, or for a desk and the organiser the one named."""
    person = act.body.get("person") or (act.person.id if "P" in act.letters else None)
    if person is None:
        raise Refused("bad_field", field="person", why="missing")
    if "P" in act.letters and person != act.person.id:
        raise Refused("not_allowed")
    return str(person)


def check_move(act: Act) -> Body | None:
    participant = act.state.people[who(act)]
    table = act.body["table"]
    if participant.table == table:
        return None
    return {"person": participant.id, "from": participant.table, "table": _seated(act.state, table, participant.seats)}


def apply_move(state: State, row: Row) -> None:
    state.note("people", row.body["person"])
    seat_at(state, row.body["person"], row.body["table"])


def seat_at(state: State, person: str, table: str) -> None:
    """Put somebody at a table, in the index too."""
    participant = state.people[person]
    state.people_at[participant.table].pop(person, None)
    participant.table = table
    state.people_at[table][person] = None


def check_erase(act: Act) -> Body | None:
    person = who(act)
    return None if act.state.people[person].erased else {"person": person}


def apply_erase(state: State, row: Row) -> None:
    person = row.body["person"]
    state.note("people", person)
    old = state.people[person]
    state.people[person] = Participant(person, old.table, old.at, seats=old.seats, erased=True)
    for undoable in state.undoables.values():
        if undoable.before.get(f"people/{person}") is not None:
            undoable.before[f"people/{person}"] = None


OPERATIONS = (
    OperationKind(
        "person.join",
        Record({"table?": Ref("table", far=True), **ONESELF}),
        "P",
        None,
        apply_join,
        check_join,
        may_return=None,
        personal=PERSONAL,
    ),
    OperationKind(
        "person.edit", Record(ONESELF), "P", "home", apply_edit, check_edit, personal=PERSONAL, may_return=None
    ),
    OperationKind(
        "person.move",
        Record({"table": Ref("table", far=True), "person?": Ref("person")}),
        "PDAO",
        "person",
        apply_move,
        check_move,
        may_return=seats_are_free,
    ),
    OperationKind(
        "person.erase",
        Record({"person?": Ref("person")}),
        "PO",
        "person",
        apply_erase,
        check_erase,
        may_return=None,
        after_archive=True,
    ),
)
