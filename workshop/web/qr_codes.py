"""QR codes, so that phones read what was written, and join the network that was named.

Law: what goes beyond ASCII is UTF-8, with no designator before it. Left to itself segno writes ISO 8859-1 where that is
enough, which is what the standard supposes of bytes. But a network's name is bytes of UTF-8 to a phone, and readers
guess UTF-8 wherever it fits (ZXing, ZBar); some damage anything else (heuer/segno, issue 84). A designator (ECI 26)
would say so to some, and stop those that do not know it.
"""

import io
from collections.abc import Mapping
from typing import Any

import segno

SVG = "image/svg+xml; charset=utf-8"
ESCAPED = {ord(sign): f"\\{sign}" for sign in '\\;,:"'}  # of ZXing's « Barcode contents », which phones follow


def made(text: str) -> segno.QRCode:
    """The code of a text; a damaged seventh of it is made up for."""
    return segno.make(text, error="m", micro=False, encoding=None if text.isascii() else "utf-8")


def svg(text: str) -> bytes:
    """The code of a text as an image, always dark on white."""
    drawn = io.BytesIO()
    made(text).save(
        drawn, kind="svg", light="white", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return drawn.getvalue()


def wifi(network: Mapping[str, Any]) -> segno.QRCode:
    """The code that a phone's camera joins a network with: `ssid password security hidden`."""
    security = network.get("security") or "nopass"
    parts = [f"T:{security}", f"S:{network['ssid'].translate(ESCAPED)}"]
    if network.get("password"):
        parts.append(f"P:{network['password'].translate(ESCAPED)}")
    if network.get("hidden"):
        parts.append("H:true")
    return made(f"WIFI:{';'.join(parts)};;")
