"""The registry: what every format promises, whichever it is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

import pytest

from workshop.export import FORMATS, Asked, Missing, Snapshot

DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"
PLAIN = Asked(pages=False)


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
        FORMATS["json"].write(found, Asked(mask=True))


def test_listing_the_formats_loads_none_of_them() -> None:
    code = "import sys, workshop.export; print(*sorted({'docx', 'lxml', 'xlsxwriter', 'pypdf'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
