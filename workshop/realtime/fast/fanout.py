"""The fast way of a view to a thousand phones: one frame built for an audience, written straight to each socket.

Law: what a phone receives is byte for byte what the stock manager would send, in the same order. A socket that is not
idle (still polling, upgrading, packets waiting, would block) is left to the stock queue; a phone whose queue is full
gets no more views until it has drained, then one `behind`, at which it asks for the whole.

Leans on python-engineio 4 (`Socket.queue/upgraded/closed/session`, `_async["websocket"]`, `send_packet`) and eventlet
0.4x (the lock of its WebSocket). Any other shape (threads, another version) goes the stock way.

A thousand phones are written to with a cold cache, so that what is looked at for each is most of our own cost: a phone
remembers that nothing waits for it until something goes the stock way, and the phones of a room are listed once.
"""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable, Iterator
from typing import Any

from engineio import packet as engine
from socketio import packet as events

from workshop.realtime.fast.membership import Membership
from workshop.realtime.fast.websockets import around

MOST_WAITING = 32  # views that may wait for a slow phone; it would rather have the last one
TEXT = 0x81
BEHIND = "behind"

Frame = bytes
Queue = Callable[[str, engine.Packet], None]


def frame_of(text: str) -> Frame:
    """Give the WebSocket frame (RFC 6455, 5.2) of a whole, unmasked text message."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return bytes((TEXT, size)) + body
    if size < 65_536:
        return struct.pack("!BBH", TEXT, 126, size) + body
    return struct.pack("!BBQ", TEXT, 127, size) + body


class PartialWrite(str):
    """What remains of a frame that a socket took in part; it goes through the queue like a message."""

    frame: Frame


class WriteLock:
    """The lock under which the stock way writes; `on_acquire` is called for each who wants it."""

    def __init__(self, lock: Any, on_acquire: Callable[[], None]) -> None:
        self.lock, self._on_acquire = lock, on_acquire
        self._wanted = 0

    def acquire(self) -> None:
        """Wait for one's turn."""
        self._on_acquire()
        self._wanted += 1
        try:
            self.lock.acquire()
        except BaseException:  # who is stopped while it waits wants it no more
            self._wanted -= 1
            raise

    def release(self) -> None:
        """Let the next have it."""
        self._wanted -= 1
        self.lock.release()

    def locked(self) -> bool:
        """Whether somebody has it or waits for it: eventlet's is free between the one and the other."""
        return self._wanted > 0

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()


class PhoneSocket:
    """The WebSocket of one phone, as engine.io's own handler sees it, with a second, direct way in."""

    __slots__ = ("_idle", "_lock", "_peer", "_put", "_send", "_websocket", "close", "engine_id", "socket", "wait")

    def __init__(self, websocket: Any, peer: Any) -> None:
        self._websocket, self._peer = websocket, peer  # the peer: engine.io's socket
        self._idle, self.engine_id = False, peer.sid
        self._lock = websocket._sendlock = WriteLock(websocket._sendlock, self._mark_busy)
        self._send: Callable[[Frame], int] = websocket.socket.fd.send
        self.wait, self.close, self.socket = websocket.wait, websocket.close, websocket.socket
        put = peer.queue.put

        def put_and_mark(*packet: Any) -> None:
            self._mark_busy()
            put(*packet)

        peer.queue.put = self._put = put_and_mark

    def send(self, message: str | bytes) -> None:
        """Send a message in its turn; called by engine.io's writer."""
        if not isinstance(message, PartialWrite):
            self._websocket.send(message)
            return
        with self._lock:
            self.socket.sendall(message.frame)

    def write(self, frame: Frame) -> bool:
        """Send a frame now. False when something is under way and it must wait for its turn in the queue."""
        if not (self._idle or self._settled()):
            return False
        try:
            taken = self._send(frame)
        except BlockingIOError:
            return False
        except OSError:
            return True  # the peer is gone: its own reader finds it out and closes
        if taken != len(frame):
            self._queue_rest(frame[taken:])
        return True

    def end(self) -> None:
        """Break the reference cycle of a phone that left: the garbage collector seldom looks at objects that old."""
        self._websocket._sendlock = self._lock.lock
        if vars(self._peer.queue).get("put") is self._put:  # else the phone has opened another meanwhile
            del self._peer.queue.put
        del self._lock, self._put

    def _mark_busy(self) -> None:
        self._idle = False

    def _settled(self) -> bool:
        peer = self._peer
        under_way = peer.queue.unfinished_tasks or peer.closed or not peer.upgraded or self._lock.locked()
        self._idle = not under_way
        return self._idle

    def _queue_rest(self, frame: Frame) -> None:
        rest = PartialWrite("…")
        rest.frame = frame
        packet = engine.Packet(engine.MESSAGE, "")
        packet.encode_cache = rest
        self._peer.queue.put(packet)


class QueuedSocket:
    """A phone that has no WebSocket here: all waits for it in the stock queue."""

    def __init__(self, engine_id: str) -> None:
        self.engine_id = engine_id

    def write(self, frame: Frame) -> bool:
        """See PhoneSocket."""
        return False


class FanoutManager(Membership):
    """Socket.IO's manager with the fast way for all that asks for no acknowledgement, and for acknowledgements.

    `skipped` is called for each view that a slow phone does not get; `direct`: sockets are written to straight.
    """

    def __init__(self) -> None:
        super().__init__()
        self.skipped: Callable[[], None] = lambda: None
        self.direct = False
        self._phones: dict[str, PhoneSocket] = {}
        self._listed: dict[tuple[str, Any], list[PhoneSocket | QueuedSocket]] = {}

    def initialize(self) -> None:
        """Follow the WebSockets as engine.io opens them, and take over its sending."""
        super().initialize()
        engine_server = self.server.eio
        self._queue: Queue = engine_server.send_packet
        if self.direct:
            around(engine_server, self._follow)
            engine_server.send_packet = self.send_packet

    @contextlib.contextmanager
    def _follow(self, peer: Any, websocket: Any) -> Iterator[PhoneSocket]:
        phone = self._phones[peer.sid] = PhoneSocket(websocket, peer)
        self._listed.clear()
        try:
            yield phone
        finally:
            phone.end()
            if self._phones.get(peer.sid) is phone:
                del self._phones[peer.sid]
                self._listed.clear()

    # Sending

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
        several = isinstance(to or room, (list, tuple))
        if callback or skip_sid or several or isinstance(data, (tuple, bytes)) or namespace not in self.rooms:
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, to=to, **kwargs)
            return
        packet = self._packet(namespace, [event] if data is None else [event, data])
        frame = frame_of(packet.encode())
        for phone in self._members(namespace, to or room):
            if not phone.write(frame):
                self._wait(phone.engine_id, packet, namespace, event)

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """See Membership."""
        self._listed.pop((namespace, room), None)
        super().basic_enter_room(sid, namespace, room, eio_sid)

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        """See Membership."""
        self._listed.pop((namespace, room), None)
        super().basic_leave_room(sid, namespace, room)

    def _members(self, namespace: str, room: Any) -> list[PhoneSocket | QueuedSocket]:
        """Give who is in a room, in the order in which they entered it.

        The list is kept where nobody enters while it is made: between greenlets, not between threads.
        """
        listed = self._listed.get((namespace, room))
        if listed is None:
            inside = self.get_participants(namespace, room)
            listed = [self._phones.get(engine_id) or QueuedSocket(engine_id) for _, engine_id in inside]
            if self.direct and listed:
                self._listed[namespace, room] = listed
        return listed

    def send_packet(self, engine_id: str, packet: engine.Packet) -> None:
        """Send a packet of engine.io to one socket, an acknowledgement for one. Same effect as the stock server's.

        A ping goes through the queue: the stock writer takes one that stays empty for too long for a dead phone's.
        """
        phone = None if packet.packet_type == engine.PING else self._phones.get(engine_id)
        if phone is None or packet.binary or not phone.write(frame_of(packet.encode())):
            self._queue(engine_id, packet)

    def _packet(self, namespace: str, data: list[Any]) -> engine.Packet:
        encoded = self.server.packet_class(events.EVENT, namespace=namespace, data=data).encode()
        return engine.Packet(engine.MESSAGE, encoded)

    def _wait(self, engine_id: str, packet: engine.Packet, namespace: str, event: str) -> None:
        """Leave a packet to the stock queue; a view, only while few wait there."""
        peer = self.server.eio.sockets.get(engine_id)
        if peer is None:
            return
        if event != "view" or peer.queue.qsize() < MOST_WAITING:
            peer.session.pop(BEHIND, None)
            self._queue(engine_id, packet)
            return
        self.skipped()
        if BEHIND not in peer.session:
            peer.session[BEHIND] = True
            self._queue(engine_id, self._packet(namespace, [BEHIND, {}]))
