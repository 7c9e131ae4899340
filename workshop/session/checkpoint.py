"""Emptying the journal. Law: what was sealed or erased is in it no longer than a reader of the file holds it."""

from __future__ import annotations

import logging
import time

from workshop.storage.log import Log

SETTLE_SECONDS = 5.0
SETTLE_PAUSE = 0.02
logger = logging.getLogger(__name__)


def settled(log: Log) -> bool:
    """Empty the file's journal, waiting a while for who reads it; False when it keeps what was in it."""
    limit = time.monotonic() + SETTLE_SECONDS
    while not log.settle():
        if time.monotonic() > limit:
            logger.error("%s: something reads the file; its journal keeps what was sealed", log.code)
            return False
        time.sleep(SETTLE_PAUSE)
    return True
