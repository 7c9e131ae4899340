"""A rehearsal on this machine joins as browsers do: a cookie that is `Secure` comes and goes by the loopback."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie

import pytest
from yarl import URL

from workshop.rehearsal.browser import BytesReceived, browser


@pytest.mark.parametrize(
    ("url", "sent"),
    [("http://127.0.0.1:5000", True), ("http://192.168.1.2:5000", False), ("https://seance.example", True)],
)
def test_a_secure_cookie_is_sent_by_the_loopback_and_by_https_alone(url: str, sent: bool) -> None:
    async def cookies() -> list[str]:
        async with browser(BytesReceived(), url) as one:
            one.cookie_jar.update_cookies(SimpleCookie("seat=1; Secure; Path=/"), URL(url))
            return list(one.cookie_jar.filter_cookies(URL(url) / "r/K7M2QX"))

    with ThreadPoolExecutor(1) as aside:  # a browser of another test may hold this thread's loop
        assert aside.submit(asyncio.run, cookies()).result() == (["seat"] if sent else [])
