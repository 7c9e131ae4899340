"""The mémento in Word, the session as JSON and its definition, as formats of the registry."""

from workshop import __version__
from workshop.definition import to_text
from workshop.export.formats import Asked
from workshop.export.snapshot import Snapshot
from workshop.memento import Edition, outline
from workshop.memento.record import session_json


def docx(found: Snapshot, asked: Asked) -> bytes:
    """The mémento; raises NoConverter when page numbers were asked and cannot be had."""
    from workshop.memento.word import document_bytes
    from workshop.memento.word.pages import NoConverter, converter, with_pages

    drawn = outline(found.state, found.rows, Edition(__version__, found.fingerprint, asked.zone))
    if asked.pages is False or (asked.pages is None and converter() is None):
        return document_bytes(drawn)
    asked.progress(0.5, "numbering")
    try:
        return with_pages(drawn)
    except NoConverter:
        if asked.pages:
            raise
        return document_bytes(drawn)


def json(found: Snapshot, asked: Asked) -> bytes:
    """The whole session (docs/export.md), UTF-8."""
    return session_json(found.state, found.rows, found.fingerprint, __version__).encode()


def definition(found: Snapshot, asked: Asked) -> bytes:
    """The Markdown file that would prepare the same session."""
    return to_text(found.state.definition).encode()
