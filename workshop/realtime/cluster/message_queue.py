"""Socket.IO's manager where sockets are at relays: python-socketio's message queue, over a `RedisConnection`.

The owner emits to rooms, lets sockets in and out of them and hangs up as if all were its own; `PubSubManager` makes a
message of each (`{method: emit, event, data, room, …}`), and does at each relay what the messages say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from socketio import PubSubManager

Message = dict[str, Any]
Publish = Callable[[Message], None]
Listen = Callable[[], Iterator[Message]]


class MessageQueue(PubSubManager):  # type: ignore[misc]  # python-socketio has no types
    """An owner's: `publish` is given what relays are to do. A relay's: `listen` gives what is to be done here."""

    def __init__(self, publish: Publish = lambda message: None, listen: Listen | None = None) -> None:
        super().__init__(write_only=listen is None)
        self._publish = publish
        self._listen = listen
        self._begun = False

    def initialize(self) -> None:
        """Begin to listen, once: a relay does before its first socket, at which the server does again."""
        if not self._begun:
            self._begun = True
            super().initialize()


def queue_over(way: type, publish: Publish = lambda message: None, listen: Listen | None = None) -> MessageQueue:
    """Give a queue that reaches the sockets that are here as `way`, one of Socket.IO's managers, does."""
    made: MessageQueue = type("MessageQueueOver", (MessageQueue, way), {})(publish, listen)
    return made
