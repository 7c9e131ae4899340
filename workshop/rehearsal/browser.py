"""The part of a browser that fetches: cookies of its own, and a tally of every byte received.

Law: nothing is shared between two browsers; what is counted is what the wire carried, decoded.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from urllib.parse import urlsplit

import aiohttp

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass
class BytesReceived:
    """Bytes received: pages (HTML, JSON) and live messages (Socket.IO, by WebSocket or polling)."""

    pages: int = 0
    live: int = 0


def browser(tally: BytesReceived, url: str) -> aiohttp.ClientSession:
    """A session with its own cookie jar, that adds what it receives to the tally.

    `url`: the server's address; where it is this machine's own, its cookies come and go in clear, as in browsers.
    """
    parts = urlsplit(url)
    trusted = [f"{scheme}://{parts.netloc}" for scheme in ("http", "ws")] if parts.hostname in LOOPBACK else []
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=trusted),
        trace_configs=[_counting_responses(tally)],
        ws_response_class=_counting_socket(tally),
        timeout=aiohttp.ClientTimeout(total=60),
    )


def _counting_responses(tally: BytesReceived) -> aiohttp.TraceConfig:
    async def count(
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        chunk: aiohttp.TraceResponseChunkReceivedParams,
    ) -> None:
        if "/socket.io" in chunk.url.path:
            tally.live += len(chunk.chunk)
        else:
            tally.pages += len(chunk.chunk)

    trace = aiohttp.TraceConfig()
    trace.on_response_chunk_received.append(count)
    return trace


def _counting_socket(tally: BytesReceived) -> type[aiohttp.ClientWebSocketResponse]:
    class Counting(aiohttp.ClientWebSocketResponse):
        async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:
            message = await super().receive(timeout)
            if message.type in (aiohttp.WSMsgType.TEXT, aiohttp.WSMsgType.BINARY):
                tally.live += len(message.data.encode() if isinstance(message.data, str) else message.data)
            return message

    return Counting
