"""What lies under static/vendor/ is what the manifest says, whole, licensed, and free of outside addresses."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text("utf-8"))
KEYS = {"name", "version", "file", "sha256", "licence", "source"}
WRITTEN = sorted(path for path in STATIC.rglob("*.js") if "bundles" not in path.parts)
IMPORT = re.compile(r"""(?:^|[;\n}])\s*(?:import|export)\s*[^;'"]*?\sfrom\s*["']([^"']+)["']""")


@pytest.mark.parametrize("line", MANIFEST, ids=lambda line: line["file"])
def test_each_file_has_the_hash_of_the_manifest(line: dict[str, str]) -> None:
    assert set(line) == KEYS
    assert hashlib.sha256((VENDOR / line["file"]).read_bytes()).hexdigest() == line["sha256"]
    assert f"@{line['version']}/" in line["file"]


def test_the_manifest_forgets_no_file() -> None:
    found = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*.js")}
    assert found == {line["file"] for line in MANIFEST}


@pytest.mark.parametrize(
    "folder", sorted(path for path in VENDOR.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_each_library_comes_with_its_licence(folder: Path) -> None:
    assert len((folder / "LICENSE").read_text("utf-8")) > 500


def test_fonts_and_icons_come_with_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts/LICENSE").read_text("utf-8").upper()
    assert "ISC License" in (STATIC / "icons/LICENSE").read_text("utf-8")


@pytest.mark.parametrize("script", WRITTEN, ids=lambda path: path.name)
def test_each_import_leads_to_a_file_of_ours(script: Path) -> None:
    for target in IMPORT.findall(script.read_text("utf-8")):
        assert target.startswith("."), f"{target}: a bare import needs an import map, which the policy forbids"
        assert (script.parent / target).resolve().is_file(), target


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_no_style_sheet_asks_for_anything_outside(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    assert "@import" not in text
    for target in re.findall(r"url\(([^)]+)\)", text):
        assert (sheet.parent / target.strip("\"'")).resolve().is_file(), target
