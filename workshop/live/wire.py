"""JSON as it goes over the wire.

Law: each letter as itself, without a space to spare: « é » in two bytes, not in the six of its escape.
"""

from __future__ import annotations

import json
from typing import Any

from engineio.json import loads

__all__ = ["dumps", "loads"]

_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any, **_: Any) -> str:
    """Give a value as JSON. What the library asks of separators is what is done here anyway."""
    return _encoder.encode(value)
