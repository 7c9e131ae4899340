"""No line of the log says from which address somebody came."""

from __future__ import annotations

import json
import logging

import pytest
import requests

from tests.support.patience import PATIENCE
from workshop.serving.logs import JsonFormatter, WithoutAddresses

VISITORS = ["203.0.113.9", "2001:db8::17", "fe80::1ff:fe23:4567:890a", "::ffff:203.0.113.9"]


def said(form: logging.Formatter, text: str, *args: object, error: Exception | None = None) -> str:
    record = logging.LogRecord("x", logging.INFO, "x", 1, text, args, error and (type(error), error, None))
    return WithoutAddresses(form, {"192.168.1.2"}).format(record)


@pytest.mark.parametrize("form", [logging.Formatter("%(asctime)s %(message)s"), JsonFormatter()], ids=["text", "json"])
@pytest.mark.parametrize("address", VISITORS)
def test_an_address_is_left_in_no_form_of_line(form: logging.Formatter, address: str) -> None:
    trace = OSError(f"('{address}', 51234) hung up; http://[{address}]:80/ too")
    line = said(form, "who came from %s, [%s]:5000", address, address, error=trace)
    assert address not in line and "203.0.113.9" not in line and line.count("[address]") >= 4
    if isinstance(form, JsonFormatter):
        assert json.loads(line)["logger"] == "x"


@pytest.mark.parametrize(
    "text",
    [
        "at 12:03:45, in 1.2.3 of 127.0.0.1:5000, at 0.0.0.0, ::1",
        "http://192.168.1.2:5000 holds it; 2026-12-01T12:03:45+0100",
        "std::vector, a:b:c, 300.300.300.300",
    ],
)
def test_what_is_no_visitor_s_address_stays(text: str) -> None:
    assert said(logging.Formatter("%(message)s"), text) == text


def test_a_server_that_is_asked_all_sorts_of_things_writes_nobody_s_address(new_house, mode) -> None:
    house = new_house(mode, LOG_LEVEL="debug", PROXIES="1").start()
    code = house.create()
    came = {"X-Forwarded-For": VISITORS[0]}
    for path in (f"/r/{code}", "/r/ZZZZZZ", "/o/sign-in/wrong", "/socket.io/?EIO=4&transport=polling", "/socket.io/?x"):
        for more in ({}, {"Origin": "http://x.example"}, {"Cookie": "tablee_organiser=x"}, {"Accept": "\xff"}):
            for ask in (requests.get, requests.post):
                ask(house.url + path, headers=came | more, data=None, timeout=PATIENCE)
    assert house.stop() == 0
    assert VISITORS[0] not in house.said()
