"""The definition is checked whole; an edit never breaks what runs; rehearsal and archive."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from workshop.core import KINDS, Refused, clean_definition

from .play import DAY, ORGANISER, SYSTEM, Rehearsed, definition, step
from .stages import stage, voting

Change = Callable[[dict[str, Any]], Any]


def changed(session: Rehearsed, change: Change) -> dict[str, Any]:
    """The session's definition with one change."""
    edited = copy.deepcopy(session.state.definition)
    change(edited)
    return edited


def test_what_a_definition_leaves_out_has_its_default() -> None:
    given = definition(steps=[{**one, "settings": {}} for one in DAY])
    kept = clean_definition(given)
    assert (kept["retention_days"], kept["wifi"], kept["texts"], kept["language"]) == (30, None, {}, "fr")
    assert kept["steps"][3]["settings"] == KINDS["dots"].defaults()
    assert [one["scope"] for one in kept["steps"]] == ["plenary", *["table"] * 4, "plenary", "plenary", "plenary"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_whole_with_its_defaults(kind: str) -> None:
    bare = {"id": "s1", "kind": kind, "title": "Une étape"}
    kept = clean_definition(definition(steps=[bare]))["steps"][0]
    assert kept["settings"] == KINDS[kind].defaults() and kept["scope"] == KINDS[kind].scope


BAD: list[tuple[str, str, Change]] = [
    ("definition.title", "missing", lambda d: d.pop("title")),
    ("definition.title", "type", lambda d: d.update(title=3)),
    ("colour", "unknown", lambda d: d.update(colour="red")),
    ("definition.themes", "many", lambda d: d.update(themes=[])),
    ("definition.themes", "type", lambda d: d.update(themes={"A": 1})),
    ("definition.themes[0].tables", "many", lambda d: d["themes"][0].update(tables=[])),
    ("definition.themes[0].tables[0].places", "range", lambda d: d["themes"][0]["tables"][0].update(places=0)),
    ("definition.themes.tables", "twice", lambda d: d["themes"][0]["tables"][0].update(id="t3")),
    ("definition.themes.tables", "twice", lambda d: d["themes"][0]["tables"][0].update(number=3)),
    ("definition.themes.tables", "form", lambda d: d["themes"][0]["tables"][0].update(id="all")),
    ("definition.themes", "twice", lambda d: d["themes"][1].update(id="A")),
    ("definition.themes", "twice", lambda d: d["themes"][1].update(title=d["themes"][0]["title"])),
    ("definition.steps", "many", lambda d: d.update(steps=[])),
    ("definition.steps", "twice", lambda d: d["steps"][1].update(id="s1")),
    ("definition.steps[0].kind", "choice", lambda d: d["steps"][0].update(kind="karaoke")),
    ("definition.steps[0].id", "form", lambda d: d["steps"][0].update(id="../s1")),
    ("definition.steps[0].minutes", "type", lambda d: d["steps"][0].update(minutes=float("nan"))),
    ("definition.steps[0].settings", "type", lambda d: d["steps"][0].update(settings=[])),
    ("budget", "unknown", lambda d: d["steps"][0].update(settings={"budget": 5})),
    ("definition.steps[3].settings.cap", "range", lambda d: d["steps"][3]["settings"].update(cap=0)),
    ("definition.steps[3].settings.tie", "choice", lambda d: d["steps"][3]["settings"].update(tie="dice")),
    ("definition.steps[5].scope", "choice", lambda d: d["steps"][5].update(scope="table")),
    ("definition.language", "choice", lambda d: d.update(language="tlh")),
    ("definition.texts", "type", lambda d: d.update(texts=[])),
    ("definition.wifi.ssid", "missing", lambda d: d.update(wifi={})),
]


@pytest.mark.parametrize(("field", "why", "change"), BAD)
def test_a_bad_definition_is_refused_with_its_field(field: str, why: str, change: Change) -> None:
    bad = copy.deepcopy(definition())
    change(bad)
    with pytest.raises(Refused) as refused:
        clean_definition(bad)
    assert refused.value.values == {"field": field, "why": why}


def test_a_definition_nested_without_end_is_refused() -> None:
    deep: dict[str, Any] = {}
    for _ in range(2_000):
        deep = {"title": deep}
    with pytest.raises(Refused, match="bad_field"):
        clean_definition(deep)


BREAKING: list[tuple[str | None, str, Change]] = [
    ("s3", "table", lambda d: d["themes"][0]["tables"].pop(0)),
    ("s3", "theme", lambda d: d["themes"].pop(0)),
    ("s3", "theme", lambda d: d["themes"][0]["tables"].append(d["themes"][1]["tables"].pop()) or d["themes"].pop()),
    ("s3", "step", lambda d: d["steps"].pop(2)),
    ("s3", "step", lambda d: d["steps"][2].update(kind="welcome", settings={})),
    ("s5", "step", lambda d: d["steps"].pop(3)),
    ("s5", "step", lambda d: d["steps"][3].update(scope="plenary")),
]


@pytest.mark.parametrize(("at", "what", "change"), BREAKING)
def test_an_edit_that_would_break_what_runs_is_refused(at: str, what: str, change: Change) -> None:
    session = stage(at)
    edited = changed(session, change)
    refused = session.refusal(ORGANISER, "session.define", definition=edited, version=session.state.version)
    assert (refused.kind, refused.values) == ("breaks", {"what": what})


def test_the_rule_of_an_open_vote_is_not_edited_and_that_of_a_sealed_one_may_be() -> None:
    session = stage("s4")
    edited = changed(session, lambda d: d["steps"][3]["settings"].update(budget=9))
    vote = voting(session)
    assert session.refused(ORGANISER, "session.define", definition=edited, version=1) == "breaks"
    session.do(ORGANISER, "vote.seal", vote=vote)
    session.do(ORGANISER, "session.define", definition=edited, version=1)
    assert session.state.votes[vote].rule["budget"] == 5
    assert session.state.votes[voting(session)].rule["budget"] == 9


KEPT: list[Change] = [
    lambda d: d.update(title="Un autre titre"),
    lambda d: d["themes"][0].update(title="Un autre thème"),
    lambda d: d["themes"][1]["tables"].append({"id": "t4", "number": 4, "places": 8}),
    lambda d: d["themes"].append({"id": "C", "title": "C", "tables": [{"id": "t4", "number": 4, "places": 8}]}),
    lambda d: d["steps"].insert(4, step("s9", "pause")),
    lambda d: d["steps"].pop(7),
    lambda d: d["steps"].reverse(),
    lambda d: d["themes"][0]["tables"][0].update(places=1),
]


@pytest.mark.parametrize("change", KEPT)
def test_an_edit_keeps_all_that_was_done(change: Change) -> None:
    session = stage("s5")
    ideas, votes = copy.deepcopy(session.state.ideas), copy.deepcopy(session.state.votes)
    session.do(ORGANISER, "session.define", definition=changed(session, change), version=session.state.version)
    assert (session.state.ideas, session.state.votes) == (ideas, votes)
    assert session.again() == session.state
    assert all(session.see(f"{who}:t1") for who in ("phone", "desk", "screen"))


def test_a_table_added_on_the_way_stands_where_the_plenary_is() -> None:
    session = stage("s4")
    added = {"id": "t4", "number": 4, "places": 8}
    edited = changed(session, lambda d: d["themes"][1]["tables"].append(added))
    session.do(ORGANISER, "session.define", definition=edited, version=1)
    assert session.see("desk:t4")["step"]["id"] == "s4"
    assert session.joined("late", "t4")


def test_an_empty_table_may_go() -> None:
    session = Rehearsed()
    edited = changed(session, lambda d: d["themes"][0]["tables"].pop(0))
    session.do(ORGANISER, "session.define", definition=edited, version=1)
    assert list(session.state.agenda.tables) == ["t2", "t3"] and "t1" not in session.state.places


def test_definitions_are_compared_and_set() -> None:
    session = stage()
    edited = changed(session, lambda d: d.update(title="Un"))
    session.do(ORGANISER, "session.define", definition=edited, version=1)
    assert session.do(SYSTEM, "session.define", definition=edited, version=1) is None
    refused = session.refusal(
        SYSTEM, "session.define", definition=changed(session, lambda d: d.update(title="Deux")), version=1
    )
    assert refused.values["now"] == {"version": session.state.version}


def test_a_rehearsal_is_marked_before_anybody_comes_and_shows_everywhere() -> None:
    session = stage()
    session.do(SYSTEM, "session.mark")
    assert session.do(SYSTEM, "session.mark") is None
    assert all(
        session.see(audience)["session"]["rehearsal"] for audience in ("phone:t1", "desk:all", "screen:t1", "tower")
    )


def test_an_archived_session_opens_again_and_shows_no_time_while_it_is() -> None:
    session = stage("s3")
    timer = session.see("phone:t1")["timer"]
    session.do(ORGANISER, "session.archive", archived=True)
    assert timer and session.see("phone:t1")["timer"] is session.see("tower")["room/t1"]["timer"] is None
    assert session.do(ORGANISER, "session.archive", archived=True) is None
    session.do(ORGANISER, "session.archive", archived=False)
    assert session.see("tower")["session"]["archived"] is False
    assert session.see("phone:t1")["timer"] == timer
