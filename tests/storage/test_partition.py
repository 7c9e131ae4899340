"""Which process holds a session: the pure function that Python and the proxy's configuration share."""

import random
from collections import Counter

import pytest

from workshop.storage.codes import ALPHABET, new_code
from workshop.storage.partition import SLOTS, Share, dealt, slot_of

CHI_SQUARE = {1: 6.6, 2: 9.2, 3: 11.3, 5: 15.1}  # by degrees of freedom: one even draw in a hundred is above


def test_a_slot_is_the_last_two_characters_read_as_a_number() -> None:
    assert [slot_of("K7XQ22"), slot_of("K7XQ23"), slot_of("K7XQ32"), slot_of("222 ZZ")] == [0, 1, 30, SLOTS - 1]


@pytest.mark.parametrize(("key", "workers", "found"), [
    (10863919174838991, 11, 6), (2016238256797177309, 11, 3), (1673758223894951030, 11, 5),
    (2, 100001, 80343), (2201, 100001, 22152), (2202, 100001, 15018),
])  # fmt: skip
def test_the_function_gives_the_answers_of_other_implementations(key: int, workers: int, found: int) -> None:
    assert dealt(key, workers) == found


@pytest.mark.parametrize("workers", [2, 3, 4, 6])
def test_a_thousand_codes_are_spread_evenly(workers: int) -> None:
    dice = random.Random(7)
    codes = ("".join(dice.choices(ALPHABET, k=6)) for _ in range(1000))
    found = Counter(dealt(slot_of(code), workers) for code in codes)
    mean = 1000 / workers
    assert sum((found[worker] - mean) ** 2 / mean for worker in range(workers)) < CHI_SQUARE[workers - 1]


@pytest.mark.parametrize("workers", range(1, 24))
def test_one_worker_more_takes_from_all_and_moves_nothing_else(workers: int) -> None:
    before, after = ([dealt(slot, count) for slot in range(SLOTS)] for count in (workers, workers + 1))
    moved = [after[slot] for slot in range(SLOTS) if before[slot] != after[slot]]
    assert set(moved) == {workers}
    assert 0.5 < len(moved) * (workers + 1) / SLOTS < 1.5


def test_every_session_is_held_by_one_process_of_all_the_machines() -> None:
    shares = [Share(3, worker, machine, 2) for machine in (1, 2) for worker in (1, 2, 3)]
    for code in (new_code() for _ in range(200)):
        (holder,) = (share for share in shares if share.holds(code))
        assert (holder.machine, holder.worker) == holder.place(code)
        assert [share.machine for share in shares if share.here(code)] == [holder.machine] * 3


def test_a_process_that_is_alone_holds_all_that_is_of_its_machine() -> None:
    codes = [new_code() for _ in range(100)]
    assert all(Share().holds(code) and Share().tends(code) for code in codes)
    assert all(Share(3, 0, 2, 2).holds(code) == Share(3, 0, 2, 2).here(code) for code in codes)


def test_a_file_left_behind_by_a_move_is_tended_by_one_worker() -> None:
    code = next(code for code in iter(new_code, "") if not Share(3, 1, 1, 2).here(code))
    assert [worker for worker in (1, 2, 3) if Share(3, worker, 1, 2).tends(code)] == [1]
