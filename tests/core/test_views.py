# ruff: noqa: E501 (tables read one a line)
"""What each audience sees, and above all what it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workshop.core import Memo, Person, Refused, audiences, view

from .day import played_day
from .play import ORGANISER, PLENARY_DESK, Rehearsed, audiences_of, definition, desk, step
from .stages import person, stage, voting

SHARED = {
    "session", "table", "themes", "tables", "agenda", "step", "timer", "contributed", "recap", "spotlight", "ideas", "groups",
    "vote", "result", "proposals", "pitch", "message",
}  # fmt: skip
DESK = {
    "people",
    "pending",
    "next",
    "back",
    "gates",
    "likely",
    "writing",
    "blank",
    "undo",
    "verbatims",
    "call",
    "retired",
    "doors",
    "outside",
}
ROOM = {"calls", "messages"}
ALWAYS = {
    "phone:t1": SHARED, "desk:t1": SHARED | DESK, "desk:all": SHARED | DESK | ROOM, "screen:t1": SHARED | {"blank"},
    "screen:all": SHARED | {"blank", "rooms"},
    "tower": {"session", "themes", "tables", "agenda", "plenary", "gates", "barred", "events", "vote", "result", "pitch", "proposals",
              "undo", "doors", "outside"} | ROOM,
}  # fmt: skip
STEPS = [None, "s2", "s3", "s4", "s5", "s6", "s7", "s8"]


@pytest.mark.parametrize("at", STEPS)
@pytest.mark.parametrize("audience", ALWAYS)
def test_a_view_has_the_same_keys_at_every_step(at: str | None, audience: str) -> None:
    seen = stage(at).see(audience)
    assert {key for key in seen if "/" not in key} == ALWAYS[audience]
    kinds = {"idea", "group", "option", "sheet", "person", "room", "retired"}
    assert {key.split("/")[0] for key in seen if "/" in key} <= kinds


@pytest.mark.parametrize("at", STEPS)
def test_every_id_in_a_list_has_its_entry(at: str | None) -> None:
    session = stage(at)
    for audience in ALWAYS:
        seen = session.see(audience)
        for listed, kind in (("ideas", "idea"), ("groups", "group"), ("proposals", "sheet"), ("people", "person")):
            assert all(f"{kind}/{one}" in seen for one in seen.get(listed, ()))
        assert all(f"option/{one}" in seen for one in (seen.get("vote") or {"options": ()})["options"])


def test_there_are_audiences_for_each_table_the_plenary_and_the_tower() -> None:
    assert audiences(played_day()) == {
        *(f"{who}:{table}" for who in ("phone", "desk", "screen", "people") for table in ("t1", "t2", "t3")),
        "desk:all", "screen:all", "tower",
    }  # fmt: skip


@pytest.mark.parametrize(
    "audience", ["phone:all", "people:all", "people:t9", "phone:t9", "desk:", "screen", "nobody:t1", "", "phone:t1+t2"]
)
def test_an_audience_that_does_not_exist_sees_nothing(audience: str) -> None:
    with pytest.raises(Refused, match="unknown_table"):
        view(played_day(), audience)


def test_who_has_not_joined_has_no_self() -> None:
    assert view(played_day(), "person:p-nobody") == {"me": None, "mine": []}


SECRET = "Le secret de ma vie de bureau"


def test_private_writing_is_on_its_author_s_phone_only() -> None:
    session = stage("s2")
    author = person(session)
    idea = session.idea(author, SECRET, title="Titre secret")
    session.idea(desk("t1"), "Dicté au pupitre, secret aussi")
    for audience in audiences_of(session):
        said = json.dumps(session.see(audience), ensure_ascii=False)
        assert (SECRET in said) == (audience == f"person:{author.id}"), audience
        assert ("secret aussi" not in said and "Titre secret" not in said) or audience == f"person:{author.id}"
    seen = session.see("desk:t1")
    assert seen["ideas"] == [] and seen["writing"] == {"ideas": 1, "people": 0}
    assert seen["likely"] == []
    assert session.see(f"person:{author.id}")["mine"] == [idea]


def test_before_sealing_no_view_holds_a_count_of_dots() -> None:
    """Whatever was chosen, everybody but the voters sees exactly the same."""
    seen: list[Any] = []
    for dots in (1, 3):
        session = stage("s4")
        vote = voting(session)
        for voter in range(3):
            session.cast(person(session, "t1", voter), vote, **{session.state.votes[vote].option_ids[dots]: dots})
        session.do(ORGANISER, "vote.close", vote=vote)
        seen.append({one: session.see(one) for one in audiences_of(session) if not one.startswith("person:")})
        assert session.see("screen:t1")["vote"]["ballots"] == 3 and session.see("desk:t1")["result"] is None
    assert seen[0] == seen[1]


def test_a_ballot_is_on_its_voter_s_phone_only_and_no_longer_once_sealed() -> None:
    session = stage("s4")
    vote, voter = voting(session), person(session)
    session.cast(voter, vote, **{session.state.votes[vote].option_ids[0]: 2})
    for audience in audiences_of(session):
        assert any(key.startswith("ballot/") for key in session.see(audience)) == (audience == f"person:{voter.id}")
    session.do(ORGANISER, "vote.seal", vote=vote)
    assert not any(key.startswith(("ballot/", "order/")) for key in session.see(f"person:{voter.id}"))


def test_names_are_shown_to_their_own_desk_and_to_others_only_with_consent_for_the_room() -> None:
    session = Rehearsed()
    session.move("s3")
    shy = session.joined("shy", "t1", name="Clémence", consents={"name": True, "quotes": True})
    session.joined("bold", "t1", name="Ferdinand", consents={"room": True})
    session.idea(shy, "Une idée de la discrète")
    idea = session.idea(session.rows[-2].person, "Une idée de l’autre")
    knowing = {"desk:t1", "desk:all", "people:t1", f"person:{shy.id}"}
    for audience in audiences_of(session):
        assert ("Clémence" in json.dumps(session.see(audience), ensure_ascii=False)) == (audience in knowing), audience
    assert session.see("screen:t1")[f"idea/{idea}"]["by"] == "Ferdinand"
    assert session.see("desk:t1")["ideas"] and "Clémence" not in json.dumps(
        {key: one for key, one in session.see("desk:t1").items() if not key.startswith("person/")}, ensure_ascii=False
    )


def test_the_people_of_a_table_are_those_that_its_desk_is_told_and_nothing_of_what_they_do() -> None:
    keys = {"session", "themes", "tables", "agenda", "table", "people", "doors", "outside"}
    for at in STEPS:
        session = stage(at)
        out, gone, _ = (session.joined(name, "t1", name=name) for name in ("Alice", "Bertille", "Chloé"))
        session.do(ORGANISER, "person.exclude", person=out.id)
        session.do(ORGANISER, "person.free", person=gone.id, took_part=True)
        told, known = session.see("people:t1"), session.see("desk:t1")
        assert told == {key: known[key] for key in known if key in keys or key.startswith("person/")}
        assert told["people"] and {out.id, gone.id} <= set(told["outside"])


def test_no_table_sees_another_table_s_ideas_before_the_plenary() -> None:
    session = stage("s5")
    theirs = [session.state.ideas[one].body for one in session.state.ideas_at["t2"]]
    for audience in ("phone:t1", "desk:t1", "screen:t1", f"person:{person(session).id}", "screen:all"):
        said = json.dumps(session.see(audience), ensure_ascii=False)
        assert not any(body[:25] in said for body in theirs), audience


def test_no_shared_view_of_phones_or_screens_names_a_person_s_id() -> None:
    for at in STEPS:
        session = stage(at)
        for audience in ("phone:t1", "screen:t1", "screen:all", "tower"):
            said = json.dumps(session.see(audience))
            assert not any(one in said for one in session.state.people), (at, audience)


def test_a_screen_cuts_what_does_not_fit_and_a_phone_has_it_whole() -> None:
    session = stage("s3")
    long = "Mot à mot, " * 40
    idea = session.idea(person(session), long)
    cut = session.see("screen:t1")[f"idea/{idea}"]
    assert cut["cut"] is True and len(cut["body"]) <= 160 and cut["body"].endswith("…")
    assert session.see("phone:t1")[f"idea/{idea}"]["body"] == long.strip()
    session.go("s4", "t1")
    assert len(session.see("screen:t1")[f"option/{idea}"]["body"]) <= 160


def test_in_the_plenary_phones_are_told_titles_and_desks_their_own_sheets_whole() -> None:
    session = stage("s6")
    mine, theirs = session.see("desk:t1")["proposals"][0], session.see("desk:t1")["proposals"][-1]
    assert session.see("phone:t1")[f"sheet/{mine}"]["fields"] == {}
    assert session.see("desk:t1")[f"sheet/{mine}"]["fields"] and not session.see("desk:t1")[f"sheet/{theirs}"]["fields"]
    assert session.see("desk:all")[f"sheet/{theirs}"]["fields"]
    assert session.see("tower")[f"sheet/{mine}"]["short_title"] == "Parole à tous"


def test_late_arrivals_are_told_what_was_done() -> None:
    recap = stage("s6").see("phone:t1")["recap"]
    assert recap == {
        "ideas": 13,
        "groups": 1,
        "merged": 1,
        "parked": 1,
        "retired": 0,
        "proposals": 6,
        "sheets_begun": 3,
    }


def test_the_close_keeps_the_plenary_s_result_and_all_proposals_in_sight() -> None:
    seen = view(played_day(), "phone:t2")
    assert seen["result"]["vote"] == "v-s7-all-1" and seen["result"]["selected"] and len(seen["proposals"]) == 6
    first = seen["result"]["rows"][0]
    assert set(first) == {"id", "title", "theme", "table", "gone", "figures", "rank", "state"} and first["rank"] == 1
    assert seen[f"sheet/{first['id']}"]["plenary"] == {
        "kind": "dots",
        "rank": 1,
        "figures": {"points": 24, "voters": 12},
    }


def test_views_show_the_code_they_were_folded_with() -> None:
    assert stage("s2").see("tower")["session"]["code"] == "REPETE"


def test_an_idea_is_editable_by_its_author_until_the_vote() -> None:
    session = stage("s3")
    author, idea = person(session, "t1", 2), session.state.ideas_at["t1"][2]
    told = []
    for to in ("s2", "s3", "s4", "s5", "s6"):
        session.move(to)
        told.append(session.see(f"person:{author.id}")[f"my/{idea}"]["editable"])
    assert told == [True, True, True, False, False]


def test_people_are_in_the_order_they_came() -> None:
    session = Rehearsed(definition(tables=1))
    for key in "zabc":
        session.joined(key)
    assert session.see("desk:t1")["people"] == ["pz", "pa", "pb", "pc"]


def test_writing_and_sheets_held_in_the_plenary_stay_each_table_s_own() -> None:
    steps = [step("s1", "ideas", "plenary"), step("s2", "dots"), step("s3", "sheets", "plenary")]
    session = Rehearsed(definition(steps=steps))
    ideas = {table: session.idea(session.joined(table, table), SECRET) for table in ("t1", "t2")}
    assert SECRET not in json.dumps([session.see(one) for one in audiences_of(session) if ":p" not in one])
    session.do(PLENARY_DESK, "ideas.reveal", revealed=True, version=session.version("all"))
    assert session.see("phone:t1")["ideas"] == [ideas["t1"]]
    session.move("s2")
    for table, idea in ideas.items():
        session.cast(person(session, table), session.open(desk(table), table), **{idea: 1})
    session.move("s3")
    assert session.see("phone:t1")["proposals"] == [ideas["t1"]] == session.see("phone:t1")["result"]["proposed"]
    assert session.do(person(session, "t1"), "sheet.write", proposal=ideas["t1"], field="title", text="x", base=0)
    assert session.see("phone:t1")[f"sheet/{ideas['t1']}"]["fields"]["title"]["text"] == "x"


def test_a_hidden_idea_s_words_are_on_no_screen_at_any_step() -> None:
    session = stage("s3")
    idea = session.idea(person(session), SECRET)
    session.do(desk("t1"), "idea.hide", idea=idea, hidden=True)
    for to in ("s2", "s3", "s4", "s5", "s6", "s7", "s8"):
        session.move(to)
        if to in ("s4", "s7"):
            place = "t1" if to == "s4" else "all"
            vote = session.open(ORGANISER, place)
            session.cast(person(session), vote, **{idea: 2})
            _unseen(session)
            session.do(ORGANISER, "vote.seal", vote=vote)
            assert session.see("screen:t1")["result"]["rows"][0]["hidden"] is True
        _unseen(session)
    assert SECRET in json.dumps(session.see("phone:t1"))


def _unseen(session: Rehearsed) -> None:
    for screen in ("screen:t1", "screen:t2", "screen:all"):
        assert SECRET not in json.dumps(session.see(screen)), screen


def test_what_is_kept_of_ideas_moves_with_them_their_originals_and_their_authors() -> None:
    session = stage("s3")
    first, second, third, *_ = session.state.ideas_at["t1"]
    author, driver = session.state.ideas[first].author, desk("t1")
    assert author is not None
    acts: list[Any] = [
        (driver, "idea.merge", {"into": second, "ideas": [first]}),
        (driver, "idea.merge", {"into": third, "ideas": [second]}),
        (Person(author, "participant"), "person.edit", {"name": "Ada", "consents": {"room": True}}),
        (driver, "idea.unmerge", {"idea": first}),
        (driver, "idea.hide", {"idea": first, "hidden": True}),
        (driver, "idea.park", {"idea": third, "parked": True}),
    ]
    for who, name, body in acts:
        before = {one: session.see(one) for one in ("phone:t1", "desk:t1", "screen:t1")}
        session.do(who, name, **body)
        assert session.see("desk:t1") != before["desk:t1"]
        for one in before:
            assert session.see(one) == view(session.again(), one)


def test_an_idea_that_did_not_move_is_not_told_anew() -> None:
    session = stage("s3")
    first = f"idea/{session.state.ideas_at['t1'][0]}"
    memo = Memo(session.state)
    before = view(session.state, "phone:t1", memo)
    session.do(ORGANISER, "idea.import", table="t1", body="Encore une")
    after = view(session.state, "phone:t1", memo)
    assert after[first] is before[first] and after["agenda"] is before["agenda"]
    assert len(after["ideas"]) == len(before["ideas"]) + 1


def test_a_ballot_ends_what_may_be_undone_of_its_vote() -> None:
    session, driver = stage("s4"), desk("t1")
    vote = session.open(driver, "t1")
    memo = Memo(session.state)
    assert view(session.state, "desk:t1", memo)["undo"]["name"] == "vote.open"
    voter = Person(next(iter(session.state.people_at["t1"])), "participant", "t1")
    session.cast(voter, vote, **{session.state.votes[vote].option_ids[0]: 1})
    assert view(session.state, "desk:t1", memo)["undo"] is view(session.state, "desk:t1")["undo"] is None
