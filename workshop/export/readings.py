"""The mémento in the other formats that people read: a web page, Markdown, OpenDocument, PDF.

Law: each renders the outline that Word renders; none of them reads the session by itself.
"""

from workshop.export.documents import docx, outline_of
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


def odt(found: Snapshot, asked: Asked) -> bytes:
    """The Word document as LibreOffice reads it, charts described; raises NoConverter."""
    from workshop.memento.opendocument import from_word

    word = docx(found, asked)
    asked.progress(0.75, "converting")
    return from_word(word, outline_of(found, asked))


def pdf(found: Snapshot, asked: Asked) -> bytes:
    """The same, tagged for those who cannot see (PDF/UA-1), with bookmarks; raises NoConverter."""
    from workshop.memento.opendocument import to_pdf

    document = odt(found, asked)
    asked.progress(0.9, "converting")
    return to_pdf(document)
