"""The mémento in the other formats that people read: a web page, Markdown.

Law: each renders the outline that Word renders; none of them reads the session by itself.
"""

from workshop.export.documents import outline_of
from workshop.export.formats import Asked
from workshop.export.snapshot import Snapshot


def html(found: Snapshot, asked: Asked) -> bytes:
    """One page that holds all it needs, UTF-8."""
    from workshop.memento.page import page

    return page(outline_of(found, asked)).encode()


def markdown(found: Snapshot, asked: Asked) -> bytes:
    """CommonMark with tables, UTF-8."""
    from workshop.memento.commonmark import markdown

    return markdown(outline_of(found, asked)).encode()
