"""The queue of a relay, in a Socket.IO server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import socketio

from workshop.realtime.cluster.message_queue import queue_over
from workshop.realtime.fast.fanout import FanoutManager


def listen() -> Iterator[dict[str, Any]]:
    """Nothing is ever said."""
    threading.Event().wait()
    yield {}


def test_a_relay_that_has_begun_does_not_listen_twice_once_a_socket_comes() -> None:
    manager = queue_over(FanoutManager, listen=listen)
    socketio.Server(client_manager=manager, async_mode="threading")
    manager.initialize()
    listening = manager.thread
    manager.initialize()
    assert listening.is_alive() and manager.thread is listening
