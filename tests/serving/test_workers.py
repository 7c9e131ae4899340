"""Several processes and their parent: what it does when one ends (tests/serving/test_behind_nginx.py has real ones)."""

from __future__ import annotations

import itertools
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.support.command import Shell
from tests.support.house import answers
from tests.support.patience import PATIENCE, wait_until
from tests.support.ports import free_ports
from tests.support.together import alive
from workshop.cli import main
from workshop.config import Config
from workshop.serving import watchdog, workers
from workshop.serving.listeners import listen


class Ended:
    """A process that is no more."""

    returncode = -9

    def poll(self) -> int:
        return self.returncode


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that a worker starts: none lives."""
    made: list[Any] = []

    def popen(words: list[str], **more: Any) -> Ended:
        made.append(words)
        return Ended()

    monkeypatch.setattr(subprocess, "Popen", popen)
    return made


@pytest.fixture
def worker() -> workers.Worker:
    return workers.Worker(1, listen("127.0.0.1", 0), {})


def starts(worker: workers.Worker, started: list[Any], times: list[float]) -> list[float]:
    """At which of these times the worker is started."""
    found = []
    for now in times:
        before = len(started)
        worker.look(now)
        found += [now] if len(started) > before else []
    return found


def test_a_worker_that_dies_at_once_is_started_again_less_and_less_often(started: list[Any], worker: Any) -> None:
    times = [tenths / 10 for tenths in range(1200)]
    found = starts(worker, started, times)
    pauses = [round(after - before, 1) for before, after in itertools.pairwise(found)]
    assert pauses[:4] == sorted(pauses[:4]) and pauses[0] < 0.5 and pauses[-1] > workers.LONGEST_WAIT


def test_a_worker_that_lived_is_started_again_at_once(started: list[Any], worker: Any) -> None:
    starts(worker, started, [tenths / 10 for tenths in range(100)])
    lived = 1000.0
    assert len(starts(worker, started, [lived])) == 1
    assert starts(worker, started, [lived + 100, lived + 100 + 2 * workers.FIRST_WAIT])


def test_a_process_that_cannot_be_started_is_tried_again(monkeypatch: pytest.MonkeyPatch, worker: Any) -> None:
    tried = []

    def popen(words: list[str], **more: Any) -> Ended:
        tried.append(words)
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(subprocess, "Popen", popen)
    assert starts(worker, tried, [0.0, 1.0]) == [0.0, 1.0]


def test_a_worker_that_hangs_is_killed_and_another_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "MOST_SILENCE", 3.0)
    config = Config(host="127.0.0.1", port=0, workers=1)
    (one,) = workers.hire(config, os.environ | {"TABLEE_SESSIONS": str(tmp_path), "TABLEE_LOG_LEVEL": "error"})

    def serves() -> bool:
        one.look(time.monotonic())
        return one.heartbeats.beating and answers(one.address)

    try:
        wait_until(serves)
        hanging = one.pid
        os.kill(hanging, signal.SIGSTOP)
        wait_until(lambda: one.look(time.monotonic()) or one.pid not in (hanging, None))
        wait_until(serves)
        assert not alive(hanging)
    finally:
        one.stop()
        one.stopped(PATIENCE)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that is taken, the one before it being free."""
    with socket.create_server(("127.0.0.1", free_ports(2) + 1)) as after:
        yield after.getsockname()[1]


def test_a_port_that_is_taken_stops_everything_before_a_worker_starts(started: list[Any], taken: int) -> None:
    config = Config(host="127.0.0.1", port=taken - 1, workers=2)
    with pytest.raises(OSError, match=f"in use: '127.0.0.1:{taken}'"):
        workers.hire(config, {})
    assert not started
    listen("127.0.0.1", taken - 1).close()  # the port before it was given back


def test_workers_have_no_relays(tmp_path: Path) -> None:
    words = ["serve", "--workers", "2", "--redis", "redis://127.0.0.1:1/0", "--sessions", str(tmp_path)]
    said = CliRunner().invoke(main, words)
    assert (said.exit_code, said.stdout) == (1, "") and "TABLEE_REDIS" in said.stderr


def test_the_command_says_which_port_is_taken(tmp_path: Path, taken: int) -> None:
    said = Shell(tmp_path / "sessions")("serve", "--workers", "2", "--port", str(taken))
    assert said.status == 1
    assert said.err.strip() == f"«\u00a0127.0.0.1:{taken}\u00a0»\u00a0: un autre programme y est déjà."
