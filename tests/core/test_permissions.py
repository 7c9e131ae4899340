"""The printed table of who may ask for what, in which steps, is held against what `check` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.core import KINDS, OPERATIONS, Person, Refused, check, permissions
from workshop.core.activities.voting import PHASES
from workshop.core.model.operation import Operation
from workshop.core.permissions import ROLES, Permission

from .play import ORGANISER, PLENARY_DESK, SCREEN, SYSTEM, Rehearsed, desk
from .stages import person, stage

GOLDEN = Path(__file__).parent / "golden" / "permissions.txt"
LETTERS = {role: letter for letter, role in ROLES.items()}


def printed() -> str:
    """One line a permission, in columns."""
    return "".join(f"{one.operation:<16} {one.role:<20} {' '.join(one.steps)}\n" for one in permissions())


def test_the_printed_table_is_the_one_that_was_agreed() -> None:
    """A change of rights is a change of this file, seen in review: golden/permissions.txt."""
    assert printed() == GOLDEN.read_text(encoding="utf-8")


def test_each_step_of_the_table_exists() -> None:
    known = {"any", *KINDS, *(f"{kind}/{phase}" for kind, one in KINDS.items() for phase in one.phases)}
    known |= {"vote", *(f"vote/{phase}" for phase in PHASES)}
    assert {step for one in permissions() for step in one.steps} <= known


def actors(session: Rehearsed) -> dict[str, Person]:
    return {"P": person(session), "D": desk("t1"), "A": PLENARY_DESK, "O": ORGANISER, "S": SYSTEM, "C": SCREEN}


@pytest.mark.parametrize("name", OPERATIONS)
def test_who_is_not_in_the_table_is_not_allowed_and_who_is_gets_further(name: str) -> None:
    session = stage("s3")
    for letter, actor in actors(session).items():
        with pytest.raises(Refused) as refused:
            check(session.state, actor, Operation("x", name, {"nonsense": 1}), session.now)
        assert (refused.value.kind == "not_allowed") == (letter not in OPERATIONS[name].roles)


STAGES = {"welcome/now": None, "ideas/writing": "s2", "share/now": "s3", "dots/before": "s4", "sheets/now": "s5",
          "pitch/order": "s6", "close/now": "s8"}  # fmt: skip
BODIES = {
    "idea.write": {"body": "x"},
    "ideas.reveal": {"revealed": True, "version": 0, "place": "t1"},
    "group.create": {"title": "x"},
    "vote.open": {"version": 0, "place": "t1"},
    "pitch.order": {"tables": ["t1"]},
    "pitch.go": {"turn": 0, "version": 0},
}
OUT_OF_STEP = {"not_in_step", "private", "plenary"}
LIMITED = [one for one in permissions() if one.steps != ("any",) and one.operation in BODIES]


@pytest.mark.parametrize("where", STAGES)
@pytest.mark.parametrize("one", LIMITED, ids=[f"{one.operation} {one.role}" for one in LIMITED])
def test_steps_of_the_table_are_those_that_check_accepts(one: Permission, where: str) -> None:
    session = stage(STAGES[where])
    if STAGES[where] is None:
        session.joined("early", "t1")
    called = where.replace("dots", "vote")
    allowed = called in one.steps or called.split("/")[0] in one.steps
    try:
        actor = actors(session)[LETTERS[one.role]]
        check(session.state, actor, Operation("x", one.operation, dict(BODIES[one.operation])), session.now)
        kind = ""
    except Refused as refused:
        kind = refused.kind
    assert (kind in OUT_OF_STEP) == (not allowed), kind
