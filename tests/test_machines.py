"""Two machines behind one nginx: two addresses of the loopback, a folder each, the same secrets."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from tests.support.house import a_day
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Browser, Crowd
from tests.support.ports import free_ports
from tests.support.proxy import Proxy
from tests.support.together import Together, alive
from workshop.identity import OrganiserLink
from workshop.serving.listeners import listen
from workshop.serving.nginx import Site
from workshop.session import loopback
from workshop.storage import Library, backups
from workshop.storage.codes import new_code
from workshop.storage.partition import Share

SECRETS = {
    ".secret": "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172839405a6b7c8d9ea",
    ".organiser": "9b1c2d3e4f5061720c9a71d8e24b36a1d7e6f5a4b3c2918070654f3e2d1c0baf",
}


def in_file(folder: Path, code: str) -> list[str]:
    """The ideas that a session's file holds."""
    return sorted(idea.body for idea in Library(folder).state(code).ideas.values())


def machine(number: int, folder: Path, port: int) -> Together:
    """A machine of one worker, with the secrets of both and a folder of its own."""
    folder.mkdir()
    for name, content in SECRETS.items():
        (folder / name).write_text(content)
        (folder / name).chmod(0o600)
    return Together(folder, 1, "--machine", f"{number}/2", "--host", f"127.0.0.{number + 1}", "--port", port)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], list[Together]]]:
    """Gives two machines; others, where a test ended those of before."""
    made: list[Together] = []

    def stand() -> list[Together]:
        if not made or any(one.parent.poll() is not None for one in made[-2:]):
            port = free_ports(1, "127.0.0.2")
            made.extend(machine(number, tmp_path_factory.mktemp("machine") / "sessions", port) for number in (1, 2))
        return made[-2:]

    yield stand
    for one in made:
        one.end()


@pytest.fixture
def machines(standing: Callable[[], list[Together]]) -> list[Together]:
    return standing()


@pytest.fixture
def both(machines: list[Together], tmp_path: Path) -> Iterator[Proxy]:
    """nginx in front of the two machines."""
    first = machines[0]
    made = Proxy(tmp_path / "nginx", first.folder, Site(1, first.port, ("127.0.0.2", "127.0.0.3")))
    yield made
    made.end()


def test_a_session_moves_to_another_machine_by_its_file(both: Proxy, machines: list[Together], tmp_path: Path) -> None:
    """The first machine was alone; a second one came, whose share this session is."""
    first, second = (Library(machine.folder) for machine in machines)
    code = next(code for code in iter(new_code, "") if Share(machines=2).place(code)[0] == 2)
    first.create(a_day(tables=1, kinds=("ideas",)), code=code)
    assert requests.get(f"{machines[0].urls[0]}/r/{code}", timeout=PATIENCE).status_code == 421
    assert requests.get(f"{both.url}/r/{code}", timeout=PATIENCE).status_code == 404
    copied = backups.backup(first, code, tmp_path)
    loopback.through_owner(second, code, "restore", {"path": str(copied)})
    people = Crowd(both, code)
    assert people.phone("Ana").do("idea.write", body="arrivée")["ok"]
    people.go_home()
    assert (in_file(first.folder, code), in_file(second.folder, code)) == ([], ["arrivée"])


def test_each_machine_lists_and_makes_the_sessions_of_its_own_folder(both: Proxy, machines: list[Together]) -> None:
    browser = Browser(both)
    browser.open(f"/o/sign-in/{OrganiserLink(machines[0].folder).token()}")
    text = (Path(__file__).parent.parent / "sessions" / "minimale.md").read_text("utf-8")
    for number, machine in enumerate(machines, start=1):
        page = browser.open(f"/o/new?machine={number}")
        action = html.unescape(re.search(r'action="(/o/new/file[^"]*)"', page.text)[1])
        made = browser.http.post(f"{both.url}{action}", data={"text": text}, timeout=PATIENCE)
        code = made.url.rpartition("/")[2]
        assert made.ok and Library(machine.folder).has(code)
        assert f"/o/{code}" in browser.open(f"/o?machine={number}").text


def test_a_parent_that_is_killed_leaves_no_worker_and_one_that_is_asked_ends_well(machines: list[Together]) -> None:
    first, second = machines
    pids = [*first.pids(), *second.pids()]
    first.parent.kill()
    first.parent.wait()
    assert second.end() == 0
    wait_until(lambda: not any(map(alive, pids)))
    assert len(pids) == 2
    listen("127.0.0.2", first.port).close()
