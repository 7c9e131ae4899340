"""A phone's WebSocket, byte by byte: what a well-made client never does, this one can."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

from tests.support.patience import PATIENCE


def framed(first: int, body: bytes) -> bytes:
    """A frame of a browser (RFC 6455, 5.2) masked with zeros; `first` is its first byte: whether it ends, and what."""
    size = len(body)
    if size < 126:
        length = bytes((0x80 | size,))
    elif size < 65_536:
        length = struct.pack("!BH", 0x80 | 126, size)
    else:
        length = struct.pack("!BQ", 0x80 | 127, size)
    return bytes((first,)) + length + b"\0\0\0\0" + body


class Wire:
    """An open WebSocket of a phone with its cookies; it reads only when told to. Without a `code` it asks nobody in."""

    def __init__(self, port: int, cookies: str, code: str, buffer: int = 0) -> None:
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        self.kept = b""
        self._shake_hands(port, cookies)
        if code:
            self.say("40" + json.dumps({"as": "phone", "code": code}))

    def _shake_hands(self, port: int, cookies: str) -> None:
        lines = ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", f"Host: 127.0.0.1:{port}",
                 "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                 "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", f"Cookie: {cookies}", "", ""]  # fmt: skip
        self.socket.sendall("\r\n".join(lines).encode())
        while b"\r\n\r\n" not in self.kept:
            self.kept += self.socket.recv(4096)
        self.kept = self.kept.split(b"\r\n\r\n", 1)[1]

    def say(self, text: str) -> None:
        """Send a message, masked with zeros."""
        self.socket.sendall(framed(0x81, text.encode()))

    def ask(self, number: int, event: str, said: Any) -> None:
        """Send an event that wants an answer; its answer will bear the number."""
        self.say(f"42{number}{json.dumps([event, said])}")

    def message(self) -> str:
        """The next whole message; a frame that is not one text, whole and unmasked, fails."""
        first, size = self._take(2)
        assert first == 0x81, f"a frame begins with {first:#x}"
        if size > 125:
            (size,) = struct.unpack("!H" if size == 126 else "!Q", self._take(2 if size == 126 else 8))
        return self._take(size).decode()

    def _take(self, count: int) -> bytes:
        while len(self.kept) < count:
            some = self.socket.recv(65_536)
            assert some, "the server hung up"
            self.kept += some
        taken, self.kept = self.kept[:count], self.kept[count:]
        return taken

    def events(self, name: str, last: str) -> list[Any]:
        """What was said under `name`, up to the one that holds the text `last`."""
        heard: list[Any] = []
        while not (heard and last in json.dumps(heard[-1], ensure_ascii=False)):
            message = self.message()
            if message.startswith("42") and json.loads(message[2:])[0] == name:
                heard.append(json.loads(message[2:])[1])
        return heard

    def heard(self, answers: int, last: str) -> tuple[list[int], list[Any]]:
        """The numbers answered and the shared views, in their order, until so many are and a view holds `last`."""
        answered: list[int] = []
        shown: list[Any] = []
        while len(answered) < answers or not (shown and last in json.dumps(shown[-1], ensure_ascii=False)):
            message = self.message()
            if message.startswith("43"):
                answered.append(int(message[2 : message.index("[")]))
            elif message.startswith('42["view",{"audience":"shared"'):
                shown.append(json.loads(message[2:])[1])
        return answered, shown

    def reset(self) -> None:
        """Leave as a phone whose battery fell out: what is on its way meets a closed door."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def half_close(self) -> None:
        """Say that nothing more will be said, and go on listening to nobody."""
        self.socket.shutdown(socket.SHUT_WR)
