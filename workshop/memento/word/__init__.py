"""The mémento as a Word document."""

from pathlib import Path

from workshop.memento.outline.parts import Outline
from workshop.memento.word.document import document_bytes

__all__ = ["document_bytes", "write"]


def write(outline: Outline, path: Path, pages: dict[str, int] | None = None, total: int = 0) -> None:
    """Writes the .docx at `path`, whole or not at all. `pages` and `total`: see `document_bytes`."""
    content = document_bytes(outline, pages, total)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
