"""A venue of an owner and two relays, and the phones of a session of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.front.conftest import pocket as pocket
from tests.support.house import a_day
from tests.support.people import Crowd
from tests.support.proxy import Proxy
from tests.support.relays import PROGRAM, Door, Roaming, Venue
from workshop.serving.nginx import Site


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
def nginx(venue: Venue, tmp_path: Path) -> Iterator[Proxy]:
    """In front of the owner's pages and of the relays."""
    relays = [relay.url.partition("//")[2] for relay in venue.relays]
    made = Proxy(tmp_path / "nginx", venue.owner.folder, Site(1, venue.owner.port, relays=relays))
    yield made
    made.end()


@pytest.fixture
def code(venue: Venue) -> str:
    """A session of two tables that writes ideas, then votes."""
    return venue.owner.create(a_day(kinds=("ideas", "share", "dots")))


@pytest.fixture
def crowd(nginx: Proxy, code: str, new_crowd: Callable[[Proxy, str], Crowd]) -> Crowd:
    """The people of that session, who come through nginx."""
    return new_crowd(nginx, code)


@pytest.fixture
def phone(venue: Venue, code: str) -> Iterator[Callable[..., Roaming]]:
    """Makes phones at relays, and sends them home."""
    made: list[Roaming] = []

    def make(relays: Sequence[Door], transport: str = "websocket", table: str = "t1") -> Roaming:
        made.append(venue.phone(code, relays, transport, table))
        return made[-1]

    yield make
    for one in made:
        one.close()
