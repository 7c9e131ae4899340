"""The fast way of a view to a thousand phones: one frame built for an audience, written straight to each socket.

Law: what a phone receives is byte for byte what the stock manager would send, in the same order. A socket that is not
idle and level (still polling, upgrading, packets waiting, would block) is left to the stock queue; a phone whose queue
is full gets no more views until it has drained, then one `behind`, at which it asks for the whole.

Leans on python-engineio 4 (`Socket.queue/upgraded/closed/last_ping`, `_async["websocket"]`) and eventlet 0.4x (the lock
of its WebSocket). Any other shape (threads, another version) finds no line here and takes the stock way.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Iterator
from typing import Any

from engineio import packet as engine
from socketio import Manager
from socketio import packet as events

MOST_WAITING = 32  # views that may wait for a slow phone; it would rather have the last one
TEXT = 0x81

Frame = bytes


def frame_of(text: str) -> Frame:
    """Give the WebSocket frame (RFC 6455, 5.2) of a whole, unmasked text message."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return bytes((TEXT, size)) + body
    if size < 65_536:
        return struct.pack("!BBH", TEXT, 126, size) + body
    return struct.pack("!BBQ", TEXT, 127, size) + body


class Rest(str):
    """What remains of a frame that a socket took in part; it goes through the queue like a message."""

    frame: Frame


class Line:
    """The WebSocket of one phone, as engine.io's own handler sees it, with a second, direct way in."""

    def __init__(self, websocket: Any) -> None:
        self._websocket = websocket
        self._lock = websocket._sendlock
        self._socket = websocket.socket
        self._write: Callable[[Frame], int] = self._socket.fd.send
        self.wait, self.close, self.socket = websocket.wait, websocket.close, websocket.socket

    @staticmethod
    def fits(websocket: Any) -> bool:
        """Whether a WebSocket has the lock and the non-blocking socket that the direct way leans on."""
        return hasattr(websocket, "_sendlock") and hasattr(getattr(websocket, "socket", None), "fd")

    def send(self, message: str | bytes) -> None:
        """Send a message in its turn; called by engine.io's writer."""
        if not isinstance(message, Rest):
            self._websocket.send(message)
            return
        with self._lock:
            self._socket.sendall(message.frame)

    @property
    def busy(self) -> bool:
        """Whether the writer is in the middle of a frame."""
        return bool(self._lock.locked())

    def write(self, frame: Frame) -> Frame | None:
        """Write now what the socket takes; give what it did not take, None when that is all of it."""
        try:
            taken = self._write(frame)
        except BlockingIOError:
            return frame
        return None if taken == len(frame) else frame[taken:]


class DirectManager(Manager):  # type: ignore[misc]  # python-socketio has no types
    """Socket.IO's manager with the fast way for events that ask for no acknowledgement."""

    def __init__(self, skipped: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._skipped = skipped  # called for each view that a slow phone does not get
        self._lines: dict[str, Line] = {}
        self._behind: set[str] = set()

    def initialize(self) -> None:
        """Follow the WebSockets as engine.io opens them."""
        super().initialize()
        engine_server = self.server.eio
        stock = engine_server._async["websocket"]
        if stock is None or not stock.__module__.endswith("eventlet"):
            return

        def followed(handler: Callable[[Any], Any], server: Any) -> Any:
            return stock(lambda websocket: self._follow(handler, websocket), server)

        engine_server._async = {**engine_server._async, "websocket": followed}

    def _follow(self, handler: Any, websocket: Any) -> Any:
        socket = getattr(handler, "__self__", None)
        if socket is None or not Line.fits(websocket):
            return handler(websocket)
        line = self._lines[socket.sid] = Line(websocket)
        try:
            return handler(line)
        finally:
            if self._lines.get(socket.sid) is line:
                del self._lines[socket.sid]
            self._behind.discard(socket.sid)

    def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **kwargs: Any,
    ) -> None:
        """Send an event to a room. Same arguments and effect as the stock manager's."""
        if callback or skip_sid or isinstance(data, (tuple, bytes)) or namespace not in self.rooms:
            super().emit(
                event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, to=to, **kwargs
            )
            return
        packet = self._packet(namespace, [event] if data is None else [event, data])
        frame = frame_of(packet.encode())
        for engine_id in self._engine_ids(namespace, to or room):
            self._deliver(engine_id, packet, frame, namespace, event)

    def _packet(self, namespace: str, data: list[Any]) -> engine.Packet:
        # Said to hold no bytes, since views are JSON: looking for some costs more than writing the view.
        encoded = self.server.packet_class(events.EVENT, namespace=namespace, data=data, binary=False).encode()
        return engine.Packet(engine.MESSAGE, encoded)

    def _engine_ids(self, namespace: str, room: Any) -> Iterator[str]:
        for _, engine_id in list(self.get_participants(namespace, room)):
            yield engine_id

    def _deliver(
        self, engine_id: str, packet: engine.Packet, frame: Frame, namespace: str, event: str
    ) -> None:
        socket = self.server.eio.sockets.get(engine_id)
        if socket is None:
            return
        line = self._lines.get(engine_id)
        if line is not None and self._idle(socket, line):
            self._write(socket, line, frame)
        elif event != "view" or socket.queue.qsize() < MOST_WAITING:
            self._behind.discard(engine_id)
            self.server._send_eio_packet(engine_id, packet)
        else:
            self._skip(engine_id, namespace)

    def _skip(self, engine_id: str, namespace: str) -> None:
        self._skipped()
        if engine_id not in self._behind:
            self._behind.add(engine_id)
            self.server._send_eio_packet(engine_id, self._packet(namespace, ["behind", {}]))

    def _idle(self, socket: Any, line: Line) -> bool:
        """Whether nothing is under way to this phone and it answers; drained, it is level again."""
        late = socket.last_ping and time.time() - socket.last_ping > self.server.eio.ping_timeout
        idle = socket.upgraded and not (socket.closed or late or socket.queue.unfinished_tasks or line.busy)
        if idle:
            self._behind.discard(socket.sid)
        return bool(idle)

    def _write(self, socket: Any, line: Line, frame: Frame) -> None:
        try:
            left = line.write(frame)
        except OSError:
            return  # the peer is gone: its own reader finds it out and closes
        if left is not None:
            rest = Rest("…")
            rest.frame = left
            packet = engine.Packet(engine.MESSAGE, "")
            packet.encode_cache = rest
            socket.queue.put(packet)
