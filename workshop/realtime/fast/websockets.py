"""The WebSockets that engine.io opens, each passed through what was put around it.

In: an engine.io server. Out: `around(server, layer)` has every WebSocket that it opens from then on go through
`layer(peer, websocket)`, a context that gives the WebSocket which the next layer, and in the end engine.io's own
handler, will see; `peer` is engine.io's socket. The first layer is the nearest to the wire.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

from engineio import Server

Layer = Callable[[Any, Any], AbstractContextManager[Any]]


class Layers:
    """In place of the way in which engine.io opens WebSockets; `options` are for that way."""

    def __init__(self, opens: Callable[..., Any]) -> None:
        self._opens = opens
        self._layers: list[Layer] = []
        self.options: dict[str, Callable[[], Any]] = {}

    def add(self, layer: Layer) -> None:
        """Put a layer between those that are there and engine.io."""
        self._layers.append(layer)

    def __call__(self, handler: Callable[[Any], Any], server: Server) -> Any:
        """Called by engine.io for each WebSocket."""
        options = {name: make() for name, make in self.options.items()}
        return self._opens(lambda websocket: self._handle(handler, websocket), server, **options)

    def _handle(self, handler: Any, websocket: Any) -> Any:
        with contextlib.ExitStack() as ends:
            for layer in self._layers:
                websocket = ends.enter_context(layer(handler.__self__, websocket))
            return handler(websocket)


def around(server: Server, layer: Layer) -> Layers:
    """Have each WebSocket of a server go through a layer; give all that it goes through."""
    layers = server._async["websocket"]
    if not isinstance(layers, Layers):
        layers = Layers(layers)
        server._async = {**server._async, "websocket": layers}
    layers.add(layer)
    return layers


@contextlib.contextmanager
def replaced(thing: Any, name: str, value: Any) -> Iterator[None]:
    """Give a thing another attribute for a while; what it then holds in a circle, only the collector could free."""
    before = vars(thing).get(name)
    setattr(thing, name, value)
    try:
        yield
    finally:
        if before is None:
            delattr(thing, name)
        else:
            setattr(thing, name, before)
