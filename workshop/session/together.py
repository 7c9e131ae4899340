"""Many operations of one person, written in as few groups as the writer makes of them."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from workshop.core import Operation, Person
from workshop.session.session import Session
from workshop.session.transaction import Accepted


def perform_all(session: Session, person: Person, operations: Iterable[Operation]) -> list[Accepted]:
    """Judge and write them in their order; returns once the disk has them. Raises what the first refused one raises:

    those before and after it are written all the same.
    """
    answered = threading.Semaphore(0)
    requests = [session.submit(person, one, lambda _request: answered.release()) for one in operations]
    for _request in requests:
        answered.acquire()
    return [request.result() for request in requests]
