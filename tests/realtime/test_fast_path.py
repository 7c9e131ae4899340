"""The fast way is taken with the locked versions; where a name is not what it was, the stock way, and it is said."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import engineio
import pytest
import requests
from flask import Flask
from socketio import Manager

from tests.support.patience import PATIENCE, wait_until
from workshop.config import SPEED_PARTS, Config
from workshop.realtime import Counters, opened
from workshop.realtime.fast import private_names
from workshop.realtime.fast.private_names import PARTS, taken

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
@pytest.mark.filterwarnings("ignore:\\s*Eventlet is deprecated")
def test_every_part_is_taken_with_the_locked_versions(mode: str) -> None:
    assert taken(mode) == {part.name: mode in part.modes for part in PARTS}


def test_what_may_be_left_by_a_setting_is_what_is_made_for_speed() -> None:
    assert set(SPEED_PARTS) == {part.name for part in PARTS if part.kind == "speed"}


def the_stock_way(house: Any, new_crowd: Any) -> dict[str, int]:
    """Three ideas are written, shown to another phone, which leaves; gives what went the stock way meanwhile."""
    house.module = "tests.realtime.counted"
    house.start()
    crowd = new_crowd(house, house.create())
    tower, alice, bob = crowd.tower(), crowd.phone("Alice", table="t1"), crowd.phone("Bob", table="t1")
    assert tower.do("step.move", step="s3", tables="all")["ok"]
    bob.wait(lambda view: view["step"]["id"] == "s3")
    desk = crowd.desk("t1")
    for number in range(12):
        assert desk.do("idea.write", body=f"Idée {number}")["ok"]
        bob.wait(lambda view, number=number: len(view["ideas"]) > number)
    assert alice.do("person.edit", seats=2)["ok"]
    bob.close()
    wait_until(lambda: counted(house).get("pings") and counted(house).get("left"), "nobody was pinged, or left")
    return counted(house)


def counted(house: Any) -> dict[str, int]:
    found = re.findall(r"^counted (\{.*\})$", house.said(), re.MULTILINE)
    return dict(json.loads(found[-1])) if found else {}


def fast_path(house: Any) -> dict[str, int]:
    said = requests.get(f"{house.url}/metrics", timeout=PATIENCE).text
    return {
        part: int(value) for part, value in re.findall(r'^tablee_fast_path\{part="(\w+)"\} (\d)$', said, re.MULTILINE)
    }


def test_a_server_goes_the_fast_way(new_house: Any, new_crowd: Any) -> None:
    house = new_house(FANOUT="direct")
    stock = the_stock_way(house, new_crowd)
    assert fast_path(house) == {part.name: 1 for part in PARTS}
    assert (stock["stock pings"], stock["stock acts"], stock["stock left"]) == (0, 0, 0)
    assert stock["stock views"] < 12  # one that finds its phone busy waits for its turn


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_a_server_that_is_told_to_goes_the_stock_way(new_house: Any, new_crowd: Any, mode: str) -> None:
    house = new_house(mode, FANOUT="stock")
    stock = the_stock_way(house, new_crowd)
    left = {part.name: int(part.kind != "speed" and mode in part.modes) for part in PARTS}
    assert fast_path(house) == left
    assert stock["stock pings"] and stock["stock left"] and stock["stock acts"] >= 14 and stock["stock views"] >= 12


def test_a_phone_that_offers_to_compress_is_answered_that_nothing_is(house: Any) -> None:
    offer = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", f"Host: 127.0.0.1:{house.port}", "Upgrade: websocket",
        "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        "Sec-WebSocket-Extensions: permessage-deflate", "", "",
    )  # fmt: skip
    with socket.create_connection(("127.0.0.1", house.port), PATIENCE) as phone:
        phone.sendall("\r\n".join(offer).encode())
        said = b""
        while b"\r\n\r\n" not in said:
            said += phone.recv(4096)
    assert said.startswith(b"HTTP/1.1 101") and b"permessage-deflate" not in said


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of engine.io, whose sockets ping in another way, and of Socket.IO, with another `emit`."""

    def emit(self: Any, event: str, audience: str) -> None:
        """Nothing that we know."""

    monkeypatch.delattr(engineio.socket.Socket, "_send_ping")
    monkeypatch.setattr(Manager, "emit", emit)


def test_where_a_name_is_not_what_it_was_the_stock_way_is_taken_and_said(
    changed: None, caplog: pytest.LogCaptureFixture
) -> None:
    found = taken("threading")
    assert {part for part, fast in found.items() if fast} == {"membership", "packets"}
    assert "pings goes the stock way: engineio.socket:Socket._send_ping is not what it was" in caplog.text
    assert "fanout goes the stock way: socketio:Manager.emit" in caplog.text


def test_a_server_of_another_shape_is_made_all_the_same(changed: None, tmp_path: Path) -> None:
    app, counters = Flask("made"), Counters()
    app.config["TABLEE"] = Config(sessions=tmp_path, async_mode="threading")
    server = opened(app, counters)
    assert counters.fast_path == app.extensions["fast_path"] and not counters.fast_path["fanout"]
    assert type(server.manager).__name__ == "Membership"
    assert server.eio.start_service_task  # engine.io watches over its own pings


@pytest.mark.parametrize(
    "name",
    [
        private_names.Touched("engineio.nowhere:Socket"),
        private_names.Touched("engineio.socket:Socket.nothing"),
        private_names.Touched("engineio.socket:Socket.close", "self"),
        private_names.Touched("engineio.base_socket:BaseSocket.__init__", sets=("queue", "line")),
    ],
)
def test_a_name_that_is_missing_or_of_another_shape_is_found(name: private_names.Touched) -> None:
    part = private_names.Part("made", "speed", "", "", ("threading",), (name,))
    assert private_names.differing(part) == [name.path]


def test_what_is_leant_on_is_bounded_from_above() -> None:
    told = (ROOT / "pyproject.toml").read_text("utf-8")
    for package in ("python-engineio", "python-socketio", "flask-socketio", "eventlet", "simple-websocket"):
        assert re.search(rf'"{package}>=[\d.]+,<[\d.]+"', told), package
