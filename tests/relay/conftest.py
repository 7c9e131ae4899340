"""A venue of an owner and two relays, and the phones of a session of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support.house import House, a_day
from tests.support.relays import PROGRAM, Roaming, Venue


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Venue]:
    """Started, with Redis."""
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    made = Venue(tmp_path_factory.mktemp("venue"))
    yield made
    made.end()


@pytest.fixture
def venue(standing: Venue) -> Venue:
    """The same for all the tests of a file; what one of them broke is started again."""
    return standing.mended()


@pytest.fixture
def code(venue: Venue) -> str:
    """A session of two tables that writes ideas, then votes."""
    return venue.owner.create(a_day(kinds=("ideas", "share", "dots")))


@pytest.fixture
def phone(venue: Venue, code: str) -> Iterator[Callable[..., Roaming]]:
    """Makes phones at relays, and sends them home."""
    made: list[Roaming] = []

    def make(relays: list[House], transport: str = "websocket", table: str = "t1") -> Roaming:
        made.append(venue.phone(code, relays, transport, table))
        return made[-1]

    yield make
    for one in made:
        one.close()
