"""Where a request comes from.

Law: a page is ours if its address is the one we were asked by, or the public one, its scheme and port too; a request is
this machine's own if it came by the loopback, for nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
PORTS = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """The beginning of an address, as RFC 6454 compares it."""

    scheme: str
    host: str
    port: int


def origin_of(address: str) -> Origin | None:
    """The origin that an address or an `Origin` header names; None for what is none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # an address that nobody could write
        return None
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    return Origin(parts.scheme, parts.hostname, port or PORTS[parts.scheme])


def asked_by(environ: Mapping[str, Any]) -> str:
    """The address by which a request (of WSGI) was made, up to its path."""
    return f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')}"


def is_ours(origin: str, asked: str, public_url: str) -> bool:
    """True when an `Origin` header names the address `asked`, or the server's public one.

    Where that is encrypted, a page of the same host that came in clear is not ours: anybody on the way wrote it.
    """
    said, own, public = origin_of(origin), origin_of(asked), origin_of(public_url)
    if said is None:
        return False
    in_clear = public and own and public.scheme == "https" and own.scheme == "http" and public.host == own.host
    return said == public or (said == own and not in_clear)


def is_this_machine(environ: Mapping[str, Any], *also: str) -> bool:
    """True when a request (of WSGI) came from this machine, at the loopback or one of the addresses `also`."""
    return environ.get("REMOTE_ADDR") in (*LOOPBACK, *also) and "HTTP_X_FORWARDED_FOR" not in environ
