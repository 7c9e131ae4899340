"""The process that builds documents: it reads a session's file and never writes in it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from workshop.core import Refused
from workshop.export.formats import ExportOptions
from workshop.export.worker import build, put


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workshop.export.worker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_writes_the_document_and_says_how_far_it_is(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "memento.docx"
    done = run(str(file), str(target), "--no-pages", "--zone", "Europe/Paris")
    assert (done.returncode, done.stderr) == (0, "")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["done"] for line in said] == sorted(line["done"] for line in said)
    assert said[-1] == {"done": 1, "doing": "done"}
    titles = [p.text for p in Document(BytesIO(target.read_bytes())).paragraphs if p.style.name == "Title"]
    assert titles == ["Journée de l’innovation managériale"]


def test_the_same_file_gives_the_same_bytes(file: Path, tmp_path: Path) -> None:
    digests = set()
    for name in ("one.docx", "two.docx"):
        build(file, tmp_path / name, asked=ExportOptions(pages=False))
        digests.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_session_is_not_touched(file: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    build(file, tmp_path / "x.docx", asked=ExportOptions(pages=False))
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_it_exports_json(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "export.json"
    assert run(str(file), str(target), "--kind", "json").returncode == 0
    record = json.loads(target.read_text(encoding="utf-8"))
    assert record["session"]["code"] == file.stem
    assert len(record["ideas"]) == 14


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run(str(tmp_path / "ABC234.db"), str(tmp_path / "x.docx"))
    assert done.returncode == 1
    assert json.loads(done.stderr)["refused"] == "unknown_session"
    assert not (tmp_path / "x.docx").exists()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ABC234.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(Refused) as refused:
        build(path, tmp_path / "x.docx")
    assert refused.value.kind == "damaged_file"


def test_what_lies_beside_the_target_is_neither_followed_nor_changed(tmp_path: Path) -> None:
    target, other = tmp_path / "a.docx", tmp_path / "other"
    other.write_bytes(b"kept")
    (tmp_path / ".a.docx.part").symlink_to(other)
    put(target, b"new")
    assert (target.read_bytes(), target.is_symlink(), other.read_bytes()) == (b"new", False, b"kept")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.docx.part", "a.docx", "other"]
