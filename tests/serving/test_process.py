"""Starting and stopping the process."""

import contextlib
import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.support.command import Here
from tests.support.house import ROOT, House, a_day
from tests.support.patience import PATIENCE, wait_until
from workshop.core import Operation, Person
from workshop.serving.listeners import raise_file_limit
from workshop.session import Registry
from workshop.storage import Library
from workshop.storage.clock import Clock


@pytest.fixture
def run(tmp_path):
    """Runs the server to its end with these settings; gives what it said and its status."""

    def start(**settings):
        told = {"TABLEE_HOST": "127.0.0.1", "TABLEE_SESSIONS": str(tmp_path / "sessions")}
        environment = os.environ | told | {f"TABLEE_{name}": value for name, value in settings.items()}
        command = [sys.executable, "-m", "workshop.serving.process"]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    return start


def test_a_taken_port_is_said_in_one_line(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run(PORT=str(taken.getsockname()[1]))
    assert ended.returncode == 1
    assert "Address already in use" in ended.stderr and len(ended.stderr.splitlines()) == 1


def test_a_bad_setting_is_said_in_one_line(run):
    ended = run(ASYNC="gevent")
    assert ended.returncode == 1
    assert "TABLEE_ASYNC" in ended.stderr and len(ended.stderr.splitlines()) == 1


def test_each_start_prints_the_sign_in_link_at_the_address_that_serves(new_house):
    house = new_house().start()
    for starts in (1, 2):
        links = re.findall(r"http://\S+/o/sign-in/\S+", house.said())
        assert len(links) == starts and len(set(links)) == 1 and links[0].startswith(house.url)
        assert requests.get(links[-1], timeout=PATIENCE).url.endswith("/o")
        assert house.stop() == 0
        house.start()


def test_a_command_gives_the_sign_in_link_at_the_address_of_the_server_that_runs(new_house):
    house = new_house()
    asks = Here(house.folder)
    before = asks("organiser-link", "--json").json["link"]
    assert not before.startswith(house.url)
    house.start()
    during = asks("organiser-link", "--json").json["link"]
    assert during.startswith(f"{house.url}/o/sign-in/") and requests.get(during, timeout=PATIENCE).url.endswith("/o")
    other = House(house.folder, "eventlet").start()
    assert asks("organiser-link", "--json").json["link"] == during
    other.end()
    house.kill()
    assert asks("organiser-link", "--json").json["link"] == before


def test_who_was_promised_to_be_forgotten_by_now_is_when_the_server_starts(new_house):
    house, long_ago = new_house(), Clock(wall=lambda: time.time() - 40 * 86_400)
    registry = Registry(Library(house.folder, long_ago))
    code = registry.library.create(a_day() | {"retention_days": 30})
    said = Operation("operation-of-joining", "person.join", {"table": "t1", "name": "Alizéa-Canari"})
    registry[code].perform(Person("p0000000000000001", "participant"), said)
    registry.close()
    house.start()
    assert registry.library.state(code).people["p0000000000000001"].name is None
    assert house.stop() == 0
    assert "Alizéa".encode() not in registry.library.path(code).read_bytes()


def test_ctrl_c_ends_with_status_0_and_says_nothing(new_house, mode):
    house = new_house(mode).start()
    said = house.said()
    house.process.send_signal(signal.SIGINT)
    assert house.process.wait(timeout=PATIENCE) == 0
    assert house.said() == said


def test_the_library_s_own_warning_is_not_repeated_at_each_start(house):
    assert "deprecated" not in house.said().lower()


def test_log_lines_are_json_where_asked(new_house):
    house = new_house(LOG_FORMAT="json", LOG_LEVEL="debug").start()
    polling = f"{house.url}/socket.io/?EIO=4&transport=polling"
    requests.get(polling, headers={"Origin": "http://x.example"}, timeout=PATIENCE)
    lines = [json.loads(line) for line in house.said().splitlines() if line.startswith("{")]
    assert lines and all({"at", "level", "logger", "message"} <= set(line) for line in lines)


def test_each_act_leaves_a_line_that_says_neither_who_nor_what_they_wrote(new_house, new_crowd):
    house = new_house(LOG_FORMAT="json", LOG_LEVEL="debug").start()
    crowd = new_crowd(house, house.create())
    alice, tower = crowd.phone("Zoé", table="t1"), crowd.tower()
    row = alice.do("person.edit", name="Zénobie")["seq"]
    assert alice.do("person.edit", seats="Zénobie")["refused"] == "bad_field"
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    assert alice.do("idea.write", body="Zinc et zèle")["ok"]
    assert alice.do("idea.write", body="Zinc " * 1000)["refused"] == "too_long"
    said = house.said()
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    shape = {"at", "level", "logger", "message"}  # docs/settings.md says it
    assert all(shape <= set(line) <= shape | {"session", "operation", "row", "ms", "said", "kind"} for line in lines)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}", line["at"]) for line in lines)
    done = next(line for line in lines if line.get("operation") == "person.edit")
    assert (done["session"], done["row"]) == (crowd.code, row) and done["ms"] >= 0
    refused = next(line for line in lines if line.get("kind") == "bad_field")
    assert (refused["session"], refused["said"]) == (crowd.code, "do")
    token = house.links(crowd.code)["organiser"].rpartition("/")[2]
    assert not any(word in said for word in ("Zoé", "Zénobie", "Zinc", alice.own["me"]["id"], token))


@pytest.fixture
def many_files():
    """As many open files as the system lets this process have."""
    kept = resource.getrlimit(resource.RLIMIT_NOFILE)
    raise_file_limit()
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, kept)


def test_more_than_a_thousand_silent_connections_block_nobody(new_house, many_files):
    house = new_house().start()
    silent = []
    try:
        for _ in range(1100):
            silent.append(socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE))
            silent[-1].send(b"GET / HTTP/1.1\r\n")
        assert requests.get(f"{house.url}/healthz", timeout=PATIENCE).ok
    finally:
        for one in silent:
            one.close()


def test_a_server_short_of_files_serves_who_is_there_and_then_the_others(new_house, new_crowd, mode):
    house = new_house(mode).start()
    alice = new_crowd(house, house.create()).phone("Alice", table="t1")
    with contextlib.ExitStack() as waiting:
        files = len(list(Path(f"/proc/{house.process.pid}/fd").iterdir())) + 5
        resource.prlimit(house.process.pid, resource.RLIMIT_NOFILE, (files, files))
        for _ in range(20):
            waiting.enter_context(socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE))
        wait_until(lambda: "Too many open files" in house.said())
        assert alice.do("person.edit", name="Alix")["ok"]
    assert requests.get(f"{house.url}/healthz", timeout=PATIENCE).ok
    assert "Traceback" not in house.said()
