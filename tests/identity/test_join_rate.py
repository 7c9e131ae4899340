"""The pace of newcomers: a whole room comes in at once, from one address; a crowd that no room makes does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.identity.brake import WINDOW_SECONDS
from workshop.identity.join_rate import LEAST, LONGEST_SECONDS, MOST_WAITING, PHONE, Arrivals, cost

VENUE, PLACES, ROOM = "192.0.2.1", 108, 120
TURN = PHONE * WINDOW_SECONDS / LEAST  # between two phones that wait


class Hall:
    """A clock that stands, and the waits that were asked for, which are over at once."""

    def __init__(self) -> None:
        self.now, self.waits = 1_000.0, list[float]()
        self.arrivals = Arrivals("s" * 64, lambda: self.now, self.waits.append)

    def comes(self, seats: int = 1, address: str = VENUE, session: str = "ABCDEF", places: int = PLACES) -> bool:
        return self.arrivals.come(session, address, seats, places)


@pytest.fixture
def live_session() -> Hall:
    return Hall()


def test_a_room_of_phones_comes_in_at_once_and_others_of_their_address_in_their_turn(live_session: Hall) -> None:
    assert all(live_session.comes() for _ in range(LEAST // PHONE)) and live_session.waits == []
    waiting = [live_session.comes() for _ in range(100)]
    assert waiting.count(True) == int(LONGEST_SECONDS / TURN) and sorted(waiting, reverse=True) == waiting
    assert live_session.waits == pytest.approx([TURN * n for n in range(1, len(live_session.waits) + 1)])


@given(st.lists(st.integers(1, 4), min_size=ROOM // 4, max_size=ROOM))
def test_however_a_room_shares_its_phones_up_to_four_on_one_nobody_waits(shared: list[int]) -> None:
    live_session = Hall()
    while sum(shared) > ROOM:
        shared.pop()
    assert all(live_session.comes(seats) for seats in shared) and live_session.waits == []


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 12)), max_size=400), st.integers(1, 3_000))
def test_whatever_comes_and_when_no_more_is_let_in_than_the_pace_allows(
    coming: list[tuple[float, int]], places: int
) -> None:
    live_session, most = Hall(), max(LEAST, places)
    began, spent = live_session.now, 0
    for pause, seats in coming:
        live_session.now += pause
        spent += cost(seats) if live_session.comes(seats, places=places) else 0
        passed = live_session.now - began + LONGEST_SECONDS
        assert spent <= most + passed * most / WINDOW_SECONDS + 1e-6
    assert all(wait <= LONGEST_SECONDS for wait in live_session.waits)


def test_nine_devices_of_twelve_people_do_not_fill_a_room_at_once(live_session: Hall) -> None:
    assert [live_session.comes(12) for _ in range(9)].count(True) == 3
    minutes = 0
    while minutes < 9 and not all(live_session.comes(12) for _ in range(3)):
        live_session.now += WINDOW_SECONDS
        minutes += 1
    assert minutes == 1


def test_who_comes_a_few_at_a_time_never_waits(live_session: Hall) -> None:
    for _ in range(1_000):
        assert live_session.comes()
        live_session.now += 0.5
    assert live_session.waits == []


def test_a_larger_room_comes_in_faster(live_session: Hall) -> None:
    assert all(live_session.comes(places=1_500) for _ in range(500)) and live_session.waits == []


def test_another_address_and_another_session_are_not_held_up(live_session: Hall) -> None:
    while live_session.comes():
        pass
    live_session.waits.clear()
    assert live_session.comes(address="192.0.2.2") and live_session.comes(session="GHJKLM") and live_session.waits == []
    assert not live_session.comes(address="::ffff:192.0.2.1")


def test_no_more_wait_at_once_than_the_server_keeps(live_session: Hall) -> None:
    """Each that waits makes another come: so many waits are under way together."""
    deepest = [0]

    def another(seconds: float) -> None:
        deepest[0] += 1
        live_session.comes(places=10_000)

    live_session.arrivals.sleep = another
    while live_session.comes(places=10_000):
        if deepest[0]:
            break
    assert deepest[0] == MOST_WAITING


def test_no_address_is_kept(live_session: Hall) -> None:
    assert live_session.comes() and VENUE not in repr(vars(live_session.arrivals))
