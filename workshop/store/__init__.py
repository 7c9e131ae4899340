"""Where sessions are kept: one SQLite file each, in one folder."""

from workshop.store.attachments import Attachment, attach, attached, attachments, detach, labels
from workshop.store.library import Library
from workshop.store.listing import Listed
from workshop.store.log import Log

__all__ = ["Attachment", "Library", "Listed", "Log", "attach", "attached", "attachments", "detach", "labels"]
