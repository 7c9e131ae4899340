"""What holds whatever people ask, in whatever order."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.core import Memo, Person, Refused, audiences, touches, view
from workshop.core.ballots import entitled
from workshop.core.model.state import snapshot
from workshop.core.positions import is_private

from .play import ORGANISER, Rehearsed, audiences_of
from .stages import stage
from .wishes import NAMES, Numbers, pick, wish

NUMBER = st.integers(0, 999)
WISHES = st.lists(st.tuples(st.integers(0, len(NAMES) - 1), NUMBER, NUMBER, NUMBER), max_size=40)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ask(session: Rehearsed, numbers: Numbers, key: int) -> Any:
    """The row of a wish, or None if refused or already so."""
    person, name, body = wish(session, numbers)
    try:
        return session.do(person, name, f"wish{key:016d}", **body)
    except Refused:
        return None


STARTS = st.sampled_from([None, "s2", "s3", "s4", "s5", "s6", "s7", "s8"])


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_the_fold_of_the_rows_is_the_state_after_performing(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    assert session.again() == session.state


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_whoever_is_not_touched_sees_nothing_new(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    memo = Memo(session.state)
    before = {audience: view(session.state, audience, memo) for audience in audiences_of(session)}
    for key, numbers in enumerate(wishes):
        rows = len(session.rows)
        given = json.dumps(before)
        ask(session, numbers, key)
        assert json.dumps(before) == given, "a view already given has changed"
        touched = set().union(*(touches(session.state, row) for row in session.rows[rows:]))
        if memo.state is not session.state:  # something was forgotten: a session tells everybody
            memo, touched = Memo(session.state), touched | audiences(session.state)
        after = {audience: session.see(audience) for audience in audiences_of(session)}
        for audience in after.keys() & before.keys() - touched:
            assert after[audience] == before[audience], (audience, wish(session, numbers))
        assert after == {one: view(session.state, one, memo) for one in after}, "what is made once has moved"
        before = after


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_asking_again_changes_nothing(at: str | None, wishes: list[Numbers]) -> None:
    """What is resent with its id gets its first row; what is asked anew and already so appends nothing twice."""
    session = stage(at)
    for key, numbers in enumerate(wishes):
        row = ask(session, numbers, key)
        if row is not None:
            rows, before = len(session.rows), session.state.seq
            assert session.do(row.person, row.name, row.op_id, **row.body) == row
            assert (len(session.rows), session.state.seq) == (rows, before)


@QUICK
@given(at=st.sampled_from(["s4", "s7"]), casts=st.lists(st.tuples(NUMBER, NUMBER, NUMBER), max_size=40))
def test_no_voter_spends_more_than_the_budget_nor_counts_twice(at: str, casts: list[tuple[int, int, int]]) -> None:
    session = stage(at)
    place = "t2" if at == "s4" else "all"
    vote = session.open(ORGANISER, place)
    last = {}
    for who, seat, dots in casts:
        voter = Person(pick(list(session.state.people), who), "participant")
        ids = session.state.votes[vote].option_ids
        choice = {ids[dots % len(ids)]: dots % 5, ids[who % len(ids)]: who % 5}
        try:
            session.cast(voter, vote, 1 + seat % 4, **choice)
        except Refused:
            continue
        last[voter.id, 1 + seat % 4] = {one: n for one, n in choice.items() if n}
    session.do(ORGANISER, "vote.seal", vote=vote)
    made = session.state.votes[vote]
    assert sorted(map(repr, made.ballots or [])) == sorted(repr(dict(sorted(one.items()))) for one in last.values())
    assert all(sum(one.values()) <= made.rule["budget"] for one in made.ballots or [])
    assert all(dots <= made.rule["cap"] for one in made.ballots or [] for dots in one.values())
    assert len(made.ballots or []) <= entitled(session.state, made)


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_undoing_the_last_act_gives_back_what_it_changed(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        row = ask(session, numbers, key)
        undoable = session.state.undoables.get(row.seq) if row else None
        if row is None or undoable is None:
            continue
        before = snapshot(undoable).before
        try:
            session.do(row.person, "undo", f"undo{key:016d}", seq=row.seq)
        except Refused as refused:
            assert refused.kind in ("vote_open", "breaks", "full"), refused
            continue
        for name, was in before.items():
            shelf, thing = name.split("/", 1)
            now = snapshot(getattr(session.state, shelf).get(thing))
            assert_returned(was, now)
    assert session.again() == session.state


def assert_returned(was: Any, now: Any) -> None:
    """The thing is as it was, its version apart; what did not exist is gone, or set aside."""
    if was is None:
        aside = ("withdrawn", "removed", "dropped", "void")
        assert now is None or any(getattr(now, one, False) for one in aside)
        return
    if hasattr(was, "version"):
        now.version = was.version
    assert now == was


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_every_view_of_every_state_is_json_and_leaks_no_private_word(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    private = {one.id: one.author for one in session.state.ideas.values() if is_private(session.state, one.table)}
    for audience in audiences_of(session):
        seen = session.see(audience)
        assert json.loads(json.dumps(seen, allow_nan=False)) == seen
        shown = {name.split("/")[1] for name in seen if name.startswith(("idea/", "option/", "my/"))}
        mine = {idea for idea, author in private.items() if audience == f"person:{author}"}
        frozen = {one["id"] for vote in session.state.votes.values() for one in vote.options}
        assert not shown & (private.keys() - mine - frozen), audience


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_an_author_is_told_who_sees_their_ideas_as_the_views_show_them(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    state, own = session.state, {}
    for person in state.people:
        seen = session.see(f"person:{person}")
        own.update({one: seen[f"my/{one}"]["seen"] for one in seen["mine"]})
    for audience in audiences_of(session):
        view = session.see(audience)
        shown = {name.split("/")[1] for name in view if name.startswith(("idea/", "sheet/"))}
        if not audience.startswith("person:"):
            assert not [one for one in shown if own.get(one) == "nobody"], audience
        who, _, table = audience.partition(":")
        if who == "phone" and view["step"]["kind"] in ("ideas", "share"):
            here = {one for one in own if state.ideas[one].table == table and own[one] == "table"}
            assert here <= shown
