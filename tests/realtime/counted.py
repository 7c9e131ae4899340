"""A server that says on its output, each second, how often it went the frameworks' own way: `python -m …counted`."""

from __future__ import annotations

from workshop.serving.process import main  # before anything else: it patches

# isort: split
import functools
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from engineio import packet, socket
from socketio import Manager

COUNTS: Counter[str | None] = Counter({"stock views": 0, "stock acts": 0, "stock pings": 0, "stock left": 0})
ACT = re.compile(r'2\d+\["do"')


def counting(owner: type, name: str, what: Callable[..., str | None]) -> None:
    """Have the calls of a method counted, under the name that `what` gives for their arguments."""
    stock = getattr(owner, name)

    @functools.wraps(stock)
    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        COUNTS[what(*args, **kwargs)] += 1
        return stock(self, *args, **kwargs)

    setattr(owner, name, counted)


def sent(said: packet.Packet) -> str | None:
    """What is put into a socket's queue."""
    if said.packet_type == packet.PING:
        return "pings"
    return "stock views" if str(said.data).startswith('2["view"') else None


def received(said: packet.Packet) -> str | None:
    """What engine.io itself has read."""
    return "stock acts" if ACT.match(str(said.data)) else None


def tell() -> None:
    """Say what was counted, again and again."""
    while True:
        print("counted", json.dumps({what: count for what, count in COUNTS.items() if what}), flush=True)
        time.sleep(0.5)


if __name__ == "__main__":
    counting(socket.Socket, "send", sent)
    counting(socket.Socket, "receive", received)
    counting(socket.Socket, "_send_ping", lambda: "stock pings")
    counting(Manager, "basic_disconnect", lambda *_, **__: "stock left")
    counting(Manager, "pre_disconnect", lambda *_, **__: "left")
    threading.Thread(target=tell, daemon=True).start()
    sys.exit(main())
