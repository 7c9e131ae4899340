"""The fast way of an act in: its frame read in one go, its acknowledgement written once the disk has it.

Law: what a phone is answered is byte for byte what the stock way answers, and in the order of what it said: while one
of its acts is under way nothing more that it says is looked at. Only a whole `do` that asks for an answer is taken
here; every other message, and every frame that is not plain, is left to the stock way, unread.

Leans on eventlet 0.4x (its WebSocket reads by `socket.recv`). In threads, simple-websocket reads for itself.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from engineio.packet import MESSAGE, Packet
from socketio import Server

from workshop.realtime import payload
from workshop.realtime.acknowledgements import Answer, Reply
from workshop.realtime.fast.websockets import around, replaced

TEXT, MASKED = 0x81, 0x80
TWO_BYTES, EIGHT_BYTES = 126, 127
GULP = 16_384
MANY = 32  # frames, or pieces of one, after which everybody else passes: a flood would hold the loop for ever
DO = '["do",'
MOST_DIGITS = 15


TakeAct = Callable[[list[Any], Reply], bool]
Take = Callable[[str, list[Any], Reply], bool]
Say = Callable[[str], None]


class FrameReading:
    """Reads what the WebSockets of a Socket.IO server say. `take(sid, said, reply)` takes an act, if it does.

    An answer goes where all that engine.io sends goes.
    """

    def __init__(self, server: Server, take: Take) -> None:
        self._server, self._take = server, take
        around(server.eio, self._read)

    @contextlib.contextmanager
    def _read(self, peer: Any, websocket: Any) -> Iterator[Any]:
        frames = FrameHandler(websocket, partial(self._taken, peer.sid), partial(self._say, peer.sid))
        with replaced(websocket, "wait", frames.wait), replaced(websocket.socket, "recv", frames.receive):
            yield websocket

    def _taken(self, engine_id: str, said: list[Any], reply: Reply) -> bool:
        """Have an act taken of who was let in."""
        rooms = self._server.manager
        sid = rooms.sid_from_eio_sid(engine_id, "/")
        return bool(sid) and rooms.is_connected(sid, "/") and self._take(sid, said, reply)

    def _say(self, engine_id: str, text: str) -> None:
        self._server.eio.send_packet(engine_id, Packet(MESSAGE, text))


def act_in(text: str) -> tuple[int, list[Any]] | None:
    """Give the number under which a `do` asks for its answer, and what follows its name; None for any other message."""
    start = text.find(DO, 3, 3 + MOST_DIGITS) if text.startswith("42") else -1
    number = text[2:start]
    if start < 0 or not (number.isascii() and number.isdigit()):
        return None
    try:
        return int(number), payload.loads(text[start:])[1:]
    except ValueError:  # the stock way says what it says to nonsense
        return None


def unmask(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """Give `length` bytes of a browser's frame without their mask of four, which began `offset` bytes before.

    As one number, not byte by byte.
    """
    size = len(data) if length is None else length
    key = bytes(mask[(offset + place) % 4] for place in range(4)) * (size // 4 + 1)
    return (int.from_bytes(data[:size]) ^ int.from_bytes(key[:size])).to_bytes(size)


class FrameHandler:
    """What one phone says. `take` takes an act, if it does, and is given how to reply; `say` sends it a packet."""

    def __init__(self, websocket: Any, take: TakeAct, say: Say) -> None:
        self._stock, self._receive = websocket.wait, websocket.socket.recv
        self._take, self._say = take, say
        self._kept = b""
        self._read = 0
        self._broken: OSError | None = None
        self._under_way = threading.Lock()

    def wait(self) -> Any:
        """Give the next message that is not an act taken here; None at the end. Called by engine.io's reader."""
        while True:
            text = self._text()
            if self._under_way.locked():
                with self._under_way:
                    pass
            if text is None:
                return self._stock()
            if not self._taken(text):
                return text

    def _taken(self, text: str) -> bool:
        act = act_in(text)
        if act is None:
            return False
        number, said = act
        self._under_way.acquire()
        taken = self._take(said, lambda answer: self._answered(number, answer))
        if not taken:
            self._under_way.release()
        return taken

    def _answered(self, number: int, answer: Answer | None) -> None:
        """Say the answer; None, which a relay gives whose owner fell silent, is none."""
        try:
            if answer is not None:
                self._say(f"3{number}{payload.dumps([answer])}")
        finally:
            self._under_way.release()

    # Frames (RFC 6455, 5.2)

    def _text(self) -> str | None:
        """Give the whole, masked, unfragmented text that came first; None for what the stock way must read."""
        self._let_pass()
        kept = self._kept or self._more()
        if len(kept) < 6 or kept[0] != TEXT or kept[1] < MASKED or kept[1] == MASKED | EIGHT_BYTES:
            return None
        size, start = kept[1] ^ MASKED, 6
        if size == TWO_BYTES:
            size, start = int.from_bytes(kept[2:4]), 8
        body = kept[start : start + size]
        if len(body) < size:
            return None
        try:
            text = unmask(body, kept[start - 4 : start]).decode()
        except UnicodeDecodeError:
            return None
        self._kept = kept[start + size :]
        return text

    def _let_pass(self) -> None:
        self._read += 1
        if self._read % MANY == 0:
            time.sleep(0)

    def _more(self) -> bytes:
        try:
            self._kept = self._receive(GULP)
        except OSError as error:  # silence for too long, a line cut: the stock way closes as it does
            self._broken = error
        return self._kept

    def receive(self, count: int) -> bytes:
        """Give the stock reader at most `count` bytes, those that were kept first; in place of the socket's `recv`."""
        self._let_pass()
        if self._broken:
            raise self._broken
        if not self._kept:
            self._kept = self._receive(GULP)
        taken, self._kept = self._kept[:count], self._kept[count:]
        return taken
