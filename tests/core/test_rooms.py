"""Screens, pitches, calls and messages."""

from __future__ import annotations

from .play import ORGANISER, PLENARY_DESK, Rehearsed, definition, desk
from .stages import person, stage


def test_the_spotlight_shows_an_idea_and_goes_out() -> None:
    session = stage("s3")
    idea = session.state.ideas_at["t1"][0]
    session.do(desk("t1"), "screen.spotlight", idea=idea)
    assert session.see("screen:t1")["spotlight"] == idea == session.see("phone:t1")["spotlight"]
    assert session.do(desk("t1"), "screen.spotlight", idea=idea) is None
    session.do(desk("t1"), "screen.spotlight", idea=None)
    assert session.see("screen:t1")["spotlight"] is None


def test_a_hidden_idea_leaves_the_light() -> None:
    session = stage("s3")
    idea = session.state.ideas_at["t1"][0]
    session.do(desk("t1"), "screen.spotlight", idea=idea)
    session.do(desk("t1"), "idea.hide", idea=idea, hidden=True)
    assert session.see("screen:t1")["spotlight"] is None and session.see("desk:t1")["spotlight"] == idea


def test_the_plenary_s_light_shows_any_table_s_idea_whole_in_the_view() -> None:
    session = stage("s6")
    idea = session.state.ideas_at["t2"][0]
    session.do(PLENARY_DESK, "screen.spotlight", idea=idea)
    assert session.see("screen:all")["spotlight"] == idea and f"idea/{idea}" in session.see("screen:t1")
    assert session.refused(desk("t1"), "screen.spotlight", idea=idea) == "unknown_idea"
    assert session.refused(desk("t2"), "screen.spotlight", idea=idea) == "plenary"


def test_the_desk_of_the_only_table_lights_blanks_and_undoes_in_the_plenary() -> None:
    session = Rehearsed(definition(tables=1))
    session.move("s3")
    idea = session.idea(desk("t1"), "Une idée")
    session.move("s6")
    session.do(desk("t1"), "screen.spotlight", idea=idea)
    assert session.see("screen:all")["spotlight"] == session.see("screen:t1")["spotlight"] == idea
    assert session.see("desk:t1")["undo"]["name"] == "screen.spotlight"
    session.do(desk("t1"), "undo", seq=session.see("desk:t1")["undo"]["seq"])
    assert session.see("screen:all")["spotlight"] is None


def test_a_blank_screen_says_so_and_nothing_else_changes() -> None:
    session = stage("s3")
    before = session.see("phone:t1")
    session.do(desk("t1"), "screen.blank", blank=True)
    assert session.see("screen:t1")["blank"] is True and session.see("screen:t2")["blank"] is False
    assert session.see("phone:t1") == before
    assert session.do(desk("t1"), "screen.blank", blank=True) is None


def test_tables_pass_in_order_each_with_its_countdown() -> None:
    session = stage("s6")
    assert [turn["table"] for turn in session.see("screen:all")["pitch"]["turns"]] == ["t1", "t2", "t3"]
    session.do(ORGANISER, "pitch.order", tables=["t3", "t1"])
    assert session.do(ORGANISER, "pitch.order", tables=["t3", "t1"]) is None
    session.do(PLENARY_DESK, "pitch.go", turn=0, version=session.version("all"))
    pitch = session.see("phone:t3")["pitch"]
    assert pitch["turn"] == 0 and pitch["turns"][0]["proposals"][0]["title"] == "Parole à tous"
    assert session.see("phone:t1")["timer"] == {"ends_at": session.now + 120_000}
    assert session.see("tower")["plenary"]["phase"] == "speaking"


def test_a_new_order_keeps_the_turn_of_who_is_speaking() -> None:
    session = stage("s6")
    session.do(ORGANISER, "pitch.go", turn=1, version=session.version("all"))
    assert session.refused(ORGANISER, "pitch.order", tables=["t1", "t3"]) == "breaks"
    session.do(ORGANISER, "pitch.order", tables=["t2", "t3", "t1"])
    assert session.see("screen:all")["pitch"]["turn"] == 0


def test_two_desks_that_call_the_same_turn_call_it_once() -> None:
    session = stage("s6")
    seen = session.version("all")
    session.do(ORGANISER, "pitch.go", turn=0, version=seen)
    assert session.do(PLENARY_DESK, "pitch.go", turn=0, version=seen) is None
    assert session.refused(PLENARY_DESK, "pitch.go", turn=1, version=seen) == "conflict"


def test_a_table_calls_and_is_answered() -> None:
    session = stage("s3")
    raised = session.do(desk("t2"), "call.raise", text="Plus de feutres")
    assert raised is not None
    calls = [{"table": "t2", "seq": raised.seq, "at": session.now, "text": "Plus de feutres"}]
    assert session.see("tower")["calls"] == calls
    assert session.see("desk:t2")["call"]["text"] == "Plus de feutres" and session.see("desk:t1")["call"] is None
    assert session.do(desk("t2"), "call.raise", text="Plus de feutres") is None
    session.do(ORGANISER, "call.answer", table="t2", seq=raised.seq)
    assert session.see("tower")["calls"] == []
    assert session.do(desk("t2"), "call.answer", table="t2", seq=raised.seq) is None


def test_an_answer_leaves_up_the_call_that_came_meanwhile() -> None:
    session = stage("s3")
    first = session.do(desk("t2"), "call.raise", text="Plus de feutres")
    second = session.do(desk("t2"), "call.raise", text="Quelqu’un se sent mal")
    assert first and second
    assert session.do(ORGANISER, "call.answer", table="t2", seq=first.seq) is None
    assert session.see("desk:t2")["call"]["text"] == "Quelqu’un se sent mal"
    session.do(ORGANISER, "call.answer", table="t2", seq=second.seq)
    assert session.see("desk:t2")["call"] is None
    session.do(desk("t2"), "call.raise", text="Plus de feutres")
    assert session.do(ORGANISER, "call.answer", table="t2", seq=second.seq) is None
    assert len(session.see("tower")["calls"]) == 1


def test_an_answer_that_is_undone_gives_the_same_call_back() -> None:
    session = stage("s3")
    raised = session.do(desk("t2"), "call.raise")
    assert raised
    answered = session.do(ORGANISER, "call.answer", table="t2", seq=raised.seq)
    assert answered
    session.do(ORGANISER, "undo", seq=answered.seq)
    assert session.see("desk:t2")["call"]["seq"] == raised.seq


def test_an_answer_that_names_no_call_lowers_the_one_that_is_up() -> None:
    """As those of the first logs did."""
    session = stage("s3")
    session.do(desk("t2"), "call.raise", text="Plus de feutres")
    session.do(desk("t2"), "call.raise", text="Et de papier")
    session.do(ORGANISER, "call.answer", table="t2")
    assert session.see("tower")["calls"] == []


def test_a_message_reaches_the_desks_named_and_no_phone_nor_screen() -> None:
    session = stage("s3")
    session.do(ORGANISER, "message.send", text="Encore cinq minutes", tables=["t1", "t3"])
    texts = {audience: session.see(audience)["message"] for audience in ("desk:t1", "desk:t2", "phone:t1", "screen:t1")}
    assert texts["desk:t1"]["text"] == "Encore cinq minutes"
    assert texts["desk:t2"] is texts["phone:t1"] is texts["screen:t1"] is None
    assert session.see("desk:all")["messages"][-1]["tables"] == ["t1", "t3"]


def test_the_tower_sees_each_room() -> None:
    session = stage("s4")
    vote = session.open(desk("t1"), "t1")
    session.cast(person(session), vote)
    room = session.see("tower")["room/t1"]
    assert (room["ideas"], room["groups"], room["ballots"], room["contributed"], room["phase"]) == (4, 1, 1, 1, "open")
    assert room["last_at"] == session.now and room["waiting"] is None
    assert session.see("tower")["room/t3"]["people"] == 4


def test_in_the_plenary_no_table_has_a_turnout_of_its_own() -> None:
    session = stage("s7")
    assert session.see("tower")["room/t1"]["contributed"] is None
    vote = session.open(PLENARY_DESK, "all")
    session.cast(person(session), vote, **{session.state.votes[vote].option_ids[0]: 1})
    for audience in ("tower", "desk:all"):
        seen = session.see(audience)
        rooms = [seen[f"room/{table}"] for table in ("t1", "t2", "t3")]
        assert {(room["ballots"], room["contributed"]) for room in rooms} == {(None, None)}
        assert (seen["vote"]["ballots"], seen["vote"]["seats"]) == (1, 14)


def test_the_tower_remembers_the_last_twenty_events() -> None:
    session = stage("s3")
    for number in range(30):
        session.do(desk("t1"), "call.raise", text=str(number))
    events = session.see("tower")["events"]
    assert len(events) == 20
    assert events[-1] == {"at": session.now, "name": "call.raise", "values": {"table": "t1", "text": "29"}}
