"""Several workers behind Debian's nginx: each session finds its process, and one that falls disturbs no other."""

from __future__ import annotations

import html
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import requests
from click.testing import CliRunner
from socketio.exceptions import SocketIOError

from tests.support.house import a_day
from tests.support.people import Browser, Crowd, Live, new_op
from tests.support.proxy import Proxy
from tests.support.together import Together, alive, free_ports, wait_until
from workshop.cli import main
from workshop.identity import OrganiserLink
from workshop.listening import listen
from workshop.nginx import Site, configuration, publish, static_files
from workshop.room import loopback
from workshop.store import Library, copies
from workshop.store.codes import new_code
from workshop.store.ownership import owner_of
from workshop.store.shares import Share

WORKERS, SESSIONS = 3, 12
TOKEN = "un-jeton-pour-prometheus"
PATIENCE = 60.0
SECRETS = {".secret": "5f0c9a71d8e24b36a1907be2c4d85f6a" * 2, ".organiser": "9b1c2d3e4f5061720c9a71d8e24b36a1" * 2}


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Together]:
    made = Together(
        tmp_path_factory.mktemp("workers") / "sessions", WORKERS, "--port", free_ports(WORKERS), METRICS_TOKEN=TOKEN
    )
    yield made
    assert made.end() == 0


@pytest.fixture(scope="module")
def site(together: Together, tmp_path_factory: pytest.TempPathFactory) -> Site:
    static = tmp_path_factory.mktemp("static")
    publish(static_files("fr"), static)
    return Site(WORKERS, together.port, static=static)


@pytest.fixture(scope="module")
def proxy(together: Together, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    made = Proxy(tmp_path_factory.mktemp("proxy") / "nginx", together.folder, site)
    yield made
    made.end()


@pytest.fixture(scope="module")
def codes(together: Together) -> list[str]:
    """Twelve sessions, four of each worker."""
    return twelve(Library(together.folder))


def twelve(library: Library) -> list[str]:
    day = a_day(tables=1, kinds=("ideas",))
    workers = [number % WORKERS + 1 for number in range(SESSIONS)]
    return [library.create(day, code=next(c for c in iter(library.free_code, "") if worker_of(c) == one))
            for one in workers]  # fmt: skip


@pytest.fixture
def crowd(proxy: Proxy) -> Iterator[Callable[[str], Crowd]]:
    """The people of a session, who come through nginx."""
    made: list[Crowd] = []

    def make(code: str) -> Crowd:
        made.append(Crowd(proxy, code))
        return made[-1]

    yield make
    for one in made:
        one.go_home()


def worker_of(code: str) -> int:
    return Share(WORKERS).place(code)[1]


def in_file(folder: Path, code: str) -> list[str]:
    """The ideas that a session's file holds."""
    return sorted(idea.body for idea in Library(folder).state(code).ideas.values())


# The configuration


def test_each_slot_is_written_beside_the_worker_that_holds_it() -> None:
    text = configuration(Site(2, hosts=("10.0.0.1", "fd00::2"), server_names=("a.exemple.fr", "192.168.1.9"),
                              listen=("80", "[::]:80")))  # fmt: skip
    written = dict(re.findall(r"\b([2-9A-Z]{2}) tablee_(\d)", text))
    assert len(written) == 900
    for slot, worker in written.items():
        machine, there = Share(2, machines=2).place(f"AAAA{slot}")
        assert int(worker) == (machine - 1) * 2 + there
    assert "upstream tablee_4 { server [fd00::2]:5001 max_fails=0; }" in text
    assert "server_name a.exemple.fr 192.168.1.9;" in text and "/static/" not in text
    assert "listen 80;" in text and "listen [::]:80;" in text


@pytest.mark.parametrize("words", [
    ("--hosts", "127.0.0.1; include /etc/passwd"), ("--hosts", ""), ("--server-name", "a b"), ("--listen", "80;"),
    ("--workers", "0"), ("--port", "65535", "--workers", "2"), ("--static", 'a"b'),
])  # fmt: skip
def test_what_nginx_would_read_as_something_else_is_refused(words: tuple[str, ...]) -> None:
    said = CliRunner().invoke(main, ["nginx", *words])
    assert (said.exit_code, said.stdout) == (2, "")


def test_the_command_writes_the_configuration_and_the_static_files(tmp_path: Path) -> None:
    words = ["--workers", "3", "--port", "6000", "--static", str(tmp_path / "www"), "--whole"]
    said = CliRunner().invoke(main, ["nginx", *words])
    assert said.stdout == configuration(Site(3, 6000, static=tmp_path / "www"), whole=True)
    assert f"{tmp_path}/www/static/" in said.stderr
    assert list((tmp_path / "www").rglob("link.js.gz"))


# Each session finds its process


def test_each_session_is_opened_by_the_worker_that_holds_it(proxy: Proxy, together: Together, codes: list[str]) -> None:
    library = Library(together.folder)
    for code in codes:
        assert requests.get(f"{proxy.url}/r/{code}", timeout=PATIENCE).status_code == 200
        owner = owner_of(library.lock_path(code))
        assert owner is not None and owner.address == together.urls[worker_of(code) - 1]


def test_a_code_typed_by_hand_finds_it_too(proxy: Proxy, codes: list[str]) -> None:
    for code in codes:
        answer = requests.get(f"{proxy.url}/r/{code[:3].lower()}-{code[3:].lower()}", timeout=PATIENCE)
        assert answer.url == f"{proxy.url}/r/{code}" and answer.ok
        assert requests.get(f"{proxy.url}/", params={"code": code.lower()}, timeout=PATIENCE).url == answer.url


def test_a_code_that_does_not_exist_is_said(proxy: Proxy) -> None:
    assert requests.get(f"{proxy.url}/r/222222", timeout=PATIENCE).status_code == 404


def test_the_organiser_sees_every_session_and_makes_new_ones(proxy: Proxy, codes: list[str]) -> None:
    browser = Browser(proxy)
    page = browser.open(f"/o/sign-in/{OrganiserLink(proxy.folder).token()}")
    assert all(f"/o/{code}" in page.text for code in codes)
    for _ in range(3):
        text = (Path(__file__).parent.parent / "sessions" / "minimale.md").read_text("utf-8")
        made = browser.http.post(f"{proxy.url}/o/new/file", data={"text": text}, timeout=PATIENCE)
        code = made.url.rpartition("/")[2]
        assert made.ok and Library(proxy.folder).has(code)
        copied = browser.http.post(f"{proxy.url}/o/{code}/duplicate", timeout=PATIENCE)
        assert copied.ok and copied.url.endswith("/edit") and code not in copied.url
        gone = browser.http.post(f"{proxy.url}/o/{code}/delete", data={"typed": code}, timeout=PATIENCE)
        assert gone.ok and gone.url.partition("?")[0] == f"{proxy.url}/o" and not Library(proxy.folder).has(code)


def test_websocket_and_polling_meet_in_one_session(crowd: Callable[[str], Crowd], codes: list[str]) -> None:
    for code in codes[:3]:
        people = crowd(code)
        polling, direct = people.phone("Ana", transports=("polling",)), people.phone("Bo")
        assert polling.do("idea.write", body="par petits paquets")["ok"]
        assert direct.do("idea.write", body="d’un trait")["ok"]
        desk = people.desk("t1")
        desk.wait(lambda view: view["writing"]["ideas"] == 2, PATIENCE)
        assert polling.socket.transport() == "polling" and direct.socket.transport() == "websocket"


def test_the_address_that_people_are_given_is_nginx_s(proxy: Proxy, codes: list[str]) -> None:
    phone = Browser(proxy)
    phone.join(codes[0], name="Ana")
    assert f'data-join="{proxy.url}/r/{codes[0]}' in phone.open(f"/s/{codes[0]}/phone").text


# What nginx does itself


def test_static_files_come_from_nginx_compressed_and_for_ever(proxy: Proxy, site: Site) -> None:
    page = requests.get(f"{proxy.url}/", timeout=PATIENCE).text
    address = re.search(r'"(/static/[^"]+/css/base\.css)"', page)[1]
    (site.static / "static" / "witness.css").write_text("/* nginx reads here */")
    given = requests.get(f"{proxy.url}{address}", timeout=PATIENCE)
    assert given.headers["Content-Encoding"] == "gzip" and "immutable" in given.headers["Cache-Control"]
    assert given.headers["Content-Type"] == "text/css; charset=utf-8"
    assert given.headers["X-Content-Type-Options"] == "nosniff" and given.headers["Content-Security-Policy"]
    assert requests.get(f"{proxy.url}/static/witness.css", timeout=PATIENCE).ok


def test_a_static_file_of_another_release_is_asked_of_the_server(proxy: Proxy) -> None:
    given = requests.get(f"{proxy.url}/static/0123456789ab/css/base.css", timeout=PATIENCE)
    assert given.ok and given.headers["Cache-Control"] == "no-cache"


def test_nginx_and_the_server_give_the_same_static_files(proxy: Proxy, together: Together) -> None:
    for name, asset in static_files("fr").all():
        if name.endswith(("link.js", ".css", ".woff2", ".svg")):
            address = static_files_url(name)
            ours, theirs = (requests.get(f"{url}{address}", timeout=PATIENCE) for url in (together.urls[0], proxy.url))
            assert theirs.content == ours.content == asset.plain
            kept = ("Content-Type", "Cache-Control", "Content-Encoding", "Content-Security-Policy")
            assert [theirs.headers.get(one) for one in kept] == [ours.headers.get(one) for one in kept], name


def static_files_url(name: str) -> str:
    return static_files("fr").url(name)


def test_the_door_of_commands_is_closed(proxy: Proxy) -> None:
    assert requests.post(f"{proxy.url}/internal/do", json={}, timeout=PATIENCE).status_code == 404


def test_each_worker_s_counts_are_read_with_the_token_alone(proxy: Proxy, together: Together) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    for number, url in enumerate(together.urls, start=1):
        through = requests.get(f"{proxy.url}/metrics", {"worker": number}, headers=headers, timeout=PATIENCE)
        opened = re.search(r"tablee_fold_seconds_sum \S+", requests.get(f"{url}/metrics", timeout=PATIENCE).text)
        assert opened is not None and opened[0] in through.text
    assert requests.get(f"{proxy.url}/metrics", timeout=PATIENCE).status_code == 404


def test_a_server_that_is_away_is_said_in_french(tmp_path: Path) -> None:
    nobody = Proxy(tmp_path / "nginx", tmp_path, Site(1, free_ports(1)))
    try:
        given = requests.get(f"{nobody.url}/r/K7XQ2M", timeout=PATIENCE)
    finally:
        nobody.end()
    assert given.status_code == 503 and given.headers["Retry-After"] and given.headers["Refresh"]
    assert given.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "La séance revient dans un instant" in given.text


# What falls


class Writer:
    """A phone that writes ideas until it is told to stop, and says again, with its id, what was not answered."""

    def __init__(self, phone: Live) -> None:
        self.phone, self.code = phone, phone.code
        self.acknowledged: list[str] = []
        self.dropped = 0
        self._enough = threading.Event()
        phone.patience = 2.0
        phone.socket.on("disconnect", self._fall)
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _fall(self, *_: object) -> None:
        self.dropped += 1

    def _write(self) -> None:
        while not self._enough.wait(0.1):
            body, op_id = f"idée {len(self.acknowledged)}", new_op()
            while not self._enough.is_set() and not self._said(body, op_id):
                self._enough.wait(0.1)

    def _said(self, body: str, op_id: str) -> bool:
        try:
            if not self.phone.do("idea.write", op_id, body=body).get("ok"):
                return False
        except SocketIOError:  # cut, or not answered in time: said again
            return False
        self.acknowledged.append(body)
        return True

    def wrote(self, more: int) -> None:
        """Wait until so many more ideas were acknowledged."""
        goal = len(self.acknowledged) + more
        wait_until(lambda: len(self.acknowledged) >= goal, PATIENCE)

    def stop(self) -> None:
        """Write no more."""
        self._enough.set()
        self._thread.join(PATIENCE)


def test_a_worker_killed_disturbs_no_other_session_and_loses_nothing_acknowledged(
    proxy: Proxy, together: Together, crowd: Callable[[str], Crowd], tmp_path: Path
) -> None:
    library = Library(together.folder)
    writers = [Writer(crowd(code).phone("Ana")) for code in twelve(library)]
    for one in writers:
        one.wrote(2)
    fallen = worker_of(writers[0].code)
    os.kill(together.pids()[fallen - 1], signal.SIGKILL)
    for one in writers:
        one.wrote(5)
        one.stop()
    for one in writers:
        assert bool(one.dropped) == (worker_of(one.code) == fallen)
        own = one.phone.wait(lambda view, one=one: len(view["mine"]) >= len(one.acknowledged), PATIENCE, of="own")
        written = in_file(together.folder, one.code)
        assert set(one.acknowledged) <= set(written) and len(set(written)) == len(written) == len(own["mine"])


def test_a_reload_of_nginx_cuts_nobody_off(proxy: Proxy, crowd: Callable[[str], Crowd], codes: list[str]) -> None:
    people = crowd(codes[0])
    before = Writer(people.phone("Ana"))
    before.wrote(1)
    proxy.reload()
    after = people.phone("Bo")
    assert after.do("idea.write", body="après")["ok"]
    before.wrote(3)
    before.stop()
    assert not before.dropped


def test_settings_that_disagree_leave_a_session_one_owner(
    proxy: Proxy, together: Together, site: Site, crowd: Callable[[str], Crowd], codes: list[str]
) -> None:
    """nginx believes that there are four workers, there are three: what it misleads is refused, never served."""
    library = Library(together.folder)
    moved = next(code for code in iter(library.free_code, "") if Share(4).place(code)[1] == 4)
    library.create(a_day(), code=moved)
    answers = [requests.get(f"{url}/r/{moved}", timeout=PATIENCE).status_code for url in together.urls]
    assert sorted(answers) == [200, 421, 421]
    assert sorted(refusal(url, moved) for url in together.urls) == ["elsewhere", "elsewhere", "not_joined"]


def refusal(url: str, code: str) -> str:
    """Why a stranger's phone is not let in there."""
    phone = Live(Browser(SimpleNamespace(url=url)), code, "phone")
    found: list[dict[str, str]] = []
    phone.socket.on("connect_error", found.append)
    with pytest.raises(SocketIOError):
        phone.connect()
    return found[0]["data"]["refused"]


# Several machines


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Together]]:
    """Two machines of one worker, with the same secrets and a folder each."""
    port, made = free_ports(1, "127.0.0.2"), []
    for number in (1, 2):
        folder = tmp_path_factory.mktemp("machine") / "sessions"
        folder.mkdir()
        for name, content in SECRETS.items():
            (folder / name).write_text(content)
            (folder / name).chmod(0o600)
        made.append(Together(folder, 1, "--machine", f"{number}/2", "--host", f"127.0.0.{number + 1}", "--port", port))
    yield made
    for one in made:
        one.end()


@pytest.fixture
def both(machines: list[Together], tmp_path: Path) -> Iterator[Proxy]:
    """nginx in front of the two machines."""
    first = machines[0]
    made = Proxy(tmp_path / "nginx", first.folder, Site(1, first.port, ("127.0.0.2", "127.0.0.3")))
    yield made
    made.end()


def test_a_session_moves_to_another_machine_by_its_file(
    both: Proxy, machines: list[Together], crowd: Callable[[str], Crowd], tmp_path: Path
) -> None:
    """The first machine was alone; a second one came, whose share this session is."""
    first, second = (Library(machine.folder) for machine in machines)
    code = next(code for code in iter(new_code, "") if Share(machines=2).place(code)[0] == 2)
    first.create(a_day(tables=1, kinds=("ideas",)), code=code)
    assert requests.get(f"{machines[0].urls[0]}/r/{code}", timeout=PATIENCE).status_code == 421
    assert requests.get(f"{both.url}/r/{code}", timeout=PATIENCE).status_code == 404
    copied = copies.backup(first, code, tmp_path)
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
