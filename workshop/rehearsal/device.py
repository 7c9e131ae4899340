"""One browser joined to a session: its page, its connection, and what it shows.

Law: it knows only what it received, and changes things only by `do`. An operation cut before its
acknowledgement is sent again with the same id, as a phone's outbox does.
"""

import asyncio
import contextlib
import random
import uuid
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import aiohttp
import socketio

from .browser import BytesReceived, browser
from .connection import ConnectionCut, LiveConnection
from .journal import Journal
from .scenario import Scenario, windows
from .shown import ShownView

ATTEMPTS = 60
PAUSE_BETWEEN_ATTEMPTS = 0.5
STEP_TRIES, SHOWN_WITHIN = 4, 5.0
BUSY_PAUSE = 1.0
LATE = frozenset({"not_in_step", "closed"})


class Device:
    """A browser with cookies of its own, in one role at one table."""

    def __init__(self, plan: Scenario, journal: Journal, role: str, table: str | None, name: str) -> None:
        self.plan, self.journal, self.role, self.table, self.name = plan, journal, role, table, name
        self.random = random.Random(f"{plan.seed}/{role}/{table}/{name}")
        self.shared, self.own = ShownView(), ShownView()
        self.presence: dict[str, Any] = {}
        self.transports = ["websocket"]
        self.tally = BytesReceived()
        self.http = browser(self.tally, plan.url)
        self.wire = LiveConnection(self.http, plan.url, self._heard)
        self.page = ""
        self.left = self.known = False
        self._changed = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connecting = asyncio.Lock()

    @property
    def step(self) -> dict[str, Any]:
        """The step under way, as shown; empty before anything is."""
        return self.shared.get("step") or {}

    @property
    def vote(self) -> dict[str, Any]:
        """The vote under way, as shown; empty when there is none."""
        return self.shared.get("vote") or {}

    @property
    def result(self) -> dict[str, Any]:
        """The result shown; empty before a sealing."""
        return self.shared.get("result") or {}

    def window(self) -> float:
        """Seconds that the step under way gets in this rehearsal."""
        agenda = self.shared.get("agenda") or []
        return windows(agenda, self.plan.minutes).get(str(self.step.get("id")), 1.0)

    async def fetch(self, link: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """GETs (or POSTs a form to) a link of the server; returns the page and the address reached.

        A status other than 200 at the end of the redirections is a surprise.
        """
        method = "GET" if form is None else "POST"
        async with self.http.request(method, self.plan.path(link), data=form) as response:
            page = await response.text()
            if response.status != 200:
                self.journal.surprise(f"{self.name}: {method} {response.url.path} answered {response.status}")
            return page, str(response.url.relative())

    async def connect(self) -> None:
        """Connects, again and again for half a minute; what the server refuses outright is a surprise."""
        async with self._connecting:
            for _ in range(ATTEMPTS):
                if self.wire.connected or self.left:
                    return
                if await self._try_once():
                    self.journal.reconnections += self.known
                    self.known = True
                    return
                await asyncio.sleep(PAUSE_BETWEEN_ATTEMPTS)
            self.journal.surprise(f"{self.name}: never connected")

    async def _try_once(self) -> bool:
        auth = {"as": self.role, "code": self.plan.code, "table": self.table}
        try:
            await self.wire.connect(auth, self.transports)
        except (socketio.exceptions.SocketIOError, aiohttp.ClientError, OSError, TimeoutError) as error:
            if "refused" in str(error):
                self.journal.surprise(f"{self.name}: connection refused: {error}")
            return False
        return True

    def _heard(self, event: str, message: Any) -> None:
        if event == "view":
            shown = self.own if message["audience"] == "own" else self.shared
            if not shown.merge(message):
                self._start(self._ask_whole(message["audience"]))
        elif event == "presence":
            self.presence = message
        elif event == "bye":
            self._start(self._load_again())
        elif event == "disconnect" and not self.left:
            self._start(self.connect())
        self._changed.set()

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask_whole(self, audience: str) -> None:
        self.journal.wholes += 1
        with contextlib.suppress(ConnectionCut, TimeoutError):  # a fresh connection brings the whole by itself
            self._heard("view", await self.wire.ask("whole", {"audience": audience}))

    async def open(self, link: str) -> None:
        """Opens a live page by its link and connects, as its script does."""
        _, self.page = await self.fetch(link)
        await self.connect()

    async def _load_again(self) -> None:
        await self.wire.close()
        await self.open(self.page)

    async def whole(self, audience: str = "shared") -> dict[str, Any]:
        """The audience's whole view as the server has it now."""
        answer: dict[str, Any] = await self.wire.ask("whole", {"audience": audience})
        return answer

    async def until(self, holds: Callable[[], Any], seconds: float) -> bool:
        """Waits until something shown makes `holds()` true; False if the seconds pass first."""
        end = monotonic() + seconds
        while not holds():
            if (left := end - monotonic()) <= 0:
                return False
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)
        return True

    async def do(
        self, name: str, body: dict[str, Any], understood: Iterable[str] = (), op_id: str | None = None
    ) -> dict[str, Any]:
        """Does an operation; returns the acknowledgement, accepted or refused.

        A refusal is a surprise unless its kind is `understood` (the step moved meanwhile is always).
        """
        answer = await self._sent({"id": op_id or uuid.uuid4().hex, "name": name, "body": body})
        self.journal.operations[name] += 1
        kind = answer.get("refused")
        if kind:
            self.journal.refusals[kind] += 1
            self._check_sentence(name, answer)
        if not answer.get("ok") and kind not in LATE.union(understood):
            self.journal.surprise(f"{self.name}: {name} {_brief(body)} answered {_brief(answer)}")
        return answer

    async def step_act(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Does something to the step, on the version shown; if that is no longer the last, looks and tries again.

        Once accepted, waits to see it.
        """
        for _ in range(STEP_TRIES):
            answer = await self.do(name, {**body, "version": self.step["version"]}, understood={"conflict"})
            if answer.get("ok"):
                await self._until_seq(answer["seq"])
            if answer.get("refused") != "conflict":
                return answer
            await self._until_version(answer["now"]["version"])
        return answer

    async def _until_seq(self, seq: int) -> None:
        await self.until(lambda: self.shared.seq >= seq, SHOWN_WITHIN)

    async def _until_version(self, version: int) -> None:
        await self.until(lambda: self.step.get("version", 0) >= version, SHOWN_WITHIN)

    async def refused(self, name: str, body: Any, kinds: Iterable[str]) -> None:
        """Does something wrong, and is surprised unless it is refused as one of the kinds."""
        answer = await self._sent({"id": uuid.uuid4().hex, "name": name, "body": body})
        self.journal.operations[name if len(name) < 40 else "?"] += 1
        self.journal.refusals[answer.get("refused", "none")] += 1
        self._check_sentence(name, answer)
        if answer.get("refused") not in LATE.union(kinds):
            self.journal.surprise(f"{self.name}: wrong {name} {_brief(body)} answered {_brief(answer)}")

    def _check_sentence(self, name: str, answer: dict[str, Any]) -> None:
        if not answer.get("text"):
            self.journal.surprise(f"{self.name}: {name} was refused without a sentence: {_brief(answer)}")

    async def _sent(self, operation: dict[str, Any]) -> dict[str, Any]:
        for _ in range(ATTEMPTS):
            began = monotonic()
            try:
                answer = await self.wire.ask("do", operation)
            except (ConnectionCut, TimeoutError):
                self.journal.resent += 1
                await self.connect()
                continue
            self.journal.latencies.append(monotonic() - began)
            if not isinstance(answer, dict):
                return {"error": "no_answer"}
            if answer.get("refused") != "busy":
                return answer
            self.journal.refusals["busy"] += 1
            await asyncio.sleep(BUSY_PAUSE)
        return {"error": "unreachable"}

    async def leave(self) -> None:
        """Closes the page."""
        self.left = True
        await self.wire.close()
        for task in list(self._tasks):
            task.cancel()
        await self.http.close()


def _brief(value: Any) -> str:
    return str(value)[:160]
