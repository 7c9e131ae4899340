"""`workshop(…)` types a command over a folder of its own; `code` is a session in it."""

from pathlib import Path

import pytest

from tests.support.command import ROOT, Here, Shell

MINIMAL = ROOT / "sessions" / "minimale.md"


@pytest.fixture
def workshop(tmp_path: Path) -> Shell:
    return Here(tmp_path / "sessions")


@pytest.fixture
def code(workshop: Shell) -> str:
    return str(workshop("new", MINIMAL, "--json").json["code"])
