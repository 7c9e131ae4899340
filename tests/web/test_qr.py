"""QR codes read back by another library: what was written, in bytes that a phone takes for what they are."""

from __future__ import annotations

import re
from typing import Any

import pytest
import segno
import zxingcpp
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from workshop.definition import parse
from workshop.web import qr_codes
from workshop.web.assets.paths import example_sessions

HERE = "http://atelier.example"
NO_DESIGNATOR = "]Q1"  # of ISO/IEC 15424; ]Q2 is a code that says its character set
FIELD = re.compile(r"([TSPH]):((?:\\.|[^\\;])*);", re.DOTALL)
NAMES = st.text(st.sampled_from("aZ09 é’œ€·\\;,:\"'🙂"), min_size=1, max_size=32)


def back(code: segno.QRCode) -> zxingcpp.Barcode:
    """What a reader sees in the code."""
    return seen(code.svg_inline(border=4))


def seen(svg: str) -> zxingcpp.Barcode:
    """What a reader sees in a drawing: strokes of one module, each so many to the right of where the last one ended."""
    size, x, y, dark = int(re.findall(r'(?:viewBox="0 0 |width=")(\d+)', svg)[0]), 0, 0, set()
    drawn = re.findall(r' d="([^"]+)"', svg)[-1]
    for step, across, down in re.findall(r"([Mmh])(-?\d+)(?:[ ,]?(-?\d+(?:\.5)?))?", drawn):
        if step == "h":
            dark.update((x + one, y) for one in range(int(across)))
        x, y = (0, 0) if step == "M" else (x, y)
        x, y = x + int(across), y + int(float(down or 0) // 1)
    rows = [bytes(255 * ((x // 3, y // 3) not in dark) for x in range(3 * size)) for y in range(3 * size)]
    found = zxingcpp.read_barcode(memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0]))))
    assert found is not None
    return found


def fields(text: str) -> dict[str, str]:
    """The fields of a Wi-Fi code, as ZXing's « Barcode contents » says to read them."""
    assert text.startswith("WIFI:") and text.endswith(";;")
    return {
        name: re.sub(r"\\(.)", r"\1", said, flags=re.DOTALL) for name, said in FIELD.findall(text.removeprefix("WIFI:"))
    }


@pytest.mark.parametrize("name", ["Café", "L’été", "Œuvre n° 2", "Salle-des-Fêtes", "naïf", "日本", "Invités 🙂", "T"])
def test_a_network_s_name_is_read_back_in_utf_8(name: str) -> None:
    seen = back(qr_codes.wifi({"ssid": name, "password": "à l’entrée", "security": "WPA"}))
    assert fields(seen.text) == {"T": "WPA", "S": name, "P": "à l’entrée"}
    assert f"S:{name};".encode() in seen.bytes
    assert seen.symbology_identifier == NO_DESIGNATOR


@given(name=NAMES, password=NAMES, hidden=st.booleans())
def test_every_name_and_password_comes_back(name: str, password: str, hidden: bool) -> None:
    seen = back(qr_codes.wifi({"ssid": name, "password": password, "security": "WPA", "hidden": hidden}))
    assert seen.bytes.decode() == seen.text
    assert fields(seen.text) == {"T": "WPA", "S": name, "P": password} | ({"H": "true"} if hidden else {})


@pytest.mark.parametrize("network", [{"ssid": "Libre", "password": "", "security": "nopass"}, {"ssid": "Libre"}])
def test_an_open_network_has_no_password(network: dict[str, Any]) -> None:
    assert back(qr_codes.wifi(network)).text == "WIFI:T:nopass;S:Libre;;"


@pytest.mark.parametrize("address", ["https://atelier.example/r/ABC234?table=t3", "https://été.example/r/ABC234"])
def test_an_address_comes_back(address: str) -> None:
    assert back(qr_codes.made(address)).bytes == address.encode()


def test_the_code_to_join_is_read(client: FlaskClient, code: str) -> None:
    for asked in ("", "?table=t2"):
        drawn = client.get(f"/r/{code}/qr.svg{asked}", base_url=HERE).text
        assert seen(drawn).text == f"{HERE}/r/{code}{asked}"


def test_the_codes_of_a_printed_card_are_read(app: Flask) -> None:
    body = parse((example_sessions() / "demonstration.md").read_bytes()).body
    body["wifi"] = {"ssid": "L’été à table", "password": "tilleul;2027", "security": "WPA"}
    made = app.extensions["registry"].library.create(body)
    organiser = app.test_client()
    organiser.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}", base_url=HERE)
    page = organiser.get(f"/o/{made}/print/cards", base_url=HERE).text
    told = [seen(svg).text for svg in re.findall(r"<svg [^>]*qr-code.*?</svg>", page, re.DOTALL)]
    assert told[:2] == [f"{HERE}/r/{made}?table=t1", r"WIFI:T:WPA;S:L’été à table;P:tilleul\;2027;;"]
    assert len(told) == 18
