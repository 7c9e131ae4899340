"""What is sent to audiences, without sockets."""

import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.realtime.presence import Phone, Presence
from workshop.realtime.publisher import Publisher, Throttle, difference, patch, whole
from workshop.rehearsal.shown import ShownView as Browser
from workshop.session import SessionView


class World:
    """A publisher over views that a test writes, and what it sent."""

    def __init__(self, seconds=0.0):
        self.views, self.sent, self.received = {}, [], []
        self.publisher = Publisher(self.views.__getitem__, lambda *one: self.sent.append(one), lambda: 7, seconds)

    def show(self, seq, audience="tower", epoch=1, **body):
        self.views[audience] = SessionView(epoch, seq, body)

    def welcome(self, audience="tower"):
        self.publisher.welcome(audience, self.received.append)
        return self.received[-1]


@pytest.fixture
def world():
    return World()


def test_a_difference_sets_and_removes_whole_keys():
    found = difference({"a": 1, "b": [1], "c": 0}, {"a": 1, "b": [2], "d": None})
    assert found == {"set": {"b": [2], "d": None}, "within": {}, "gone": ["c"]}


def test_a_field_that_changes_does_not_send_its_sheet_again():
    before = {"sheet/i1": {"title": "Oser", "fields": {"finding": {"text": "a", "version": 1}}, "votes": None}}
    after = {"sheet/i1": {**before["sheet/i1"], "fields": {"finding": {"text": "b", "version": 1}, "levers": {}}}}
    found = difference(before, after)
    assert found["within"] == {"sheet/i1": {"fields": {"finding": {"text": "b"}, "levers": {}}}}
    assert not found["set"] and not found["gone"]


def test_a_thing_that_loses_a_key_is_set_whole():
    assert difference({"timer": {"left": 3}}, {"timer": {"ends_at": 9}})["set"] == {"timer": {"ends_at": 9}}
    deep = difference({"a": {"b": {"c": 1, "d": 1}}}, {"a": {"b": {"c": 1}}})
    assert deep == {"set": {"a": {"b": {"c": 1}}}, "within": {}, "gone": []}


VIEWS = st.dictionaries(
    st.sampled_from("abcd"),
    st.recursive(
        st.none() | st.integers(0, 2) | st.lists(st.integers(0, 2), max_size=2),
        lambda one: st.dictionaries(st.sampled_from("xyz"), one, max_size=3),
        max_leaves=8,
    ),
)


@given(VIEWS, VIEWS)
def test_a_browser_that_merges_a_patch_holds_the_new_view(old, new):
    browser = Browser()
    browser.merge(whole("tower", SessionView(1, 1, old), 0))
    found = patch("tower", SessionView(1, 1, old), SessionView(1, 2, new), 0)
    assert found is None or browser.merge(found)
    assert browser.body == new


def test_two_equal_views_are_no_packet():
    assert patch("tower", SessionView(1, 4, {"a": 1}), SessionView(1, 5, {"a": 1}), 0) is None


def test_another_epoch_is_a_whole_view():
    assert patch("tower", SessionView(1, 4, {"a": 1}), SessionView(2, 1, {"a": 1}), 0)["base"] is None


def test_a_newcomer_gets_the_view_last_published(world):
    world.show(1, a=1)
    world.welcome()
    world.publisher._cadence.seconds = 60
    world.show(2, a=2)
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    world.show(3, a=3)
    world.publisher.touched({"tower"})
    assert world.welcome()["seq"] == 2


def test_a_patch_s_base_is_the_view_that_everybody_holds(world):
    world.show(1, a=1)
    world.welcome()
    world.show(4, a=1)
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    world.show(9, a=2)
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    ((audience, packet),) = world.sent
    assert audience == "tower" and (packet["base"], packet["seq"], packet["set"]) == (1, 9, {"a": 2})


def test_what_nobody_watches_is_not_computed(world):
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    world.show(1, a=1)
    world.welcome()
    world.publisher.leave("tower")
    del world.views["tower"]
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    assert world.sent == []


def test_who_could_not_be_welcomed_is_not_counted(world):
    with pytest.raises(KeyError):
        world.welcome()
    world.publisher.touched({"tower"})
    world.publisher.publish_due()
    assert world.sent == []


def test_the_first_change_goes_at_once_and_the_next_ones_wait_together():
    cadence = Throttle(0.2)
    cadence.mark(["a"])
    assert cadence.due(10.0) == ["a"]
    cadence.mark(["a", "b"])
    assert cadence.due(10.1) == ["b"]
    assert cadence.wait(10.1) == pytest.approx(0.1)
    assert cadence.due(10.21) == ["a"]
    assert cadence.wait(10.21) is None


@pytest.fixture
def pauses(monkeypatch):
    """How long the publisher sleeps, each time; it does not."""
    found = []
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=found.append)
    monkeypatch.setattr("workshop.realtime.publisher.time", clock)
    return found


@pytest.mark.parametrize(("turn", "passed"), [(-1, [0, 0, 0]), (3600, [])])
def test_votes_pass_between_views_that_take_long(world, pauses, monkeypatch, turn, passed):
    monkeypatch.setattr("workshop.realtime.publisher.TURN_SECONDS", turn)
    for audience in ("tower", "phone:t1", "desk:t1"):
        world.show(1, audience, a=1)
        world.welcome(audience)
        world.show(2, audience, a=2)
    world.publisher.touched(["tower", "phone:t1", "desk:t1"])
    world.publisher.publish_due()
    assert len(world.sent) == 3
    assert pauses == passed


def test_a_round_begins_a_breath_after_the_last_one_ended(world, pauses, monkeypatch):
    monkeypatch.setattr("workshop.realtime.publisher.BREATH_SECONDS", 3600)

    def send(*_):
        rounds.append(len(pauses))
        if len(rounds) == 2:
            world.publisher.stop()
        world.show(9, a=9)
        world.publisher.touched(["tower"])

    rounds, world.publisher._send = [], send
    world.show(1, a=1)
    world.welcome()
    world.show(2, a=2)
    world.publisher.touched(["tower"])
    world.publisher.run()
    assert rounds == [0, 1] and 0 < pauses[0] <= 3600


@pytest.mark.parametrize("stopped", [True, False])
def test_a_view_that_cannot_be_computed_is_a_bug_unless_its_room_is_shut(world, caplog, stopped):
    def gone(audience):
        if stopped:
            world.publisher.stop()
        return {}[audience]

    world.show(1, text="a")
    world.welcome()
    world.publisher._look = gone
    world.publisher.touched(["tower"])
    world.publisher.publish_due()
    assert ("could not be published" in caplog.text) is not stopped


def two_tables() -> list[str]:
    return ["t1", "t2"]


def test_presence_is_told_only_to_whom_it_changed_for():
    sent = []
    presence = Presence(lambda people: {"p1": 3}, two_tables, lambda *one: sent.append(one))
    assert presence.arrive("s1", "phone:t1", Phone("p1", "t1")) == {"connected": 3}
    presence.arrive("s2", "desk:t2")
    presence.publish()
    sent.clear()
    presence.arrive("s3", "phone:t1", Phone("p2", "t1"))
    presence.publish()
    assert sent == [("phone:t1", {"connected": 4})]


def test_who_changes_table_is_counted_there_at_once_and_only_there():
    presence = Presence(lambda people: dict.fromkeys(people, 2), two_tables, lambda *_: None)
    presence.arrive("s1", "phone:t1", Phone("p1", "t1"))
    assert presence.arrive("s1", "phone:t2", Phone("p1", "t2")) == {"connected": 2}
    assert presence.arrive("s2", "screen:all") == {"tables": {"t1": 0, "t2": 2}, "connected": 2}
    presence.publish()
    assert presence.arrive("s3", "screen:all") == {"tables": {"t1": 0, "t2": 2}, "connected": 2}


def test_the_tower_alone_is_told_how_long_answers_take_and_again_only_when_that_changed():
    sent, load = [], iter([None, 12, 12, 15])
    presence = Presence(lambda people: {}, two_tables, lambda *one: sent.append(one), lambda: next(load))
    assert presence.arrive("s1", "tower") == {"tables": {"t1": 0, "t2": 0}, "connected": 0, "p95": None}
    assert "p95" not in presence.arrive("s2", "desk:all")
    sent.clear()
    for _ in range(3):
        presence.publish()
    assert [said["p95"] for audience, said in sent if audience == "tower"] == [12, 15]


def test_a_desk_knows_who_is_connected_and_a_screen_only_how_many():
    presence = Presence(lambda people: {}, two_tables, lambda *_: None)
    presence.arrive("s1", "phone:t1", Phone("p1", "t1"))
    assert presence.arrive("s2", "desk:t1") == {"connected": 1, "people": ["p1"]}
    assert presence.arrive("s3", "screen:t1") == {"connected": 1}
    assert presence.arrive("s4", "screen:all") == {"tables": {"t1": 1, "t2": 0}, "connected": 1}


def test_a_table_that_everybody_left_has_its_figure():
    sent = []
    presence = Presence(lambda people: {}, two_tables, lambda *one: sent.append(one))
    presence.arrive("s1", "phone:t1", Phone("p1", "t1"))
    presence.arrive("s2", "tower")
    presence.publish()
    presence.depart("s1")
    presence.publish()
    assert [said["tables"] for audience, said in sent if audience == "tower"][-1] == {"t1": 0, "t2": 0}


def test_a_phone_that_does_not_answer_is_nobody_until_it_does():
    presence = Presence(lambda people: {}, two_tables, lambda *_: None)
    presence.arrive("s1", "phone:t1", Phone("p1", "t1"))
    told = []
    for quiet in (True, False):
        presence.quiet("s1", quiet)
        presence.publish()
        told.append(presence.arrive("s2", "desk:t1"))
    assert told == [{"connected": 0, "people": []}, {"connected": 1, "people": ["p1"]}]


def test_a_person_one_of_whose_tabs_answers_is_there():
    presence = Presence(lambda people: {}, two_tables, lambda *_: None)
    presence.arrive("s1", "phone:t1", Phone("p1", "t1"))
    presence.arrive("s2", "phone:t1", Phone("p1", "t1"))
    presence.quiet("s1", True)
    presence.publish()
    assert presence.arrive("s3", "screen:t1") == {"connected": 1}
