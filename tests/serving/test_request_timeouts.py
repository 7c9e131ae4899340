"""A request may come slowly, but it must come: a byte now and then keeps no place."""

from __future__ import annotations

import contextlib
import io
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.support.house import House, serving
from tests.support.patience import PATIENCE, wait_until
from workshop.serving.request_timeouts import SILENT_SECONDS, RequestStream

HEADERS = b"GET / HTTP/1.1\r\nHost: a\r\nCookie: " + b"c" * 1_000 + b"\r\n\r\n"


class Line:
    """A connection on which bytes come by a clock of its own: `(seconds after the last, bytes)`, then silence."""

    def __init__(self, *coming: tuple[float, bytes]) -> None:
        self.coming, self.now, self.timeout = list(coming), 0.0, 1_000.0

    def gettimeout(self) -> float:
        return self.timeout

    def settimeout(self, seconds: float | None) -> None:
        assert seconds is not None
        self.timeout = seconds

    def recv_into(self, buffer: Any) -> int:
        after, said = self.coming[0] if self.coming else (float("inf"), b"")
        if after > self.timeout:
            self.now += self.timeout
            raise TimeoutError
        self.now += after
        count = min(len(buffer), len(said))
        buffer[:count] = said[:count]
        self.coming[0] = (0, said[count:])
        if not self.coming[0][1]:
            self.coming.pop(0)
        return count


def heard(line: Line, many: int, seconds: float = 10) -> float | None:
    """After how long it is given up before that many bytes came; None where they came."""
    reader = io.BufferedReader(RequestStream(line, seconds, lambda: line.now))
    try:
        return None if len(reader.read(many)) == many else line.now
    except TimeoutError:
        return line.now


def slowly(said: bytes, rate: int) -> list[tuple[float, bytes]]:
    """A tenth of a second's worth at a time."""
    step = max(1, rate // 10)
    return [(step / rate, said[at : at + step]) for at in range(0, len(said), step)]


def test_a_byte_now_and_then_is_given_up_after_ten_seconds() -> None:
    for pause in (0.5, 1, 5, 9):
        given_up = heard(Line(*[(pause, b"x")] * 1_000), 1_000)
        assert given_up is not None and 10 <= given_up < 10 + 2 * pause + 1


def test_silence_in_the_middle_is_given_up_after_ten_seconds_however_much_came_before() -> None:
    for first in (b"G", HEADERS[:500], bytes(3_000_000)):
        assert heard(Line((0, first)), len(first) + 1) == pytest.approx(10)


def test_a_slow_phone_is_heard_to_its_end() -> None:
    assert heard(Line(*slowly(HEADERS, 200)), len(HEADERS)) is None
    assert heard(Line(*slowly(HEADERS, 120)), len(HEADERS)) is None


def test_a_large_file_on_a_slow_line_is_heard_to_its_end_with_the_pauses_of_bad_wifi() -> None:
    part = [*slowly(bytes(20_000), 2_000), (9.0, b"x")]
    assert heard(Line(*part * 20), 20 * 20_001) is None


def test_who_has_said_nothing_yet_is_let_be_for_a_while() -> None:
    assert heard(Line((60.0, HEADERS)), len(HEADERS)) is None
    assert heard(Line((90.0, HEADERS)), len(HEADERS)) == SILENT_SECONDS


def test_what_the_server_does_meanwhile_counts_for_nothing() -> None:
    line = Line((0, b"x" * 10), (1, b"x" * 10))
    incoming = RequestStream(line, 10, lambda: line.now)
    assert incoming.read(10)
    line.now += 60
    assert incoming.read(10)
    assert line.timeout == 1_000.0


def test_another_request_has_its_own_ten_seconds() -> None:
    line = Line(*[(4.0, b"xx")] * 100)
    incoming = RequestStream(line, 10, lambda: line.now)
    for _ in range(30):
        incoming.begin()
        assert incoming.read(2) and incoming.read(2)


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A started server that waits for one second, in each mode in turn."""
    with serving(tmp_path_factory.mktemp(request.param), request.param, REQUEST_SECONDS="1") as made:
        yield made


BODY = b"POST /o/new/file HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\nContent-Type: text/plain\r\n\r\n"
FORM = BODY.replace(b"text/plain", b"application/x-www-form-urlencoded").replace(b"/o/new/file", b"/r/ABCDEF")
CHUNKS = (
    b"POST /internal/do HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n"
)


@pytest.mark.parametrize("begun", [b"G", b"GET / HTTP/1.1\r\nX-", BODY, FORM, CHUNKS + b"5\r\n"], ids=range(5))
def test_many_who_send_a_byte_now_and_then_are_hung_up_on_and_nobody_waits_for_them(house: House, begun: bytes) -> None:
    lines = [socket.create_connection(("127.0.0.1", house.port), PATIENCE) for _ in range(60)]
    over = threading.Event()

    def drip() -> None:
        while not over.wait(0.3):
            for line in lines:
                with contextlib.suppress(OSError):
                    line.sendall(b"a")

    for line in lines:
        line.sendall(begun)
    dripping = threading.Thread(target=drip)
    dripping.start()
    try:
        assert requests.get(f"{house.url}/healthz", timeout=PATIENCE).ok
        for line in lines:
            ends(line)
    finally:
        over.set()
        dripping.join()
        for line in lines:
            line.close()


def ends(line: socket.socket) -> None:
    """Read to the end; a reset is one too."""
    with contextlib.suppress(ConnectionError):
        while line.recv(65_536):
            pass


def test_a_connection_serves_one_request_after_another_and_a_body_that_comes_in_pieces(house: House) -> None:
    with requests.Session() as browser:
        for _ in range(3):
            assert browser.get(f"{house.url}/healthz", timeout=PATIENCE).ok

            def pieces() -> Iterator[bytes]:
                for number in range(8):
                    threading.Event().wait(0.2)
                    yield json.dumps({"x": number}).encode() * 40

            sent = browser.post(f"{house.url}/internal/do", data=pieces(), timeout=PATIENCE)
            assert sent.status_code in (403, 404)
    wait_until(lambda: "Traceback" not in house.said())
