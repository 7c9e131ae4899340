"""People: they join without an account, say as little as they like, change table, and are forgotten when they ask.

The person who joins is the participant with its new id. A ballot cast before changing table stays where it was cast.
Whoever holds no seat (see admission.py) does nothing here but join again, or be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..audiences import Touches
from ..model.effects import Effects, ForgetPerson
from ..model.entities import Participant, Vote, no_consents
from ..model.fields import Field, Flag, Name, OneOf, Record, Ref, Text, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..namesakes import alike, known_as, leave_index, numbered
from ..open_ballots import forget_casts
from ..positions import free_at, free_tables
from ..role_names import imitates_role
from ..row_words import SaidOfOneself
from .operation_kind import Act, OperationKind
from .undo_conditions import seats_are_free

MOST_SEATS = 12
FUNCTIONS = ("state", "local", "hospital", "other")
ONESELF: dict[str, Field] = {
    "name?": Text(60, lines=False, empty=True),
    "function?": OneOf((*FUNCTIONS, "")),
    "consents?": Record({"room?": Flag(), "name?": Flag(), "quotes?": Flag(), "photo?": Flag()}),
    "seats?": Whole(1, MOST_SEATS),
}
PERSONAL = ("name", "function", "consents", "device")
WORDS = SaidOfOneself(("name", "function", "device"))


def check_join(act: Act) -> Body | None:
    """A newcomer, or somebody whose place was freed; one who must be let in waits (`waits`) and holds no seat yet."""
    state, known = act.state, act.state.people.get(act.person.id)
    if known is not None and known.status != "freed":
        raise Refused(known.unseated or "joined_already")
    seats = act.body.get("seats", known.seats if known else 1)
    own_name(act.body.get("name", ""), known)
    device = act.body.get("device")
    device_holds(state, act.person.id, device, seats)
    table = _seated(state, act.body.get("table"), seats)
    waits = {"waits": True} if is_shut(state, table) or was_sent_out(state, device) else {}
    return {**act.body, "seats": seats, "table": table, **waits, **numbered(state, act.person.id, act.body)}


def own_name(name: str, known: Participant | None) -> None:
    """Raise `role_name` for a name that passes for a role; one that an older release let them take stays theirs."""
    if imitates_role(name) and not (known and known.name == name):
        raise Refused("role_name")


def is_shut(state: State, table: str) -> bool:
    """Whether nobody comes to that table without being let in."""
    return any(place in state.doors and state.doors[place].closed for place in (table, PLENARY))


def was_sent_out(state: State, device: str | None) -> bool:
    """Whether somebody who came with that device was sent out."""
    return any(state.people[one].status == "out" for one in state.devices.get(device or "", ()))


def device_holds(state: State, person: str, device: str | None, seats: int) -> None:
    """Raise `device_full` where a device would carry more than MOST_SEATS, all whose device it is together."""
    others = [state.people[one] for one in state.devices.get(device or "", ()) if one != person]
    held = sum(one.seats for one in others if one.device == device and one.status in ("seated", "waiting"))
    if held and held + seats > MOST_SEATS:
        raise Refused("device_full", limit=MOST_SEATS)


def _seated(state: State, table: str | None, seats: int) -> str:
    free = free_tables(state, seats)
    if table is None and free:
        return next((one for one in free if not is_shut(state, one)), free[0])
    if table is None or table not in free:
        raise Refused("full", table=table, free_tables=free)
    return table


def apply_join(state: State, row: Row) -> None:
    body, table, known = row.body, row.body["table"], state.people.get(row.person.id)
    state.note("people", row.person.id)
    state.people[row.person.id] = Participant(
        row.person.id,
        table,
        row.at,
        body.get("name") or None,
        body.get("function") or None,
        {**no_consents(), **body.get("consents", {})},
        body["seats"],
        device=body.get("device"),
        number=body.get("number", 1),
        claim=known.claim if known else None,
        left=known.table if known else None,
    )
    if known is not None:
        state.people_at[known.table].pop(row.person.id, None)
    known_as(state, row.person.id, known.name if known else None, body.get("name"))
    if body.get("device"):
        state.devices.setdefault(body["device"], {})[row.person.id] = None
    stand(state, row.person.id, table, "waiting" if body.get("waits") else "seated")


def check_edit(act: Act) -> Body | None:
    participant = act.state.people[act.person.id]
    seats = act.body.get("seats", participant.seats)
    own_name(act.body.get("name", ""), participant)
    if any(_bears_on(act.state, vote, participant, seats) for vote in act.state.votes.values()):
        raise Refused("vote_open")
    if seats - participant.seats > free_at(act.state, participant.table):
        raise Refused("full", table=participant.table, free_tables=free_tables(act.state, seats))
    if seats > participant.seats:
        device_holds(act.state, participant.id, participant.device, seats)
    changes = _edited(participant, act.body) != participant
    renamed = alike(act.body.get("name", participant.name)) != alike(participant.name)
    return {**act.body, **(numbered(act.state, participant.id, act.body) if renamed else {})} if changes else None


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
        participant.status,
        participant.device,
        body.get("number", participant.number if alike(name) == alike(participant.name) else 1),
        participant.claim,
    )


def apply_edit(state: State, row: Row) -> None:
    state.note("people", row.person.id)
    old = state.people[row.person.id]
    state.people[row.person.id] = _edited(old, row.body)
    known_as(state, row.person.id, old.name, state.people[row.person.id].name)


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
    if "P" in act.letters and table in act.state.doors and act.state.doors[table].closed:
        raise Refused("door_closed")
    return {"person": participant.id, "from": participant.table, "table": _seated(act.state, table, participant.seats)}


def apply_move(state: State, row: Row) -> None:
    person = row.body["person"]
    state.note("people", person)
    stand(state, person, row.body["table"], state.people[person].status)


def stand(state: State, person: str, table: str, status: str) -> None:
    """Have somebody stand at a table with a status (see `Participant`), in the index of who sits there too."""
    participant = state.people[person]
    state.people_at[participant.table].pop(person, None)
    if participant.table != table:
        participant.left = participant.table
    participant.table, participant.status = table, status
    if participant.seated:
        state.people_at[table][person] = None


def check_erase(act: Act) -> Body | None:
    person = who(act)
    return None if act.state.people[person].erased else {"person": person, "freed": True}


def apply_erase(state: State, row: Row) -> Effects:
    """Older releases left somebody whom they forgot in their place."""
    person = row.body["person"]
    state.note("people", person)
    old = state.people[person]
    state.people[person] = Participant(
        person, old.table, old.at, seats=old.seats, erased=True, status=old.status, claim=old.claim
    )
    forget_casts(state, person)
    for device in [one for one, people in state.devices.items() if person in people]:
        leave_index(state.devices, device, person)
    known_as(state, person, old.name, None)
    if row.body.get("freed") and old.status != "out":
        stand(state, person, old.table, "freed")
    for undoable in state.undoables.values():
        if undoable.before.get(f"people/{person}") is not None:
            undoable.before[f"people/{person}"] = None
    return (ForgetPerson(person),)


def traces(state: State, row: Row) -> list[str]:
    """Where somebody is and was, and where their ideas are."""
    person = row.body.get("person") or row.person.id
    ideas = (state.ideas[one].table for one in state.ideas_by.get(person, ()))
    return list(dict.fromkeys([state.people[person].table, *left(state, [person]), *ideas]))


def left(state: State, people: Iterable[str]) -> list[str]:
    """The tables that these people left for where they are, whose desks may have had them among who holds no seat."""
    tables = (state.people[one].left for one in people)
    return [one for one in tables if one in state.agenda.tables]


OPERATIONS = (
    OperationKind(
        "person.join",
        Record({"table?": Ref("table", far=True), "device?": Name(), **ONESELF}),
        "P",
        None,
        apply_join,
        check_join,
        may_return=None,
        personal=PERSONAL,
        words=WORDS,
        keeps="written",
        touches=Touches(traces),
        stands=("role_name",),
        seat="none",
    ),
    OperationKind(
        "person.edit",
        Record(ONESELF),
        "P",
        "home",
        apply_edit,
        check_edit,
        personal=PERSONAL,
        words=WORDS,
        may_return=None,
        keeps="written",
        touches=Touches(traces),
        stands=("vote_open", "role_name"),
    ),
    OperationKind(
        "person.move",
        Record({"table": Ref("table", far=True), "person?": Ref("person")}),
        "PDAO",
        "person",
        apply_move,
        check_move,
        may_return=seats_are_free,
        keeps="now",
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
        keeps="now",
        touches=Touches(traces),
        seat="lost",
    ),
)
