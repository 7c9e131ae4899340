"""The owner's side: the sockets that hang at relays, as a floor of their own.

Law: to the halls a socket at a relay is a socket: its messages are judged by the same `Sockets`, after the commit as
everybody's. The relay is believed for what came through its sockets, for nothing else. A relay that fell silent,
or missed a letter, is forgotten with all its sockets; it then asks to be let in anew, under another name.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from socketio.exceptions import ConnectionRefusedError

from workshop.realtime.channels import Said
from workshop.realtime.cluster.broker import SILENCE_SECONDS, Over, Post
from workshop.realtime.cluster.envelopes import HELLO, OVER, WELCOME, Addresses, Item, Letter, new_name

logger = logging.getLogger(__name__)

AGAIN_SECONDS = 0.5
Start = Callable[..., Any]
_NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")


class Judge(Protocol):
    """What `Sockets` does with a socket, wherever it hangs."""

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let in, or raise ConnectionRefusedError."""

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget."""

    def quiet(self, sid: str, so: bool) -> None:
        """Count as away, or no more."""

    def hear(self, event: str, sid: str, *said: Any) -> Any:
        """Answer a message; what is not a dictionary is no answer."""

    def take(self, sid: str, said: list[Any], reply: Callable[[Said], None]) -> bool:
        """Hear a `do` without waiting; False when there will be no answer."""


@dataclass
class Peer:
    """A relay: the number of its next letter, when it last wrote, which of its sockets hear which room.

    `held`: by room, the dictionary of the whole view that the relay was given last and keeps. `entering`: sockets that
    are being let in, and have not left meanwhile.
    """

    name: str
    number: int = 1
    at: float = field(default_factory=time.monotonic)
    seats: dict[str, set[str]] = field(default_factory=dict)
    rooms: dict[str, set[str]] = field(default_factory=dict)
    held: dict[str, Said] = field(default_factory=dict)
    entering: set[str] = field(default_factory=set)

    def add(self, sid: str, room: str) -> None:
        """A socket hears a room."""
        self.seats.setdefault(sid, set()).add(room)
        self.rooms.setdefault(room, set()).add(sid)

    def remove(self, sid: str, room: str) -> bool:
        """A socket hears a room no more; True when the relay held its view and nobody there hears it now."""
        self.seats.get(sid, set()).discard(room)
        self.rooms.get(room, set()).discard(sid)
        if self.rooms.get(room):
            return False
        self.rooms.pop(room, None)
        return self.held.pop(room, None) is not None


class Exchange:
    """The sockets at relays, named `RELAY/SID`. `serve` is its task."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._judge: Judge
        self._start: Start
        self._peers: dict[str, Peer] = {}
        self._post: Post | None = None
        self._lock = threading.RLock()
        self._stopped = False

    # How sockets are reached

    def has(self, sid: str) -> bool:
        """Whether a socket hangs at a relay."""
        return "/" in sid

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """See Reach. A whole view that the relay holds already is not sent again."""
        with self._lock:
            peer, own = self._found(sid)
            peer.add(own, room)
            body, shared = packet["set"], packet["audience"] == "shared"
            if shared and peer.held.get(room) is body:
                packet = {key: value for key, value in packet.items() if key not in ("base", "set", "gone")}
            elif shared:
                peer.held[room] = body
            self._to(peer, ["seat", own, room, packet])

    def leave(self, sid: str, room: str) -> None:
        """See Reach."""
        with self._lock:
            peer, own = self._found(sid)
            self._to(peer, ["leave", own, room])
            self._unseat(peer, own, room)

    def tell(self, room: str, event: str, said: Said) -> None:
        """See Reach. Said once where every relay has somebody who hears it, else to those alone that do."""
        with self._lock:
            peers = [peer for peer in self._peers.values() if room in peer.rooms]
            if self._post and peers and len(peers) == len(self._peers):
                self._post.say(self._post.addresses.relays, ["tell", room, event, said])
            else:
                for peer in peers:
                    self._to(peer, ["tell", room, event, said])

    def say(self, sid: str, event: str, said: Said) -> None:
        """See Reach."""
        peer, own = self._found(sid)
        self._to(peer, ["say", own, event, said])

    def cut(self, sid: str) -> None:
        """See Reach."""
        peer, own = self._found(sid)
        self._to(peer, ["cut", own])

    def _found(self, sid: str) -> tuple[Peer, str]:
        """The relay of a socket, and its name there; one that was forgotten is told nothing."""
        name, _, own = sid.partition("/")
        return self._peers.get(name) or Peer(name), own

    def _to(self, peer: Peer, item: Item) -> None:
        if self._post and self._peers.get(peer.name) is peer:
            self._post.say(self._post.addresses.relay(peer.name), item)

    def _unseat(self, peer: Peer, sid: str, room: str) -> None:
        if peer.remove(sid, room):
            self._to(peer, ["forget", room])

    # Its lives

    def serve(self, judge: Judge, start: Start) -> None:
        """Let relays in, for `judge` to judge, as long as the process lives; `start` runs a task in the background."""
        self._judge, self._start, told = judge, start, ""
        while not self._stopped:
            try:
                ended = self._live(Post(self._url, new_name(), [Addresses.of(self._url).owner]))
            except Over as why:
                ended = str(why)
            except Exception:
                logger.exception("what a relay said could not be done")
                ended = "it begins anew"
            if ended != told and not self._stopped:
                logger.warning("no relay can be reached: %s", ended)
            told = ended
            time.sleep(AGAIN_SECONDS)

    def _live(self, post: Post) -> str:
        if post.readers(post.addresses.owner) > 1:
            post.end("another server has this Redis")
        with self._lock:
            self._post, self._peers = post, {}
        self._start(post.write, self._beat, self._unread)
        try:
            post.read(self._take, self._look)
        finally:
            for name in list(self._peers):
                self._forget(name)
        return post.ended

    def close(self) -> None:
        """Tell relays that nobody answers any more."""
        self._stopped = True
        if self._post:
            self._post.say(self._post.addresses.relays, OVER)

    def _beat(self) -> list[str]:
        assert self._post
        return [self._post.addresses.relay(name) for name in list(self._peers)]

    def _unread(self, address: str) -> None:
        """A relay that reads no more is gone."""
        self._forget(address.rpartition("/")[2])

    def _look(self) -> None:
        limit = time.monotonic() - SILENCE_SECONDS
        for name in [peer.name for peer in self._peers.values() if peer.at < limit]:
            self._forget(name)

    def _forget(self, name: str) -> None:
        with self._lock:
            peer = self._peers.pop(name, None)
        if peer:
            logger.warning("a relay is gone, with %d sockets", len(peer.seats))
            self._start(self._disconnect, peer, list(peer.seats))

    # What relays say

    def _take(self, address: str, letter: Letter) -> None:
        peer = self._peers.get(letter.sender)
        if peer is None and letter.number == 0 and letter.said == [HELLO] and _NAME.fullmatch(letter.sender):
            self._welcome(letter.sender)
        elif peer is None or letter.number != peer.number or not self._heard(peer, letter):
            self._forget(letter.sender)
            if self._post:
                self._post.say(self._post.addresses.relay(letter.sender), OVER)

    def _welcome(self, name: str) -> None:
        logger.info("a relay is here")
        with self._lock:
            peer = self._peers[name] = Peer(name)
            self._to(peer, WELCOME)

    def _heard(self, peer: Peer, letter: Letter) -> bool:
        peer.number, peer.at = peer.number + 1, time.monotonic()
        return all(self._understood(peer, item) for item in letter.said)

    def _understood(self, peer: Peer, item: Item) -> bool:
        """Act on one thing said; False when it is nothing that a relay says."""
        match item:
            case ["hear", int(ask), str(sid), "do", list(said)]:
                if not self._judge.take(f"{peer.name}/{sid}", said, partial(self._answer, peer, ask)):
                    self._answer(peer, ask, None)
            case ["hear", int(ask), str(sid), str(event), list(said)]:
                self._start(self._hear, peer, ask, sid, event, said[:1])
            case ["connect", int(ask), str(sid), str(cookie), auth] if _NAME.fullmatch(sid):
                peer.entering.add(sid)
                self._start(self._connect, peer, ask, sid, cookie, auth)
            case ["quiet", str(sid), bool(so)]:
                self._judge.quiet(f"{peer.name}/{sid}", so)
            case ["gone", str(sid)]:
                peer.entering.discard(sid)
                self._start(self._disconnect, peer, [sid])
            case _:
                return False
        return True

    def _hear(self, peer: Peer, ask: int, sid: str, event: str, said: list[Any]) -> None:
        answer = self._judge.hear(event, f"{peer.name}/{sid}", *said)
        self._answer(peer, ask, answer if isinstance(answer, dict) else None)

    def _answer(self, peer: Peer, ask: int, answer: Said | None) -> None:
        self._to(peer, ["answer", ask, answer])

    def _connect(self, peer: Peer, ask: int, sid: str, cookie: str, auth: Any) -> None:
        answer: Said = {}
        try:
            self._judge.connect(f"{peer.name}/{sid}", {"HTTP_COOKIE": cookie}, auth)
        except ConnectionRefusedError as refused:
            answer = {"refused": refused.error_args}
        if answer or sid not in peer.entering or self._peers.get(peer.name) is not peer:
            self._disconnect(peer, [sid])
        peer.entering.discard(sid)
        self._answer(peer, ask, answer)

    def _disconnect(self, peer: Peer, sids: list[str]) -> None:
        for sid in sids:
            self._judge.disconnect(f"{peer.name}/{sid}")
            with self._lock:
                for room in list(peer.seats.get(sid, ())):
                    self._unseat(peer, sid, room)
                peer.seats.pop(sid, None)
