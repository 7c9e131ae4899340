"""Fixtures that speak the users' language.

`house` is a started server, `crowd` the people of a session on it; `phone("Alice")`, `desk("t1")`, `tower()`,
`screen("t1")` open real sockets with the cookies that real browsers would hold. `.do(name, **body)` gives the
acknowledgement, `.wait(lambda view: …)` waits until what was received satisfies.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support import chromium
from tests.support.house import House, serving
from tests.support.people import Crowd, Live

# Python's bytecode is kept, whatever the environment says: each of the hundreds of processes that tests start would
# compile the same modules again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Nothing in the tests is timed. The examples are the same each time: a run speaks of what was changed, not of the dice.
settings.register_profile("dice", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", settings.get_profile("dice"), derandomize=True)
settings.load_profile("same")

WALKED = ("test_whole_day.py", "test_accessibility.py")
LONGEST = (
    "test_real_material.py", *WALKED, "test_rehearse.py", "test_word.py", "test_relays.py", "test_desk.py",
    "test_reading.py", "test_hostile.py", "test_organiser.py", "test_readings.py", "test_looks.py", "test_phone.py",
    "test_processes.py", "test_wheel.py",
)  # fmt: skip
LONGEST_NAME = 80


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--stock`: every server that the tests start goes the frameworks' own way in all that is made for speed."""
    parser.addoption("--stock", action="store_true", help="servers go the frameworks' own way")


def pytest_configure(config: pytest.Config) -> None:
    """See pytest_addoption."""
    House.everywhere = {"FANOUT": "stock"} if config.getoption("--stock") else {}


def pytest_make_parametrize_id(val: object) -> str | None:
    """A long value is named by its beginning: pytest tells every process that a test starts how the test is named.

    None where pytest's own way will do. A system gives no process a word of more than 128 KB.
    """
    if isinstance(val, str | bytes) and len(val) > LONGEST_NAME:
        return f"{val[:LONGEST_NAME]!r} and so on, {len(val)} in all"
    return None


def pytest_itemcollected(item: pytest.Item) -> None:
    """A file's tests share a process, what it makes is made once; two files look at the one day that is walked.

    Marked as they are found: once all are, xdist has read the marks.
    """
    item.add_marker(pytest.mark.xdist_group("the walked day" if item.path.name in WALKED else str(item.path)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files go first, so that no process is left waiting for one in the end."""
    last = len(LONGEST)
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else last)


@pytest.fixture(params=["eventlet", "threading"])
def mode(request: pytest.FixtureRequest) -> str:
    """Each test that asks for it runs in both async modes."""
    return str(request.param)


@pytest.fixture
def new_house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Makes servers, not yet started, and ends them."""
    made: list[House] = []

    def make(mode: str = "eventlet", **settings: str) -> House:
        made.append(House(tmp_path / f"house{len(made)}" / "sessions", mode, **settings))
        made[-1].folder.mkdir(parents=True)
        return made[-1]

    yield make
    for one in made:
        one.end()


@pytest.fixture
def new_crowd() -> Iterator[Callable[[House, str], Crowd]]:
    """Makes crowds, and sends them home."""
    made: list[Crowd] = []

    def make(house: House, code: str) -> Crowd:
        made.append(Crowd(house, code))
        return made[-1]

    yield make
    for one in made:
        one.go_home()


@pytest.fixture(scope="session")
def lasting_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A started server in the default mode, for all the tests of a process."""
    with serving(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture
def house(lasting_house: House) -> House:
    """The same for all; started again where a test that failed left it ended."""
    return lasting_house.standing()


@pytest.fixture
def crowd(house: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    """The people of a session of its own, of two tables, with every kind of step."""
    return new_crowd(house, house.create())


@pytest.fixture
def phone(crowd: Crowd) -> Callable[..., Live]:
    return crowd.phone


@pytest.fixture
def desk(crowd: Crowd) -> Callable[[str], Live]:
    return crowd.desk


@pytest.fixture
def screen(crowd: Crowd) -> Callable[[str], Live]:
    return crowd.screen


@pytest.fixture
def tower(crowd: Crowd) -> Callable[[], Live]:
    return crowd.tower


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for the whole run: a thread holds no second one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for the whole run, contexts being cheap."""
    if not chromium.PROGRAM.exists():
        pytest.skip(f"no browser at {chromium.PROGRAM}: install chromium-headless-shell or set TABLEE_CHROMIUM")
    launched = chromium.launch(playwright)
    yield launched
    launched.close()
