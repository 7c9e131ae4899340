"""What should not be sent gets a typed refusal; nothing has changed and nothing has leaked."""

import json
import math

import pytest
import requests

from tests.support.patience import PATIENCE
from tests.support.people import new_op
from tests.support.wires import Wire
from workshop.core import OPERATIONS as KNOWN

A_TEXT = {"body": "Un café des essais"}


@pytest.fixture
def alice(crowd):
    made = crowd.phone("Alice", table="t1")
    made.wait(lambda view: view["step"])
    return made


@pytest.fixture
def writing(crowd, alice):
    """Alice, in a step where she may write."""
    tower = crowd.tower()
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    alice.wait(lambda view: view["step"]["kind"] == "ideas")
    return alice


def seq_of(crowd):
    """The log's last row, as a whole view of the tower tells it."""
    return crowd.tower().levels["shared"][1]


OPERATIONS = {
    "not a dictionary": ("do", "bad_field"),
    "a list": (["do"], "bad_field"),
    "nothing": (None, "bad_field"),
    "no name": ({"id": new_op(), "body": A_TEXT}, "unknown_operation"),
    "an unknown name": ({"id": new_op(), "name": "idea.steal", "body": A_TEXT}, "unknown_operation"),
    "a name of another type": ({"id": new_op(), "name": ["idea.write"], "body": A_TEXT}, "unknown_operation"),
    "no id": ({"name": "idea.write", "body": A_TEXT}, "bad_field"),
    "a short id": ({"id": "abc", "name": "idea.write", "body": A_TEXT}, "bad_field"),
    "an id of another type": ({"id": 7, "name": "idea.write", "body": A_TEXT}, "bad_field"),
    "a body of another type": ({"id": new_op(), "name": "idea.write", "body": "text"}, "bad_field"),
    "a text of another type": ({"id": new_op(), "name": "idea.write", "body": {"body": 7}}, "bad_field"),
    "an empty text": ({"id": new_op(), "name": "idea.write", "body": {"body": " \u200b\n"}}, "empty"),
    "a long text": ({"id": new_op(), "name": "idea.write", "body": {"body": "x" * 2001}}, "too_long"),
    "a megabyte": ({"id": new_op(), "name": "idea.write", "body": {"body": "x" * 1_000_000}}, "too_long"),
    "a field too many": ({"id": new_op(), "name": "idea.write", "body": A_TEXT | {"author": "p1"}}, "bad_field"),
    "NaN": ({"id": new_op(), "name": "idea.write", "body": {"body": math.nan}}, "bad_field"),
    "infinity": ({"id": new_op(), "name": "timer.set", "body": {"left": math.inf}}, "bad_field"),
    "a huge number": ({"id": new_op(), "name": "person.edit", "body": {"seats": 10**90}}, "bad_field"),
    "a deep body": ({"id": new_op(), "name": "idea.write", "body": {"body": [[[[[[[[["x"]]]]]]]]]}}, "bad_field"),
    "a desk's act": ({"id": new_op(), "name": "step.go", "body": {"step": "s3", "version": 1}}, "not_allowed"),
    "the system's act": ({"id": new_op(), "name": "session.mark", "body": {}}, "not_allowed"),
    "another table": ({"id": new_op(), "name": "person.move", "body": {"table": "t9"}}, "unknown_table"),
    "an idea that is not there": (
        {"id": new_op(), "name": "idea.edit", "body": A_TEXT | {"idea": "i999", "base": 1}},
        "unknown_idea",
    ),
    "a vote that is not there": (
        {"id": new_op(), "name": "ballot.cast", "body": {"vote": "v-s4-t2-1", "seat": 1, "choice": {}}},
        "unknown_vote",
    ),
}


@pytest.mark.parametrize("nothing", [[], {}])
def test_no_field_of_another_type_is_a_failure_of_ours_whatever_the_operation(crowd, writing, nothing):
    before = seq_of(crowd)
    for who in (writing, crowd.desk("t1"), crowd.tower()):
        for name, kind in KNOWN.items():
            answer = who.say("do", {"id": new_op(), "name": name, "body": dict.fromkeys(kind.fields.known, nothing)})
            assert answer.get("refused") or (answer.get("ok") and not kind.fields.known), (name, answer)
    assert seq_of(crowd) == before


def test_each_bad_operation_gets_its_refusal_and_changes_nothing(crowd, writing):
    before = seq_of(crowd)
    for what, (said, kind) in OPERATIONS.items():
        answer = writing.say("do", said)
        assert answer.get("refused") == kind, (what, answer)
        assert answer["text"] and kind not in answer["text"], (what, answer)
        assert "Traceback" not in json.dumps(answer)
    assert seq_of(crowd) == before
    assert writing.do("idea.write", **A_TEXT)["ok"]


def test_another_table_s_idea_is_refused_as_one_that_does_not_exist(crowd, writing):
    bob = crowd.phone("Bob", table="t2")
    assert bob.do("idea.write", **A_TEXT)["ok"]
    (idea,) = bob.wait(lambda view: view["mine"], of="own")["mine"]
    theirs = writing.do("idea.withdraw", idea=idea, withdrawn=True)
    nobodys = writing.do("idea.withdraw", idea="i999", withdrawn=True)
    assert theirs == nobodys
    assert theirs["refused"] == "unknown_idea"


def test_while_writing_is_private_nothing_sent_holds_another_person_s_words(crowd, writing):
    screen, desk = crowd.screen("t1"), crowd.desk("t1")
    bob = crowd.phone("Bob", table="t1")
    for _ in range(3):  # the desk's count moves by three
        bob.do("idea.write", body="Un secret bien gardé")
    desk.wait(lambda view: view["writing"]["ideas"] == 3)
    for one in (writing, screen, desk):
        assert "secret" not in json.dumps(one.packets)


def test_messages_of_another_name_are_refused(alice):
    assert alice.say("erase_all", {})["refused"] == "unknown_operation"


@pytest.mark.parametrize("said", [{}, {"audience": "tower"}, {"audience": ["own"]}, "own", None])
def test_a_client_cannot_name_an_audience(alice, said):
    assert alice.say("whole", said)["refused"] == "bad_field"


def test_messages_without_or_with_too_many_arguments_are_answered(alice):
    assert alice.socket.call("do", timeout=PATIENCE)["refused"] == "bad_field"
    assert alice.socket.call("pong_time", ({}, 1, 2), timeout=PATIENCE)["now"] > 0


def test_who_sends_too_fast_is_told_then_cut(crowd, alice):
    wire = Wire(crowd.house.port, alice.browser.cookies, crowd.code)
    wire.events("view", '"me"')
    for number in range(300):
        wire.ask(number, "pong_time", {})
    heard = iter(wire.message, "41")  # what Socket.IO says to whom it cuts
    told = [json.loads(answer[answer.index("[") :])[0] for answer in heard if answer.startswith("43")]
    wire.reset()
    assert [answer.get("refused") for answer in told[:60]] == [None] * 60
    assert told[-1]["refused"] == "busy" and "repartent" in told[-1]["text"]


def test_unreadable_packets_leave_the_server_in_good_order(house, crowd, alice):
    deep = "[" * 100_000
    nested = (deep, f'2["do",{deep}', f"0{deep}", f'2["do",NaN{deep}')
    for raw in (*nested, "2{not json", '2["do",{"id":', "9", "451000000-[]", f"2[{10**400}]", "2-1[]", "3-1[]", "2²[]"):
        alice.socket.eio.send(raw)
    alice.socket.sleep(0.3)
    bob = crowd.phone("Bob", table="t1")
    assert bob.say("pong_time", {})["now"] > 0
    assert "Traceback" not in house.said()


def test_a_packet_that_is_too_big_cuts_that_connection_only(crowd, alice):
    alice.socket.emit("do", {"body": "x" * 2_000_000})
    bob = crowd.phone("Bob", table="t1")
    assert bob.say("pong_time", {})["now"] > 0


def test_a_socket_from_another_site_is_refused(house, crowd):
    browser = crowd.phone("Alice").browser
    polling = f"{house.url}/socket.io/?EIO=4&transport=polling"
    assert browser.http.get(polling, headers={"Origin": "http://evil.example"}).status_code == 400
    assert browser.http.get(polling, headers={"Origin": house.url}).status_code == 200
    assert requests.get(polling, headers={"Origin": "null"}, timeout=PATIENCE).status_code == 400
