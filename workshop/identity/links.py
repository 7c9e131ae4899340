"""A session's links. Law: a token is made from the session's secret, and worth nothing once revoked.

A *link* is named after what it opens: `organiser`, `desk:t4`, `desk:all`, `screen:t4`, `screen:all`.
The desk of two tables, `t4+t5`, is worth the links of both.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.session import Session
from workshop.storage import Library, creation

PLENARY = "all"
TOKEN_BYTES = 18
FINGERPRINT_BYTES = 12


@dataclass(frozen=True)
class Grant:
    """What a token or a cookie opens: a role, and its table (`all` for the plenary, `t4+t5` for two)."""

    role: str
    table: str | None = None

    @property
    def links(self) -> list[str]:
        """The names of the links it is worth: one for each table."""
        return [f"{self.role}:{table}" for table in self.table.split("+")] if self.table else [self.role]


@dataclass(frozen=True)
class Keys:
    """What a session's tokens are made from: its secret, the revisions of its links, its tables in order."""

    code: str
    secret: bytes
    revisions: Mapping[str, int]
    tables: tuple[str, ...]

    @classmethod
    def of(cls, session: Session) -> Keys:
        """The keys of an open session."""
        tables = session.read(lambda state: _tables(state.definition))
        return cls(session.code, session.link_key, session.revisions, tables)

    @classmethod
    def in_file(cls, library: Library, code: str) -> Keys:
        """The keys of a session that another process may own; raises Refused as `Library.reading` does."""
        with library.reading(code) as log:
            return cls(code, log.link_key, log.revisions, _tables(creation.definition_of(log)))

    @property
    def fingerprint(self) -> str:
        """What names the session's secret without telling it: two sessions that had one code differ in it."""
        return base64.urlsafe_b64encode(hmac.digest(self.secret, b"cookie", "sha256")[:FINGERPRINT_BYTES]).decode()

    def token(self, grant: Grant) -> str:
        """The secret part of a link: 144 bits, the same until the link is revoked."""
        said = json.dumps(self.stamps(grant)).encode()
        return base64.urlsafe_b64encode(hmac.digest(self.secret, said, "sha256")[:TOKEN_BYTES]).decode()

    def stamps(self, grant: Grant) -> dict[str, int]:
        """Each link that the grant is worth, with its revision: what a cookie must still carry."""
        return {link: self.revisions.get(link, 0) for link in grant.links}

    def grants(self) -> list[Grant]:
        """Everything that a single link of this session opens."""
        places = [*self.tables, PLENARY]
        return [Grant("organiser"), *(Grant(role, place) for role in ("desk", "screen") for place in places)]

    def grant_of(self, token: str) -> Grant | None:
        """What a link's token opens, or None, in the same time whatever was found."""
        given, found = token.encode(), None
        for grant in self.grants():
            if hmac.compare_digest(given, self.token(grant).encode()):
                found = grant
        return found


def links(keys: Keys, base: str = "") -> dict[str, Any]:
    """The session's links: `{organiser, desks: {t1, …, all}, screens: {t1, …, all}, phone, phones: {t1, …}}`.

    `base` is the server's address, without a slash at the end.
    """
    places = [*keys.tables, PLENARY]

    def to(grant: Grant) -> str:
        return f"{base}/l/{keys.code}/{keys.token(grant)}"

    phone = f"{base}/r/{keys.code}"
    return {
        "organiser": to(Grant("organiser")),
        "desks": {place: to(Grant("desk", place)) for place in places},
        "screens": {place: to(Grant("screen", place)) for place in places},
        "phone": phone,
        "phones": {table: f"{phone}?table={table}" for table in keys.tables},
    }


def _tables(definition: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(table["id"] for theme in definition["themes"] for table in theme["tables"])
