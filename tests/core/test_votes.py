"""Secret votes from opening to selection, whatever people do meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.core import Person, Urn, pseudonym, sorted_ballots, touches
from workshop.core.ballots import entitled, proposals

from .play import DAY, ORGANISER, PLENARY_DESK, Rehearsed, definition, desk, step
from .stages import person, stage, voting


def options(session: Rehearsed, vote: str) -> list[str]:
    return session.state.votes[vote].option_ids


def small(budget: int = 5, cap: int = 3, keep: int = 2, tie: str = "both", people: int = 4) -> Rehearsed:
    """One table of two about to vote on four ideas."""
    steps = [*DAY[:3], step("s4", "dots", budget=budget, cap=cap, keep=keep, tie=tie), *DAY[4:]]
    session = Rehearsed(definition(tables=2, steps=steps))
    session.move("s2")
    voters = [session.joined(str(number), "t1") for number in range(people)]
    for number in range(4):
        session.idea(voters[number % people], f"Idée {number}")
    session.move("s4")
    return session


def voted(session: Rehearsed, *points: tuple[int, ...]) -> tuple[str, list[str]]:
    """A vote opened, those ballots cast, and sealed: its id and its options."""
    vote = voting(session)
    ids = options(session, vote)
    for number, ballot in enumerate(points):
        choice = dict(zip(ids, ballot, strict=False))
        session.cast(person(session, "t1", number), vote, **choice)
    session.do(desk("t1"), "vote.seal", vote=vote)
    return vote, ids


def test_opening_freezes_options_and_rule_in_the_log_itself() -> None:
    session = stage("s4")
    vote = voting(session)
    row = session.rows[-1].body
    assert row["rule"] == {"budget": 5, "cap": 3, "keep": 2, "tie": "both"}
    assert [one["id"] for one in row["options"]] == options(session, vote)
    assert set(row["options"][0]) == {"id", "title", "body", "theme", "table"}


def test_options_are_ideas_neither_merged_parked_nor_withdrawn() -> None:
    session = stage("s4")
    at = session.state.ideas_at["t1"]
    assert session.see("desk:t1")["vote"] == {
        "id": None, "phase": "before", "round": 1, "secret": True, "ballots": 0, "seats": 4, "waiting": 0,
        "ballot": {"shape": "spread", "budget": 5, "cap": 3},
        "rule": {"budget": 5, "cap": 3, "keep": 2, "tie": "both"}, "options": [at[0], at[2], at[3], at[4]]}  # fmt: skip


def test_a_budget_of_nought_is_as_many_dots_as_options() -> None:
    session = small(budget=0, cap=1)
    assert session.state.votes[voting(session)].rule["budget"] == 4


def test_the_last_ballot_of_a_seat_counts_alone() -> None:
    session = small()
    vote = voting(session)
    first, second = options(session, vote)[:2]
    voter = person(session)
    session.cast(voter, vote, **{first: 3, second: 1})
    session.cast(voter, vote, **{second: 2})
    session.do(desk("t1"), "vote.seal", vote=vote)
    assert session.state.votes[vote].ballots == [{second: 2}]


def test_a_ballot_without_a_dot_is_a_ballot() -> None:
    session = small()
    vote, _ = voted(session, (0, 0), (1, 0))
    assert session.see("phone:t1")["result"]["ballots"] == 2 and {} in (session.state.votes[vote].ballots or [])


def test_each_seat_of_a_device_votes_for_itself() -> None:
    session = stage("s4")
    vote = voting(session, "t2")
    trio, first = person(session, "t2", 1), options(session, vote)[0]
    for seat in (1, 2, 3):
        session.cast(trio, vote, seat, **{first: seat})
    own = session.see(f"person:{trio.id}")
    assert [own[f"ballot/{seat}"] for seat in (1, 2, 3)] == [{"choice": {first: seat}} for seat in (1, 2, 3)]
    assert session.see("desk:t2")["vote"]["ballots"] == 3
    session.do(desk("t2"), "vote.seal", vote=vote)
    assert session.see("desk:t2")["result"]["rows"][0]["figures"]["points"] == 6


def test_each_seat_has_its_own_order_of_the_same_options() -> None:
    session = stage("s4")
    vote = voting(session, "t2")
    trio = person(session, "t2", 1)
    orders = [session.see(f"person:{trio.id}")[f"order/{seat}"] for seat in (1, 2, 3)]
    assert all(sorted(order) == sorted(options(session, vote)) for order in orders)
    assert len({tuple(order) for order in orders}) > 1
    assert orders == [session.see(f"person:{trio.id}")[f"order/{seat}"] for seat in (1, 2, 3)]


def test_closing_refuses_ballots_and_reopening_keeps_them() -> None:
    session = small()
    vote = voting(session)
    session.cast(person(session), vote, **{options(session, vote)[0]: 1})
    session.do(desk("t1"), "vote.close", vote=vote)
    assert session.do(desk("t1"), "vote.close", vote=vote) is None
    assert session.refused(person(session), "ballot.cast", vote=vote, seat=1, choice={}) == "vote_not_open"
    session.do(desk("t1"), "vote.reopen", vote=vote)
    assert session.do(desk("t1"), "vote.reopen", vote=vote) is None
    assert session.see("desk:t1")["vote"]["ballots"] == 1


def test_a_phone_is_told_the_turnout_once_it_moves_no_more() -> None:
    session = small()
    vote = voting(session)
    session.cast(person(session), vote, **{options(session, vote)[0]: 1})
    assert "ballots" not in session.see("phone:t1")["vote"]
    session.do(desk("t1"), "vote.close", vote=vote)
    assert session.see("phone:t1")["vote"]["ballots"] == 1
    session.do(desk("t1"), "vote.reopen", vote=vote)
    assert "ballots" not in session.see("phone:t1")["vote"]


def test_sealing_empties_the_urn_and_nothing_tells_who_chose_what() -> None:
    session = small()
    vote, ids = voted(session, (3, 0), (0, 2), (3, 0))
    assert session.state.urns == {}
    assert session.state.votes[vote].ballots == [{ids[0]: 3}, {ids[0]: 3}, {ids[1]: 2}]
    assert all("choice" not in row.body for row in session.rows)
    assert session.do(desk("t1"), "vote.seal", vote=vote) is None


def test_opening_again_after_sealing_is_an_empty_round_and_the_former_stays() -> None:
    session = small()
    first, _ = voted(session, (3, 0))
    second = voting(session)
    assert (first, second) == ("v-s4-t1-1", "v-s4-t1-2")
    assert session.see("desk:t1")["vote"]["ballots"] == 0 and session.see("phone:t1")["result"] is None
    assert session.state.votes[first].ballots
    assert session.refused(person(session), "ballot.cast", vote=first, seat=1, choice={}) == "vote_sealed"


def test_opening_after_going_back_seals_what_was_closed_and_begins_a_round() -> None:
    session = small()
    first = voting(session)
    session.go("s3", "t1")
    session.do(desk("t1"), "idea.merge", into=options(session, first)[0], ideas=[options(session, first)[1]])
    session.go("s4", "t1")
    assert session.refused(desk("t1"), "vote.reopen", vote=first) == "moved_on"
    second = voting(session)
    assert session.state.votes[first].phase == "sealed" and len(options(session, second)) == 3


def test_who_changes_table_leaves_the_ballot_where_it_was_cast() -> None:
    session = stage("s4")
    here, there = voting(session, "t1"), voting(session, "t2")
    mover = person(session)
    session.cast(mover, here, **{options(session, here)[0]: 3})
    session.do(mover, "person.move", table="t2")
    refused = session.refusal(mover, "ballot.cast", vote=there, seat=1, choice={})
    assert (refused.kind, refused.values) == ("voted_elsewhere", {"table": "t1"})
    assert session.refused(mover, "ballot.cast", vote=here, seat=1, choice={}) == "unknown_vote"
    votes = session.state.votes
    assert (entitled(session.state, votes[here]), entitled(session.state, votes[there])) == (4, 6)
    assert session.see(f"person:{mover.id}")["elsewhere"] == [1]
    session.do(desk("t1"), "vote.seal", vote=here)
    assert len(votes[here].ballots or []) == 1


def test_who_changed_table_without_voting_votes_at_the_new_one() -> None:
    session = stage("s4")
    voting(session, "t1")
    there, mover = voting(session, "t2"), person(session)
    session.do(mover, "person.move", table="t2")
    assert session.cast(mover, there, **{options(session, there)[0]: 1})


def test_a_new_round_at_the_new_table_is_still_the_same_step() -> None:
    session = stage("s4")
    here, mover = voting(session, "t1"), person(session)
    session.cast(mover, here, **{options(session, here)[0]: 1})
    session.do(mover, "person.move", table="t2")
    assert session.refused(mover, "ballot.cast", vote=voting(session, "t2"), seat=1, choice={}) == "voted_elsewhere"


SELECTIONS: list[tuple[str, tuple[tuple[int, ...], ...], tuple[int, ...], str | None]] = [
    ("both", ((3, 2, 0),), (0, 1), None),
    ("both", ((3, 2, 0),), (1, 0), None),
    ("both", ((3, 1, 1),), (0, 1, 2), None),
    ("both", ((3, 1, 1),), (0, 1), "reason_needed"),
    ("both", ((3, 2, 0),), (0, 3), "reason_needed"),
    ("table", ((3, 1, 1),), (0, 1), None),
    ("table", ((3, 1, 1),), (0, 2), None),
    ("table", ((3, 1, 1),), (0,), "reason_needed"),
    ("table", ((3, 1, 1),), (0, 1, 2), "reason_needed"),
    ("table", ((3, 1, 1),), (1, 2), "reason_needed"),
    ("table", ((3, 1, 1),), (0, 3), "reason_needed"),
    ("table", ((3, 2, 0),), (0, 1), None),
    ("both", (), (), None),
    ("both", (), (0,), "reason_needed"),
]


@pytest.mark.parametrize(("tie", "ballots", "chosen", "refused"), SELECTIONS)
def test_a_selection_follows_the_rule_or_says_why(
    tie: str, ballots: Any, chosen: tuple[int, ...], refused: str | None
) -> None:
    session = small(tie=tie)
    vote, ids = voted(session, *ballots)
    ideas = [ids[one] for one in chosen]
    if refused:
        assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=ideas) == refused
        session.do(desk("t1"), "vote.select", vote=vote, ideas=ideas, reason="Un doublon du voisin")
        assert session.see("phone:t1")["result"]["reason"] == "Un doublon du voisin"
    else:
        session.do(desk("t1"), "vote.select", vote=vote, ideas=ideas)
    assert session.see("phone:t1")["result"]["selected"] == ideas == proposals(session.state, "t1")
    assert session.see("phone:t1")["step"]["phase"] == "selected"


def test_the_same_selection_twice_is_already_so_and_another_replaces_it() -> None:
    session = small()
    vote, ids = voted(session, (3, 2))
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ids[:2])
    assert session.do(desk("t1"), "vote.select", vote=vote, ideas=ids[:2]) is None
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ids[1:2], reason="Une suffit")
    assert proposals(session.state, "t1") == ids[1:2]


def test_what_nobody_confirmed_stands_as_the_rule_proposed_it() -> None:
    session = small()
    _, ids = voted(session, (3, 2))
    session.go("s5", "t1")
    assert session.see("phone:t1")["proposals"] == ids[:2]


def test_a_confirmed_selection_prevails_over_a_later_round_not_confirmed() -> None:
    session = small()
    vote, ids = voted(session, (3, 2))
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ids[:2])
    again, _ = voted(session, (0, 0, 3))
    assert proposals(session.state, "t1") == ids[:2]
    assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=[], reason="x") == "moved_on"
    session.do(desk("t1"), "vote.select", vote=again, ideas=[ids[2]])
    assert proposals(session.state, "t1") == [ids[2]]


def test_the_plenary_votes_on_what_all_tables_selected_under_their_sheets_titles() -> None:
    session = stage("s7")
    vote = voting(session, "all")
    told = session.see("phone:t3")
    assert told["vote"]["options"] == proposals(session.state, "all") and told["vote"]["seats"] == 14
    assert told[f"option/{told['vote']['options'][0]}"]["title"] == "La parole à tous dès l’ouverture"
    assert session.refused(desk("t1"), "vote.select", vote="v-s4-t1-1", ideas=[], reason="x") == "vote_open"
    assert session.cast(person(session, "t3"), vote, **{options(session, vote)[0]: 2})
    assert session.see("screen:t1")["vote"]["ballots"] == 1


def test_a_ballot_of_the_plenary_moves_no_other_phone_but_every_desk_and_screen() -> None:
    session = stage("s7")
    vote = voting(session, "all")
    before = session.see("phone:t3")
    row = session.cast(person(session, "t3"), vote, **{options(session, vote)[0]: 2})
    assert row and session.see("phone:t3") == before
    assert [session.see(one)["vote"]["ballots"] for one in ("desk:t1", "desk:all", "screen:all")] == [1, 1, 1]
    touched = touches(session.state, row)
    assert {"desk:t2", "screen:t2", "tower", f"person:{row.person.id}"} <= touched
    assert not any(one.startswith("phone:") for one in touched)


def test_a_plenary_vote_without_any_proposal_is_refused() -> None:
    session = stage("s2")
    session.move("s7")
    assert session.refused(PLENARY_DESK, "vote.open", version=session.version("all")) == "no_options"


def test_archiving_seals_what_is_open() -> None:
    session = small()
    vote = voting(session)
    session.do(ORGANISER, "session.archive", archived=True)
    assert session.state.votes[vote].phase == "sealed"
    assert session.refused(person(session), "ballot.cast", vote=vote, seat=1, choice={}) == "closed"


def test_two_facilitators_who_open_at_once_open_one_vote() -> None:
    session = stage("s4")
    seen = session.version("t1")
    session.do(desk("t1"), "vote.open", version=seen)
    assert session.do(desk("t1"), "vote.open", version=seen) is None
    assert len(session.state.votes_at["t1"]) == 1


def test_an_urn_makes_the_same_name_again_and_keeps_none() -> None:
    urn = Urn(b"k")
    names = [urn.name(who, seat) for who in ("pa", "pb") for seat in (1, 2)] * 2
    assert names == [pseudonym(b"k", who, seat) for who in ("pa", "pb") for seat in (1, 2)] * 2
    assert vars(urn) == {"key": b"k", "choices": {}}


def test_a_pseudonym_says_neither_who_nor_which_seat_without_the_key() -> None:
    names = {pseudonym(key, who, seat) for key in (b"k", b"l") for who in ("pa", "pb") for seat in (1, 2)}
    assert len(names) == 8 and all(len(name) == 64 for name in names)


def test_ballots_come_out_of_the_urn_in_an_order_of_their_own() -> None:
    ballots = [{"i2": 1}, {"i1": 1, "i2": 2}, {}]
    one, other = Urn(b"k"), Urn(b"k")
    one.choices = {str(n): ballot for n, ballot in enumerate(ballots)}
    other.choices = {str(9 - n): dict(reversed(ballot.items())) for n, ballot in enumerate(ballots)}
    assert sorted_ballots(one) == sorted_ballots(other)


@pytest.mark.parametrize(("goes", "refused"), [("idea.withdraw", "unknown_idea"), ("idea.merge", "merged")])
def test_what_left_between_closing_and_counting_keeps_its_points_and_is_not_selected(goes: str, refused: str) -> None:
    session = stage("s4")
    vote = session.open(desk("t1"), "t1")
    second, first = session.state.votes[vote].option_ids[:2]
    session.cast(person(session), vote, **{first: 3, second: 1})
    session.do(desk("t1"), "vote.close", vote=vote)
    session.do(ORGANISER, "step.go", step="s3", version=session.version("t1"), place="t1")
    if goes == "idea.withdraw":
        author = Person(str(session.state.ideas[first].author), "participant")
        session.do(author, "idea.withdraw", idea=first, withdrawn=True)
    else:
        session.do(desk("t1"), "idea.merge", into=second, ideas=[first])
    session.do(desk("t1"), "vote.seal", vote=vote, few=True)
    assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=[first], reason="Parce que") == refused
    assert first not in proposals(session.state, "t1")


@pytest.mark.parametrize("who", ["author", "desk"])
def test_the_words_of_what_was_chosen_stay_as_they_were_chosen(who: str) -> None:
    session = stage("s5")
    chosen = next(one for one in proposals(session.state, "t1") if session.state.ideas[one].author)
    session.do(ORGANISER, "step.go", step="s3", version=session.version("t1"), place="t1")
    one = session.state.ideas[chosen]
    actor = Person(str(one.author), "participant") if who == "author" else desk("t1")
    edit = {"idea": chosen, "body": "Tout autre chose", "base": one.version}
    assert session.refusal(actor, "idea.edit", **edit).values == {"what": "proposal"}
    assert session.see(f"person:{one.author}")[f"my/{chosen}"]["editable"] is False
