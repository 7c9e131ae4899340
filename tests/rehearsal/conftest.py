"""The command line over a folder of its own, as in tests/cli; a rehearsal, which starts a server, in a process."""

from pathlib import Path

import pytest

from tests.cli.conftest import code
from tests.support.command import Here, Said, Shell

__all__ = ["code", "workshop"]


class Rehearsing(Here):
    """Starts a process for what starts a server, and for nothing else."""

    def __call__(self, *words: object, stdin: str = "") -> Said:
        return (Shell if "rehearse" in words else Here).__call__(self, *words, stdin=stdin)


@pytest.fixture
def workshop(tmp_path: Path) -> Shell:
    return Rehearsing(tmp_path / "sessions")
