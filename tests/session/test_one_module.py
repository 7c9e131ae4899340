"""An operation is one module: a session carries out what it says of itself, and knows none by its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from workshop.core import OPERATIONS, Refused
from workshop.export.redaction import leaving

from .shelving import SHELVE

PACKAGE = Path(__file__).resolve().parents[2] / "workshop"
NAMED = re.compile("|".join(rf"""["']{re.escape(name)}["']""" for name in OPERATIONS))


@pytest.fixture
def shelving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATIONS, SHELVE.name, SHELVE)


@pytest.mark.usefixtures("shelving")
def test_an_operation_of_one_module_is_judged_written_followed_and_undone(workshop: Any) -> None:
    vote = workshop.opens_vote()
    idea, session, heard = workshop.options(vote)[0], workshop.session, []
    voter, driver = workshop.phone(), workshop.desk()
    voter.does("ballot.cast", vote=vote, seat=1, choice={idea: 2})
    workshop.registry.listen(lambda session, audiences: heard.append(audiences))
    for player, body, refused in (
        (voter, {"idea": idea}, "not_allowed"),
        (workshop.desk("t2"), {"idea": idea}, "unknown_idea"),
        (driver, {"idea": idea}, "breaks"),
        (driver, {"idea": idea, "sure": "yes"}, "bad_field"),
    ):
        with pytest.raises(Refused) as error:
            player.does("idea.shelve", **body)
        assert error.value.kind == refused
    done = driver.does("idea.shelve", idea=idea, sure=True)
    assert workshop.rows()[-1].body == {"idea": idea}
    assert {"phone:t1", "desk:t1", "tower", f"person:{voter.person.id}"} <= heard[-1]
    ballot = session.view(f"person:{voter.person.id}").body["ballot/1"]
    assert ballot == {"choice": {}, "came_back": {idea: 2}}
    assert session.view("tower").body["events"][-1]["values"] == {"idea": idea}
    assert driver.does("idea.shelve", idea=idea, sure=True).already
    driver.does("undo", seq=done.seq)
    assert session.read(lambda state: state.ideas[idea].retired) is False
    assert session.read(lambda state: state == workshop.registry.library.state(workshop.code))


@pytest.mark.usefixtures("shelving")
def test_the_words_of_an_operation_of_one_module_are_erased_and_do_not_leave(workshop: Any) -> None:
    idea = workshop.options(workshop.opens_vote())[0]
    shelved = workshop.desk().does("idea.shelve", idea=idea, sure=True, why="Elle nomme quelqu’un").seq - 1
    left = leaving(workshop.registry.library.state(workshop.code), workshop.rows())
    assert left[shelved].body == {"idea": idea, "why": ""}
    assert workshop.rows()[shelved].body["why"] == "Elle nomme quelqu’un"
    workshop.organiser().does("idea.erase", idea=idea)
    assert workshop.rows()[shelved].body == {"idea": idea, "why": ""}


CARRYING = ["session", "realtime", "export", "storage/erasure.py", "storage/log.py", *(
    f"core/{name}.py" for name in ("fold", "lapsed", "disclosure", "row_words", "audiences", "references")
)]  # fmt: skip


@pytest.mark.parametrize("what", CARRYING)
def test_no_module_that_carries_operations_out_knows_one_by_its_name(what: str) -> None:
    found = {
        f"{path.relative_to(PACKAGE)}: {hit}"
        for path in ([PACKAGE / what] if what.endswith(".py") else (PACKAGE / what).rglob("*.py"))
        for hit in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert not found
