"""People who speak to a server as phones, desks, screens and towers do, through HTTP and sockets only."""

from __future__ import annotations

import html
import json
import re
import secrets
import threading
import time
from collections.abc import Callable
from typing import Any

import engineio
import requests
import socketio

from tests.support.house import House
from tests.support.patience import PATIENCE, wait_until
from workshop.rehearsal.shown import inside

View = dict[str, Any]


class Browser:
    """Cookies and pages, as a browser without scripts has them."""

    def __init__(self, house: House) -> None:
        self.house, self.http = house, requests.Session()

    def open(self, path: str) -> requests.Response:
        """Follow an address, absolute or of the house."""
        return self.http.get(path if path.startswith("http") else self.house.url + path, timeout=PATIENCE)

    def join(self, code: str, **form: str) -> requests.Response:
        """Fill in the form and send it."""
        page = self.open(f"/r/{code}?another=1")
        ticket = re.search(r'name="join_ticket" value="([^"]+)"', page.text)
        assert ticket, page.text
        sent = {"join_ticket": html.unescape(ticket[1])} | form
        return self.http.post(f"{self.house.url}/r/{code}", data=sent, timeout=PATIENCE)

    @property
    def cookies(self) -> str:
        """The Cookie header that goes with a socket."""
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())


class Engine(engineio.Client):
    """An engine that hears in the order in which it was told, as a page does, and ends whole.

    The stock one hears each message in a thread of its own: of two that come together the second may be first. And
    emptying its queue, it would throw away the word that ends its writer too.
    """

    def _trigger_event(self, event: str, *args: Any, run_async: bool = False, **options: Any) -> Any:
        return super()._trigger_event(event, *args, run_async=False, **options)

    def _reset(self) -> None:
        super()._reset()
        if self.write_loop_task:
            self.queue.put(None)


class Client(socketio.Client):
    """A client that leaves no thread behind."""

    def _engineio_client_class(self) -> type[Engine]:
        return Engine


class Live:
    """A socket and what it received: the shared view, the own one, presence."""

    def __init__(
        self, browser: Browser, code: str, surface: str, table: str = "", transports: tuple[str, ...] = ()
    ) -> None:
        self.browser, self.code = browser, code
        self.auth = {"as": surface, "code": code} | ({"table": table} if table else {})
        self.transports = list(transports or ("websocket",))
        self.views: dict[str, View] = {"shared": {}, "own": {}}
        self.levels: dict[str, tuple[int, int]] = {}
        self.packets: list[View] = []
        self.misfits = 0
        self.presence: View = {}
        self.farewell = ""
        self.patience: float = PATIENCE
        self.changed = threading.Condition()
        # Python's own JSON, which says NaN and Infinity; a server made in this process has set ours for all.
        self.socket = Client(json=json, reconnection_delay=0.2, reconnection_delay_max=0.5, randomization_factor=0.2)
        self.socket.on("view", self._view)
        self.socket.on("presence", self._presence)
        self.socket.on("bye", self._bye)

    def connect(self) -> Live:
        """Open the socket; raises socketio.exceptions.ConnectionError when it is refused."""
        headers = {"Cookie": self.browser.cookies}
        url = f"{self.browser.house.url}?code={self.code}"
        self.socket.connect(url, headers, auth=self.auth, transports=self.transports, wait_timeout=PATIENCE)
        return self

    def do(self, name: str, /, op_id: str | None = None, **body: Any) -> View:
        """Ask for an operation; gives the acknowledgement."""
        return self.say("do", {"id": op_id or new_op(), "name": name, "body": body})

    def say(self, event: str, *said: Any) -> View:
        """Send any message; gives the acknowledgement."""
        return self.socket.call(event, said if len(said) != 1 else said[0], timeout=self.patience)

    def wait(self, holds: Callable[[View], Any], seconds: float = PATIENCE, of: str = "shared") -> View:
        """Wait until `holds(view)`; gives the view."""
        limit = time.monotonic() + seconds
        with self.changed:
            while not (self.views[of] and holds(self.views[of])):
                assert self.changed.wait(limit - time.monotonic()), f"{seconds} s passed; last view: {self.views[of]}"
            return dict(self.views[of])

    def hears(self, holds: Callable[[], Any]) -> None:
        """Wait until something that was received makes this true."""
        with self.changed:
            assert self.changed.wait_for(holds, PATIENCE), f"last heard: {self.presence} {self.farewell}"

    def back(self) -> None:
        """Wait until the socket is open again, by itself."""
        wait_until(lambda: "/" in self.socket.namespaces, "not back")

    @property
    def shared(self) -> View:
        """The shared view as received."""
        return self.views["shared"]

    @property
    def own(self) -> View:
        """The person's own view as received."""
        return self.views["own"]

    def close(self) -> None:
        """Close the socket for good, even while it is coming back."""
        self.socket.shutdown()

    def _view(self, packet: View) -> None:
        of, base = packet["audience"], packet["base"]
        with self.changed:
            self.packets.append(packet)
            if base is None:
                self.views[of] = dict(packet["set"])
            elif self.levels.get(of) == (packet["epoch"], base):
                kept = {key: value for key, value in self.views[of].items() if key not in packet["gone"]}
                self.views[of] = inside(kept, packet["within"]) | packet["set"]
            else:
                self.misfits += 1
                return
            self.levels[of] = (packet["epoch"], packet["seq"])
            self.changed.notify_all()

    def _presence(self, figures: View) -> None:
        with self.changed:
            self.presence = figures
            self.changed.notify_all()

    def _bye(self, said: View) -> None:
        with self.changed:
            self.farewell = said["text"]
            self.changed.notify_all()


def new_op() -> str:
    """An operation's id, as a client makes one."""
    return secrets.token_hex(12)


class Crowd:
    """Makes people of a session, and sends them home at the end."""

    def __init__(self, house: House, code: str) -> None:
        self.house, self.code = house, code
        self.people: list[Live] = []

    def browser(self) -> Browser:
        """A browser that knows nothing yet."""
        return Browser(self.house)

    def phone(self, name: str = "", table: str = "", transports: tuple[str, ...] = (), **form: str) -> Live:
        """Somebody who joins and opens the phone's page."""
        browser = self.browser()
        found = browser.join(self.code, name=name, table=table, **form)
        assert found.url.endswith("/phone"), f"{found.status_code} {found.text[:400]}"
        return self.live(browser, "phone", "", transports)

    def desk(self, table: str) -> Live:
        """A facilitator with the link of a table, or `all`."""
        return self._with_link(self.house.links(self.code)["desks"][table], "desk", table)

    def screen(self, table: str) -> Live:
        """What is projected for a table, or `all`."""
        return self._with_link(self.house.links(self.code)["screens"][table], "screen", table)

    def tower(self) -> Live:
        """The organiser."""
        return self._with_link(self.house.links(self.code)["organiser"], "tower", "")

    def _with_link(self, link: str, surface: str, table: str) -> Live:
        browser = self.browser()
        opened = browser.open(link)
        assert opened.ok, f"{opened.status_code} {opened.text[:400]}"
        return self.live(browser, surface, table)

    def live(self, browser: Browser, surface: str, table: str = "", transports: tuple[str, ...] = ()) -> Live:
        """A connected socket of a browser."""
        made = Live(browser, self.code, surface, table, transports).connect()
        self.people.append(made)
        return made

    def go_home(self) -> None:
        """Close all sockets."""
        for one in self.people:
            one.close()
