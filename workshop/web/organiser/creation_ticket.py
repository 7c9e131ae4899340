"""A form that makes a session carries the code that it will have, signed by us.

Law: the same form sent twice makes one session; the second time leads to what the first one made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from flask import request

from workshop.web import services
from workshop.web.organiser import access

TICKET = "new_ticket"
MAKING = threading.Lock()


def ticket() -> dict[str, str]:
    """What a page gives its form: `ticket_name` and `ticket`, the same as the form that was just sent, if one was."""
    return {"ticket_name": TICKET, "ticket": services.cookies().sign(TICKET, {"code": _promised()})}


def once(make: Callable[[str], str], made: Callable[[str], bool] = lambda code: True) -> str:
    """The code of the session that `make(code)` makes; the one that this form made before, if `made(code)` says so."""
    library, code = access.registry().library, _promised()
    with MAKING:
        if not library.has(code):
            return make(code)
        return code if made(code) else make(library.free_code())


def _promised() -> str:
    """The code that the form sent carries, if we signed it; else one that is free."""
    said = services.cookies().read(request.form, TICKET)
    return str(said["code"]) if said else access.registry().library.free_code()
