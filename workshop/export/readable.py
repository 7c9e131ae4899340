"""The mémento in the other formats that people read: a web page, Markdown, OpenDocument, PDF.

Law: each renders the outline that Word renders; none of them reads the session by itself.
"""

from workshop.export.documents import docx, outline_of
from workshop.export.formats import ExportOptions
from workshop.export.snapshot import Snapshot


def html(found: Snapshot, asked: ExportOptions) -> bytes:
    """One page that holds all it needs, UTF-8."""
    from workshop.memento.html import page

    return page(outline_of(found, asked)).encode()


def markdown(found: Snapshot, asked: ExportOptions) -> bytes:
    """CommonMark with tables, UTF-8."""
    from workshop.memento.markdown import markdown

    return markdown(outline_of(found, asked)).encode()


def odt(found: Snapshot, asked: ExportOptions) -> bytes:
    """The Word document as LibreOffice reads it, charts described; raises NoConverter."""
    from workshop.memento.office.opendocument import from_word

    word = docx(found, asked)
    asked.progress(0.75, "converting")
    return from_word(word, outline_of(found, asked))


def pdf(found: Snapshot, asked: ExportOptions) -> bytes:
    """The same, tagged for those who cannot see (PDF/UA-1), with bookmarks; raises NoConverter."""
    from workshop.memento.office.opendocument import to_pdf

    document = odt(found, asked)
    asked.progress(0.9, "converting")
    return to_pdf(document)
