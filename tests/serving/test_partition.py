"""A file's tests run in one process, whatever the versions of pytest and of what spreads them."""

from __future__ import annotations

import os

import pytest


def test_a_test_bears_the_group_of_its_file(request: pytest.FixtureRequest) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        pytest.skip("run in one process: there is nothing to spread")
    assert request.node.nodeid.endswith(f"@{__file__}")
