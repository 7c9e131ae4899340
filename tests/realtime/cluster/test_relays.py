"""One session over an owner and two relays, one served by eventlet, one by threads; phones by WebSocket and polling."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
import socketio

from benchmarks.session import prepare
from tests.support.busy import Busy
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Browser, Crowd, Live, new_op
from tests.support.proxy import Proxy
from tests.support.wires import Wire
from workshop.realtime import payload
from workshop.serving.nginx import Site
from workshop.storage import Library


@pytest.fixture
def desk(venue, code, new_crowd):
    """The facilitator of the first table, on a socket of the owner itself."""
    return new_crowd(venue.owner, code).desk("t1")


def ideas(venue, code):
    return [idea.body for idea in Library(venue.owner.folder).state(code).ideas.values()]


def reveal(desk):
    assert desk.do("ideas.reveal", revealed=True, version=desk.shared["step"]["version"])["ok"]


def open_vote(desk):
    """Ideas are revealed, shared, then voted."""
    for step in ("s2", "s3"):
        assert desk.do("step.go", step=step, version=desk.shared["step"]["version"])["ok"]
        desk.wait(lambda view, step=step: view["step"]["id"] == step)
    assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]
    return desk.wait(lambda view: view["vote"]["phase"] == "open")["vote"]


def same_as(desk):
    return lambda view: view["ideas"] == desk.shared["ideas"] and len(view["ideas"]) > 0


def test_phones_at_both_relays_and_the_desk_at_the_owner_see_the_same_ideas(venue, code, phone, desk):
    one, two = venue.relays
    phones = [phone([one]), phone([one], "polling"), phone([two]), phone([two], "polling")]
    for number, each in enumerate(phones):
        assert each.do("idea.write", body=f"Essayer la chose {number}")["ok"]
        each.wait(lambda view: len(view["mine"]) == 1, of="own")
    reveal(desk)
    desk.wait(lambda view: len(view["ideas"]) == 4)
    for each in phones:
        each.wait(same_as(desk))
        assert each.misfits == 0
    wait_until(lambda: desk.presence["connected"] == 4 and phones[3].presence["connected"] == 4, "not all are counted")


def test_a_phone_that_falls_silent_at_a_relay_is_away_for_the_desk_until_it_answers(venue, code, crowd, desk):
    for relay in venue.relays:
        wire = Wire(int(relay.url.rpartition(":")[2]), crowd.phone(table="t1").browser.cookies, code)
        crowd.go_home()
        wait_until(lambda: desk.presence["connected"] == 1, "it is not counted")
        wait_until(lambda: desk.presence["connected"] == 0, "it is counted though it answers no ping")
        wire.say("3")
        wait_until(lambda: desk.presence["connected"] == 1, "it is not counted though it answers again")
        wire.reset()
        wait_until(lambda: desk.presence["connected"] == 0, "it left")


def test_a_vote_sent_twice_through_two_relays_counts_once(venue, code, phone, desk):
    voters = [phone([relay], transport) for relay in venue.relays for transport in ("websocket", "polling")]
    voters[0].surely("idea.write", body="Une salle sans table")
    vote = open_vote(desk)
    cast = {"vote": vote["id"], "seat": 1, "choice": {vote["options"][0]: 2}}
    for each, other in zip(voters, reversed(venue.relays * 2), strict=True):
        op_id = new_op()
        first = each.do("ballot.cast", op_id, **cast)
        again = Live(each.browser, code, "phone")
        again.socket.connect(other.url, {"Cookie": each.browser.cookies}, auth=again.auth, wait_timeout=PATIENCE)
        assert again.do("ballot.cast", op_id, **cast) == first and first["ok"]
        again.close()
    assert desk.do("vote.seal", vote=vote["id"])["ok"]
    result = voters[0].wait(lambda view: view["result"])["result"]
    assert (result["ballots"], result["rows"][0]["figures"]["points"]) == (4, 8)


def test_nothing_of_a_secret_ballot_goes_to_relays(venue, code, phone, desk):
    voter = phone([venue.relays[0]])
    voter.surely("idea.write", body="Une salle sans table")
    watched = venue.holder(code, venue.owner.links(code)["screens"]["t1"], "screen", [venue.relays[1]], "t1")
    vote = open_vote(desk)
    heard = venue.redis.client().pubsub()
    heard.subscribe("tablee/0/relays")
    cast = {"vote": vote["id"], "seat": 1, "choice": {vote["options"][0]: 2}}
    assert voter.do("ballot.cast", **cast)["ok"]
    watched.wait(lambda view: view["vote"] and view["vote"]["ballots"] == 1)
    texts = []
    while (found := heard.get_message(timeout=0.2)) is not None:
        texts += [found["data"]] if found["type"] == "message" else []
    heard.close()
    watched.close()
    messages = [payload.dumps(message) for text in texts for message in payload.loads(text)]
    turnout = [message for message in messages if '"ballots":1' in message]
    assert turnout and not [message for message in turnout if '"choice"' in message]
    choices = [payload.loads(message) for message in messages if '"choice"' in message]
    assert choices and {each["room"] for each in choices} == {f"{code}/person:{voter.own['me']['id']}"}


def test_who_may_not_come_in_is_told_why_in_the_same_words(venue, code, house):
    stranger = Crowd(venue.owner, code).browser()
    refusals = []
    for server in [venue.owner, *venue.relays]:
        tried = socketio.Client(reconnection=False)
        tried.on("connect_error", refusals.append)
        with pytest.raises(socketio.exceptions.ConnectionError):
            auth = {"as": "phone", "code": code}
            tried.connect(server.url, {"Cookie": stranger.cookies}, auth=auth, wait_timeout=PATIENCE)
    assert refusals[0]["data"] == {"refused": "not_joined"} and refusals == [refusals[0]] * 3


def test_a_person_whom_the_desk_moves_hears_the_new_table_through_their_relay(venue, code, phone, desk):
    moved = phone([venue.relays[0]], "polling")
    assert desk.do("person.move", person=moved.own["me"]["id"], table="t2")["ok"]
    moved.wait(lambda view: view["table"]["id"] == "t2")
    assert moved.wait(lambda view: view["me"]["table"] == "t2", of="own")
    wait_until(lambda: (moved.presence["connected"], desk.presence["connected"]) == (1, 0), "counted where they were")


def test_a_message_that_is_too_long_or_of_no_known_name_is_refused_in_the_same_words(venue, code, phone, desk):
    at_relay = phone([venue.relays[0]])
    for said in (("do", {"id": new_op(), "name": "idea.write", "body": {"body": "x" * 70_000}}), ("dance", {})):
        assert at_relay.say(*said) == desk.say(*said)


def test_a_relay_keeps_no_secret_and_serves_no_page(venue):
    for relay in venue.relays:
        assert list(relay.folder.iterdir()) == []
        assert requests.get(f"{relay.url}/o", timeout=PATIENCE).status_code == 404
        assert requests.get(f"{relay.url}/healthz", timeout=PATIENCE).json()["ok"]


def counted_by(house):
    """What a server counts; those who left a moment ago may still be among them."""
    return requests.get(f"{house.url}/metrics", timeout=PATIENCE).text


def test_a_relay_counts_its_sockets_for_this_machine_alone_and_its_owner_counts_them_as_what_they_are(venue, phone):
    at_relay = phone(venue.relays[:1])
    wait_until(lambda: 'tablee_connections{surface="relayed"} 1' in counted_by(venue.relays[0]))
    wait_until(lambda: 'tablee_connections{surface="phone"} 1' in counted_by(venue.owner))
    assert 'tablee_views_total{what="skipped"}' in counted_by(venue.relays[0])
    through = {"X-Forwarded-For": "192.0.2.7"}
    assert requests.get(f"{venue.relays[0].url}/metrics", headers=through, timeout=PATIENCE).status_code == 404
    assert at_relay.let_in


def test_nonsense_on_either_channel_disturbs_nobody(venue, code, phone):
    level = phone([venue.relays[0]])
    for text in ("", "nonsense", "[]", "{}", "[null, 7, [], {}]", '[["stranger", "hello"], ["stranger", "dance"]]',
                 '[["stranger", "connect", 0, "a", "", {}]]', '[["", "hello"]]', "\ud800".encode("utf-8", "replace"),
                 '[{"method": "dance"}, {"method": ["heartbeat"]}, {"method": "answer", "ask": 0}]'):  # fmt: skip
        for address in ("tablee/0/owner", "tablee/0/relays"):
            venue.redis.client().publish(address, text)
    assert level.do("idea.write", body="Toujours là")["ok"]


NONSENSE = (
    "42[7,{}]", "421[7,{}]", "42[null]", '42[["do"],{}]', '42[{"do":1}]', "42[true,true]", "42[]", "42{}", "42", "4",
    '451-["do",{"_placeholder":true,"num":0}]', '42["do",{"id":' + "9" * 90 + "}]", '42["do","\\ud800"]', "41", "9",
    '42["\\ud800",1]', '421["do",' + "[" * 500 + "]" * 500 + "]", '421["connect",{}]', '421["disconnect"]', '421["*"]',
)  # fmt: skip


def test_a_phone_that_says_nonsense_disturbs_nobody_at_its_relay(venue, code, phone):
    for relay in venue.relays:
        level, browser, wires = phone([relay]), Browser(venue.owner), []
        sid = level.socket.sid
        browser.join(code, table="t1")
        for raw in NONSENSE:
            wire = Wire(relay.port, browser.cookies, code)
            wires.append(wire)
            wire.events("view", '"me"')
            wire.say(raw)
        with socket.create_connection(("127.0.0.1", relay.port)) as raw_socket:
            raw_socket.sendall(b"\x16\x03\x01\x02\x00\x01 no HTTP at all\r\n\r\n")
        assert level.do("idea.write", body="Toujours là")["ok"] and level.socket.sid == sid
        assert "Traceback" not in relay.said() + venue.owner.said()
        for wire in wires:
            wire.reset()


def test_a_phone_that_reads_nothing_delays_nobody_at_its_relay_and_finds_all_in_order(venue, new_crowd):
    session = prepare(venue.owner.folder, 2, 250)
    relay, crowd = venue.relays[0], new_crowd(venue.owner, session.code)
    slow, quick = (Wire(relay.port, session.phones[number], session.code, 4096 * (1 - number)) for number in (0, 1))
    organiser = crowd.browser()
    organiser.http.cookies.set(*session.tower.split("=", 1))
    tower = crowd.live(organiser, "tower")
    for wire in (slow, quick):
        wire.events("view", '"me"')
    for number in range(50):
        slow.ask(number, "whole", {"audience": "shared"})  # some five megabytes: more than lies between the two
    for number in range(3):
        assert tower.do("idea.import", table="t1", body=f"Pendant ce temps {number}")["ok"]
        quick.events("view", f"Pendant ce temps {number}")
    answered, shown = slow.heard(50, "Pendant ce temps 2")
    assert answered == list(range(50))
    assert all(view["base"] is not None for view in shown)
    for wire in (slow, quick):
        wire.reset()


def test_a_relay_that_its_owner_does_not_know_begins_anew(venue, code, phone):
    phones = [phone([relay]) for relay in venue.relays]
    sockets = [each.socket.sid for each in phones]
    venue.redis.client().publish("tablee/0/relays", '[{"method": "heartbeat", "relays": []}]')
    for each, sid in zip(phones, sockets, strict=True):
        wait_until(lambda each=each, sid=sid: each.socket.sid not in (None, sid), "sockets did not begin anew")
        assert each.surely("idea.write", body="De nouveau là")["ok"]


def test_a_second_server_on_the_same_redis_takes_no_relay_away(venue, code, phone, new_house):
    roaming = phone(venue.relays[:1])
    second = new_house(REDIS=venue.redis.url).start()
    wait_until(lambda: "another server has this Redis" in second.said(), "it did not say so")
    assert roaming.do("idea.write", body="Toujours chez la première")["ok"]


def test_behind_nginx_a_relay_that_dies_loses_nobody_and_nothing(venue, code, phone, desk, nginx):
    phones = [phone([nginx], transport) for transport in ("polling", "polling", "polling", "polling", "websocket")]
    kept = [each.browser.http.cookies.get("tablee_relay") for each in phones[:4]]
    assert all(kept) and len(set(kept)) == 4  # a polling phone stays where its cookie says, or is not understood
    for turn in range(3):
        for each in phones:
            assert each.do("idea.write", body=f"Tour {turn}")["ok"]
    venue.relays[0].kill()
    for each in phones:
        each.surely("idea.write", body="Après")
    reveal(desk)
    desk.wait(lambda view: len(view["ideas"]) == 20)
    for each in phones:
        each.wait(same_as(desk))
    assert len(ideas(venue, code)) == 20
    assert [each.browser.http.cookies.get("tablee_relay") for each in phones[:4]] == kept
    wait_until(lambda: desk.presence["connected"] == 5, "the sockets of the dead relay are still counted")


class Closed(BaseHTTPRequestHandler):
    """A relay that no owner hears; its server counts how it was `asked`."""

    def answer(self):
        self.server.asked[self.command] += 1
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_error(503)

    do_GET = do_POST = answer

    def log_message(self, *_):
        """Write nothing."""


@pytest.fixture
def closed():
    with ThreadingHTTPServer(("127.0.0.1", 0), Closed) as server:
        server.asked = Counter()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_behind_nginx_a_closed_relay_is_passed_over_whatever_is_said(venue, code, phone, closed, tmp_path):
    addresses = [f"127.0.0.1:{closed.server_port}", venue.relays[0].url.partition("//")[2]]
    proxy = Proxy(tmp_path / "beside", venue.owner.folder, Site(1, venue.owner.port, relays=addresses))
    try:
        polling = [phone([proxy], "polling")]
        while not closed.asked["POST"]:  # half of the cookies name the closed one
            polling.append(phone([proxy], "polling"))
        for turn in range(1, 9):
            assert all(each.do("idea.write", body=f"Tour {turn}")["ok"] for each in polling)
        assert closed.asked["POST"] > 8
    finally:
        proxy.end()


def test_redis_stopped_and_back_leaves_everybody_level(venue, code, phone, desk):
    phones = [phone([relay], transport) for relay in venue.relays for transport in ("websocket", "polling")]
    phones[0].surely("idea.write", body="Avant la coupure")
    venue.redis.stop()
    wait_until(lambda: not any(each.socket.connected for each in phones), "a phone waits on a relay that nobody hears")
    assert desk.do("idea.write", body="Pendant la coupure, au pupitre")["ok"]
    for address in ("/healthz", "/socket.io/?EIO=4&transport=polling"):
        assert requests.get(f"{venue.relays[0].url}{address}", timeout=PATIENCE).status_code == 503
    venue.redis.start()
    for number, each in enumerate(phones):
        each.surely("idea.write", body=f"Après {number}")
    reveal(desk)
    desk.wait(lambda view: len(view["ideas"]) == 6)
    for each in phones:
        each.wait(same_as(desk))


def hang(process, others):
    """The process does nothing for as long as it takes the others to notice."""
    os.kill(process.pid, signal.SIGSTOP)
    wait_until(lambda: not any(each.let_in for each in others), "a phone waits on what hangs")
    os.kill(process.pid, signal.SIGCONT)


def lose(part):
    part.process.kill()
    part.process.wait()


def kill(part):
    lose(part)
    part.start()


def cut(redis):
    """Redis forgets everything it holds, and hangs up on all who listen."""
    redis.client().flushall()
    redis.client().execute_command("CLIENT", "KILL", "TYPE", "pubsub")


@pytest.fixture
def holders(venue, code, nginx):
    """The desk and the screen of the first table and the tower, at relays too."""
    links = venue.owner.links(code)
    made = [
        venue.holder(code, links["desks"]["t1"], "desk", [nginx], "t1"),
        venue.holder(code, links["screens"]["t1"], "screen", [nginx], "t1"),
        venue.holder(code, links["organiser"], "tower", [nginx]),
    ]
    yield made
    for one in made:
        one.close()


def test_whatever_falls_while_votes_come_none_is_lost_none_counts_twice_and_all_are_level(
    venue, code, phone, holders, nginx
):
    desk, screen, tower = holders
    voters = [phone([nginx], transport) for transport in ("websocket", "polling") * 2]
    voters[0].surely("idea.write", body="Une salle sans table")
    vote = open_vote(desk)

    def cast(number):
        return "ballot.cast", {"vote": vote["id"], "seat": 1, "choice": {vote["options"][0]: 1 + number % 2}}

    busy = [Busy(each, cast, pause=0.5) for each in voters]
    falls = [lambda: kill(venue.relays[0]), lambda: kill(venue.redis), lambda: cut(venue.redis),
             lambda: kill(venue.owner), lambda: hang(venue.owner.process, voters)]  # fmt: skip
    for fall in falls:
        fall()
        for one in busy:
            one.did(2)
    for one in busy:
        one.stop()
    with Library(venue.owner.folder).reading(code) as log:
        written = [row.op_id for row in log.rows() if row.name == "ballot.cast"]
    assert {op for one in busy for op in one.acknowledged} <= set(written) and len(set(written)) == len(written)
    closed = desk.surely("vote.close", vote=vote["id"])
    assert desk.surely("undo", seq=closed["seq"])["ok"]
    assert desk.surely("vote.seal", vote=vote["id"])["ok"]
    results = [each.wait(lambda view: view["result"])["result"] for each in (desk, screen, *voters)]
    points = {(result["ballots"], result["rows"][0]["figures"]["points"]) for result in results}
    assert len(points) == 1 and points <= {(4, total) for total in range(4, 9)}
    counted = lambda: (desk.presence["connected"], tower.presence["tables"])  # noqa: E731 (asked again and again)
    wait_until(lambda: counted() == (4, {"t1": 4, "t2": 0}), "not all are counted")


def test_real_pages_come_back_level_from_whatever_falls(venue, code, crowd, pocket):
    """Two that poll and one by WebSocket, through nginx; each writes while something is away."""
    polling = [pocket(name, script="delete window.WebSocket;") for name in ("Ana", "Bo")]
    pages = [*polling, pocket("Cy")]
    kept = [relay_cookie(one) for one in polling]
    asked = {each: requests.get(f"{each.url}/healthz", timeout=PATIENCE).json() for each in venue.relays}
    relay = next(each for each, said in asked.items() if said["sockets"])
    for number, part in enumerate((relay, venue.redis, venue.owner)):
        lose(part)
        for one in pages:
            one.writes(f"Chute {number}")
        part.start()
        for one in pages:
            one.sent_all()
    assert [relay_cookie(one) for one in polling] == kept
    facilitator = crowd.desk("t1")
    assert facilitator.do("step.go", step="s2", version=facilitator.shared["step"]["version"])["ok"]
    facilitator.wait(lambda view: view["step"]["id"] == "s2" and len(view["ideas"]) == 9)
    for one in pages:
        one.shows("9 idées")
    assert sorted(ideas(venue, code)) == sorted(f"Chute {number}" for number in range(3) for _ in pages)


def relay_cookie(pocket):
    """By what nginx keeps a page at its relay."""
    return next(each["value"] for each in pocket.context.cookies() if each["name"] == "tablee_relay")


def test_a_relay_that_is_stopped_ends_with_status_0(venue, code, phone):
    leaving, other = venue.relays
    roaming = phone([leaving, other])
    assert leaving.stop() == 0
    assert roaming.surely("idea.write", body="Ailleurs")["ok"]
