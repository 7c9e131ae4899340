"""Page numbers, told by LibreOffice: the document is converted, and the PDF's bookmarks say where each title stands.

Law: a number that is not certain is not printed. Without LibreOffice the document simply has links and no numbers.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop.memento.contents import entries
from workshop.memento.house import House
from workshop.memento.parts import Outline
from workshop.memento.word.document import document_bytes
from workshop.text import safe, typography

if TYPE_CHECKING:
    from pypdf import PdfReader

PASSES, SECONDS = 3, 240
_FILTER = (
    "pdf:writer_pdf_Export:{"
    '"ExportBookmarks":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)


class NoConverter(Exception):
    """LibreOffice is not there, or could not convert the document; the message says which."""


def converter() -> str | None:
    """Where LibreOffice is, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def with_pages(outline: Outline, house: House | None = None) -> bytes:
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

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memento.docx"
        path.write_bytes(content)
        reader = PdfReader(to_pdf(path))
        return _matched(outline, list(_bookmarks(reader, reader.outline))), len(reader.pages)


def to_pdf(path: Path, seconds: int = SECONDS) -> Path:
    """Converts a document to a tagged PDF beside it, with bookmarks; raises NoConverter."""
    office = converter()
    if office is None:
        raise NoConverter("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", _FILTER]
        command += ["--outdir", str(path.parent), str(path)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as late:
            raise NoConverter(f"LibreOffice took more than {seconds} s") from late
    pdf = path.with_suffix(".pdf")
    if done.returncode or not pdf.exists():
        raise NoConverter(done.stderr.decode(errors="replace").strip() or f"LibreOffice ended with {done.returncode}")
    return pdf


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
