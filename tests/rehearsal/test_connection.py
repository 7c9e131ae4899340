"""The live connection of a simulated browser, on a real server."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from workshop.rehearsal.browser import BytesReceived, browser
from workshop.rehearsal.connection import LiveConnection

MOST_SECONDS = 15  # python-engineio's writer waits for words for 25, then complains on stderr


@pytest.mark.parametrize("transports", [["polling"], ["websocket"]])
def test_who_is_cut_leaves_nothing_behind_that_waits(house: Any, crowd: Any, transports: list[str]) -> None:
    cookies = crowd.phone("Alice", table="t1").browser.http.cookies

    async def cut() -> None:
        async with browser(BytesReceived(), house.url) as http:
            http.cookie_jar.update_cookies(dict(cookies))
            line = LiveConnection(http, house.url, lambda event, message: None)
            await line.connect({"as": "phone", "code": crowd.code}, transports)
            assert line.client is not None
            writing = line.client.eio.write_loop_task
            await line.cut()
            ended, _ = await asyncio.wait({writing}, timeout=MOST_SECONDS)
            assert ended

    with ThreadPoolExecutor(1) as aside:  # a browser of another test may hold this thread's loop
        aside.submit(asyncio.run, cut()).result()
