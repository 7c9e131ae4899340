"""A room over several processes: Redis, an owner, relays, and phones that come back as the page does."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import redis
import socketio

from tests.support.house import House
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Browser, Client, Live, View, new_op
from tests.support.ports import free_port

PROGRAM = shutil.which("redis-server")
LET_IN_SECONDS = 4.0


class Door(Protocol):
    """Where a phone knocks: a relay, or nginx."""

    url: str


class Redis:
    """Debian's redis-server on a loopback port, which keeps nothing."""

    def __init__(self, folder: Path, password: str = "") -> None:
        self.folder, self.port, self.password = folder, free_port(), password
        self.url = f"redis://{':' + password + '@' if password else ''}127.0.0.1:{self.port}/0"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Redis:
        """Start, and wait until it answers."""
        assert PROGRAM
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)]
        words += ["--requirepass", self.password] if self.password else []
        self.process = subprocess.Popen([PROGRAM, *words], stdout=subprocess.DEVNULL)
        wait_until(self.answers, "redis-server did not start")
        return self

    def standing(self) -> Redis:
        """Start again if it has ended."""
        return self.start() if self.process and self.process.poll() is not None else self

    def answers(self) -> bool:
        try:
            return bool(self.client().ping())
        except redis.ConnectionError:
            return False

    def client(self) -> Any:
        return redis.Redis.from_url(self.url, decode_responses=True)

    def stop(self) -> None:
        """As a machine that fails does."""
        if self.process:
            self.process.kill()
            self.process.wait()


class Roaming(Live):
    """A phone that comes back by itself, to the first relay that lets it in, and says again what was not answered."""

    def __init__(
        self, browser: Browser, code: str, surface: str, relays: Sequence[Door], transport: str, table: str = ""
    ) -> None:
        super().__init__(browser, code, surface, table, transports=(transport,))
        self.relays, self.gone, self.patience = relays, False, 3
        self.coming_back = threading.Thread(target=self._come_back, daemon=True)

    def connect(self) -> Roaming:
        self.coming_back.start()
        wait_until(lambda: self.let_in and self.shared, "the phone was not let in")
        return self

    def _come_back(self) -> None:
        while not self.gone:
            if not self.let_in:
                self._try_each()
            time.sleep(0.05)

    @property
    def let_in(self) -> bool:
        """Whether its socket is open, and somebody listens there."""
        return "/" in self.socket.namespaces and self.socket.connected

    def _try_each(self) -> None:
        for relay in self.relays:
            self.socket = self._new_socket()  # one that was cut keeps its threads, which a second life would wait for
            try:
                self.socket.connect(relay.url, auth=self.auth, transports=self.transports, wait=False)
            except socketio.exceptions.ConnectionError:
                time.sleep(0.2)
                continue
            if self._welcome():
                return
            self.socket.eio.disconnect(abort=True)

    def _welcome(self) -> bool:
        """Wait to be let in. A page that polls learns at once that its relay does not know it; this client, late."""
        limit = time.monotonic() + LET_IN_SECONDS
        while not self.let_in and self.socket.eio.state == "connected" and time.monotonic() < limit:
            time.sleep(0.02)
        return self.let_in

    def _new_socket(self) -> Client:
        made = Client(reconnection=False, http_session=self.browser.http)  # with its cookies, old and new
        for event, heard in (("view", self._view), ("presence", self._presence), ("bye", self._bye)):
            made.on(event, heard)
        return made

    def say(self, event: str, *said: Any) -> View:
        """Send a message; one that is not answered in time ends the socket.

        A page learns at once that a relay which it asks does not know it; this client, with its next poll, 25 s later.
        """
        try:
            return super().say(event, *said)
        except socketio.exceptions.TimeoutError:
            self.socket.eio.disconnect(abort=True)
            raise

    def surely(self, name: str, /, **body: Any) -> View:
        """Say an operation under one id until it is accepted, as the outbox does."""
        op_id, answers = new_op(), []

        def accepted() -> bool:
            try:
                answers.append(self.do(name, op_id, **body))
            except (socketio.exceptions.SocketIOError, ValueError):
                return False
            return bool(answers[-1].get("ok"))

        wait_until(accepted, f"{name} was never accepted: {answers}", pause=0.1)
        return answers[-1]

    def close(self) -> None:
        self.gone = True
        self.coming_back.join(PATIENCE)
        super().close()


class Venue:
    """An owner of one session, its relays (one of each way to serve), and phones at them."""

    def __init__(self, folder: Path) -> None:
        self.redis = Redis(folder).start()
        self.owner = self._house(folder / "owner", "eventlet").start()
        self.relays = [self._relay(folder / "relay1", "eventlet"), self._relay(folder / "relay2", "threading")]

    def _house(self, folder: Path, mode: str, **settings: str) -> House:
        (folder / "sessions").mkdir(parents=True)
        return House(folder / "sessions", mode, REDIS=self.redis.url, **settings)

    def _relay(self, folder: Path, mode: str) -> House:
        return self._house(folder, mode, ROLE="relay").start()

    def phone(self, code: str, relays: Sequence[Door], transport: str = "websocket", table: str = "t1") -> Roaming:
        """Somebody who joins, and whose phone goes to the first of these relays that lets it in."""
        browser = Browser(self.owner)
        assert browser.join(code, table=table).ok
        return Roaming(browser, code, "phone", relays, transport).connect()

    def holder(self, code: str, link: str, surface: str, relays: Sequence[Door], table: str = "") -> Roaming:
        """Who holds a link: a desk, a screen, the tower; their page is at these relays too."""
        browser = Browser(self.owner)
        assert browser.open(link).ok
        return Roaming(browser, code, surface, relays, "websocket", table).connect()

    def mended(self) -> Venue:
        """With whatever ended started again."""
        for part in (self.redis, self.owner, *self.relays):
            part.standing()
        return self

    def end(self) -> None:
        for house in [*self.relays, self.owner]:
            house.end()
        self.redis.stop()
