"""The door: who keeps a place, who is sent out, who is let in. A ballot that was cast stays in its urn.

Freeing takes a place from a device that is no longer there: who comes back takes one again. Who is sent out, and the
device that they came with, comes back only where a desk lets them in; so does whoever comes while the door is closed.
"""

from __future__ import annotations

from ..audiences import Touches, listed
from ..ballots import unsealed
from ..model.entities import Door, Participant, Undoable
from ..model.fields import Everyone, Flag, Many, Name, Record, Ref
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import free_at, free_tables, has_acted, is_private
from .ideas import changing
from .operation_kind import Act, OperationKind
from .people import left, stand, traces
from .undo_conditions import always, seats_are_free, unless_chosen

MOST = 1_000


def may_have_acted(state: State, person: str) -> None:
    """Raise `took_part` for who wrote or voted: their seat goes, not their words, and whoever frees it must mean that.

    Where a view tells only how many did, it is raised for everybody: the answer would else say who.
    """
    table = state.people[person].table
    told_by_counts = is_private(state, table) or unsealed(state, table) or unsealed(state, PLENARY)
    if told_by_counts or has_acted(state, person):
        raise Refused("took_part")


def _took_part(state: State, body: Body, votes: list[str]) -> None:
    may_have_acted(state, body["person"])


def check_free(act: Act) -> Body | None:
    return act.body if act.state.people[act.body["person"]].seated else None


def apply_free(state: State, row: Row) -> None:
    _leaves(state, row.body["person"], "freed")


def check_recognise(act: Act) -> Body | None:
    """Without a person, whoever asked is nobody of these: nothing changes."""
    if "person" not in act.body:
        return None
    one = act.state.people[act.body["person"]]
    refused = one.unseated
    if refused not in (None, "place_freed"):
        raise Refused(refused)
    if one.claim == act.body["asked"]:
        return None
    if any(other.claim == act.body["asked"] for other in act.state.people.values()):
        raise Refused("asked_no_more")
    return act.body


def apply_recognise(state: State, row: Row) -> None:
    """Whom a device made while it asked stay in its index: who is sent out is known by any device that they had."""
    person, device = row.body["person"], row.body.get("device")
    state.note("people", person)
    state.people[person].claim = row.body["asked"]
    if device:
        state.people[person].device = device
        state.devices.setdefault(device, {})[person] = None


def check_exclude(act: Act) -> Body | None:
    return act.body if act.state.people[act.body["person"]].status != "out" else None


def apply_exclude(state: State, row: Row) -> None:
    _leaves(state, row.body["person"], "out")
    for idea in state.ideas_by.get(row.body["person"], ()) if row.body.get("retire") else ():
        if not state.ideas[idea].gone:
            changing(state, row, "retire", idea).retired = True


def comes_back(state: State, undoable: Undoable) -> None:
    """Somebody who was sent out, with the ideas that were retired."""
    seats_are_free(state, undoable)
    unless_chosen(state, undoable)


def _leaves(state: State, person: str, status: str) -> None:
    state.note("people", person)
    stand(state, person, state.people[person].table, status)


def check_admit(act: Act) -> Body | None:
    """With `all`, those who wait, as far as there is room. The tables where they sit come with them."""
    state, asked = act.state, act.body["people"]
    named = [state.people[one] for one in asked] if asked != "all" else _waiting(act)
    coming = [one for one in named if not one.seated]
    seated, taken = [], dict.fromkeys(state.agenda.tables, 0)
    for one in coming:
        table = _room_for(act, one, taken)
        if table:
            taken[table] += one.seats
            seated.append((one.id, table))
        elif asked != "all":
            raise Refused("full", table=one.table, free_tables=free_tables(state, one.seats))
    if coming and not seated:
        raise Refused("full", table=coming[0].table, free_tables=free_tables(state, coming[0].seats))
    return {"people": [one for one, _ in seated], "tables": [table for _, table in seated]} if seated else None


def _waiting(act: Act) -> list[Participant]:
    people = (one for one in act.state.people.values() if one.status == "waiting")
    return [one for one in people if act.reach is None or one.table in act.reach]


def _room_for(act: Act, one: Participant, taken: dict[str, int]) -> str | None:
    """Their own table if it has room; else, for who drives the room, the one that has the most left."""
    left = {table: free_at(act.state, table) - taken[table] for table in taken}
    if left.get(one.table, 0) >= one.seats:
        return one.table
    if not taken or act.reach is not None:
        return None
    most = max(left, key=lambda table: left[table])
    return most if left[most] >= one.seats else None


def apply_admit(state: State, row: Row) -> None:
    for person, table in zip(row.body["people"], row.body["tables"], strict=True):
        state.note("people", person)
        stand(state, person, table, "seated")


def _coming_and_going(state: State, row: Row) -> list[str]:
    """Where they sit by now, and where they waited."""
    return list(dict.fromkeys([*listed(state, row), *left(state, row.body["people"])]))


def check_close(act: Act) -> Body | None:
    place = act.body["place"]
    return act.body if state_of(act.state, place) != act.body["closed"] else None


def state_of(state: State, place: str) -> bool:
    """Whether that place's own door is closed."""
    return place in state.doors and state.doors[place].closed


def apply_close(state: State, row: Row) -> None:
    place = row.body.get("place", PLENARY)
    state.note("doors", place)
    state.doors[place] = Door(row.body["closed"])


OPERATIONS = (
    OperationKind(
        "person.free",
        Record({"person": Ref("person"), "took_part?": Flag()}),
        "DAO",
        "person",
        apply_free,
        check_free,
        may_return=seats_are_free,
        keeps="now",
        offline="person",
        asks={"took_part": _took_part},
    ),
    OperationKind(
        "person.recognise",
        Record({"asked": Name(), "person?": Ref("person"), "device?": Name()}),
        "DAO",
        "person",
        apply_recognise,
        check_recognise,
        personal=("device",),
        may_return=always,
        keeps="now",
        offline="person",
        answers="asked",
    ),
    OperationKind(
        "person.exclude",
        Record({"person": Ref("person"), "retire?": Flag()}),
        "DAO",
        "person",
        apply_exclude,
        check_exclude,
        urn="returns",
        may_return=comes_back,
        keeps="now",
        touches=Touches(traces, own="voters"),
    ),
    OperationKind(
        "person.admit",
        Record({"people": Everyone(Many(Ref("person"), MOST, low=1, distinct=True))}),
        "DAO",
        None,
        apply_admit,
        check_admit,
        may_return=always,
        keeps="now",
        touches=Touches(_coming_and_going),
    ),
    OperationKind(
        "door.close",
        Record({"closed": Flag(), "place?": Ref("place")}),
        "DAO",
        "screen",
        apply_close,
        check_close,
        may_return=always,
        event=("place", "closed"),
        keeps="now",
    ),
)
