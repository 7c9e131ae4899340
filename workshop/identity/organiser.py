"""The organiser's sign-in link, for the whole server. Law: who reads the sessions folder is the organiser."""

from __future__ import annotations

import base64
import hmac
from pathlib import Path

from workshop.core import Person
from workshop.identity.cookies import Browser, Cookies, new_id
from workshop.storage.secret_file import LENGTH, kept_secret, repeats

COOKIE = "tablee_organiser"
FILE = ".organiser"
TOKEN_BYTES = 24


class OrganiserLink:
    """Kept in the sessions folder, in a file that only the server's user can read; revoking makes it anew."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def token(self) -> str:
        """The secret part of `/o/sign-in/TOKEN`; made on first use."""
        return self._made("token")

    def revoke(self) -> None:
        """Every link and every cookie given before is worth nothing."""
        self._path.unlink(missing_ok=True)

    def opens(self, token: str) -> bool:
        """Whether it is the link's token."""
        return hmac.compare_digest(token.encode(), self.token().encode())

    def cookie(self, cookies: Cookies) -> tuple[str, str]:
        """The cookie (name, value) of an organiser who followed the link."""
        return COOKIE, cookies.sign(COOKIE, {"id": new_id("organiser"), "stamp": self.stamp()})

    def stamp(self) -> str:
        """What the cookies given by this link carry, until it is revoked."""
        return self._made("cookie")

    def mark(self) -> tuple[int, int] | None:
        """What changes when the link is revoked, by whatever process; cheap enough to be looked at all the time."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns

    def holder(self, browser: Browser, cookies: Cookies) -> Person | None:
        """The organiser that this browser is, or None."""
        said = cookies.read(browser, COOKIE)
        if not said or not hmac.compare_digest(str(said.get("stamp")), self.stamp()):
            return None
        return Person(said["id"], "organiser")

    def _made(self, use: str) -> str:
        kept = kept_secret(self._path)
        if len(kept) < LENGTH or repeats(kept):  # cut short, or written by hand: it could be guessed
            self.revoke()
        key = kept_secret(self._path).encode()
        return base64.urlsafe_b64encode(hmac.digest(key, use.encode(), "sha256")[:TOKEN_BYTES]).decode()
