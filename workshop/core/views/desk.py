"""What a facilitator is shown: the table's view, and what driving takes. In private writing, counts and no text."""

from __future__ import annotations

from ..contributions import ideas_at, waited_for
from ..memo import Memo
from ..model.agenda import Step
from ..model.entities import Participant
from ..model.person import PLENARY
from ..model.state import State
from ..namesakes import alike
from ..operations.screens import screen_of
from ..positions import barrier, gate_of, is_private, people_at, tables_at
from .ideas import likenesses, retired
from .phone import together
from .proposals import verbatims
from .scene import Keys, Scene, session, table
from .tower import closed_doors, rooms, standing_outside
from .undoing import undo

ROSTER = 400


def desk(memo: Memo, place: str) -> Keys:
    """The view of `desk:{place}`, a table or the plenary."""
    keys = {**together(memo, "desk", place), **_people(memo, place), **_driving(memo, place)}
    return {**keys, **rooms(memo)} if place == PLENARY else keys


def people(memo: Memo, place: str) -> Keys:
    """The view of `people:{table}`, for who organises: whom its desk sees there, and nothing of what they do."""
    state = memo.state
    return {**session(memo), "table": table(state, place), **_listed(memo, place), **_outside(state, place)}


def _outside(state: State, place: str) -> Keys:
    """`doors`, and `outside` with a card for each: who holds no seat here, those who wait first."""
    people = standing_outside(state, place)
    cards = {f"person/{one.id}": _card(state, one.id, place) for one in people}
    return {**cards, "doors": closed_doors(state, place), "outside": [one.id for one in people]}


def _driving(memo: Memo, place: str) -> Keys:
    still = memo.lasting(("driven", place), lambda: _still(Scene(memo, "desk", place)))
    undone = still["undo"]
    return still if undone is None or memo.state.stands(undone["seq"]) else {**still, "undo": None}


def _still(scene: Scene) -> Keys:
    state, place = scene.state, scene.place
    tables = list(state.agenda.tables) if place == PLENARY else [place]
    return {
        **_ways(state, place),
        "likely": likenesses(scene),
        **retired(scene),
        "writing": _writing(scene.memo, place),
        "blank": screen_of(state, place).blank,
        "verbatims": [one for table in tables for one in verbatims(state, table)],
        "call": call(state, place),
        "message": message(state, place),
        "undo": undo(state, place),
        **_outside(state, place),
    }


def _people(memo: Memo, place: str) -> Keys:
    """Who is there; how many are waited for, never who: a name that lit up with an idea or a ballot would sign it."""
    waited = memo.now(("waited", place), lambda: waited_for(memo, place))
    return {**_listed(memo, place), "pending": waited._asdict()}


def _listed(memo: Memo, place: str) -> Keys:
    return memo.of_people(("people", place), lambda: _cards(memo.state, place))


def _cards(state: State, place: str) -> Keys:
    count = sum(len(state.people_at[table]) for table in tables_at(state, place))
    listed = people_at(state, place) if count <= ROSTER else []
    return {"people": listed, **{f"person/{one}": _card(state, one, place) for one in listed}}


def _card(state: State, person: str, place: str) -> Keys:
    one = state.people[person]
    return {
        "id": person,
        "name": _called(state, one, place),
        "function": one.function,
        "seats": one.seats,
        "table": one.table,
        "status": one.status,
    }


def _called(state: State, one: Participant, place: str) -> str | None:
    """Their first name; at a table with its number only where another of that table has it."""
    others = (state.people[other].table for other in state.namesakes.get(alike(one.name), ()) if other != one.id)
    return one.called if place == PLENARY or place in others else one.name


def _ways(state: State, place: str) -> Keys:
    here = state.agenda.steps[state.places[place].step]
    gates = (
        {one.id: gate_of(state, one, place) for one in state.agenda.steps.values() if not one.plenary}
        if place != PLENARY
        else {}
    )
    return {
        "next": _way(state, place, state.agenda.at(here.index + 1)),
        "gates": gates,
        "back": _way(state, place, state.agenda.at(here.index - 1)),
    }


def _way(state: State, place: str, target: Step | None) -> Keys | None:
    if target is None:
        return None
    refused = barrier(state, place, target) if place != PLENARY else None
    return {"id": target.id, "title": target.title, "kind": target.kind, "refused": refused}


def _writing(memo: Memo, place: str) -> Keys | None:
    state = memo.state
    if place == PLENARY or not is_private(state, place):
        return None
    return {"ideas": ideas_at(state, place), "people": len(state.people_at[place]) - waited_for(memo, place).people}


def call(state: State, place: str) -> Keys | None:
    """The call that the table raised, if it is not answered."""
    one = state.calls.get(place)
    return one._asdict() if one else None


def message(state: State, place: str) -> Keys | None:
    """The organiser's last message to that desk."""
    sent = (one for one in reversed(state.messages.values()) if place == PLENARY or place in one.tables)
    last = next(sent, None)
    return {"id": last.id, "at": last.at, "text": last.text} if last else None
