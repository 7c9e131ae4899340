"""What the bytes between server and browsers look like."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tests.support.wires import Wire
from workshop.realtime.fast.frames import unmask
from workshop.realtime.payload import dumps, loads

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda one: st.lists(one) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), one),
    max_leaves=10,
)


@given(VALUES)
def test_what_is_written_is_read_back(value):
    assert loads(dumps(value)) == value == json.loads(dumps(value))


@given(VALUES)
def test_the_bytes_are_those_of_python_s_own_writer(value):
    assert dumps(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@given(st.binary(max_size=200), st.tuples(*[st.integers(0, 255)] * 4), st.integers(0, 9))
def test_a_frame_is_unmasked_as_the_standard_says(data, mask, offset):
    assert unmask(data, mask, offset=offset) == bytes(
        byte ^ mask[(offset + place) % 4] for place, byte in enumerate(data)
    )


def test_a_letter_with_an_accent_takes_two_bytes(crowd):
    browser = crowd.phone("Zoé").browser
    wire = Wire(browser.house.port, browser.cookies, crowd.code)
    said = next(message for message in iter(wire.message, None) if '"me"' in message)
    assert '"name":"Zoé"' in said


def test_half_a_character_is_refused_with_a_sentence(crowd):
    browser = crowd.phone().browser
    wire = Wire(browser.house.port, browser.cookies, crowd.code)
    wire.say(r'427["do",{"id":"0123456789abcdef","name":"person.edit","body":{"name":"\ud800"}}]')
    answer = next(message for message in iter(wire.message, None) if message.startswith("437"))
    assert json.loads(answer[3:])[0]["refused"] == "bad_field"
