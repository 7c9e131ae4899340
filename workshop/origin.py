"""Which pages are ours. Law: a page is ours if its address is the one we were asked by, or the public one."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_ours(origin: str, host: str, public_url: str) -> bool:
    """True when an `Origin` header names `host` (the `Host` header) or the server's public address."""
    try:
        asked_from = urlsplit(origin).netloc
    except ValueError:  # an address that nobody could write
        return False
    return bool(asked_from) and asked_from in (host, urlsplit(public_url).netloc)
