"""A phone that says nothing but its pongs, on the direct way: `python idle.py SECONDS` prints how many pings it got."""

from __future__ import annotations

import eventlet

eventlet.monkey_patch()

import sys  # noqa: E402  # nothing is imported before the patch
import time  # noqa: E402

import eventlet.wsgi  # noqa: E402
import socketio  # noqa: E402
import websocket  # noqa: E402

from workshop.realtime.fast import pings as pings_module  # noqa: E402
from workshop.realtime.fast.fanout import FanoutManager  # noqa: E402


def serve(interval: float, patience: float) -> int:
    """Start a server whose phones are pinged that often, in seconds; gives its port."""
    manager = FanoutManager()
    manager.direct = True
    server = socketio.Server(
        async_mode="eventlet",
        client_manager=manager,
        ping_interval=interval,
        ping_timeout=patience,
        monitor_clients=False,
    )
    pings_module.LOOK_SECONDS = interval / 2
    pings_module.PingTask(server.eio)
    listener = eventlet.listen(("127.0.0.1", 0))
    eventlet.spawn(eventlet.wsgi.server, listener, socketio.WSGIApp(server), log_output=False)
    return int(listener.getsockname()[1])


def pings(port: int, seconds: float) -> int:
    """How many pings a phone gets and answers in that time; raises when the server closes its line."""
    line = websocket.create_connection(f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket", timeout=30)
    line.recv()
    line.send("40")
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        if line.recv() == "2":
            line.send("3")
            count += 1
    return count


if __name__ == "__main__":
    print(pings(serve(0.25, 3.0), float(sys.argv[1])))
