"""How a command writes in a session that a server owns. Law: through the owner's door, with its token.

The command finds address and token in the lock file, which only the same user can read. The server mounts
`answer` at PATH; the command calls `through_owner`, which opens the session itself when nobody owns it.
"""

from __future__ import annotations

import hmac
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.core import Operation, Person, Refused
from workshop.session.registry import Registry
from workshop.session.together import perform_all
from workshop.session.transaction import Accepted
from workshop.storage.library import Library
from workshop.storage.ownership import Held, Owner

PATH = "/internal/do"
TOKEN_HEADER = "X-Tablee-Owner"
WAIT_SECONDS = 5.0
ANSWER_SECONDS = 30.0

Said = dict[str, Any]


def perform(library: Library, code: str, person: Person, operation: Operation) -> Accepted:
    """`Session.perform` for a command, whoever owns the session. Raises Refused (`busy`: the owner is silent)."""
    who = {"id": person.id, "role": person.role, "table": person.table}
    what = {"id": operation.id, "name": operation.name, "body": operation.body}
    said = through_owner(library, code, "perform", {"person": who, "operation": what})
    return Accepted(said["seq"], said["at"], said["already"])


def through_owner(library: Library, code: str, act: str, said: Said | None = None) -> Said:
    """Do one of ACTS, here, or there if a server owns the session; gives its answer. Raises Refused."""
    limit = time.monotonic() + WAIT_SECONDS
    body = {"act": act, "code": code, **(said or {})}
    while True:
        registry = Registry(library, gather=0)
        try:
            return ACTS[act](registry, body)
        except Held as held:
            if held.owner:
                return _post(held.owner, body)
        finally:
            registry.close()
        if time.monotonic() > limit:
            raise Refused("busy")
        time.sleep(0.1)


def opens(registry: Registry, token: str) -> bool:
    """Whether it is the owner's token."""
    return hmac.compare_digest(token.encode(), registry.owner.token.encode())


def answer(registry: Registry, token: str, body: Any) -> tuple[int, Said]:
    """The owner's side: HTTP status and JSON answer to what a command posted with `token`."""
    if not opens(registry, token):
        return 403, {"refused": "not_allowed", "values": {}}
    if not isinstance(body, dict) or body.get("act") not in ACTS:
        return 400, {"refused": "unknown_operation", "values": {}}
    try:
        return 200, ACTS[body["act"]](registry, body)
    except Held:
        return 409, {"refused": "busy", "values": {}}
    except Refused as refused:
        return 409, {"refused": refused.kind, "values": refused.values}
    except (LookupError, TypeError):
        return 400, {"refused": "bad_field", "values": {"field": body["act"], "why": "form"}}


def _post(owner: Owner, body: Said) -> Said:
    headers = {"Content-Type": "application/json", TOKEN_HEADER: owner.token}
    request = urllib.request.Request(owner.address + PATH, json.dumps(body).encode(), headers)
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(request, timeout=ANSWER_SECONDS) as found:
            return dict(json.load(found))
    except urllib.error.HTTPError as error:
        raise _refused(error) from error
    except OSError as error:
        raise Refused("busy") from error


def _refused(error: urllib.error.HTTPError) -> Refused:
    try:
        said = json.load(error)
        return Refused(said["refused"], **said["values"])
    except (ValueError, LookupError, TypeError):
        return Refused("busy")


def _perform(registry: Registry, body: Said) -> Said:
    person, operation = Person(**body["person"]), Operation(**body["operation"])
    done = registry.take(body["code"]).perform(person, operation)
    return {"seq": done.seq, "at": done.at, "already": done.already}


def _perform_all(registry: Registry, body: Said) -> Said:
    session, person = registry.take(body["code"]), Person(**body["person"])
    done = perform_all(session, person, [Operation(**operation) for operation in body["operations"]])
    return {"done": [{"seq": one.seq, "already": one.already} for one in done]}


def _reset(registry: Registry, body: Said) -> Said:
    registry.take(body["code"]).reset()
    return {"code": body["code"]}


def _forget(registry: Registry, body: Said) -> Said:
    registry.take(body["code"]).forget_everybody()
    return {"code": body["code"]}


def _delete(registry: Registry, body: Said) -> Said:
    registry.delete(body["code"])
    return {"code": body["code"]}


def _restore(registry: Registry, body: Said) -> Said:
    return {"code": registry.restore(Path(body["path"]))}


def _revoke(registry: Registry, body: Said) -> Said:
    registry.take(body["code"]).revoke(body["link"])
    return {"code": body["code"]}


ACTS: dict[str, Callable[[Registry, Said], Said]] = {
    "perform": _perform,
    "perform_all": _perform_all,
    "reset": _reset,
    "forget": _forget,
    "delete": _delete,
    "restore": _restore,
    "revoke": _revoke,
}
