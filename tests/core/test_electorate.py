"""Who could vote: never fewer than who did, the same for ever once the vote is closed, and each seat once a step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.core import Person, Refused, State, fold
from workshop.core.ballots import entitled
from workshop.export.record import session_json
from workshop.importing.session_file import rows_of

from .play import DAY, ORGANISER, Rehearsed, definition, desk, step
from .stages import person, stage, voting
from .test_properties import NUMBER, QUICK, ask
from .wishes import NAMES, Numbers, pick

ABOUT = [at for at, name in enumerate(NAMES) if name.startswith(("person.", "vote.", "step.", "undo"))]
WISHES = st.lists(st.tuples(st.sampled_from(ABOUT), NUMBER, NUMBER, NUMBER), max_size=40)


def test_a_phone_that_declares_twelve_seats_during_a_vote_has_one_ballot() -> None:
    session = stage("s4")
    vote, someone = voting(session), person(session)
    assert session.refused(someone, "person.edit", seats=12) == "vote_open"
    session.cast(someone, vote, 1)
    assert session.refused(someone, "ballot.cast", vote=vote, seat=2, choice={}) == "no_seat"
    session.do(someone, "person.edit", name="Jeanne")


def test_a_vote_of_the_room_holds_seats_at_every_table() -> None:
    session = stage("s7")
    voting(session, "all")
    assert session.refused(person(session, "t3"), "person.edit", seats=12) == "vote_open"


def test_seats_grow_while_another_table_votes() -> None:
    session = stage("s4")
    voting(session, "t1")
    someone = person(session, "t2")
    session.do(someone, "person.edit", seats=2)
    assert session.state.people[someone.id].seats == 2


def test_seats_that_voted_stay_until_the_vote_is_sealed() -> None:
    session = stage("s4")
    someone = person(session)
    session.do(someone, "person.edit", seats=3)
    vote = voting(session)
    session.cast(someone, vote, 2)
    for phase in ("vote.close", "vote.reopen", "vote.close"):
        assert session.refused(someone, "person.edit", seats=1) == "vote_open"
        session.do(ORGANISER, phase, vote=vote)
    session.do(ORGANISER, "vote.seal", vote=vote)
    session.do(someone, "person.edit", seats=1)
    assert (len(session.state.votes[vote].ballots or []), entitled(session.state, session.state.votes[vote])) == (1, 6)


def test_who_joins_while_a_vote_is_open_votes_and_counts_and_who_joins_later_does_not() -> None:
    session = stage("s4")
    vote = voting(session)
    latecomer = session.joined("late", "t1", seats=2)
    session.cast(latecomer, vote, 2)
    assert session.see("phone:t1")["vote"]["seats"] == 6
    session.do(ORGANISER, "vote.close", vote=vote)
    session.joined("later", "t1", seats=3)
    assert session.see("phone:t1")["vote"]["seats"] == 6
    session.do(ORGANISER, "vote.seal", vote=vote)
    session.joined("last", "t1")
    assert session.see("phone:t1")["vote"]["seats"] == 6


def test_opening_again_asks_who_is_there() -> None:
    session = stage("s4")
    vote = voting(session)
    session.do(ORGANISER, "vote.close", vote=vote)
    session.joined("later", "t1")
    row = session.do(ORGANISER, "vote.reopen", vote=vote)
    assert session.see("desk:t1")["vote"]["seats"] == 5 and row
    session.do(ORGANISER, "undo", seq=row.seq)
    assert session.see("desk:t1")["vote"]["seats"] == 4


def test_a_vote_left_backwards_is_closed_for_its_electorate_too() -> None:
    session = stage("s4")
    vote = voting(session)
    session.go("s3", "t1")
    session.joined("later", "t1")
    assert entitled(session.state, session.state.votes[vote]) == 4


def test_who_leaves_without_voting_is_of_the_electorate_where_they_go() -> None:
    session = stage("s4")
    here, there = voting(session, "t1"), voting(session, "t2")
    session.do(person(session), "person.move", table="t2")
    votes = session.state.votes
    assert (entitled(session.state, votes[here]), entitled(session.state, votes[there])) == (3, 7)


def test_an_old_log_whose_seats_came_and_went_says_no_more_ballots_than_voters() -> None:
    session = stage("s4")
    vote, someone = voting(session), person(session)
    session._append(someone, "op-twelve", "person.edit", {"seats": 12})
    for seat in range(1, 13):
        session.cast(someone, vote, seat)
    session.do(ORGANISER, "vote.close", vote=vote)
    session._append(someone, "op-one", "person.edit", {"seats": 1})
    session.do(ORGANISER, "vote.seal", vote=vote)
    assert entitled(session.again(), session.state.votes[vote]) == 3 + 12
    assert rows_of(session_json(session.state, session.rows).encode())


@QUICK
@given(
    at=st.sampled_from(["s4", "s7"]),
    wishes=WISHES,
    casts=st.lists(st.tuples(NUMBER, st.integers(1, 4)), min_size=40, max_size=40),
)
def test_ballots_never_exceed_an_electorate_that_sealing_fixes(
    at: str, wishes: list[Numbers], casts: list[tuple[int, int]]
) -> None:
    session = stage(at)
    votes = [voting(session, place) for place in (("t1", "t2") if at == "s4" else ("all",))]
    fixed: dict[str, int] = {}
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
        _cast(session, [*votes, *session.state.votes], *casts[key])
        _holds(session.state, fixed)
    _holds(session.again(), fixed)


def _cast(session: Rehearsed, votes: list[str], who: int, seat: int) -> None:
    voter = Person(pick(list(session.state.people), who), "participant")
    try:
        session.cast(voter, votes[-1 - who % len(votes)], seat)
    except Refused:
        return


def _holds(state: State, fixed: dict[str, int]) -> None:
    """What must be so at any time; `fixed` is what the sealed votes said first."""
    voters: dict[str, dict[tuple[str, int], str]] = {}
    for vote in state.votes.values():
        cast = state.turnout[vote.id]
        assert len(cast) <= entitled(state, vote), vote
        for voter in cast:
            assert voters.setdefault(vote.step, {}).setdefault(voter, vote.place) == vote.place, voter
        if vote.phase == "sealed":
            assert len(vote.ballots or []) == len(cast)
            assert fixed.setdefault(vote.id, entitled(state, vote)) == entitled(state, vote)


def by_the_desk() -> Rehearsed:
    """A table that votes, where who comes meanwhile waits for the desk."""
    steps = [*DAY[:3], step("s4", "dots", budget=5, cap=3, keep=2, arrivals="desk"), *DAY[4:]]
    session = Rehearsed(definition(tables=2, steps=steps))
    session.move("s2")
    session.idea(session.joined("a", "t1", seats=2), "Une idée")
    session.move("s4")
    return session


def test_who_comes_during_a_vote_waits_until_the_desk_admits_them_where_the_rule_says_so() -> None:
    session = by_the_desk()
    vote = voting(session)
    late = [session.joined("b", "t1", seats=2), session.joined("c", "t1")]
    assert session.see("phone:t1")["vote"]["rule"]["arrivals"] == "desk"
    assert (session.see("desk:t1")["vote"]["seats"], session.see("desk:t1")["vote"]["waiting"]) == (2, 3)
    assert session.see("person:pb")["waits"] == [1, 2] and session.see("person:pa")["waits"] == []
    assert session.refused(late[0], "ballot.cast", vote=vote, seat=1, choice={}) == "latecomer"
    row = session.do(desk("t1"), "vote.admit", vote=vote)
    assert row and session.do(desk("t1"), "vote.admit", vote=vote) is None
    assert (session.see("desk:t1")["vote"]["seats"], session.see("person:pb")["waits"]) == (5, [])
    session.do(desk("t1"), "undo", seq=row.seq)
    assert session.see("desk:t1")["vote"]["waiting"] == 3
    session.do(desk("t1"), "vote.admit", vote=vote)
    session.cast(late[0], vote, 2)
    session.joined("d", "t1")
    session.do(desk("t1"), "vote.close", vote=vote)
    assert session.refused(desk("t1"), "vote.admit", vote=vote) == "vote_not_open"
    assert entitled(session.again(), session.again().votes[vote]) == 5


def test_an_agenda_of_an_older_release_lets_everybody_vote_who_comes() -> None:
    session = stage("s4")
    rows = []
    for row in session.rows:
        if row.name == "session.define":
            steps = [
                {**one, "settings": {key: of for key, of in one["settings"].items() if key != "arrivals"}}
                for one in row.body["definition"]["steps"]
            ]
            row = row._replace(body={**row.body, "definition": {**row.body["definition"], "steps": steps}})
        rows.append(row)
    assert fold(rows).agenda.steps == session.state.agenda.steps
    assert rows_of(session_json(fold(rows), rows).encode())
