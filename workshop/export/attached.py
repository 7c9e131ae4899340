"""What an organiser attached to a session's documents: house style, logos, notes, validation, by the names they bear.

Law: what is validated is the log up to its last row; whatever is written after makes the document a draft again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from workshop.memento.branding.logos import MOST_LOGOS, Logo
from workshop.storage import Attachment, Log, attach, attached, attachments, labels

HOUSE, VALIDATED = "house", "validated"  # the last holds the number of the row up to which the log was validated
LOGOS = tuple(f"logo-{number}" for number in range(1, MOST_LOGOS + 1))
NOTES = ("remarks", "news", "survey")


def branding(log: Log) -> dict[str, Any]:
    """`{house, logos, full}`: the file name of the house style or None, the words of each logo, if no more may come."""
    known = labels(log)
    logos = {name: known[name] for name in LOGOS if name in known}
    return {"house": known.get(HOUSE), "logos": logos, "full": len(logos) == len(LOGOS)}


def mark(log: Log) -> str:
    """Eight characters that change with what is attached; empty where nothing is."""
    found = attachments(log)
    digest = hashlib.sha256(b"".join(b"%b\0%b\0%b" % (a.name.encode(), a.words.encode(), a.content) for a in found))
    return digest.hexdigest()[:8] if found else ""


def place_logo(log: Log, logo: Logo) -> bool:
    """Keep it where it already is, else in the first free place; False when there is none."""
    taken = {one.name: (one.words, one.content) for one in attached(log, *LOGOS)}
    free = [name for name in LOGOS if name not in taken]
    places = [name for name in taken if taken[name] == (logo.words, logo.content)] or free[:1]
    for name in places:
        attach(log, Attachment(name, logo.words, logo.content))
    return bool(places)


def notes(log: Log) -> dict[str, str]:
    """The file names of the notes kept, by what they hold."""
    known = labels(log)
    return {name: known[name] for name in NOTES if name in known}


def validation(found: Iterable[Attachment], seq: int) -> str:
    """`draft`, `changed` (validated once, written in since) or `valid`, of a log that ends at row `seq`."""
    signed = next((one.content.decode() for one in found if one.name == VALIDATED), "")
    return "draft" if not signed else "valid" if signed == str(seq) else "changed"
