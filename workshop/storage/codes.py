"""A session's code, typed from a screen. Law: no letter looks like another; nothing is mended."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 6
_SEPARATORS = dict.fromkeys(map(ord, " -\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u202f\t.·"))


def new_code() -> str:
    """Six characters, 29 bits, from the system's source of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(text: str) -> str | None:
    """The code in what somebody typed: case, spaces and dashes do not count. None when it is not one."""
    if len(text) > 64:
        return None
    code = text.translate(_SEPARATORS)
    code = code.upper() if code.isascii() else ""
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
