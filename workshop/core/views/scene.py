"""A scene is who looks, from where, at which step. Each key of a view is made once here or in a module of its noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..activities import KINDS
from ..ballots import proposals
from ..contributions import ideas_at
from ..disclosure import groups_of, written
from ..memo import Memo
from ..model.agenda import Step
from ..model.person import PLENARY
from ..model.state import State
from ..operations.sheets import SHEET_FIELDS
from ..positions import home, phase_of, seats_at, step_of, tables_at

Keys = dict[str, Any]


@dataclass
class Scene:
    """`who` is phone, desk or screen; `place` the table looked from, or the plenary.

    `at` is the place whose step, timer and votes are shown, `step` its step, `plenary` whether it is the plenary.
    """

    memo: Memo
    who: str
    place: str
    state: State = field(init=False)
    at: str = field(init=False)
    step: Step = field(init=False)
    plenary: bool = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.memo.state
        self.at = home(self.state, self.place)
        self.step = step_of(self.state, self.at)
        self.plenary = self.at == PLENARY

    def shows(self, part: str) -> bool:
        """Whether this audience is shown that part of the step; a desk is shown all, the plenary no table's step."""
        here = self.step.plenary or not self.plenary
        return self.who == "desk" or (here and part in KINDS[self.step.kind].shows)


def session(memo: Memo) -> Keys:
    """What everybody knows of the session."""
    state = memo.state
    return memo.kept("session", (state.version, state.rehearsal, state.archived), lambda: _session(state))


def _session(state: State) -> Keys:
    definition = state.definition
    known = {key: definition[key] for key in ("title", "question", "date", "start", "place", "organisers")}
    themes = [{"id": one.id, "title": one.title, "tables": list(one.tables)} for one in state.agenda.themes.values()]
    agenda = [
        {
            "id": one.id,
            "kind": one.kind,
            "scope": one.scope,
            "title": one.title,
            "minutes": one.minutes,
            "votes": KINDS[one.kind].voting is not None,
            "driven": KINDS[one.kind].driven,
        }
        for one in state.agenda.steps.values()
    ]
    return {
        "session": {
            "code": state.code,
            **known,
            "rehearsal": state.rehearsal,
            "archived": state.archived,
            "version": state.version,
        },
        "themes": themes,
        "tables": list(state.agenda.tables),
        "agenda": agenda,
    }


def table(state: State, place: str) -> Keys | None:
    """A table as its people know it; None for the plenary."""
    if place == PLENARY:
        return None
    one = state.agenda.tables[place]
    theme = state.agenda.themes[one.theme]
    return {
        "id": one.id,
        "number": one.number,
        "theme": {"id": theme.id, "title": theme.title},
        "places": one.places,
        "seats": seats_at(state, place),
        "people": len(state.people_at[place]),
    }


def step(state: State, at: str) -> Keys:
    """The step where a place is, with the place's version and phase."""
    one = step_of(state, at)
    return {
        "id": one.id,
        "kind": one.kind,
        "scope": one.scope,
        "title": one.title,
        "prompt": one.prompt,
        "index": one.index,
        "count": len(state.agenda.steps),
        "minutes": one.minutes,
        "version": state.places[at].version,
        "phase": phase_of(state, at),
        "settings": one.settings,
    }


def timer(state: State, at: str) -> Keys | None:
    """`{ends_at}` or `{left}` in milliseconds, or None; nobody waits for anything in an archived session."""
    one = state.timers.get(f"{at}/{state.places[at].step}")
    if one is None or state.archived:
        return None
    return {"ends_at": one.ends_at} if one.ends_at is not None else {"left": one.left}


def common(scene: Scene) -> Keys:
    """What a phone, a desk and a screen have in common, apart from ideas, votes and proposals."""
    state, at = scene.state, scene.at
    return {
        **session(scene.memo),
        "table": table(state, scene.place),
        "step": step(state, at),
        "timer": timer(state, at),
        "recap": recap(scene.memo, at),
        "message": None,
    }


def recap(memo: Memo, place: str) -> Keys:
    """What was done at a place so far, in numbers."""
    return memo.lasting(("recap", place), lambda: _recap(memo.state, place))


def _recap(state: State, place: str) -> Keys:
    ideas = [state.ideas[one] for table in tables_at(state, place) for one in state.ideas_at[table]]
    kept = [one for one in ideas if not (one.withdrawn or one.retired or one.erased)]  # no call for each
    alone = [one for one in kept if one.into is None]
    retained = proposals(state, place)
    return {
        "ideas": sum(ideas_at(state, table) for table in tables_at(state, place)),
        "merged": len(kept) - len(alone),
        "parked": sum([one.parked for one in alone]),
        "retired": sum([one.retired for one in ideas]),
        "groups": sum(len(groups_of(state, table)) for table in tables_at(state, place)),
        "proposals": len(retained),
        "sheets_begun": len(begun(state, retained)),
    }


def begun(state: State, retained: list[str]) -> list[str]:
    """The proposals whose sheet holds at least a word."""
    return [one for one in retained if any(written(state, one, key) for key in SHEET_FIELDS)]
