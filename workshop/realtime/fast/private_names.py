"""Each name of a framework that is not its promise and that we touch all the same: which, of what shape, why.

In: the installed eventlet, python-engineio, python-socketio and simple-websocket. Out: `PARTS`, what is made of these
names, and `taken(mode)`, which of the parts may be: where one of its names is missing, or of another shape than the one
that we know, a part is left and the framework's own way is taken. No other module touches a private name: tests/layers
holds it.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Collection
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NamedTuple

logger = logging.getLogger(__name__)

EVENTLET, THREADING = "eventlet", "threading"


class Touched(NamedTuple):
    """A name that is touched, `module:Class.attribute`, and what is known of it.

    `parameters`: of what can be called, in their order. `sets`: attributes that it gives to what it makes.
    """

    path: str
    parameters: str | None = None
    sets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Something that touches private names, for `speed`, for `memory` or for a `limit`; what it `bought`, as measured.

    `modes`: the async modes in which it is there at all. `needs`: parts without which it is not taken.
    """

    name: str
    kind: str
    what: str
    bought: str
    modes: tuple[str, ...]
    names: tuple[Touched, ...]
    needs: tuple[str, ...] = ()


WEBSOCKETS = (
    Touched("engineio.base_server:BaseServer.__init__", sets=("_async", "sockets", "handlers")),
    Touched("engineio.socket:Socket._websocket_handler", "self, ws"),
)
SOCKETS = (
    Touched("engineio.base_socket:BaseSocket.__init__", "self, server, sid",
         ("queue", "last_ping", "upgraded", "closing", "closed", "session")),
    Touched("engineio.socket:Socket.close", "self, wait, abort, reason"),
    Touched("engineio.server:Server.send_packet", "self, sid, pkt"),
)  # fmt: skip

PARTS = (
    Part(
        "membership", "speed", "who leaves costs the time of their own rooms, not of all that there are",
        "45 % of the processor of 600 phones that leave together", (EVENTLET, THREADING),
        (Touched("socketio:Manager.__init__", sets=("rooms", "callbacks", "pending_connect", "pending_disconnect")),
         Touched("socketio:Manager.basic_enter_room", "self, sid, namespace, room, eio_sid"),
         Touched("socketio:Manager.basic_leave_room", "self, sid, namespace, room"),
         Touched("socketio:Manager.basic_disconnect", "self, sid, namespace, kwargs")),
    ),
    Part(
        "fanout", "speed", "one packet for all in a room; a phone whose queue is full is sent no view",
        "with direct, 73 % of the processor of a view to 500 phones", (EVENTLET, THREADING),
        (*SOCKETS,
         Touched("engineio.packet:Packet.__init__", sets=("packet_type", "data", "encode_cache", "binary")),
         Touched("socketio:Manager.emit", "self, event, data, namespace, room, skip_sid, callback, to, kwargs"),
         Touched("socketio:Manager.get_participants", "self, namespace, room")),
        needs=("membership",),
    ),
    Part(
        "direct", "speed", "a packet written straight to each socket as the frame that was built once",
        "with fanout, 73 % of the processor of a view to 500 phones", (EVENTLET,),
        (*WEBSOCKETS, *SOCKETS,
         Touched("eventlet.websocket:WebSocket.__init__", "self, sock, environ, version", ("socket", "_sendlock")),
         Touched("eventlet.greenio.base:GreenSocket.fd"),
         Touched("eventlet.queue:Queue.put", "self, item, block, timeout"),
         Touched("eventlet.queue:Queue.__init__", sets=("unfinished_tasks",))),
        needs=("fanout",),
    ),
    Part(
        "frames", "speed", "an act's frame read in one go, its acknowledgement written once the disk has it",
        "36 % of the processor of 300 votes at once, 9 % of as many one by one", (EVENTLET,),
        (*WEBSOCKETS, *SOCKETS,
         Touched("eventlet.websocket:RFC6455WebSocket.wait", "self"),
         Touched("eventlet.websocket:RFC6455WebSocket._get_bytes", "self, numbytes"),
         Touched("eventlet.greenio.base:GreenSocket.recv", "self, bufsize, flags")),
    ),
    Part(
        "pings", "speed", "one task pings everybody, where engine.io starts one for each ping of each phone",
        "44 % of the processor of 600 phones that say nothing", (EVENTLET, THREADING),
        (*SOCKETS,
         Touched("engineio.socket:Socket._send_ping", "self"),
         Touched("engineio.socket:Socket.schedule_ping", "self"),
         Touched("engineio.server:Server.start_background_task", "self, target, args, kwargs")),
    ),
    Part(
        "packets", "limit", "words only, no faster than anybody acts, and nobody waits for who does not read",
        "nothing; without it one phone may take the memory and the time of all", (EVENTLET, THREADING),
        (*WEBSOCKETS, *SOCKETS,
         Touched("engineio.server:Server.handle_request", "self, environ, start_response"),
         Touched("engineio.server:Server.disconnect", "self, sid"),
         Touched("simple_websocket.ws:Base.__init__", sets=("max_message_size", "input_buffer", "connected", "thread")),
         Touched("engineio.async_drivers._websocket_wsgi:SimpleWebSocketWSGI.__init__",
                 "self, handler, server, kwargs")),
    ),
    Part(
        "deflate", "memory", "no permessage-deflate", "144 kB for each phone, and most of the time of a broadcast",
        (EVENTLET,), (Touched("eventlet.websocket:WebSocketWSGI._parse_extension_header", "self, header"),),
    ),
    Part(
        "masks", "limit", "a frame is unmasked as one number; byte by byte, a long text holds everybody up",
        "a megabyte holds everybody up for 8 ms, not for 480; a vote of 300 bytes costs 4 µs, not 113", (EVENTLET,),
        (Touched("eventlet.websocket:RFC6455WebSocket._apply_mask", "data, mask, length, offset"),),
    ),
    Part(
        "messages", "limit", "a message is bounded as a whole, not only each of its frames, of which there may be any",
        "nothing; without it one phone may take all the memory", (EVENTLET,),
        (Touched("eventlet.websocket:RFC6455WebSocket.Message.push", "self, data, final"),
         Touched("eventlet.websocket:RFC6455WebSocket.Message.__init__", sets=("max_frame_length",)),
         Touched("eventlet.websocket:FailedConnectionError.__init__", "self, status, message")),
    ),
    Part(
        "bodies", "limit", "while what a request still says after its answer is read, everybody else passes",
        "nothing; without it one upload may hold everybody up", (EVENTLET,),
        (Touched("eventlet.wsgi:Input.discard", "self, buffer_size"),
         Touched("eventlet.wsgi:Input.read", "self, length")),
    ),
)  # fmt: skip


def taken(mode: str, left: Collection[str] = ()) -> dict[str, bool]:
    """Say of each part whether it is taken in an async mode; `left`: those that are to be left. Logs what differs."""
    found: dict[str, bool] = {}
    for part in PARTS:
        differ = differing(part) if mode in part.modes else []
        found[part.name] = mode in part.modes and part.name not in left and not differ
        found[part.name] &= all(found[one] for one in part.needs)
        if differ:
            logger.warning("%s goes the stock way: %s is not what it was", part.name, ", ".join(differ))
    return found


def differing(part: Part) -> list[str]:
    """Give the names of a part that are not there, or not of the shape that is known."""
    return [name.path for name in part.names if not _is_known(name)]


def _is_known(name: Touched) -> bool:
    try:
        found = _found(name.path)
    except (ImportError, AttributeError):
        return False
    if name.parameters is not None and list(inspect.signature(found).parameters) != name.parameters.split(", "):
        return False
    return set(name.sets) <= _set_by(found, name.path) if name.sets else True


def _found(path: str) -> Any:
    module, _, names = path.partition(":")
    found = import_module(module)
    for name in names.split("."):
        found = getattr(found, name)
    return found


def _set_by(function: Any, path: str) -> set[str]:
    """The attributes that a class's `__init__` names, and those of the classes that it is made of."""
    owner = _found(path.rpartition(".")[0])
    codes = [vars(one)["__init__"].__code__ for one in owner.__mro__ if hasattr(vars(one).get("__init__"), "__code__")]
    return {name for code in codes for name in code.co_names}
