"""The registry: what every format promises, whichever it is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.core.day import played_session
from tests.core.everything import everything
from tests.core.play import SYSTEM, Rehearsed, definition
from workshop.export.bundle import unbundled
from workshop.export.formats import FORMATS, ExportOptions, Missing
from workshop.export.snapshot import Snapshot, snapshot
from workshop.storage import Log

DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"
PLAIN = ExportOptions(pages=False)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_its_function_and_its_line_in_the_documentation(name: str) -> None:
    assert callable(resolve_name(FORMATS[name].writer))
    assert f"`{name}`" in DOCS.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.needs])
def test_the_same_snapshot_gives_the_same_bytes(found: Snapshot, name: str) -> None:
    again = Snapshot(found.state, found.rows)
    assert FORMATS[name].write(found, PLAIN) == FORMATS[name].write(again, PLAIN) != b""


def test_a_format_whose_program_is_absent_is_not_available(found: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    wanting = replace(FORMATS["json"], needs="soffice")
    assert FORMATS["json"].available and not wanting.available
    with pytest.raises(Missing, match="soffice"):
        wanting.write(found, PLAIN)


def test_a_format_that_cannot_hide_small_counts_says_so(found: Snapshot) -> None:
    with pytest.raises(Missing, match="mask"):
        FORMATS["json"].write(found, ExportOptions(mask=True))


def test_listing_the_formats_loads_none_of_them() -> None:
    heavy = {"docx", "lxml", "xlsxwriter", "pypdf"}
    code = f"import sys, workshop.export.formats; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.needs])
def test_a_session_where_nobody_came_is_written_too(name: str) -> None:
    empty = Rehearsed(definition(3))
    assert FORMATS[name].write(Snapshot(empty.state, empty.rows), PLAIN) != b""


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.needs])
def test_the_words_of_a_withdrawn_idea_stay_even_where_it_was_voted_on(name: str) -> None:
    session = everything()
    gone = next(idea for idea in session.state.ideas.values() if idea.withdrawn)
    assert any(option["id"] == gone.id for vote in session.state.votes.values() for option in vote.options)
    written = FORMATS[name].write(Snapshot(session.state, session.rows), PLAIN)
    inside = b"".join(unbundled(written).values()) if written.startswith(b"PK") else written
    assert gone.body[:30] not in inside.decode(errors="replace").replace("\u00a0", " ")


def test_what_is_not_committed_yet_is_not_in_the_snapshot(file: Path) -> None:
    before = snapshot(file)
    writing = Log.open(file)
    writing.begin()
    writing.append(before.state.at + 1, SYSTEM, "under-way", "session.archive", {"archived": True})
    assert snapshot(file).fingerprint == before.fingerprint
    writing.rollback()
    writing.close()


def test_a_name_leaves_no_longer_once_its_consent_is_withdrawn() -> None:
    day = played_session()
    for person in day.state.people.values():
        person.consents["name"] = person.consents["quotes"] = False
    found = Snapshot(day.state, day.rows)
    for name in ("csv-plain", "tables", "polis", "decidim", "decidim-json", "ics"):
        content = FORMATS[name].write(found, PLAIN)
        inside = b"".join(unbundled(content).values()) if FORMATS[name].suffix == ".zip" else content
        assert "Prénom".encode() not in inside, name
