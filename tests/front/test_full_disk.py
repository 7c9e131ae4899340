"""A disk that is really full, under a real server and a real page: a small file system, filled to its end."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.front.conftest import Pocket
from tests.front.test_phone import bodies, go
from tests.support.house import House
from tests.support.patience import wait_until
from tests.support.people import Crowd

SAID = "le disque du serveur ne répond pas"
FAILED = "a write failed"  # what the server’s log says of each try
BEYOND = 13.0  # seconds: six tries, after which the page of before stopped, took twelve


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a disk to fill may not be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def house_on_it(small_disk: Path, tmp_path: Path) -> Iterator[House]:
    """A server whose sessions lie there; what it says goes elsewhere."""
    folder = tmp_path / "house" / "sessions"
    folder.parent.mkdir()
    folder.symlink_to(small_disk)
    house = House(folder, "eventlet")
    yield house.start()
    house.end()


@contextlib.contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Not a byte is left, while this lasts."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(disk).free == 0
    yield
    ballast.unlink()


@pytest.fixture
def crowd(house_on_it: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    return new_crowd(house_on_it, house_on_it.create())


def told_and_tries_again(phone: Pocket, house: House) -> None:
    """What is written is said not to be kept, and is said again; what was kept is there to read."""
    phone.shows(SAID)
    phone.shows("Avant la panne")
    tried = house.said().count(FAILED)
    wait_until(lambda: phone.page.evaluate("1") and house.said().count(FAILED) > tried, "it is given up")


def test_a_phone_goes_on_trying_on_a_full_disk_and_its_idea_arrives_once(
    small_disk: Path, house_on_it: House, crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    desk, alice = go(crowd, "s2"), pocket("Alice")
    alice.writes("Avant la panne")
    alice.sent_all()
    with filled(small_disk):
        since = time.monotonic()
        alice.writes("Écrite quand le disque est plein")
        told_and_tries_again(alice, house_on_it)
        wait_until(lambda: alice.page.evaluate("1") and time.monotonic() > since + BEYOND)
        alice.page.reload()
        told_and_tries_again(alice, house_on_it)
        assert len(alice.waiting()) == 1
    alice.sent_all()
    assert desk.do("ideas.reveal", revealed=True, version=desk.shared["step"]["version"])["ok"]
    desk.wait(lambda view: len(view["ideas"]) == 2)
    assert sorted(bodies(desk)) == ["Avant la panne", "Écrite quand le disque est plein"]
