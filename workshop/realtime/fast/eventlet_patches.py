"""What is set in eventlet's own server, once for the whole process. In: which parts are taken (see private_names)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from eventlet import websocket, wsgi

from workshop.realtime.fast.frames import unmask

SKIPPED_AT_ONCE = 65_536  # bytes


def patch(parts: Mapping[str, bool]) -> None:
    """Set what is taken."""
    if parts["deflate"]:
        websocket.WebSocketWSGI._parse_extension_header = lambda self, header: None
    if parts["masks"]:
        websocket.RFC6455WebSocket._apply_mask = staticmethod(unmask)
    if parts["messages"]:
        websocket.RFC6455WebSocket.Message = BoundedMessage
    if parts["bodies"]:
        wsgi.Input.discard = skip


class BoundedMessage(websocket.RFC6455WebSocket.Message):  # type: ignore[misc]  # eventlet has no types
    """A message that is bounded as a whole."""

    size = 0

    def push(self, data: bytes, final: bool = False) -> None:
        """Add a frame; raises FailedConnectionError, by which eventlet closes, where it is one too many."""
        self.size += 1 + len(data)
        if self.size > self.max_frame_length:
            raise websocket.FailedConnectionError(1009, "")
        super().push(data, final=final)


def skip(body: Any) -> None:
    """Read what a request still says after its answer; everybody else passes meanwhile."""
    while body.read(SKIPPED_AT_ONCE):
        time.sleep(0)
