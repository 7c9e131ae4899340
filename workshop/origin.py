"""Where a request comes from.

Law: a page is ours if its address is the one we were asked by, or the public one; a request is this machine's own if it
came by the loopback, for nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")


def is_ours(origin: str, host: str, public_url: str) -> bool:
    """True when an `Origin` header names `host` (the `Host` header) or the server's public address."""
    try:
        asked_from = urlsplit(origin).netloc
    except ValueError:  # an address that nobody could write
        return False
    return bool(asked_from) and asked_from in (host, urlsplit(public_url).netloc)


def is_this_machine(environ: Mapping[str, Any], *also: str) -> bool:
    """True when a request (of WSGI) came from this machine, at the loopback or one of the addresses `also`."""
    return environ.get("REMOTE_ADDR") in (*LOOPBACK, *also) and "HTTP_X_FORWARDED_FOR" not in environ
