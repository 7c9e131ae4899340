"""Forgetting people, and ideas' words. Law: erasure rewrites the log's rows, raises the epoch, reaches the journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from workshop.core import OPERATIONS
from workshop.core.model.effects import ForgetIdea, ForgetPerson
from workshop.storage.log import Log

Body = dict[str, Any]


def forget(log: Log, effect: ForgetPerson | ForgetIdea) -> None:
    """Rewrite the rows that this effect of a row speaks of. Inside the caller's transaction."""
    if isinstance(effect, ForgetPerson):
        _rewrite(log, effect.person)
    else:
        _each(log, lambda seq, name, body: OPERATIONS[name].words.erased(seq, body, effect.idea, effect.headings))
    log.raise_epoch()


def forget_everybody(log: Log) -> None:
    """Forget all who joined as one who asks is forgotten, once the time announced to them is over."""
    _rewrite(log, None)
    log.write_meta("forgotten", log.last()[0])
    log.raise_epoch()


def _rewrite(log: Log, person_id: str | None) -> None:
    """Take out what the core calls personal, of one person's rows or of everybody's."""
    for name, kind in OPERATIONS.items():
        if kind.personal:
            _take_out(log, person_id, name, kind.personal)


def _take_out(log: Log, person_id: str | None, name: str, fields: tuple[str, ...]) -> None:
    sql = "SELECT seq, body FROM log WHERE name = ? AND (? IS NULL OR ? IN (person, json_extract(body, '$.person')))"
    for seq, body in log.db.execute(sql, [name, person_id, person_id]).fetchall():
        kept = {key: value for key, value in json.loads(body).items() if key not in fields}
        log.rewrite(seq, kept)


def _each(log: Log, change: Callable[[int, str, Body], Body]) -> None:
    """Rewrite the rows that `change` gives another body."""
    for seq, name, body in log.db.execute("SELECT seq, name, body FROM log").fetchall():
        was = json.loads(body)
        now = change(seq, name, was)
        if now != was:
            log.rewrite(seq, now)
