"""What a socket says, before anybody looks at what it means.

Law: words only, in whole packets that can be read, no faster than anybody acts, and nothing more while what it was told
waits to be read. A socket that does otherwise is closed, and nobody waits for it. So whatever is said is answered, if
it asks for that, or its socket is closed; nothing is passed over in silence.

Leans on python-engineio 4 (`Server.handle_request`, `handlers`, `disconnect`, `_async`; `Socket.queue`, `session`),
python-socketio 5 (`Packet.decode`) and simple-websocket 1 (`Base.connected`, `input_buffer`).
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from engineio import Server
from engineio.socket import Socket
from simple_websocket import ConnectionClosed
from socketio import packet

from workshop.realtime.fast.websockets import around, replaced
from workshop.realtime.payload import RateLimit

PACKETS = ("1", "3", "4", "5")  # how a client's packet of engine.io begins: its type; the others are a server's
PROBE = "2probe"  # the first that is said, where polling becomes a WebSocket
COME_IN, LEAVE, EVENT = "0", "1", "2"  # how a client's packet of Socket.IO begins
BURST = 120  # messages in ten seconds: twice what is answered, so that who is too fast is told before it is closed
MOST_UNREAD = 64  # packets; views that wait are fewer
LOOK_SECONDS = 0.05
MANY = 32  # reads, after which everybody else passes
AWAKE_SECONDS = 1.0
PACE = "pace"
OURS = ("connect", "disconnect", "connect_error", "*")  # events that the server tells itself
NONE_OF_OURS = "?"
ACTS = ("do", "whole", "pong_time")

Wait = Callable[[], Any]


class CheckedPacket(packet.Packet):  # type: ignore[misc]  # python-socketio has no types
    """A packet of Socket.IO that holds no bytes, and whose event, if it is one, is a client's to name."""

    uses_binary_events = False
    data: Any

    def decode(self, encoded_packet: Any) -> int:
        """Read what was said; raises ValueError."""
        awaited = super().decode(encoded_packet)
        if awaited or self.packet_type > packet.CONNECT_ERROR:
            raise ValueError("bytes")
        if self.packet_type == packet.EVENT:
            name = self.data[0] if isinstance(self.data, list) and self.data else None
            if not isinstance(name, str) or (self.id is None and name not in ACTS):
                raise ValueError("no event of a client")
            if name in OURS:
                self.data = [NONE_OF_OURS]
        return 0


def readable(wait: Wait) -> Wait:
    """Give a WebSocket's `wait` that ends, as if its phone were gone, at what is no packet: engine.io's would raise."""
    first = True

    def next_packet() -> Any:
        nonlocal first
        said, probing, first = wait(), first, False
        if isinstance(said, str) and (said.startswith(PACKETS) or (probing and said == PROBE)):
            return said
        time.sleep(0)  # engine.io waits for its writer only if that has begun
        return None

    return next_packet


def awake(websocket: Any) -> Wait:
    """Give the `wait` of a thread's WebSocket; simple-websocket's own may sleep for ever when a line is cut."""

    def said_or_gone() -> Any:
        line, said = websocket.ws, None
        while said is None and (line.connected or line.input_buffer):
            try:
                said = line.receive(AWAKE_SECONDS)
            except ConnectionClosed:
                break
        return said

    return said_or_gone


def passing(recv: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Give the `recv` of a greenlet's socket that lets everybody else pass now and then: a flood never waits."""
    reads = 0

    def read(count: int) -> bytes:
        nonlocal reads
        reads += 1
        if reads % MANY == 0:
            time.sleep(0)
        return recv(count)

    return read


class ReceiveBuffer(list[Any]):
    """What a thread's WebSocket has read and nobody has taken yet: more than `most` bytes, and its line is cut."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def append(self, said: Any) -> None:
        """Add a message; raises OSError, by which simple-websocket closes."""
        if self and sum(map(len, self)) + len(said) > self._most:
            raise OSError("said faster than taken")
        super().append(said)

    def reading(self, target: Callable[[], None]) -> threading.Thread:
        """Give the thread that reads a WebSocket, by its method, into this."""
        target.__self__.input_buffer = self  # type: ignore[attr-defined]
        return threading.Thread(target=target)


class PacketLimits:
    """Takes over what the sockets of a server say. `most`: bytes of a message. `inside`: whether one was let in."""

    def __init__(self, engine: Server, most: int, inside: Callable[[str], bool]) -> None:
        self._engine, self._receive, self._inside = engine, engine.handlers["message"], inside
        self._answer: WSGIApplication = engine.handle_request
        engine.handle_request = self.answer
        engine.on("message", self.receive)
        engine.disconnect = self.end
        self._threads = engine.async_mode == "threading"
        layers = around(engine, self._heed)
        if self._threads:
            layers.options = {"max_message_size": lambda: most, "thread_class": lambda: ReceiveBuffer(most).reading}

    @contextlib.contextmanager
    def _heed(self, _: Any, websocket: Any) -> Iterator[Any]:
        if self._threads:
            with replaced(websocket, "wait", readable(awake(websocket))):
                yield websocket
            return
        line = websocket.socket
        with replaced(line, "recv", passing(line.recv)), replaced(websocket, "wait", readable(websocket.wait)):
            yield websocket

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; 400 to one for a WebSocket that is not RFC 6455's (4.1): a proxy's half, a draft's."""
        if not _wants_websocket(environ) or _is_handshake(environ):
            return self._answer(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain")])
        return [b""]

    def receive(self, engine_id: str, said: Any) -> None:
        """Let a message in, and come back once its sender has read enough of what it was told before."""
        peer = self._engine.sockets.get(engine_id)
        if peer is None or peer.closed:
            return
        pace = peer.session.setdefault(PACE, RateLimit(BURST))
        if not isinstance(said, str) or not pace.take(time.monotonic()) or not self._has_its_place(engine_id, said):
            self.end(engine_id)
            return
        try:
            self._receive(engine_id, said)
        except ValueError:  # nobody can read it; what an act raises is answered, and never comes here
            self.end(engine_id)
        if said.startswith(LEAVE):
            self.end(engine_id)
        while peer.queue.qsize() > MOST_UNREAD and not peer.closed:
            time.sleep(LOOK_SECONDS)

    def _has_its_place(self, engine_id: str, said: str) -> bool:
        """Whether it is a request to come in, of who is not, or what somebody inside says, in no other namespace."""
        if not self._inside(engine_id):
            return said.startswith(COME_IN)
        return said.startswith((LEAVE, EVENT)) and said[1:2] != "/"

    def end(self, engine_id: str) -> None:
        """Close a socket. Engine.io's own way waits, for ever if need be, until all that it was told is read."""
        peer: Socket | None = self._engine.sockets.pop(engine_id, None)
        if peer:
            peer.close(wait=False, abort=True, reason=self._engine.reason.SERVER_DISCONNECT)


def _wants_websocket(environ: WSGIEnvironment) -> bool:
    asked = parse_qs(environ.get("QUERY_STRING", "")).get("transport") == ["websocket"]
    return asked or environ.get("HTTP_UPGRADE", "").lower() == "websocket"


def _is_handshake(environ: WSGIEnvironment) -> bool:
    said = [environ.get(f"HTTP_{name}", "") for name in ("UPGRADE", "CONNECTION", "SEC_WEBSOCKET_VERSION")]
    upgrade, connection, version = said
    options = [option.strip() for option in connection.lower().split(",")]
    return upgrade.lower() == "websocket" and "upgrade" in options and version == "13"
