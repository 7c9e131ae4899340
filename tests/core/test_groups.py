"""Groups and merges: originals stay, and come out again as they were."""

from __future__ import annotations

import contextlib
import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.core import Refused

from .play import Rehearsed, desk
from .stages import stage


def originals(session: Rehearsed, head: str) -> list[str]:
    return [one["id"] for one in session.see("desk:t1")[f"idea/{head}"]["originals"]]


def merge(session: Rehearsed, into: int, *ideas: int) -> None:
    at = session.state.ideas_at["t1"]
    session.do(desk("t1"), "idea.merge", into=at[into], ideas=[at[one] for one in ideas])


def test_merged_originals_lie_under_their_head_and_in_no_list() -> None:
    session = stage("s3")
    merge(session, 0, 1, 2)
    at = session.state.ideas_at["t1"]
    assert originals(session, at[0]) == [at[1], at[2]]
    assert session.see("phone:t1")["ideas"] == [at[0], at[3], at[4]]
    assert session.see("phone:t1")[f"idea/{at[0]}"]["merged"] == 2
    assert session.see("screen:t1")["recap"]["merged"] == 2


def test_merge_then_unmerge_is_as_before() -> None:
    session = stage("s3")
    before, at = copy.deepcopy(session.state.ideas), session.state.ideas_at["t1"]
    merge(session, 0, 1, 2)
    session.do(desk("t1"), "idea.unmerge", idea=at[2])
    session.do(desk("t1"), "idea.unmerge", idea=at[1])
    for idea in session.state.ideas.values():
        idea.history = before[idea.id].history
    assert session.state.ideas == before


def test_what_lay_under_a_merged_head_comes_out_with_it() -> None:
    session = stage("s3")
    merge(session, 0, 1)
    merge(session, 2, 0)
    at = session.state.ideas_at["t1"]
    assert originals(session, at[2]) == [at[0], at[1]]
    session.do(desk("t1"), "idea.unmerge", idea=at[0])
    assert originals(session, at[2]) == [] and originals(session, at[0]) == [at[1]]


def test_the_same_merge_twice_is_already_so_and_a_merged_idea_is_no_head() -> None:
    session = stage("s3")
    merge(session, 0, 1)
    at = session.state.ideas_at["t1"]
    assert session.do(desk("t1"), "idea.merge", into=at[0], ideas=[at[1]]) is None
    assert session.refused(desk("t1"), "idea.merge", into=at[1], ideas=[at[2]]) == "merged"
    assert session.refused(desk("t1"), "idea.merge", into=at[2], ideas=[at[1]]) == "merged"
    assert session.do(desk("t1"), "idea.unmerge", idea=at[2]) is None


def test_unmerging_what_a_sealed_vote_counted_gives_the_original_back_without_votes() -> None:
    session = stage("s5")
    session.go("s4", "t1")
    at, result = session.state.ideas_at["t1"], session.see("desk:t1")["result"]
    session.do(desk("t1"), "idea.unmerge", idea=at[1])
    assert session.see("desk:t1")["result"] == result
    assert at[1] in session.see("desk:t1")["ideas"]
    assert at[1] not in [row["id"] for row in result["rows"]]


def test_a_proposal_is_not_merged_away() -> None:
    session = stage("s5")
    session.go("s3", "t1")
    at = session.state.ideas_at["t1"]
    assert session.refused(desk("t1"), "idea.merge", into=at[3], ideas=[at[0]]) == "breaks"


def test_a_group_is_made_named_filled_and_emptied() -> None:
    session = stage("s3")
    driver, at = desk("t1"), session.state.ideas_at["t1"]
    row = session.do(driver, "group.create", title="Réunions", ideas=[at[0]])
    assert row
    group = f"g{row.seq}"
    session.do(driver, "idea.group", idea=at[1], group=group)
    session.do(driver, "group.rename", group=group, title="Nos réunions")
    assert session.do(driver, "group.rename", group=group, title="Nos réunions") is None
    assert session.see("phone:t1")[f"group/{group}"] == {"id": group, "title": "Nos réunions"}
    for idea in at[:2]:
        session.do(driver, "idea.group", idea=idea, group=None)
    assert session.see("phone:t1")["groups"] == [] and session.see("desk:t1")["groups"] == [group]


@settings(max_examples=30, deadline=None)
@given(merges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8), order=st.permutations(range(5)))
def test_whatever_was_merged_all_comes_out_as_it_went_in(merges: list[tuple[int, int]], order: list[int]) -> None:
    session = stage("s3")
    before, at = copy.deepcopy(session.state.ideas), session.state.ideas_at["t1"]
    for into, one in merges:
        with contextlib.suppress(Refused):
            session.do(desk("t1"), "idea.merge", into=at[into], ideas=[at[one]])
    heads = [one for one in at if session.state.ideas[one].listed]
    under = [one for head in heads for one in originals(session, head)]
    assert sorted([*heads, *under]) == sorted(at)
    for one in order:
        session.do(desk("t1"), "idea.unmerge", idea=at[one])
    for idea in session.state.ideas.values():
        idea.history = before[idea.id].history
    assert session.state.ideas == before


@pytest.mark.parametrize("count", [0, 201])
def test_a_merge_takes_between_one_and_two_hundred_ideas(count: int) -> None:
    session = stage("s3")
    ideas = [f"i{number}" for number in range(count)]
    assert session.refused(desk("t1"), "idea.merge", into=session.state.ideas_at["t1"][0], ideas=ideas) == "bad_field"
