"""Each definition of `sessions/` and both sets of real material, printed: pages of A4, none of them white."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.core.play import SYSTEM, Rehearsed, desk
from tests.core.play import definition as made
from tests.memento.material import consultation, folder
from workshop.definition import parse
from workshop.importing import planned
from workshop.memento.office.libreoffice import FILTERS, converter
from workshop.memento.outline import outline
from workshop.memento.word import document_bytes

SESSIONS = Path(__file__).resolve().parents[2] / "sessions"
WHITE, A4 = 250, (595, 842)
pytestmark = pytest.mark.skipif(converter() is None, reason="LibreOffice is not installed")


def defined(path: Path) -> Rehearsed:
    """A session as it is before anybody came."""
    return Rehearsed(parse(path.read_bytes()).body)


def conversation(source: Path) -> Rehearsed:
    """The comments of a Polis conversation, on three tables that keep two of them each."""
    day = Rehearsed(made())
    for body in planned(day.state, (source / "comments.csv").read_bytes()).bodies:
        day.do(SYSTEM, "idea.import", **body)
    people = {table: day.joined(f"{table}{0:014d}", table) for table in ("t1", "t2", "t3")}
    for step in ("s2", "s3", "s4"):
        day.move(step)
    for table, person in people.items():
        vote = day.open(desk(table), table)
        day.cast(person, vote, **dict(zip(day.state.votes[vote].option_ids, (3, 2), strict=False)))
        day.do(desk(table), "vote.seal", vote=vote)
    return day


def sessions() -> dict[str, Rehearsed]:
    found = {path.stem: defined(path) for path in sorted(SESSIONS.glob("*.md"))}
    if not os.environ.get("TABLEE_DATA"):
        return found
    source = folder()
    polis = next(path.parent for path in sorted(source.rglob("comments.csv")))
    return {**found, "consultation": consultation(source), "conversation": conversation(polis)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF of each, made by one LibreOffice."""
    place = tmp_path_factory.mktemp("printed")
    for name, day in sessions().items():
        (place / f"{name}.docx").write_bytes(document_bytes(outline(day.state, day.rows)))
    command = [str(converter()), f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to"]
    documents = sorted(map(str, place.glob("*.docx")))
    subprocess.run([*command, FILTERS["pdf"], "--outdir", str(place), *documents], check=True, capture_output=True)
    return {path.stem: path for path in sorted(place.glob("*.pdf"))}


def pictures(pdf: Path) -> list[tuple[tuple[int, int], bytes]]:
    """The size in points of each page, and its pixels in grey (PGM, at 36 points to the inch)."""
    subprocess.run(["pdftoppm", "-gray", "-r", "36", str(pdf), str(pdf.with_suffix(""))], check=True)
    found = []
    for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm")):
        _, size, _, pixels = path.read_bytes().split(b"\n", 3)
        width, height = map(int, size.split())
        found.append(((2 * width, 2 * height), pixels))
    return found


def test_every_definition_and_every_set_of_material_is_printed(printed: dict[str, Path]) -> None:
    assert {path.stem for path in SESSIONS.glob("*.md")} <= printed.keys() == sessions().keys()


def test_every_page_is_an_a4_and_says_something(printed: dict[str, Path]) -> None:
    for name, pdf in printed.items():
        pages = pictures(pdf)
        assert len(pages) > 5, name
        for number, (size, pixels) in enumerate(pages, 1):
            assert max(abs(size[0] - A4[0]), abs(size[1] - A4[1])) <= 4, (name, number, size)
            ink = sum(1 for pixel in pixels if pixel < WHITE)
            assert ink > len(pixels) // 200, f"page {number} of {name} is white"
