"""What is withdrawn, retired or erased: its words are told to nobody, nor what was drawn from them, at any time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core import Person, Refused, Urn, sorted_ballots
from workshop.core.ballots import candidates, proposals

from .play import ORGANISER, PLENARY_DESK, Rehearsed, audiences_of, desk
from .stages import person, stage, voting
from .test_properties import NUMBER, QUICK, STARTS, WISHES, ask
from .wishes import Numbers, pick

CANARY = "Serin-7f3a"
DRIVER = desk("t1")


def told(session: Rehearsed) -> set[str]:
    """The audiences whose view holds the canary."""
    return {one for one in audiences_of(session) if CANARY in json.dumps(session.see(one))}


def author(session: Rehearsed, idea: str) -> Person:
    return Person(str(session.state.ideas[idea].author), "participant")


def retire(session: Rehearsed, idea: str, who: Person = DRIVER, retired: bool = True) -> Any:
    return session.do(who, "idea.retire", idea=idea, retired=retired)


def test_what_is_retired_leaves_every_view_but_its_author_s_and_the_line_that_its_desk_opens() -> None:
    session = stage("s3")
    idea = session.idea(person(session), f"Un mot de trop, {CANARY}", title=f"Titre {CANARY}")
    assert {"phone:t1", "desk:t1", "screen:t1"} <= told(session)
    retire(session, idea)
    assert told(session) == {f"person:{person(session).id}", "desk:t1"}
    seen = session.see("desk:t1")
    assert idea not in seen["ideas"] and seen["retired"] == [idea] and CANARY in seen[f"retired/{idea}"]["body"]
    assert session.see("phone:t1")["recap"]["retired"] == 1
    assert session.see(f"person:{person(session).id}")[f"my/{idea}"]["state"] == "retired"
    retire(session, idea, retired=False)
    assert {"phone:t1", "desk:t1", "screen:t1"} <= told(session)


@pytest.mark.parametrize("who", [desk("t1"), PLENARY_DESK, ORGANISER])
def test_a_desk_the_plenary_s_desk_and_the_organiser_retire_and_undo_it(who: Person) -> None:
    session = stage("s3")
    idea = session.state.ideas_at["t1"][2]
    row = retire(session, idea, who)
    session.do(who, "undo", seq=row.seq)
    assert idea in session.see("phone:t1")["ideas"] and session.again() == session.state


def test_nothing_is_put_under_a_heading_that_was_drawn_from_what_is_gone() -> None:
    session = stage("s3")
    idea, other = session.state.ideas_at["t1"][3], session.state.ideas_at["t1"][2]
    row = session.do(DRIVER, "group.create", title=f"Autour de {CANARY}", ideas=[idea])
    retire(session, idea)
    assert session.refused(DRIVER, "idea.group", idea=other, group=f"g{row.seq}") == "unknown_group"
    assert told(session) == set()
    retire(session, idea, retired=False)
    session.do(DRIVER, "idea.group", idea=other, group=f"g{row.seq}")
    assert "desk:t1" in told(session)


def test_an_original_that_is_retired_leaves_the_pile_where_it_lay() -> None:
    session = stage("s3")
    head, original = session.state.ideas_at["t1"][0], session.idea(person(session), f"Pareil, {CANARY}")
    session.do(DRIVER, "idea.merge", into=head, ideas=[original])
    retire(session, original)
    assert told(session) == {f"person:{person(session).id}", "desk:t1"}
    assert [one["id"] for one in session.see("desk:t1")[f"idea/{head}"]["originals"]] == []


def in_an_open_vote() -> tuple[Rehearsed, str, str, str]:
    """A vote where three points lie on the canary's option and two on another: session, vote, canary, other."""
    session = stage("s3")
    idea = session.idea(person(session), f"Un mot de trop, {CANARY}")
    session.move("s4")
    vote = voting(session)
    other = next(one for one in session.state.votes[vote].option_ids if one != idea)
    session.cast(person(session), vote, **{idea: 3, other: 1})
    session.cast(person(session, "t1", 1), vote, **{other: 1})
    return session, vote, idea, other


@pytest.mark.parametrize("act", ["retired", "withdrawn"])
@pytest.mark.parametrize("phase", ["open", "closed"])
def test_in_an_unsealed_vote_points_come_back_and_their_voter_is_told(act: str, phase: str) -> None:
    session, vote, idea, other = in_an_open_vote()
    if phase == "closed":
        session.do(ORGANISER, "vote.close", vote=vote)
    who, name = (DRIVER, "idea.retire") if act == "retired" else (author(session, idea), "idea.withdraw")
    session.do(who, name, idea=idea, **{act: True})
    assert told(session) <= {f"person:{author(session, idea).id}", "desk:t1"}
    option = session.see("phone:t1")[f"option/{idea}"]
    assert (option["title"], option["body"], option["gone"]) == ("", "", True)
    voter = session.see(f"person:{person(session).id}")["ballot/1"]
    assert voter == {"choice": {other: 1}, "came_back": {idea: 3}}
    assert "came_back" not in session.see(f"person:{person(session, 't1', 1).id}")["ballot/1"]
    assert session.see("screen:t1")["vote"]["ballots"] == 2, "who voted has voted"
    session.do(ORGANISER, "vote.seal", vote=vote)
    rows = {row["id"]: row["figures"]["points"] for row in (session.state.votes[vote].outcome or {})["rows"]}
    assert rows[idea] == 0 and rows[other] == 2 and idea not in proposals(session.state, "t1")


def test_an_option_that_is_gone_takes_no_more_points_and_the_rest_of_the_ballot_counts() -> None:
    session, vote, idea, other = in_an_open_vote()
    retire(session, idea)
    session.cast(person(session, "t1", 2), vote, **{idea: 2, other: 3})
    assert session.see(f"person:{person(session, 't1', 2).id}")["ballot/1"] == {
        "choice": {other: 3},
        "came_back": {idea: 2},
    }
    session.cast(person(session, "t1", 2), vote, **{other: 2})
    assert session.see(f"person:{person(session, 't1', 2).id}")["ballot/1"] == {"choice": {other: 2}}


def test_what_is_brought_back_takes_points_again_but_those_that_came_back_stay_with_their_voters() -> None:
    session, vote, idea, _ = in_an_open_vote()
    row = retire(session, idea)
    session.do(DRIVER, "undo", seq=row.seq)
    assert session.see(f"person:{person(session).id}")["ballot/1"]["came_back"] == {idea: 3}
    session.cast(person(session, "t1", 1), vote, **{idea: 2})
    session.do(ORGANISER, "vote.seal", vote=vote)
    rows = {row["id"]: row["figures"]["points"] for row in (session.state.votes[vote].outcome or {})["rows"]}
    assert rows[idea] == 2


def test_a_closed_vote_reopens_without_what_is_gone() -> None:
    session, vote, idea, _ = in_an_open_vote()
    session.do(DRIVER, "vote.close", vote=vote)
    retire(session, idea)
    session.do(DRIVER, "vote.reopen", vote=vote)
    assert session.state.votes[vote].phase == "open"


def test_in_a_sealed_vote_the_points_stay_without_the_words() -> None:
    session, vote, idea, other = in_an_open_vote()
    session.do(ORGANISER, "vote.seal", vote=vote)
    session.do(DRIVER, "vote.select", vote=vote, ideas=[idea, other])
    retire(session, idea)
    row = next(row for row in session.see("phone:t1")["result"]["rows"] if row["id"] == idea)
    assert (row["figures"]["points"], row["title"], row["gone"]) == (3, "", True)
    assert session.refused(DRIVER, "vote.select", vote=vote, ideas=[idea], reason="Quand même") == "retired"
    assert proposals(session.state, "t1") == [other]


def test_what_remains_of_a_proposal_that_lost_one_is_confirmed_without_a_reason() -> None:
    session, vote, idea, other = in_an_open_vote()
    session.do(ORGANISER, "vote.seal", vote=vote)
    retire(session, idea)
    session.do(DRIVER, "vote.select", vote=vote, ideas=[other])
    assert session.state.votes[vote].selected == [other]


def test_a_retired_proposal_leaves_sheets_pitches_and_candidates_and_undoing_brings_all_back() -> None:
    session = stage("s6")
    idea = proposals(session.state, "t1")[0]
    session.do(DRIVER, "sheet.write", proposal=idea, field="finding", text=f"Constat {CANARY}",
               base=session.state.fields[f"{idea}/finding"].version)  # fmt: skip
    before = {one: session.see(one) for one in audiences_of(session)}
    row = retire(session, idea, PLENARY_DESK)
    for audience in ("phone:t1", "screen:t1", "screen:all", "desk:all", "tower"):
        seen = session.see(audience)
        assert idea not in seen["proposals"] and f"sheet/{idea}" not in seen
        turns = (seen["pitch"] or {"turns": []})["turns"]
        assert not any(one["id"] == idea for turn in turns for one in turn["proposals"])
    assert idea not in [one["id"] for one in candidates(session.state, "all", session.state.agenda.steps["s7"])]
    assert not told(session) and session.see("desk:all")["retired"] == [idea]
    session.do(PLENARY_DESK, "undo", seq=row.seq)
    for audience, seen in before.items():
        now = session.see(audience)
        assert {key for key in seen if seen[key] != now[key]} <= {"undo", f"idea/{idea}", f"my/{idea}", "rooms",
                                                                  "room/t1", "events"}, audience  # fmt: skip


def test_a_quote_of_what_is_withdrawn_or_retired_is_neither_shown_nor_signed() -> None:
    for name in ("withdrawn", "retired"):
        session = stage("s3")
        writer = person(session)
        session.do(writer, "person.edit", consents={"quotes": True, "room": True})
        idea = session.idea(writer, f"Je le dis comme je le pense, {CANARY}")
        session.do(DRIVER, "verbatim.pick", idea=idea, text=f"je le pense, {CANARY}")
        who, act = (writer, "idea.withdraw") if name == "withdrawn" else (DRIVER, "idea.retire")
        assert any(CANARY in one["text"] for one in session.see("desk:t1")["verbatims"])
        session.do(who, act, idea=idea, **{name: True})
        assert not any(CANARY in one["text"] for one in session.see("desk:t1")["verbatims"])


def test_a_heading_goes_with_the_last_idea_that_it_was_drawn_from() -> None:
    session = stage("s3")
    idea = session.idea(person(session), f"Sur {CANARY}")
    session.do(DRIVER, "group.create", title=f"Autour de {CANARY}", ideas=[idea])
    retire(session, idea)
    assert CANARY not in json.dumps(
        {key: one for key, one in session.see("desk:t1").items() if key != f"retired/{idea}"}
    )


def test_what_is_erased_leaves_its_author_s_phone_too_and_does_not_come_back() -> None:
    session = stage("s3")
    idea = session.idea(person(session), f"Un nom, {CANARY}")
    session.do(
        person(session), "idea.edit", idea=idea, body=f"Un autre, {CANARY}", base=session.state.ideas[idea].version
    )
    session.do(ORGANISER, "idea.erase", idea=idea)
    assert not told(session) and CANARY not in repr(session.state.ideas[idea])
    assert session.refused(DRIVER, "idea.retire", idea=idea, retired=False) == "retired"
    assert session.do(ORGANISER, "idea.erase", idea=idea) is None


def test_its_author_cannot_bring_back_what_a_desk_retired() -> None:
    session = stage("s3")
    idea = session.idea(person(session), "Une idée")
    row = retire(session, idea)
    assert session.refused(person(session), "idea.withdraw", idea=idea, withdrawn=False) == "retired"
    assert session.refused(person(session), "undo", seq=row.seq) == "not_allowed"


def test_a_ballot_of_which_points_came_back_is_sealed_without_them() -> None:
    urn = Urn(b"k", {"a": {"i1": -2, "i2": 1}, "b": {"i1": -1}})
    assert sorted_ballots(urn) == [{"i2": 1}, {}] or sorted_ballots(urn) == [{}, {"i2": 1}]


@QUICK
@given(at=STARTS, before=WISHES, after=WISHES, which=NUMBER, how=st.sampled_from(["retired", "withdrawn", "erased"]))
def test_the_words_of_what_is_gone_are_in_no_view_whatever_was_done_and_is_done(
    at: str | None, before: list[Numbers], after: list[Numbers], which: int, how: str
) -> None:
    """The canary is written in an idea, in its sheet and in a quote; then that idea goes."""
    session = stage(at)
    for key, numbers in enumerate(before):
        ask(session, numbers, key)
    idea = _planted(session, which)
    if idea is None or not _goes(session, idea, how):
        return
    for key, numbers in enumerate([(0, 0, 0, 0), *after], 1000):
        ask(session, numbers, key)
        one = session.state.ideas[idea]
        if one.gone:
            _hold(session, idea, {f"person:{one.author}", "desk:all", f"desk:{one.table}"})


def _hold(session: Rehearsed, idea: str, allowed: set[str]) -> None:
    for audience in audiences_of(session):
        seen = session.see(audience)
        if audience in allowed:
            seen = {key: value for key, value in seen.items() if key not in (f"my/{idea}", f"retired/{idea}")}
        assert CANARY not in json.dumps(seen), audience


def _planted(session: Rehearsed, which: int) -> str | None:
    """An idea in whose words the canary stands, and in all that may be drawn from them today."""
    idea = pick(list(session.state.ideas), which)
    one = session.state.ideas.get(idea)
    if one is None or one.gone:
        return None
    writer, driver = author(session, idea) if one.author in session.state.people else desk(one.table), desk(one.table)
    for who, name, body in (
        (writer, "idea.edit", {"idea": idea, "body": f"Avec {CANARY}", "base": one.version}),
        (writer, "person.edit", {"consents": {"quotes": True, "name": True, "room": True}}),
        (driver, "verbatim.pick", {"idea": idea, "text": CANARY}),
        (driver, "verbatim.pick", {"proposal": idea, "text": f"Entendu : {CANARY}"}),
        (driver, "sheet.write", {"proposal": idea, "field": "levers", "text": CANARY, "base": 0}),
        (driver, "group.create", {"title": CANARY, "ideas": [idea]}),
        (ORGANISER, "vote.open", {"version": session.version(one.table), "place": one.table}),
        (driver, "screen.spotlight", {"idea": idea}),
    ):
        _try(session, who, name, **body)
    return idea


def _try(session: Rehearsed, who: Person, name: str, **body: Any) -> bool:
    try:
        return session.do(who, name, **body) is not None
    except Refused:
        return False


def _goes(session: Rehearsed, idea: str, how: str) -> bool:
    if how == "withdrawn" and session.state.ideas[idea].author in session.state.people:
        return _try(session, author(session, idea), "idea.withdraw", idea=idea, withdrawn=True)
    if how == "erased":
        return _try(session, ORGANISER, "idea.erase", idea=idea)
    return _try(session, ORGANISER, "idea.retire", idea=idea, retired=True)
