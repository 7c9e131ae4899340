"""The command line over a folder of its own, as in tests/cli, in processes: a rehearsal starts a server."""

from pathlib import Path

import pytest

from tests.cli.conftest import code
from tests.support.command import Shell

__all__ = ["code", "workshop"]


@pytest.fixture
def workshop(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "sessions")
