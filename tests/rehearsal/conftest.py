"""The command line over a folder of its own, as in tests/cli."""

import pytest

from tests.cli.conftest import code, workshop

__all__ = ["code", "workshop"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest file goes first, so that the other process is not left waiting for it in the end."""
    items.sort(key=lambda item: "test_real_material" not in item.nodeid)
