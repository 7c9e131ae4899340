"""The only door to a session: `Registry(library)[code].perform(person, operation)`. Nothing else writes."""

from workshop.session.registry import Registry
from workshop.session.session import Session, SessionView
from workshop.session.transaction import Accepted

__all__ = ["Accepted", "Registry", "Session", "SessionView"]
