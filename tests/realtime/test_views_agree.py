"""Patches, however they were grouped, give the whole view that the server would give."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from engineio import packet

from tests.support.patience import wait_until
from tests.support.people import Engine
from workshop.realtime.publisher import Throttle
from workshop.session import loopback
from workshop.storage import Library

WORDS = ["essai", "droit", "erreur", "café", "binôme", "lundi", "carnet", "visite", "pair", "merci"]


def said(own):
    """One's own ideas by what they say."""
    return {own[f"my/{idea}"]["body"]: idea for idea in own["mine"]}


def play(one, rng, count, acted):
    """A few acts of somebody who writes, corrects and withdraws; `acted` grows by one with each."""
    written = []
    for _ in range(count):
        act = rng.random()
        if act < 0.6 or not written:
            body = " ".join(rng.sample(WORDS, 4))
            assert one.do("idea.write", body=body)["ok"]
            own = one.wait(lambda view, body=body: body in said(view), of="own")
            written.append(said(own)[body])
        elif act < 0.8:
            one.do("idea.edit", idea=rng.choice(written), body=rng.choice(WORDS), base=0)
        else:
            one.do("idea.withdraw", idea=rng.choice(written), withdrawn=rng.random() < 0.7)
        acted.append(act)


def test_views_made_of_patches_equal_whole_views(new_house, new_crowd, mode):
    house = new_house(mode).start()
    crowd = new_crowd(house, house.create())
    tower, desks = crowd.tower(), [crowd.desk("t1"), crowd.desk("t2"), crowd.desk("all")]
    screens = [crowd.screen("t1"), crowd.screen("all")]
    phones = [crowd.phone(f"P{number}", table=f"t{number % 2 + 1}") for number in range(6)]
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    with ThreadPoolExecutor(8) as pool:
        acted, newcomers = [], []
        playing = [pool.submit(play, one, random.Random(number), 12, acted) for number, one in enumerate(phones)]
        for step, acts in (("s3", 18), ("s2", 36), ("s3", 54)):
            wait_until(lambda acts=acts: len(acted) >= acts or any(one.done() and one.result() for one in playing))
            assert tower.do("step.move", step=step, tables="all")["ok"]
            newcomers.append(crowd.phone(table="t1"))
        for one in playing:
            one.result()
    for one in (tower, *desks, *screens, *phones, *newcomers):
        for of in one.levels:
            wait_until(lambda one=one, of=of: agrees(one, of), f"{one.auth} {of}", pause=0.5)
        assert one.misfits == 0


def agrees(one, of):
    """Whether what somebody holds is what the server would give whole; a patch may be on its way between the two."""
    found = one.say("whole", {"audience": of})
    return (found["epoch"], found["seq"], found["set"]) == (*one.levels[of], one.views[of])


def test_a_hundred_changes_are_a_few_views(crowd):
    tower = crowd.tower()
    phones = [crowd.phone(f"P{number}", table="t1") for number in range(5)]
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    desk = crowd.desk("t1")
    desk.wait(lambda view: view["writing"])
    before, start = len(desk.packets), time.monotonic()
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(lambda one: [one.do("idea.write", body="Encore une") for _ in range(20)], phones))
    desk.wait(lambda view: view["writing"]["ideas"] == 99)
    assert len(desk.packets) - before <= 5 * (time.monotonic() - start) + 2


def test_the_first_change_waits_for_nothing_and_the_next_for_their_turn():
    cadence = Throttle(0.2)
    cadence.mark(["phone:t1"])
    assert cadence.due(now=100.0) == ["phone:t1"]
    cadence.mark(["phone:t1"])
    assert (cadence.due(now=100.1), round(cadence.wait(now=100.1), 3)) == ([], 0.1)
    assert cadence.due(now=100.2) == ["phone:t1"]


def test_a_phone_s_own_view_comes_only_when_its_own_acts_change_it(crowd):
    tower, alice, bob = crowd.tower(), crowd.phone("Alice", table="t1"), crowd.phone("Bob", table="t1")
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    for one in (alice, bob):
        one.wait(lambda view: view["step"]["id"] == "s2")
        wait_until(lambda one=one: agrees(one, "own"), pause=0.5)
    before = sum(packet["audience"] == "own" for packet in alice.packets)
    for many in (1, 2):  # the second is sent no sooner than a change of Alice's that waited its turn
        assert bob.do("idea.write", body="Une idée de Bob")["ok"]
        bob.wait(lambda view, many=many: len(view["mine"]) == many, of="own")
    assert alice.do("idea.write", body="Une idée d’Alice")["ok"]
    alice.wait(lambda view: view["mine"], of="own")
    assert sum(packet["audience"] == "own" for packet in alice.packets) == before + 1


def test_a_client_of_the_tests_hears_where_it_reads_and_so_in_the_order_in_which_it_is_told():
    engine, heard = Engine(), []
    engine.on("message", lambda said: heard.append((said, threading.current_thread())))
    for said in "12":
        engine._receive_packet(packet.Packet(packet.MESSAGE, said))
    assert heard == [(said, threading.current_thread()) for said in "12"]


def test_after_a_reset_everybody_is_told_to_load_the_page_again(house, crowd):
    alice, desk = crowd.phone("Alice", table="t1"), crowd.desk("t1")
    loopback.through_owner(Library(house.folder), crowd.code, "reset")
    for one in (alice, desk):
        one.hears(lambda one=one: one.farewell)
        assert "Rechargez" in one.farewell


def test_after_a_deletion_everybody_is_told_and_the_code_is_unknown(house, crowd):
    alice = crowd.phone("Alice", table="t1")
    loopback.through_owner(Library(house.folder), crowd.code, "delete")
    alice.hears(lambda: alice.farewell)
    assert "effacée" in alice.farewell
    assert alice.browser.open(f"/r/{crowd.code}").status_code == 404


def test_revoking_a_desk_s_link_cuts_that_desk_only(house, crowd):
    first, second = crowd.desk("t1"), crowd.desk("t2")
    loopback.through_owner(Library(house.folder), crowd.code, "revoke", {"link": "desk:t1"})
    first.hears(lambda: first.farewell)
    assert first.farewell and not second.farewell
    assert second.say("pong_time", {})["now"] > 0
