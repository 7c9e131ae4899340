"""The server's time on a device whose clock is put right, or which slept: a second wrong at most, once it is awake."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.front.conftest import Pocket
from tests.front.test_phone import go
from tests.support.house import House
from tests.support.people import Crowd

HOUR = 3_600_000

# A device of which the test turns both clocks, and a server whose time is the truth. `way` is how long a message takes
# there and back, `there` and `back`; what passes is `pass(ms)`, `sleep(ms, counts)`, `correct(ms)`.
WORLD = """async ([base, acts]) => {
  const world = { truth: 18e11, wall: 18e11 - 90_000, count: 5_000, there: 5, back: 5, asks: 0 };
  const [date, performed] = [Date.now, performance.now];
  Date.now = () => world.wall;
  performance.now = () => world.count;
  const pass = (ms) => { world.truth += ms; world.wall += ms; world.count += ms; };
  try {
    const { serverClock } = await import(`${base}/static/js/server-clock.js`);
    let silent = false;
    const ask = async () => {
      world.asks += 1;
      if (silent) throw new Error("offline");
      pass(world.there);
      const told = world.truth;
      pass(world.back);
      return told;
    };
    const clock = serverClock(ask);
    const settled = async () => { for (let turn = 0; turn < 40; turn += 1) await null; };
    const does = {
      connect: async () => { silent = false; clock.restart(); },
      view: async (late) => { const told = world.truth; pass(late); clock.read(told); },
      pass: async (ms) => pass(ms),
      sleep: async (ms, counts) => { world.truth += ms; world.wall += ms; if (counts) world.count += ms; },
      correct: async (ms) => { world.wall += ms; },
      way: async (there, back) => { [world.there, world.back] = [there, back]; },
      cut: async () => { silent = true; },
      tick: async () => { clock.now(); },
      wake: async () => { clock.set(); },
    };
    const wrong = [];
    for (const [name, ...how] of acts) {
      await does[name](...how);
      await settled();
      wrong.push(Math.round(clock.now() - world.truth));
      await settled();
    }
    return { wrong, asks: world.asks };
  } finally {
    [Date.now, performance.now] = [date, performed];
  }
}"""

Act = tuple[Any, ...]


@pytest.fixture(scope="module")
def world(lasting_house: House, browser: Browser) -> Any:
    """Plays acts in a page; gives by how many milliseconds the clock was wrong after each, and how often it asked."""
    page: Page = browser.new_page()
    page.goto(lasting_house.url)
    yield lambda *acts: page.evaluate(WORLD, [lasting_house.url, [list(act) for act in acts]])
    page.close()


MOVES: dict[str, list[Act]] = {
    "put right by three hours": [("correct", 3 * HOUR)],
    "put back by three hours": [("correct", -3 * HOUR)],
    "asleep, its count going on": [("sleep", HOUR, True)],
    "asleep, its count stopped": [("sleep", HOUR, False)],
    "asleep for a moment, its count stopped": [("sleep", 1_500, False)],
    "asleep, and put back by as much": [("sleep", HOUR, False), ("correct", -HOUR)],
}


@pytest.mark.parametrize("first", MOVES)
@pytest.mark.parametrize("then", MOVES)
def test_whatever_moves_the_clock_is_right_to_a_second_once_it_is_awake(world: Any, first: str, then: str) -> None:
    begun: list[Act] = [("connect",), ("view", 20), ("pass", 60_000)]
    told = world(*begun, *MOVES[first], ("tick",), ("wake",), ("pass", 30_000), *MOVES[then], ("tick",), ("wake",))
    assert abs(told["wrong"][len(begun) - 1]) <= 50
    assert abs(told["wrong"][-1]) <= 50


def test_without_waking_a_clock_that_ticks_finds_out_by_itself(world: Any) -> None:
    for move in (("correct", HOUR), ("correct", -HOUR), ("sleep", HOUR, False)):
        told = world(("connect",), ("view", 20), move, ("tick",))
        assert abs(told["wrong"][-1]) <= 50, move


def test_a_clock_put_right_without_network_shows_the_same_time(world: Any) -> None:
    for by in (HOUR, -HOUR):
        told = world(("connect",), ("view", 20), ("cut",), ("correct", by), ("tick",), ("pass", 60_000))
        assert abs(told["wrong"][-1]) <= 50, by


def test_of_several_answers_the_shortest_way_counts(world: Any) -> None:
    long_back = [("way", 10, 1_900), ("connect",), ("way", 10, 20), ("wake",)]
    assert abs(world(*long_back)["wrong"][-1]) <= 20
    again_long = world(("connect",), ("way", 10, 1_900), ("wake",))
    assert abs(again_long["wrong"][-1]) <= 20


def test_an_answer_that_took_two_seconds_is_a_second_wrong_at_most(world: Any) -> None:
    for there, back in itertools.permutations((0, 2_000)):
        assert abs(world(("way", there, back), ("connect",))["wrong"][-1]) <= 1_000


def test_a_late_view_does_not_set_the_clock_back(world: Any) -> None:
    assert abs(world(("connect",), ("view", 20), ("view", 8_000))["wrong"][-1]) <= 50


def test_a_good_network_is_asked_once_and_again_after_ten_minutes(world: Any) -> None:
    assert world(("connect",), ("view", 20), ("tick",), ("pass", 500_000), ("view", 20))["asks"] == 1
    assert world(("connect",), ("view", 20), ("tick",), ("pass", 601_000), ("view", 20))["asks"] == 2


TURNED = """window.turned = { wall: 0, count: 0 };
const [date, count] = [Date.now.bind(Date), performance.now.bind(performance)];
Date.now = () => date() + window.turned.wall;
performance.now = () => count() + window.turned.count;"""
LEFT = """() => { const [minutes, seconds] = document.querySelector('.seat-bar .time').innerText
  .match(/\\d+:\\d+/)[0].split(':').map(Number); return 60 * minutes + seconds; }"""


@pytest.mark.parametrize(("wall", "count"), [(HOUR, 0), (-HOUR, 0), (HOUR, HOUR), (0, -HOUR)])
def test_a_phone_s_countdown_stays_right_when_its_clocks_move(
    crowd: Crowd, pocket: Callable[..., Pocket], wall: int, count: int
) -> None:
    """The last of them slept for an hour, of which it counted none, and was put back by as much."""
    go(crowd, "s2").close()
    page = pocket("Alice", script=TURNED).page
    page.wait_for_function(f"() => ({LEFT})() > 0")
    before = page.evaluate(LEFT)
    page.evaluate("([wall, count]) => { window.turned = { wall, count }; }", [wall, count])
    page.wait_for_function(
        f"before => {{ const left = ({LEFT})(); return left < before && left > before - 120; }}", arg=before
    )
