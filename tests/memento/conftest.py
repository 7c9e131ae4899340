"""Fixtures of the mémento: the day that the core's tests play, the full day made by hand, and LibreOffice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.core.day import played_session
from tests.core.play import Rehearsed
from tests.memento.days import full_day
from workshop.memento.office.libreoffice import convert, converter
from workshop.memento.outline import Edition, Outline, outline
from workshop.memento.outline.composing import compose
from workshop.memento.outline.fingerprint import fingerprint
from workshop.memento.word import document_bytes


@pytest.fixture(scope="session")
def played() -> Rehearsed:
    """A small whole day, with its log."""
    return played_session()


@pytest.fixture(scope="session")
def played_outline(played: Rehearsed) -> Outline:
    return outline(played.state, played.rows, Edition("1.2", fingerprint(played.rows)))


@pytest.fixture(scope="session")
def full_outline() -> Outline:
    """Nine tables, 117 ideas, 28 proposals, long and empty sheets among them."""
    return compose(full_day(), Edition("1.2", "ab" * 32))


@pytest.fixture(scope="session")
def full_docx(full_outline: Outline) -> bytes:
    return document_bytes(full_outline)


class Office:
    """LibreOffice and poppler, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def pdf(self, content: bytes, name: str) -> Path:
        """The PDF of a .docx; LibreOffice must end well."""
        path = self.folder / f"{name}.docx"
        path.write_bytes(content)
        return convert(path, "pdf", self.folder)

    def text(self, pdf: Path) -> str:
        """The PDF's text, a space for any run of blanks."""
        done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
        return " ".join(done.stdout.decode().split())


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    if converter() is None:
        pytest.skip("LibreOffice is not installed")
    return Office(tmp_path_factory.mktemp("office"))
