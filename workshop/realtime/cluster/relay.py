"""A relay: a process that holds sockets and nothing else.

Law: it knows nobody and judges nothing: what phones say goes to the owner, what the owner says goes to the phones it
names. Once the post is over, it closes all its sockets: they come back by themselves, are let in anew, and say again
what was not answered. A phone never waits on a relay that nobody hears: it answers 503, and nginx asks another one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from socketio import Server
from socketio.exceptions import ConnectionRefusedError

from workshop.core import Refused
from workshop.realtime.acknowledgements import Reply
from workshop.realtime.channels import LocalChannels, Said
from workshop.realtime.cluster.broker import Over, Post
from workshop.realtime.cluster.envelopes import HELLO, Addresses, Item, Letter, new_name
from workshop.realtime.cluster.subscription import Life, Silence
from workshop.realtime.payload import MOST_BYTES_OF_TEXT, RateLimit, measure

logger = logging.getLogger(__name__)

AGAIN_SECONDS = 0.5
SHORT = 1_000
MOST_COOKIES = 16_384

Say = Callable[[Refused], Said]


@dataclass
class RelayedConnection:
    """An open socket, how fast it speaks, and the life in which it was let in."""

    life: Life
    pace: RateLimit = field(default_factory=RateLimit)


class Relay:
    """The sockets of this process. `say` makes an answer of a refusal."""

    def __init__(self, url: str, server: Server, say: Say) -> None:
        self._url, self._server, self._say = url, server, say
        self._near = LocalChannels(server)
        self._lines: dict[str, RelayedConnection] = {}
        self._life: Life | None = None
        self._stopped = False
        for event, handler in (("connect", self.connect), ("disconnect", self.disconnect), ("*", self.hear)):
            server.on(event, handler)

    @property
    def open(self) -> bool:
        """Whether an owner is there to hear."""
        return self._life is not None

    def connections(self) -> int:
        """How many sockets are open."""
        return len(self._lines)

    # What phones say

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let in whom the owner knows; else raise ConnectionRefusedError with its sentence."""
        try:
            refused = self._asked_in(sid, environ.get("HTTP_COOKIE", ""), auth).get("refused")
        except Refused as why:
            refused = {"message": self._say(why)["text"], "data": {"refused": why.kind}}
        if refused:
            self.disconnect(sid)
            raise ConnectionRefusedError(refused.get("message"), refused.get("data"))

    def _asked_in(self, sid: str, cookies: str, auth: Any) -> Said:
        measure(auth, SHORT)
        measure(cookies, MOST_COOKIES)
        if self._life is None or self._stopped:
            raise Refused("busy")
        line = self._lines[sid] = RelayedConnection(self._life)
        try:
            return line.life.ask("connect", sid, cookies, auth)
        except Silence:
            raise Refused("busy") from None
        finally:
            if sid not in self._lines:  # it left while it was being let in
                self._gone(line, sid)

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget a socket."""
        line = self._lines.pop(sid, None)
        if line:
            self._gone(line, sid)

    def quiet(self, sid: str, so: bool) -> None:
        """Tell the owner of a socket that does not answer, or does again."""
        line = self._lines.get(sid)
        if line:
            line.life.post.say(line.life.post.addresses.owner, ["quiet", sid, so])

    def _gone(self, line: RelayedConnection, sid: str) -> None:
        line.life.post.say(line.life.post.addresses.owner, ["gone", sid])

    def hear(self, event: str, sid: str, *said: Any) -> Any:
        """Give the owner's answer, or what stands for none: the phone keeps its words and says them again."""
        line = self._lines.get(sid)
        if line is None or line.life is not self._life or self._stopped:
            return self._server.not_handled
        try:
            line.pace.spend(sid, self._near.cut)  # the owner's pace: a flood stops here
            measure(event, SHORT)
            if not isinstance(event, str):
                raise Refused("unknown_operation")
            measure(said[0] if said else None, MOST_BYTES_OF_TEXT)
            return line.life.ask("hear", sid, event, list(said[:1]))
        except Refused as refused:
            return self._say(refused)
        except Silence:
            return self._server.not_handled

    def take(self, sid: str, said: list[Any], reply: Reply) -> bool:
        """Hear a `do` without waiting: `reply` is given its answer. False when there will be none."""
        line = self._lines.get(sid)
        if line is None or line.life is not self._life or self._stopped:
            return False
        try:
            line.pace.spend(sid, self._near.cut)  # the owner's pace: a flood stops here
            measure(said[0] if said else None, MOST_BYTES_OF_TEXT)
        except Refused as refused:
            reply(self._say(refused))
        else:
            line.life.put(reply, "hear", sid, "do", said[:1])
        return True

    # Its lives

    def run(self) -> None:
        """Work for the owner that there is, as long as the process lives."""
        told = ""
        while not self._stopped:
            ended = self._lived()
            if ended != told and not self._stopped:
                logger.warning("no owner can be reached: %s", ended)
            told = ended
            time.sleep(AGAIN_SECONDS)

    def _lived(self) -> str:
        name, addresses = new_name(), Addresses.of(self._url)
        try:
            life = Life(Post(self._url, name, [addresses.relay(name), addresses.relays]))
        except Over as why:
            return str(why)
        try:
            self._live(life)
        except Exception:
            logger.exception("what the owner said could not be done")
        finally:
            self._life = None
            life.over()
            for socket in list(self._server.eio.sockets.values()):
                socket.close(wait=False)  # of engine.io: whoever is being let in, too
        return life.post.ended

    def _live(self, life: Life) -> None:
        owner = life.post.addresses.owner
        life.post.say(owner, HELLO)
        self._near.start(life.post.write, lambda: [owner], life.unread)
        life.post.read(lambda address, letter: self._take(life, address, letter), life.look)

    def finish(self, seconds: float) -> None:
        """Take no more messages, and wait until those taken are answered, `seconds` at most."""
        self._stopped = True
        limit, life = time.monotonic() + seconds, self._life
        while life and life.asks and time.monotonic() < limit:
            time.sleep(0.01)
        if life:
            life.post.end("it was stopped")

    # What the owner says

    def _take(self, life: Life, address: str, letter: Letter) -> None:
        if life.follows(address, letter):
            for item in letter.said:
                self._act(life, item)

    def _act(self, life: Life, item: Item) -> None:
        match item:
            case ["answer", int(number), answer]:
                life.answered(number, answer)
            case ["tell", str(room), str(event), said]:
                self._near.tell(room, event, said)
            case ["say", str(sid), str(event), said]:
                self._near.say(sid, event, said)
            case ["seat", str(sid), str(room), dict(packet)]:
                self._seat(life, sid, room, packet)
            case ["leave", str(sid), str(room)]:
                self._near.leave(sid, room)
            case ["forget", str(room)]:
                life.wholes.pop(room, None)
            case ["cut", str(sid)]:
                self._near.cut(sid)
            case ["welcome"]:
                self._life = life
                logger.info("an owner is here")
            case _:
                raise Over("the owner wants to begin anew")

    def _seat(self, life: Life, sid: str, room: str, packet: Said) -> None:
        """Give a socket the whole view of its room: the one that came, or the one that is held, at this time."""
        whole = packet if "set" in packet else life.wholes[room] | packet
        if whole["audience"] == "shared":
            life.wholes[room] = whole
        if sid in self._lines:
            self._near.seat(sid, room, whole)
