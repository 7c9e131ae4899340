"""The live connection of one browser: Socket.IO, cut and taken up again.

Law: a request that was cut before its answer raises `ConnectionCut`; whoever asked decides what to send again.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import aiohttp
import socketio

ANSWER_WITHIN = 20.0
CONNECT_WITHIN = 15.0


class ConnectionCut(Exception):
    """The connection went away before the answer came."""


class LiveConnection:
    """One Socket.IO connection. `heard(event, message)` is called for each event the server sends."""

    def __init__(self, http: aiohttp.ClientSession, url: str, heard: Callable[[str, Any], None]) -> None:
        self.http, self.url, self.heard = http, url, heard
        self.client: socketio.AsyncClient | None = None
        self._waiting: set[asyncio.Future[Any]] = set()

    @property
    def connected(self) -> bool:
        """Whether the connection stands."""
        return self.client is not None and self.client.connected

    async def connect(self, auth: dict[str, Any], transports: list[str]) -> None:
        """Opens the connection. Raises socketio.exceptions.ConnectionError when refused or out of reach."""
        client = socketio.AsyncClient(http_session=self.http, reconnection=False)
        for event in ("view", "presence", "bye", "disconnect"):
            client.on(event, self._listener(event))
        self.client = client
        url = f"{self.url}?code={auth['code']}"  # by which a proxy finds the process that holds the session
        await client.connect(url, auth=auth, transports=transports, wait_timeout=CONNECT_WITHIN)

    def _listener(self, event: str) -> Callable[..., None]:
        def listen(*message: Any) -> None:
            if event == "disconnect":
                self._fail_waiting()
            self.heard(event, message[0] if message else None)

        return listen

    def _fail_waiting(self) -> None:
        for answer in self._waiting:
            if not answer.done():
                answer.set_exception(ConnectionCut())

    async def ask(self, event: str, message: Any) -> Any:
        """Sends an event and returns its acknowledgement. Raises Cut; TimeoutError after 20 s of silence."""
        if not self.connected or self.client is None:
            raise ConnectionCut
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.add(answer)
        try:
            await self.client.emit(event, message, callback=lambda *given: self._answered(answer, given))
            return await asyncio.wait_for(answer, ANSWER_WITHIN)
        except socketio.exceptions.SocketIOError as error:
            raise ConnectionCut from error
        finally:
            self._waiting.discard(answer)

    @staticmethod
    def _answered(answer: asyncio.Future[Any], given: tuple[Any, ...]) -> None:
        if not answer.done():
            answer.set_result(given[0] if given else None)

    async def cut(self) -> None:
        """Pulls the plug: no goodbye to the server, as when a phone leaves the Wi-Fi."""
        if self.client is not None:
            await self.client.eio.disconnect(abort=True)
            await self.client.eio.queue.put(None)  # or what writes would wait for words, and complain of their absence

    async def close(self) -> None:
        """Says goodbye and closes."""
        if self.client is not None:
            with contextlib.suppress(socketio.exceptions.SocketIOError, aiohttp.ClientError):
                await self.client.disconnect()
