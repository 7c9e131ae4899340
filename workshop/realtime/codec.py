"""What goes over the wire: JSON out, masked frames in.

Law: each letter as itself, without a space to spare: « é » in two bytes, not in the six of its escape. A frame
is unmasked as one number, not byte by byte.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import orjson

MOST_DIGITS = 100


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:  # reading a number takes the square of its length
        raise ValueError("this number is too long")
    return int(digits)


_reader = json.JSONDecoder(parse_int=_whole)


def dumps(value: Any, **_: Any) -> str:
    """Give a value as JSON. What the library asks of separators is what is done here anyway."""
    return orjson.dumps(value).decode()


def loads(text: str, **_: Any) -> Any:
    """Give the value that a JSON text holds; raises ValueError."""
    try:
        return _reader.decode(text)
    except RecursionError as error:
        raise ValueError("this is nested too deep") from error


def unmask(data: bytes, mask: Sequence[int], length: int | None = None, offset: int = 0) -> bytes:
    """Give `length` bytes of a browser's frame without their mask of four, which began `offset` bytes before."""
    size = len(data) if length is None else length
    key = bytes(mask[(offset + place) % 4] for place in range(4)) * (size // 4 + 1)
    return (int.from_bytes(data[:size]) ^ int.from_bytes(key[:size])).to_bytes(size)
