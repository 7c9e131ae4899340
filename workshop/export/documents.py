"""The mémento in Word, the session as JSON and its definition, as formats of the registry."""

from typing import TYPE_CHECKING

from workshop import __version__
from workshop.export import attached
from workshop.export.formats import ExportOptions
from workshop.export.record import session_json
from workshop.export.snapshot import Snapshot
from workshop.memento.branding.logos import read_logo
from workshop.memento.outline import Edition, Outline, notes, outline
from workshop.memento.outline.edition import DRAFT, VALID

if TYPE_CHECKING:
    from workshop.memento.branding.house_style import HouseStyle

ANY = 99_999  # sheets: kept files were judged when they came; one that speaks of a sheet gone since stays good


def docx(found: Snapshot, asked: ExportOptions) -> bytes:
    """The mémento; raises NoConverter when page numbers were asked and cannot be had."""
    return word(outline_of(found, asked), asked, _house(found, asked))


def word(drawn: Outline, asked: ExportOptions, house: "HouseStyle | None" = None) -> bytes:
    """An outline in Word, with page numbers where they are asked or can be had; raises NoConverter."""
    from workshop.memento.office.libreoffice import NoConverter, converter
    from workshop.memento.word import document_bytes
    from workshop.memento.word.page_numbers import with_pages

    if asked.pages is False or (asked.pages is None and converter() is None):
        return document_bytes(drawn, house=house)
    asked.progress(0.5, "numbering")
    try:
        return with_pages(drawn, house)
    except NoConverter:
        if asked.pages:
            raise
        return document_bytes(drawn, house=house)


def outline_of(found: Snapshot, asked: ExportOptions) -> Outline:
    """The mémento that every format of it renders."""
    return outline(found.state, found.rows, _edition(found, asked))


def _edition(found: Snapshot, asked: ExportOptions) -> Edition:
    """With the notes that are asked, or else those that the session keeps; what came since makes a second edition."""
    kept = {one.name: one.content for one in found.attached}
    given = {name: getattr(asked.notes, name) or kept.get(name) for name in attached.NOTES}
    most = len(found.day.proposals)
    sheets = {name: most if getattr(asked.notes, name) else ANY for name in given}
    return Edition(
        version=__version__,
        fingerprint=found.fingerprint,
        zone=asked.zone,
        logos=tuple(read_logo(one.words, one.content) for one in found.attached if one.name in attached.LOGOS),
        number=asked.notes.number or (2 if given["news"] or given["survey"] else 1),
        validation=_validation(found, asked.final),
        remarks=notes.remarks(given["remarks"], sheets["remarks"]) if given["remarks"] else (),
        news=notes.news(given["news"], sheets["news"]) if given["news"] else (),
        survey=notes.survey(given["survey"]) if given["survey"] else None,
        mask=asked.mask,
        leave_hidden=asked.leave_hidden,
    )


def _validation(found: Snapshot, final: bool) -> str:
    """A mémento is a draft until its organiser validates it, and again once a row is added; a rehearsal is neither."""
    if found.state.rehearsal:
        return ""
    return VALID if final or attached.validation(found.attached, found.seq) == "valid" else DRAFT


def _house(found: Snapshot, asked: ExportOptions) -> "HouseStyle | None":
    """The house style that was asked for, or else the session's."""
    from workshop.memento.branding.house_style import read_house

    own = next((one.content for one in found.attached if one.name == attached.HOUSE), None)
    content = asked.house if asked.house is not None else own
    return None if content is None else read_house(content)


def json(found: Snapshot, asked: ExportOptions) -> bytes:
    """The whole session (docs/export.md), UTF-8."""
    return session_json(found.state, found.rows, found.fingerprint, __version__).encode()


def definition(found: Snapshot, asked: ExportOptions) -> bytes:
    """The Markdown file that would prepare the same session."""
    from workshop.definition import to_text

    return to_text(found.state.definition).encode()
