"""People are forgotten when the time that was announced to them is over.

Law: a session that cannot be written now is said in the log, keeps no other waiting, and is still due the next time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from workshop.core import Refused
from workshop.storage.library import Library

logger = logging.getLogger(__name__)


def purge(library: Library, forget: Callable[[str], object]) -> tuple[list[str], list[str]]:
    """`forget` each session of ours that is due; gives the codes of those forgotten, and of those that could not be."""
    forgotten, left = list[str](), list[str]()
    for code in library.due():
        if library.share.tends(code):
            (forgotten if _done(code, forget) else left).append(code)
    return forgotten, left


def _done(code: str, forget: Callable[[str], object]) -> bool:
    try:
        forget(code)
    except Refused as refused:
        logger.error("%s: its people could not be forgotten: %s", code, refused.kind)
        return False
    return True
