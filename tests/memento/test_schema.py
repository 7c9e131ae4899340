"""The XML of a document, held against the transitional schemas of ECMA-376 by a validator that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from tests.memento.days import empty_day, full_day
from tests.memento.everything import EVERYTHING
from tests.memento.later import later_day
from workshop.memento.outline import Outline
from workshop.memento.outline.composing import compose
from workshop.memento.word import document_bytes

DOCUMENTS: dict[str, Callable[[], Outline]] = {
    "every kind of part": lambda: EVERYTHING,
    "a full day": lambda: compose(full_day(per_table=5, keep=1)),
    "a month later": lambda: compose(later_day()),
    "nothing yet": lambda: compose(empty_day()),
}


def faults(path: Path) -> list[str]:
    """What the schemas find wrong."""
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_follows_the_schemas(name: str, tmp_path: Path) -> None:
    path = tmp_path / "memento.docx"
    path.write_bytes(document_bytes(DOCUMENTS[name]()))
    assert faults(path) == []


def test_a_document_that_does_not_is_found_out(tmp_path: Path) -> None:
    path = tmp_path / "memento.docx"
    with ZipFile(BytesIO(document_bytes(EVERYTHING))) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:pStyle ", b'<w:jc w:val="sideways"/><w:pStyle ', 1)
            target.writestr(name, content)
    assert len(faults(path)) >= 2
