"""What an owner and its relays write to each other."""

import pytest

from workshop.realtime.cluster.envelopes import Addresses, Letter, Misread, gathered

ALL = "tablee/0/relays"


def test_a_letter_is_read_as_it_was_written() -> None:
    view = {"set": {"title": "Été « ouvert »"}}
    letter = Letter("relay", 3, 7, [["tell", "K7XQ2M/phone:t1", "view", view], ["over"]])
    assert Letter.read(letter.text()) == letter


@pytest.mark.parametrize("text", [
    "", "nonsense", "{}", "[]", '["relay", 0, 0]', '["relay", "0", 0, []]', '[1, 0, 0, []]', "\ud800", None, 7,
    '["relay", 0, 0, ["over"]]', '["relay", 0, 0, [[]]]', '["relay", 0, 0, [[1]]]', '["relay", 0, 0, {}]',
])  # fmt: skip
def test_a_letter_of_another_shape_is_misread(text: object) -> None:
    with pytest.raises(Misread):
        Letter.read(text)


def test_databases_of_one_redis_have_their_own_addresses() -> None:
    assert Addresses.of("redis://:word@host:6379/2").owner == "tablee/2/owner"
    assert Addresses.of("redis://host").relay("r1") == "tablee/0/relay/r1"
    assert Addresses.of("unix:///run/redis.sock").relays == ALL


def test_what_goes_to_one_reader_goes_in_one_letter() -> None:
    said = [("one", ["a"]), ("two", ["b"]), ("one", ["c"]), ("two", ["d"])]
    assert gathered(said, ALL) == [("one", [["a"], ["c"]]), ("two", [["b"], ["d"]])]


def test_what_goes_to_all_stays_between_what_each_was_told_before_and_after() -> None:
    said = [("one", ["seat"]), (ALL, ["first"]), (ALL, ["second"]), ("one", ["leave"]), ("two", ["a"]), (ALL, ["last"])]
    both, own = (ALL, [["first"], ["second"]]), [("one", [["leave"]]), ("two", [["a"]])]
    assert gathered(said, ALL) == [("one", [["seat"]]), both, *own, (ALL, [["last"]])]


def test_nothing_said_is_no_letter() -> None:
    assert gathered([], ALL) == []
