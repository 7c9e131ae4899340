"""Cookies, one for each session and role. Law: believed only if we signed it, and while all it was given by stands.

One browser may hold organiser, two desks, screen and phone of a session; a desk's cookie carries every table
that its browser was given. It names the session's own key, and beside each link the revisions of all that it rests
on: of the link itself, and of what had let that browser in before (an organiser's link).
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from itsdangerous import BadSignature, TimestampSigner, URLSafeTimedSerializer

from workshop.core import Person
from workshop.identity.links import Grant, Keys

DAY = 86_400
MAX_AGE = 30 * DAY  # in the browser, from the last time it was given
BELIEVED = 100 * DAY  # by us: a machine whose clock was set two months ahead still knows everybody
LETTERS = {"participant": "p", "desk": "d", "organiser": "o", "screen": "c"}
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"

SERVER = "server"  # among the links that a cookie rests on: the organiser's, for the whole server

Browser = Mapping[str, str]
Stamps = Mapping[str, int | str]  # each link by its name, with its revision; `server`, with its stamp


def new_id(role: str) -> str:
    """A new person's id: the letter of the role, then 16 random characters."""
    return LETTERS[role] + "".join(secrets.choice(ALPHABET) for _ in range(16))


def cookie_name(code: str, role: str) -> str:
    """The name of a session's cookie for a role."""
    return f"tablee_{code}_{role}"


@dataclass(frozen=True)
class Cookies:
    """Writes and reads them with the server's secret, dated by `now` (s). A `Browser` is what came with the request."""

    secret: str
    now: Callable[[], float] = time.time

    def sign(self, name: str, said: dict[str, Any]) -> str:
        """A value that only a cookie of that name can hold."""
        return str(self._signer(name).dumps(said))

    def read(self, browser: Browser, name: str) -> dict[str, Any] | None:
        """What we signed under that name, less than BELIEVED ago or dated later, or None. It must not be changed."""
        try:
            said, signed = _opened(self.secret, name, browser.get(name, ""))
        except BadSignature:
            return None
        return said if isinstance(said, dict) and self.now() <= signed + BELIEVED else None

    def until(self, browser: Browser, name: str) -> float:
        """Until when (seconds since 1970) what we signed under that name is believed; 0 where we did not."""
        try:
            return _opened(self.secret, name, browser.get(name, ""))[1] + BELIEVED
        except BadSignature:
            return 0.0

    def anew(self, browser: Browser, name: str) -> tuple[str, str] | None:
        """The same cookie (name, value), dated today; None where it is, or is not believed."""
        said = self.read(browser, name)
        if said is None or abs(self.now() - (self.until(browser, name) - BELIEVED)) < DAY:
            return None
        return name, self.sign(name, said)

    def join(self, code: str, person_id: str, claim: str | None = None) -> tuple[str, str]:
        """The cookie (name, value) of a participant; `claim`: by which a desk gave this device their place."""
        name = cookie_name(code, "participant")
        return name, self.sign(name, {"id": person_id} | ({"claim": claim} if claim else {}))

    def claim(self, browser: Browser, code: str) -> str | None:
        """By which claim this browser has its participant's place; None for who joined with it."""
        return (self.read(browser, cookie_name(code, "participant")) or {}).get("claim")

    def participant(self, browser: Browser, code: str) -> Person | None:
        """Which participant this browser is; the session may have forgotten them since (a reset)."""
        said = self.read(browser, cookie_name(code, "participant"))
        return Person(said["id"], "participant") if said else None

    def grant(self, browser: Browser, keys: Keys, grant: Grant, through: Stamps | None = None) -> tuple[str, str]:
        """The cookie (name, value) to set when a link was followed: what the browser held, and this.

        `through`: what had let that browser in before; what is given now falls with it.
        """
        name = cookie_name(keys.code, grant.role)
        said = self._read(browser, keys, grant.role) or {"id": new_id(grant.role), "held": {}}
        given = {link: {**(through or {}), link: revision} for link, revision in keys.stamps(grant).items()}
        said = {"id": said["id"], "key": keys.fingerprint, "held": {**said["held"], **given}}
        return name, self.sign(name, said)

    def holder(self, browser: Browser, keys: Keys, grant: Grant, server: str = "") -> Person | None:
        """Who this browser is for that role and table; None if it was not given it, or something it rests on fell.

        `server`: the stamp of the organiser's link for the whole server, as it stands.
        """
        said = self._read(browser, keys, grant.role)
        if not said:
            return None
        held = [said["held"].get(link) for link in grant.links]
        standing = all(stamps and _stand(stamps, keys, server) for stamps in held)
        return Person(said["id"], grant.role, grant.table) if standing else None

    def rests_on(self, browser: Browser, keys: Keys, grant: Grant) -> Stamps:
        """All that a browser's role and table rest on, whether it stands or not."""
        said = self._read(browser, keys, grant.role)
        held = [said["held"].get(link) or {} for link in grant.links] if said else []
        return {link: stamp for stamps in held for link, stamp in stamps.items()}

    def _read(self, browser: Browser, keys: Keys, role: str) -> dict[str, Any] | None:
        """What a cookie of that role says; None for another session's, which may have had the same code."""
        said = self.read(browser, cookie_name(keys.code, role))
        return said if said and said.get("key") == keys.fingerprint else None

    def trace(self, text: str) -> str:
        """What a text becomes under the secret: 64 signs of `[0-9a-f]`, which nobody else can make."""
        return hmac.digest(self.secret.encode(), f"trace {text}".encode(), "sha256").hex()

    def _signer(self, name: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=name, signer=Dated, signer_kwargs={"now": self.now})


class Dated(TimestampSigner):
    """Dates what it signs by the server's time."""

    def __init__(self, *given: Any, now: Callable[[], float], **more: Any) -> None:
        super().__init__(*given, **more)
        self._now = now

    def get_timestamp(self) -> int:
        """Seconds since 1970."""
        return int(self._now())


def _stand(stamps: Stamps, keys: Keys, server: str) -> bool:
    current = {SERVER: server}
    return all(current.get(link, keys.revisions.get(link, 0)) == stamp for link, stamp in stamps.items())


@lru_cache(maxsize=8192)
def _opened(secret: str, name: str, value: str) -> tuple[Any, float]:
    """What a cookie says and when it was signed (s); raises BadSignature if not by us, which is not remembered.

    The rest is, because a phone is recognised at each of its messages, and this is most of what that costs.
    """
    said, signed = URLSafeTimedSerializer(secret, salt=name).loads(value, return_timestamp=True)
    return said, signed.timestamp()
