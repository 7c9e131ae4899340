"""Somebody's words are quoted as said, with their consent of today, or heard at the table and unsigned."""

from __future__ import annotations

from typing import Any

from workshop.core.ballots import proposals

from .play import PLENARY_DESK, Rehearsed, desk
from .stages import person, stage


def picked(session: Rehearsed, **body: Any) -> dict[str, Any]:
    """The last verbatim of the first table, just picked by its desk."""
    session.do(desk("t1"), "verbatim.pick", **body)
    return dict(session.see("desk:t1")["verbatims"][-1])


def test_a_quote_is_signed_only_by_who_agrees_to_be_named_in_the_room() -> None:
    session = stage("s5")
    first, second = session.state.ideas_at["t1"][0], session.state.ideas_at["t1"][2]
    assert picked(session, idea=first, text="tour de parole")["by"] == "Prénom0"
    assert picked(session, idea=second, text="sans visa préalable")["by"] == "Prénom6"
    session.do(person(session), "person.edit", consents={"room": False})
    told = session.see("desk:t1")["verbatims"][0]
    assert told["by"] is None and not told["heard"]


def test_a_quote_goes_when_its_author_takes_consent_back_and_returns_with_it() -> None:
    session = stage("s5")
    idea = session.state.ideas_at["t1"][0]
    session.do(desk("t1"), "verbatim.pick", idea=idea, proposal=idea, text="tour de parole")
    session.do(person(session), "person.edit", consents={"quotes": False})
    assert session.see("desk:t1")["verbatims"] == [] == session.see("phone:t1")[f"sheet/{idea}"]["verbatims"]
    session.do(person(session), "person.edit", consents={"quotes": True})
    assert len(session.see("phone:t1")[f"sheet/{idea}"]["verbatims"]) == 1


def test_a_quote_may_run_over_lines_spaced_otherwise() -> None:
    session = stage("s5")
    idea = session.state.ideas_at["t1"][2]
    assert picked(session, idea=idea, text="dépenses courantes. - jusqu’à 500 €")["text"]


def test_what_was_heard_at_the_table_is_unsigned_and_dropped_at_will() -> None:
    session = stage("s5")
    heard = picked(session, text="« On essaie lundi. »")
    assert heard["by"] is None and heard["heard"] and heard["proposal"] is None
    session.do(desk("t1"), "verbatim.drop", verbatim=heard["id"])
    assert session.see("desk:t1")["verbatims"] == []
    assert session.refused(desk("t1"), "verbatim.drop", verbatim=heard["id"]) == "unknown_verbatim"


def test_the_plenary_s_desk_says_for_which_table() -> None:
    session = stage("s6")
    session.do(PLENARY_DESK, "verbatim.pick", text="Entendu", table="t3")
    session.do(PLENARY_DESK, "verbatim.pick", text="Dit", proposal=proposals(session.state, "t2")[0])
    assert [one["text"] for one in session.see("desk:all")["verbatims"]][-1] == "Entendu"
    assert "Dit" in [one["text"] for one in session.see("desk:t2")["verbatims"]]


def test_an_idea_of_one_table_does_not_quote_another_table_s_proposal() -> None:
    session = stage("s5")
    proposal, idea = session.see("phone:t1")["proposals"][0], session.state.ideas_at["t2"][0]
    assert session.refused(PLENARY_DESK, "verbatim.pick", proposal=proposal, idea=idea, text="binôme") == "unknown_idea"
