"""Power cuts, endings, blocked WebSockets, bugs: what was acknowledged is there once, and people come back."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import socketio
from socketio.exceptions import TimeoutError as Unanswered

from tests.support.house import a_day
from tests.support.patience import wait_until
from tests.support.people import new_op
from workshop.storage import Library

PHONES = 60
LATE = 10  # phones that vote only once the server is gone: the cut falls in the middle whatever the machine does
A_VOTE = a_day(tables=1, places=PHONES, kinds=("ideas", "dots"))


def a_vote_of(crowd, count, transports=()):
    """A vote under way at one table: the desk and the phones."""
    desk = crowd.desk("t1")
    with ThreadPoolExecutor(12) as pool:
        phones = list(pool.map(lambda number: crowd.phone(f"P{number}", transports=transports), range(count)))
    for number in range(4):
        assert phones[0].do("idea.write", body=f"Idée {number}")["ok"]
    version = desk.wait(lambda view: view["step"])["step"]["version"]
    assert desk.do("step.go", step="s2", version=version)["ok"]
    version = desk.wait(lambda view: view["step"]["kind"] == "dots")["step"]["version"]
    assert desk.do("vote.open", version=version)["ok"]
    for one in phones:
        one.wait(lambda view: view["vote"] and view["vote"]["phase"] == "open")
    return desk, phones


def ballot(phone):
    """What this phone sends to vote."""
    vote = phone.shared["vote"]
    return {"vote": vote["id"], "seat": 1, "choice": dict.fromkeys(random.sample(vote["options"], 3), 1)}


def cast_until_acknowledged(phone):
    """Votes as an outbox does: the same operation again until it is answered. Gives the choice."""
    sent, op_id = ballot(phone), new_op()

    def acknowledged():
        try:
            return phone.do("ballot.cast", op_id=op_id, **sent).get("ok")
        except (Unanswered, socketio.exceptions.BadNamespaceError, socketio.exceptions.DisconnectedError):
            return False

    wait_until(acknowledged, "never acknowledged", pause=0.1)
    return sent["choice"]


def test_kill_9_during_a_vote_of_sixty_loses_and_doubles_nothing(new_house, new_crowd):
    house = new_house().start()
    crowd = new_crowd(house, house.create(A_VOTE))
    desk, phones = a_vote_of(crowd, PHONES)
    for one in phones:
        one.patience = 1.5
    with ThreadPoolExecutor(PHONES) as pool:
        votes = [pool.submit(cast_until_acknowledged, one) for one in phones[:-LATE]]
        while sum(vote.done() for vote in votes) < 10:
            time.sleep(0.001)
        house.kill()
        before = sum(vote.done() for vote in votes)
        votes += [pool.submit(cast_until_acknowledged, one) for one in phones[-LATE:]]
        house.start()
        chosen = [vote.result() for vote in votes]
    assert 10 <= before < PHONES, "the cut must fall in the middle of the vote"
    desk.back()
    desk.wait(lambda view: view["vote"]["ballots"] == PHONES)
    vote = desk.shared["vote"]["id"]
    assert desk.do("vote.close", vote=vote)["ok"] and desk.do("vote.seal", vote=vote)["ok"]
    rows = desk.wait(lambda view: view["result"])["result"]["rows"]
    expected = {option: sum(choice.get(option, 0) for choice in chosen) for option in {o for c in chosen for o in c}}
    assert {row["id"]: row["figures"]["points"] for row in rows if row["figures"]["points"]} == expected


def test_phones_are_back_by_themselves_when_the_server_is(new_house, new_crowd):
    house = new_house().start()
    crowd = new_crowd(house, house.create(A_VOTE))
    _, phones = a_vote_of(crowd, 20)
    house.kill()
    house.start()
    for one in phones:
        level = one.levels["shared"]
        one.back()
        assert one.say("pong_time", {})["now"] > 0
        assert one.levels["shared"] >= level


def test_sigterm_commits_and_acknowledges_what_was_accepted(new_house, new_crowd, mode):
    house = new_house(mode).start()
    code = house.create(A_VOTE)
    crowd = new_crowd(house, code)
    _, phones = a_vote_of(crowd, 12)
    answers = []
    for one in phones:
        one.socket.reconnection = False
        said = {"id": new_op(), "name": "idea.write", "body": {"body": "Juste avant la fin"}}
        one.socket.emit("do", said, callback=answers.append)
    assert house.stop() == 0
    wait_until(lambda: not any(one.socket.connected for one in phones))  # each has heard all that was said to it
    state = Library(house.folder).state(code)
    written = sum(idea.body == "Juste avant la fin" for idea in state.ideas.values())
    assert written == sum(one.get("ok", False) for one in answers)


def test_a_room_without_websocket_lives_by_polling(new_house, new_crowd, mode):
    house = new_house(mode).start()
    crowd = new_crowd(house, house.create(A_VOTE))
    desk, phones = a_vote_of(crowd, 4, transports=("polling",))
    assert all(one.do("ballot.cast", **ballot(one))["ok"] for one in phones)
    desk.wait(lambda view: view["vote"]["ballots"] == 4)
    assert all(one.misfits == 0 for one in phones)


def test_an_operation_sent_twice_gets_the_first_answer_again(phone):
    alice, op_id = phone("Alice", table="t1"), new_op()
    first = alice.do("person.edit", op_id=op_id, name="Alix")
    assert alice.do("person.edit", op_id=op_id, name="Alix") == first
    assert first["ok"]
