"""The fast way of an act in and the stock way: the same messages heard, the same answers, in the same order."""

from __future__ import annotations

import json
import re
import struct
import threading
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.patience import PATIENCE
from tests.support.wires import Wire
from workshop.realtime.fast.frames import FrameHandler, act_in

IDS = [f"operation{number:07d}" for number in range(20)]
KEPT = json.dumps({"id": IDS[0], "name": "person.edit", "body": {"name": "Zoé"}}, ensure_ascii=False)
SAID = [
    f'["do",{KEPT}]',
    f'["do",{KEPT}]',
    f'["do",{KEPT},"more"]',
    f'["do", {KEPT}]',
    '["do"]',
    '["do",[]]',
    '["do",{"id":1,"name":"person.edit"}]',
    f'["do",{{"id":"{IDS[1]}","name":"nothing.known","body":{{}}}}]',
    f'["do",{{"id":"{IDS[2]}","name":"step.go","body":{{"step":"s2","version":1}}}}]',
    f'["do",{{"id":"{IDS[3]}","name":"person.edit","body":{{"name":NaN}}}}]',
    f'["do",{{"id":"{IDS[4]}","name":"person.edit","body":{{"name":"\\ud800"}}}}]',
    f'["do",{{"id":"{IDS[5]}","name":"person.edit","body":{{"name":"{"x" * 300}"}}}}]',
    f'["do",{{"id":"{IDS[6]}","name":"person.edit","body":{{"seats":2}}}}]',
    f'["do",{{"id":"{IDS[7]}","name":"person.edit","body":{{"seats":{"9" * 90}}}}}]',
    '["pong_time"]',
    '["whole",{"audience":"other"}]',
]


def test_a_phone_is_answered_byte_for_byte_as_by_the_stock_way(new_house: Any, new_crowd: Any) -> None:
    heard = []
    for fanout in ("stock", "direct"):
        house = new_house(FANOUT=fanout).start()
        crowd = new_crowd(house, house.create())
        wire = Wire(house.port, crowd.phone(table="t1").browser.cookies, crowd.code)
        for number, said in enumerate(SAID):
            wire.socket.sendall(framed(f"42{number:02}{said}"))
        heard.append([answer(wire) for _ in SAID])
    assert heard[0] == heard[1]
    assert [one.split("[", 1)[0] for one in heard[0]] == [f"43{number}" for number in range(len(SAID))]
    assert sum('"ok":true' in one for one in heard[0]) == 5


def answer(wire: Wire) -> str:
    """The next acknowledgement, without its times."""
    text = next(message for message in iter(wire.message, None) if message.startswith("43"))
    return re.sub(r'"(at|now)":\d+', r'"\1":0', text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('427["do",{"id":"x"}]', (7, [{"id": "x"}])),
        ('42007["do",{}]', (7, [{}])),
        ('427["do"]', None),
        ('42["do",{}]', None),
        ('42/other,7["do",{}]', None),
        ('427["does",{}]', None),
        ('427["do",{]', None),
        ('42²["do",{}]', None),
        ("2", None),
        ("", None),
        ('451-7["do",{"_placeholder":true,"num":0}]', None),
    ],
)
def test_only_a_do_that_asks_for_an_answer_is_an_act(text: str, found: Any) -> None:
    assert act_in(text) == found


class Phone:
    """A WebSocket as eventlet shows it; what it says comes in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces = pieces
        self.socket = SimpleNamespace(recv=self.recv)

    def recv(self, count: int) -> bytes:
        if not self.pieces:
            return b""
        piece = self.pieces.pop(0)
        if piece[count:]:
            self.pieces.insert(0, piece[count:])
        return piece[:count]

    def wait(self) -> str | None:
        """The stock reader, which asks for each part of a frame in turn."""
        head = self.take(2)
        if not head:
            return None
        size = head[1] & 127
        if size > 125:
            (size,) = struct.unpack("!H" if size == 126 else "!Q", self.take(2 if size == 126 else 8))
        mask, body = self.take(4), self.take(size)
        return bytes(byte ^ mask[place % 4] for place, byte in enumerate(body)).decode()

    def take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count and (some := self.socket.recv(count - len(taken))):
            taken += some
        return taken


def reading(phone: Phone, take: Any, say: Any = lambda packet: None) -> FrameHandler:
    """What reads a phone, its stock reader too."""
    frames = FrameHandler(phone, take, say)
    phone.socket.recv = frames.receive
    return frames


def framed(text: str, mask: bytes = b"\1\2\3\4") -> bytes:
    body = text.encode()
    size = len(body)
    if size > 65_535:
        head = struct.pack("!BBQ", 0x81, 0xFF, size)
    else:
        head = bytes((0x81, 0x80 | size)) if size < 126 else struct.pack("!BBH", 0x81, 0xFE, size)
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(body))


MESSAGES = {
    "act": '421["do",{"a":"é"}]',
    "long act": f'422["do","{"y" * 200}"]',
    "pong": "3",
    "event": '42["x"]',
    "huge event": f'42["z","{"z" * 66_000}"]',
}


@given(st.lists(st.sampled_from(list(MESSAGES)), max_size=6), st.lists(st.integers(1, 500), max_size=12))
def test_however_frames_are_cut_each_message_is_heard_once_and_in_order(names: list[str], cuts: list[int]) -> None:
    said = [MESSAGES[name] for name in names]
    stream, pieces = b"".join(map(framed, said)), []
    for cut in cuts:
        pieces, stream = [*pieces, stream[:cut]], stream[cut:]
    heard: list[Any] = []

    def take(what: list[Any], reply: Any) -> bool:
        heard.append(what)
        reply({})
        return True

    frames = reading(Phone([piece for piece in [*pieces, stream] if piece]), take)
    while (text := frames.wait()) is not None:
        heard.append(meant(text))  # an act that came in two pieces is read by the stock way
    assert heard == [meant(text) for text in said]


def meant(text: str) -> Any:
    """What an act says, or the text of what is none."""
    act = act_in(text)
    return act[1] if act else text


def test_while_an_act_is_under_way_nothing_more_is_looked_at() -> None:
    phone, replies, heard = Phone([framed('421["do",{}]') + framed("3")]), [], []
    told = threading.Event()

    def take(what: list[Any], reply: Any) -> bool:
        replies.append(reply)
        told.set()
        return True

    frames = reading(phone, take, heard.append)
    reader = threading.Thread(target=lambda: heard.append(frames.wait()))
    reader.start()
    assert told.wait(PATIENCE)
    reader.join(0.05)  # time enough to go on, were it let to
    assert heard == []
    replies[0]({"ok": True})
    reader.join(PATIENCE)
    assert heard == ['31[{"ok":true}]', "3"]


def test_an_act_that_is_not_taken_goes_the_stock_way() -> None:
    frames = reading(Phone([framed('421["do",{}]')]), lambda said, reply: False)
    assert frames.wait() == '421["do",{}]'
    assert frames.wait() is None


def test_a_line_that_breaks_is_told_to_the_stock_reader() -> None:
    phone = Phone([])

    def breaks(count: int) -> bytes:
        raise TimeoutError

    phone.socket.recv = breaks
    frames = reading(phone, lambda said, reply: True)
    with pytest.raises(TimeoutError):
        frames.wait()
