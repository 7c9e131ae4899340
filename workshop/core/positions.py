"""Where everybody stands. A table in a plenary step stands with the whole room: its home is then the plenary.

A table's desk neither enters nor leaves a plenary step alone; gates bind desks, never the organiser.
"""

from __future__ import annotations

from .activities import KINDS
from .model.agenda import Step
from .model.entities import Participant
from .model.person import PLENARY
from .model.state import State

Voters = frozenset[tuple[str, int]]
SHELVES = {"idea": "ideas", "proposal": "ideas", "group": "groups", "verbatim": "verbatims"}


def step_of(state: State, place: str) -> Step:
    """The step where that place is."""
    return state.agenda.steps[state.places[place].step]


def home(state: State, place: str) -> str:
    """The place whose step, timer and votes are those of `place`: the plenary's in a plenary step."""
    return PLENARY if place == PLENARY or step_of(state, place).plenary else place


def phase_of(state: State, place: str) -> str:
    """The phase of the step where that place is."""
    at = home(state, place)
    step = step_of(state, at)
    return KINDS[step.kind].phase(state, at, step)


def kind_and_phase(state: State, place: str) -> tuple[str, str]:
    """Kind and phase of the step where that place is; the plenary at a table's step has nothing to do: `pause`."""
    at = home(state, place)
    step = step_of(state, at)
    if at == PLENARY and not step.plenary:
        return "pause", "now"
    return step.kind, KINDS[step.kind].phase(state, at, step)


def is_private(state: State, table: str) -> bool:
    """Whether that table's words are for their authors only."""
    return phase_of(state, table) in KINDS[step_of(state, table).kind].private


def located(state: State, what: str, thing: str) -> str | None:
    """The place where a thing is, or None if there is no such thing; a table or a place is at itself."""
    if what in ("table", "place"):
        return thing if thing in state.agenda.tables or (what == "place" and thing == PLENARY) else None
    if what == "vote":
        vote = state.votes.get(thing)
        return vote.place if vote and not vote.void else None
    if what == "person":
        participant = state.people.get(thing)
        return participant.table if participant else None
    if what == "words":
        heard = state.said(thing)
        return heard[0].place if heard else None
    found = getattr(state, SHELVES[what]).get(thing)
    gone = found is None or getattr(found, "removed", False) or getattr(found, "dropped", False)
    return None if gone else str(found.table)


def tables_at(state: State, place: str) -> list[str]:
    """The tables that a place gathers: itself, or all of them."""
    return list(state.agenda.tables) if place == PLENARY else [place]


def people_at(state: State, place: str) -> list[str]:
    """Ids of the people of a place, first come first."""
    ids = [one for table in tables_at(state, place) for one in state.people_at[table]]
    return sorted(ids, key=lambda one: (state.people[one].at, one))


def took_part(state: State, person: Participant) -> bool:
    """Whether somebody counts among who came: they hold a seat, or wrote or voted before they lost it."""
    return person.seated or has_acted(state, person.id)


def has_acted(state: State, person: str) -> bool:
    """Whether somebody wrote or voted, at whatever step and table."""
    return person in state.ideas_by or any(person in acted for acted in state.acted.values())


def seats_at(state: State, place: str) -> int:
    """How many seats are taken at a place."""
    people = state.people
    return sum([people[one].seats for table in tables_at(state, place) for one in state.people_at[table]])


def voters_of(state: State, place: str) -> Voters:
    """Who may vote at a place: each of its people with each of their seats, counted from 1."""
    people = state.people
    here = (one for table in tables_at(state, place) for one in state.people_at[table])
    return frozenset([(one, seat) for one in here for seat in range(1, people[one].seats + 1)])


def free_at(state: State, table: str) -> int:
    """How many seats are free at a table; never negative."""
    return max(0, state.agenda.tables[table].places - seats_at(state, table))


def free_tables(state: State, seats: int = 1) -> list[str]:
    """The tables where so many seats are free, most free first, then by number."""
    tables = [one for one in state.agenda.tables.values() if free_at(state, one.id) >= seats]
    return [one.id for one in sorted(tables, key=lambda one: (-free_at(state, one.id), one.number))]


def default_gate(state: State, step: Step, table: str) -> str:
    """The gate of a step that nobody set: closed just after a plenary step, until the table has been in."""
    before = state.agenda.at(step.index - 1)
    entered = step.id in state.places[table].entered
    guarded = not step.plenary and before is not None and before.plenary and not state.agenda.single
    return "closed" if guarded and not entered else "open"


def gate_of(state: State, step: Step, table: str) -> str:
    """The gate of a step for a table."""
    gate = state.gates.get(f"{step.id}/{table}")
    return gate.gate if gate else default_gate(state, step, table)


def barrier(state: State, table: str, target: Step) -> str | None:
    """What refuses that table's desk to go to that step: plenary, gate_closed, gate_held or None."""
    here = step_of(state, table)
    if not state.agenda.single and (here.plenary or target.plenary):
        return "plenary"
    for step in state.agenda.steps.values():
        if not here.index <= step.index <= target.index:
            continue
        gate = gate_of(state, step, table)
        if gate == "closed" and step.index > here.index:
            return "gate_closed"
        if gate == "held" and step.index < target.index:
            return "gate_held"
    return None


def numbered_ideas(state: State) -> dict[int, str]:
    """Number → idea, from 1, table by table: the numbers of the mémento's annex and of the exports."""
    order = (one for table in state.agenda.tables for one in state.ideas_at[table])
    return dict(enumerate(order, 1))
