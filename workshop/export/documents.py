"""The mémento in Word, the session as JSON and its definition, as formats of the registry."""

from typing import TYPE_CHECKING

from workshop import __version__
from workshop.definition import to_text
from workshop.export.formats import Asked
from workshop.export.snapshot import Snapshot
from workshop.memento import Edition, Outline, outline
from workshop.memento.logos import read_logo
from workshop.memento.record import session_json

if TYPE_CHECKING:
    from workshop.memento.house import House

HOUSE, LOGO = "house", "logo-"  # names of attachments


def docx(found: Snapshot, asked: Asked) -> bytes:
    """The mémento; raises NoConverter when page numbers were asked and cannot be had."""
    from workshop.memento.word import document_bytes
    from workshop.memento.word.pages import NoConverter, converter, with_pages

    drawn = outline_of(found, asked)
    house = _house(found, asked)
    if asked.pages is False or (asked.pages is None and converter() is None):
        return document_bytes(drawn, house=house)
    asked.progress(0.5, "numbering")
    try:
        return with_pages(drawn, house)
    except NoConverter:
        if asked.pages:
            raise
        return document_bytes(drawn, house=house)


def outline_of(found: Snapshot, asked: Asked) -> Outline:
    """The mémento that every format of it renders."""
    logos = tuple(read_logo(one.words, one.content) for one in found.attached if one.name.startswith(LOGO))
    return outline(found.state, found.rows, Edition(__version__, found.fingerprint, asked.zone, logos))


def _house(found: Snapshot, asked: Asked) -> "House | None":
    """The house style that was asked for, or else the session's."""
    from workshop.memento.house import read_house

    own = next((one.content for one in found.attached if one.name == HOUSE), None)
    content = asked.house if asked.house is not None else own
    return None if content is None else read_house(content)


def json(found: Snapshot, asked: Asked) -> bytes:
    """The whole session (docs/export.md), UTF-8."""
    return session_json(found.state, found.rows, found.fingerprint, __version__).encode()


def definition(found: Snapshot, asked: Asked) -> bytes:
    """The Markdown file that would prepare the same session."""
    return to_text(found.state.definition).encode()
