"""The command line over a folder of its own, as in tests/cli."""

from tests.cli.conftest import code, workshop

__all__ = ["code", "workshop"]
