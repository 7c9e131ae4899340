"""The frameworks' own way, on servers that leave all that is made for speed: what comes in, what goes out, who stays.

This is part of tests/realtime; all of it goes that way with `make pytest ARGS="--stock tests/realtime"`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.realtime.test_connect import *  # noqa: F403  (the same tests, on the servers made here)
from tests.realtime.test_every_message import *  # noqa: F403
from tests.support.house import House, serving


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server for all the tests here."""
    with serving(tmp_path_factory.mktemp("house"), request.param, FANOUT="stock") as made:
        yield made
