"""Who is behind a socket or a live page.

Law: the page says as what it comes, the browser's cookie of that role says whether it may, and the session's
state says at which table a participant sits. All three are read again at every message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.core import Person, Refused, State
from workshop.identity import Cookies, Grant, Keys, OrganiserLink, cookie_name, read_code
from workshop.identity.cookies import SERVER, Stamps
from workshop.session import Registry, Session

PLENARY = "all"
ORGANISER = Grant("organiser")
ORGANISING = ("tower", "people")
ROLES = {"phone": "participant", "desk": "desk", "screen": "screen", "tower": "organiser", "people": "organiser"}
"""By surface."""
Browser = Mapping[str, str]


@dataclass(frozen=True)
class Visitor:
    """Somebody let in: the surface they look at, who they are, and the audiences whose views they receive.

    `audiences` goes from what a client calls them (`shared`, `own`) to their names. `until`: their cookie, which stays
    what it is, need not be opened again before (seconds since 1970), as long as the links stand as in `revisions`.
    `device`: what a participant came with; `claim`: by which they have their place, if not by joining.
    """

    code: str
    surface: str
    person: Person
    table: str
    audiences: dict[str, str]
    browser: Browser = field(repr=False, compare=False)
    until: float = field(default=0.0, repr=False, compare=False)
    revisions: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    device: str = field(default="", repr=False, compare=False)
    claim: str | None = field(default=None, repr=False, compare=False)

    @property
    def pays(self) -> str:
        """Whose pace an act of theirs is counted in: their device's, whatever it has open; another's, their own."""
        return f"{self.code}/{self.device or self.person.id}"


@dataclass(frozen=True)
class Authenticator:
    """Recognises browsers by their cookies."""

    registry: Registry
    cookies: Cookies
    organiser: OrganiserLink

    def visitor(self, browser: Browser, auth: Any) -> Visitor:
        """Give who comes with `auth` `{as, code, table?}`; raise Refused."""
        if not isinstance(auth, dict):
            raise Refused("bad_field", field="auth", why="type")
        code = read_code(auth["code"]) if isinstance(auth.get("code"), str) else None
        if code is None:
            raise Refused("unknown_session")
        surface, table = auth.get("as"), auth.get("table")
        if not self.registry.library.share.holds(code):
            raise Refused("elsewhere")
        if not isinstance(surface, str) or surface not in ROLES:
            raise Refused("bad_field", field="as", why="choice")
        if not self._has_cookie(code, surface, browser):
            raise Refused("not_joined" if surface == "phone" else "not_allowed")
        return self.at(self.registry[code], surface, table if isinstance(table, str) else "", browser)

    def _has_cookie(self, code: str, surface: str, browser: Browser) -> bool:
        """Whether we ever let them in there; a stranger, who may be guessing, is told the same of every code."""
        organises = surface in ORGANISING and self.organiser.holder(browser, self.cookies)
        return bool(organises or self.cookies.read(browser, cookie_name(code, ROLES[surface])))

    def at(self, session: Session, surface: str, table: str, browser: Browser) -> Visitor:
        """Give who looks at a surface (see ROLES) of a session; raise Refused."""
        if surface == "phone":
            return self._participant(session, browser)
        if surface in ORGANISING:
            return self._organiser(session, surface, table if surface == "people" else "", browser)
        return self._holder(session, surface, table, browser)

    def again(self, session: Session, visitor: Visitor) -> Visitor:
        """Recognise a visitor anew, the same where nothing changed; raise Refused when they may not stay."""
        if self.cookies.now() <= visitor.until and self._stays(session, visitor):
            return visitor
        return self.at(session, visitor.surface, visitor.table, visitor.browser)

    def _stays(self, session: Session, visitor: Visitor) -> bool:
        if visitor.surface == "phone":
            return session.glance(lambda state: _place_of(state, visitor.person.id)) == (visitor.table, visitor.claim)
        there = visitor.table in ("", PLENARY) or session.glance(lambda state: visitor.table in state.agenda.tables)
        return there and session.revisions == visitor.revisions

    def _participant(self, session: Session, browser: Browser) -> Visitor:
        person = self.cookies.participant(browser, session.code)
        claim = self.cookies.claim(browser, session.code)
        found = session.read(lambda state: _placed(state, person.id, claim)) if person else None
        if person is None or found is None:
            raise Refused("not_joined")
        table, device = found
        audiences = {"shared": f"phone:{table}", "own": f"person:{person.id}"}
        until = self.cookies.until(browser, cookie_name(session.code, "participant"))
        seated = Person(person.id, "participant", table)
        return Visitor(
            session.code, "phone", seated, table, audiences, browser, until, device=device or person.id, claim=claim
        )

    def organises(self, browser: Browser, keys: Keys) -> Person | None:
        """Give who organises this session: by its own link, or by the one for the whole server; None for others."""
        own = self.cookies.holder(browser, keys, ORGANISER, self.organiser.stamp())
        return own or self.organiser.holder(browser, self.cookies)

    def let_in(self, session: Session, grant: Grant, browser: Browser) -> tuple[str, str]:
        """Give the cookie (name, value) of a role and table; it falls with what makes that browser an organiser."""
        keys = Keys.of(session)
        return self.cookies.grant(browser, keys, grant, self._through(browser, keys))

    def _through(self, browser: Browser, keys: Keys) -> Stamps:
        server = self.organiser.stamp()
        whole = {SERVER: server} if self.organiser.holder(browser, self.cookies) else {}
        own = self.cookies.holder(browser, keys, ORGANISER, server)
        return {**whole, **self.cookies.rests_on(browser, keys, ORGANISER)} if own else whole

    def _organiser(self, session: Session, surface: str, table: str, browser: Browser) -> Visitor:
        """Who looks at the tower, or from there at the people of a table."""
        keys = Keys.of(session)
        own = self.cookies.holder(browser, keys, ORGANISER, self.organiser.stamp())
        person = own or self.organiser.holder(browser, self.cookies)
        if person is None:
            raise Refused("not_allowed")
        lasting = self._lasting(browser, keys, ORGANISER) if own else ()
        if surface == "people" and table not in keys.tables:
            raise Refused("unknown_table")
        audiences = {"shared": f"people:{table}" if table else "tower"}
        return Visitor(session.code, surface, person, table, audiences, browser, *lasting)

    def _holder(self, session: Session, role: str, table: str, browser: Browser) -> Visitor:
        keys, grant = Keys.of(session), Grant(role, table)
        if table != PLENARY and table not in keys.tables:
            raise Refused("unknown_table")
        person = self.cookies.holder(browser, keys, grant, self.organiser.stamp())
        if person is None:
            raise Refused("not_allowed")
        audiences = {"shared": f"{role}:{table}"}
        return Visitor(session.code, role, person, table, audiences, browser, *self._lasting(browser, keys, grant))

    def _lasting(self, browser: Browser, keys: Keys, grant: Grant) -> tuple[float, Mapping[str, int]]:
        """Until when nothing but the session's revisions need be asked; 0 for who rests on the server's own link."""
        own = self.cookies.rests_on(browser, keys, grant)
        until = self.cookies.until(browser, cookie_name(keys.code, grant.role)) if own and SERVER not in own else 0.0
        return until, dict(keys.revisions)


def _placed(state: State, person_id: str, claim: str | None) -> tuple[str, str | None] | None:
    """Somebody's table and device; raises Refused for who holds no seat by now, or whose place another device has."""
    found = state.people.get(person_id)
    if found and found.claim != claim:
        raise Refused("taken_back")
    if found and found.unseated:
        raise Refused(found.unseated)
    return (found.table, found.device) if found else None


def _place_of(state: State, person_id: str) -> tuple[str, str | None] | None:
    found = state.people.get(person_id)
    return (found.table, found.claim) if found and found.seated else None
