"""Page numbers, told by LibreOffice: the document is converted, and the PDF's bookmarks say where each title stands.

Law: a number that is not certain is not printed. Without LibreOffice the document simply has links and no numbers.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from workshop.memento.branding.house_style import HouseStyle
from workshop.memento.office.libreoffice import NoConverter, converted, converter
from workshop.memento.outline.contents import entries
from workshop.memento.outline.parts import Outline
from workshop.memento.text.typography import safe, typography
from workshop.memento.word.document import document_bytes

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["NoConverter", "converter", "with_pages"]

PASSES = 3


def with_pages(outline: Outline, house: HouseStyle | None = None) -> bytes:
    """The .docx of the outline with its page numbers; raises NoConverter when they cannot be known."""
    pages: dict[str, int] = {}
    total = 0
    for _ in range(PASSES):
        content = document_bytes(outline, pages, total, house)
        found, count = _paginate(outline, content)
        if (found, count) == (pages, total):
            return content
        pages, total = found, count
    return document_bytes(outline, pages, total, house)


def _paginate(outline: Outline, content: bytes) -> tuple[dict[str, int], int]:
    from pypdf import PdfReader  # here: it is slow to load, and needed only with LibreOffice

    reader = PdfReader(BytesIO(converted(content, ".docx", "pdf")))
    return _matched(outline, list(_bookmarks(reader, reader.outline))), len(reader.pages)


def _bookmarks(reader: "PdfReader", found: Any) -> Iterator[tuple[str, int]]:
    for entry in found:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry)
            continue
        number = reader.get_destination_page_number(entry)
        if number is not None:
            yield _bare(str(entry.title)), number + 1


def _matched(outline: Outline, bookmarks: list[tuple[str, int]]) -> dict[str, int]:
    """Each entry's page, found in order; an entry that is not found takes nothing from those after it."""
    pages: dict[str, int] = {}
    at = 0
    for _, words, key in entries(outline):
        wanted = _bare(typography(safe(words)))
        place = next((i for i in range(at, len(bookmarks)) if bookmarks[i][0] == wanted), None)
        if place is not None:
            pages[key] = bookmarks[place][1]
            at = place + 1
    return pages


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)
