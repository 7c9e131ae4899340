"""Every message is answered with what it asked for or a typed refusal, or its line is closed: nobody waits in vain."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.session import Session, prepare
from tests.support.house import House, serving
from tests.support.wires import Wire, framed

NAMES = [
    "*",
    "connect",
    "disconnect",
    "connect_error",
    "",
    "message",
    "ping",
    "x" * 999,
    "do",
    "whole",
    "pong_time",
    "é",
]
NO_NAMES = [7, None, {}, [], True, ["do"]]
SAID: list[list[Any]] = [
    [],
    [{}],
    [None],
    ["x"],
    [7],
    [[]],
    [{}, {}, {}],
    [{"id": "x", "name": "idea.write", "body": {}}],
]
ASKED = [f"4217{json.dumps([name, *said])}" for name in [*NAMES, *NO_NAMES] for said in SAID] + ['4217["do",NaN]']
UNASKED = [f"42{json.dumps([name, {}])}" for name in [*NAMES, *NO_NAMES] if name not in ("do", "whole", "pong_time")]
RAW = [
    "4", "40", "40{}", "41", "42", "42[]", "4217[]", "4217{}", "42{}", "42/x,[\"do\",{}]", "42/,17[\"do\",{}]", "4217",
    "42x", "43", "431[]", "4317[{}]", "44", "44{}", "45", "450-[\"do\",{}]", "451-[\"do\",{}]", "4517[\"do\"]", "46",
    "461-1[]", "47", "48", "49", "4x", "0", "0{}", "2", "2probe", "6", "7", "x", "", "42" + "[" * 90_000,
    "4217[\"do\"" + ",[" * 90_000, "42" + "9" * 400 + "[\"do\",{}]",
]  # fmt: skip
FRAMES = {"bytes": framed(0x82, b"4"), "no bytes": framed(0x82, b""), "no text in UTF-8": framed(0x81, b"42\xff")}


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A started server, in each mode in turn."""
    with serving(tmp_path_factory.mktemp(request.param), request.param) as made:
        yield made


@pytest.fixture(scope="module")
def session(house: House) -> Session:
    """A session of one table with one person."""
    return prepare(house.folder, 1, 1)


class Trial:
    """One message on a line of its own, and then a question that has an answer: what came before that answer."""

    def __init__(self, house: House, session: Session, inside: bool = True) -> None:
        self.wire = Wire(house.port, session.phones[0], session.code if inside else "")
        if inside:
            while not self.wire.message().startswith("40"):
                pass

    def heard(self, frame: bytes) -> str:
        """`answered`, `closed` or `nothing`."""
        try:
            self.wire.socket.sendall(frame + framed(0x81, b'42900["pong_time",{}]'))
            while not (message := self.wire.message()).startswith("43900"):
                if message.startswith("4317["):
                    return "answered"
                if message.startswith("44"):
                    return "refused"
        except (AssertionError, OSError):  # a frame that closes, or the end
            return "closed"
        finally:
            self.wire.socket.close()
        return "nothing"


def text(message: str) -> bytes:
    return framed(0x81, message.encode())


def test_what_asks_for_an_answer_is_answered_or_closed(house: House, session: Session) -> None:
    left = [message[:80] for message in ASKED if Trial(house, session).heard(text(message)) == "nothing"]
    assert left == []


def test_an_event_that_only_a_server_tells_is_refused_like_any_other_name(house: House, session: Session) -> None:
    for name in ("*", "connect", "disconnect", "connect_error", ""):
        assert Trial(house, session).heard(text(f"4217{json.dumps([name, {}])}")) == "answered"


def test_what_is_no_message_of_a_page_is_closed(house: House, session: Session) -> None:
    frames = {message[:80]: text(message) for message in [*UNASKED, *RAW]} | FRAMES
    heard = {what: Trial(house, session).heard(frame) for what, frame in frames.items()}
    assert {what: how for what, how in heard.items() if how != "closed"} == {}


def test_who_is_not_inside_is_closed_at_the_first_word_but_a_request_to_come_in(house: House, session: Session) -> None:
    for message in ('4217["do",{}]', '42["whole",{}]', "41", "4317[]", '42900["pong_time",{}]'):
        assert Trial(house, session, inside=False).heard(text(message)) == "closed"
    for message in ("40{}", "40/x,{}", "40[]", '40{"as":"tower"}'):
        assert Trial(house, session, inside=False).heard(text(message)) in ("refused", "closed")
