"""Waiting for a disk elsewhere, under eventlet: a process of its own, since it patches what the others use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("greenlets.py")


@pytest.fixture(scope="module")
def found() -> list[Any]:
    env = {**os.environ, "PYTHONPATH": str(SCRIPT.parents[2])}
    command = [sys.executable, "-W", "ignore", str(SCRIPT)]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    return list(json.loads(said.stdout.splitlines()[-1]))


def test_as_many_acts_as_there_are_threads_are_done_at_once(found: list[Any]) -> None:
    assert found[0] == 3


def test_the_loop_serves_while_an_act_is_done(found: list[Any]) -> None:
    assert found[1] is True


def test_what_an_act_raises_is_raised_where_it_is_waited_for(found: list[Any]) -> None:
    assert "by zero" in found[2]


def test_one_who_dies_after_waiting_keeps_no_other_from_hearing(found: list[Any]) -> None:
    assert found[3:5] == [["a bug", "heard"], 3]


def test_where_the_system_gives_no_more_threads_one_does_all(found: list[Any]) -> None:
    assert found[5] == [10, 1]
