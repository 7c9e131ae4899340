"""The day is walked once; the tests then judge what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.front.conftest import pocket as pocket
from tests.front.conftest import surface as surface
from tests.journeys.around import Around
from tests.journeys.day import Day
from tests.journeys.watch import Findings, Watch
from tests.support.house import House
from workshop.identity import OrganiserLink


@dataclass(frozen=True)
class Walked:
    """A day that is over: its Word file, what was read on the pages, what was wrong with them."""

    memento: Path
    facts: dict[str, Any]
    findings: Findings
    watch: Watch


@pytest.fixture(scope="session")
def walked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """The whole day in real browsers on a server of its own, then the pages around it."""
    folder = tmp_path_factory.mktemp("day")
    house = House(folder / "sessions", "eventlet")
    house.folder.mkdir()
    house.start()
    watch, findings = Watch(browser, house.url), Findings()
    day = Day(watch, findings.look, f"{house.url}/o/sign-in/{OrganiserLink(house.folder).token()}")
    try:
        memento = day.lives(folder)
        Around(watch, findings.look, day.office.page, day.code).walk()
        day.is_archived()
        yield Walked(memento, day.facts, findings, watch)
    finally:
        watch.close()
        house.end()
