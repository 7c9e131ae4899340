"""Where sessions are kept: one SQLite file each, in one folder."""

from workshop.storage.attachments import Attachment, attach, attached, attachments, detach, labels
from workshop.storage.library import Library
from workshop.storage.log import Log
from workshop.storage.session_list import Listed

__all__ = ["Attachment", "Library", "Listed", "Log", "attach", "attached", "attachments", "detach", "labels"]
