"""One process owns a session; a command that writes goes through it."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Operation, Person, Refused
from workshop.session import Registry, loopback
from workshop.storage import Library, backups
from workshop.storage.ownership import Held, Owner

SYSTEM = Person("system", "system")
IMPORT = Operation("operation-of-importing", "idea.import", {"table": "t1", "body": "Une idée"})


class Door(BaseHTTPRequestHandler):
    """The owner's door, as a server mounts it."""

    registry: Registry

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status, answer = loopback.answer(self.registry, self.headers.get(loopback.TOKEN_HEADER, ""), said)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture
def owner(library: Library) -> Any:
    """A registry that other processes reach on the loopback."""
    server = HTTPServer(("127.0.0.1", 0), Door)
    registry = Registry(library, Owner(f"http://127.0.0.1:{server.server_port}"))
    Door.registry = registry
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield registry
    server.shutdown()
    server.server_close()
    registry.close()


def test_a_second_process_cannot_open_a_session_in_use(library: Library, definition: Any) -> None:
    code = library.create(definition)
    first = Registry(library)
    assert first[code].epoch == 1
    with pytest.raises(Refused) as refused:
        Registry(library)[code]
    assert refused.value.kind == "busy"
    first.close()
    assert Registry(library)[code].epoch == 1


def test_the_lock_file_is_for_the_servers_user_only(library: Library, definition: Any) -> None:
    code = library.create(definition)
    registry = Registry(library, Owner("http://127.0.0.1:5000"))
    assert registry[code].code == code
    path = library.lock_path(code)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text())["address"] == "http://127.0.0.1:5000"
    registry.close()
    assert path.read_text() == ""


def test_the_death_of_the_owner_frees_the_session(library: Library, definition: Any) -> None:
    code = library.create(definition)
    script = (
        "import sys, os; from pathlib import Path\n"
        "from workshop.session import Registry; from workshop.storage import Library\n"
        "Registry(Library(Path(sys.argv[1])))[sys.argv[2]]; os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(library.folder), code]).returncode == -9
    assert Registry(library)[code].epoch == 1


def test_a_command_writes_by_itself_where_nobody_owns_the_session(library: Library, definition: Any) -> None:
    code = library.create(definition)
    done = loopback.perform(library, code, SYSTEM, IMPORT)
    assert library.describe(code).rows == done.seq == 2


def test_a_command_writes_through_the_owner(owner: Registry, definition: Any) -> None:
    code = owner.library.create(definition)
    heard: list[Any] = []
    owner.listen(lambda session, audiences: heard.append(audiences))
    assert owner[code].epoch == 1
    done = loopback.perform(owner.library, code, SYSTEM, IMPORT)
    assert owner[code].read(lambda state: [idea.body for idea in state.ideas.values()]) == ["Une idée"]
    assert heard and done == loopback.perform(owner.library, code, SYSTEM, IMPORT)


def test_a_refusal_comes_back_through_the_owner_with_its_values(owner: Registry, definition: Any) -> None:
    code = owner.library.create(definition)
    assert owner[code].epoch == 1
    empty = Operation("operation-without-text", "idea.import", {"table": "t1", "body": " "})
    with pytest.raises(Refused) as refused:
        loopback.perform(owner.library, code, SYSTEM, empty)
    assert (refused.value.kind, refused.value.values) == ("empty", {"field": "body"})


def test_a_command_resets_revokes_forgets_and_deletes_through_the_owner(owner: Registry, definition: Any) -> None:
    reloads: list[str] = []
    owner.on_reload(lambda session, link: reloads.append(link))
    code = owner.library.create(definition)
    assert owner[code].epoch == 1
    loopback.through_owner(owner.library, code, "revoke", {"link": "desk:t1"})
    assert owner[code].revisions == {"desk:t1": 1}
    loopback.through_owner(owner.library, code, "reset")
    assert owner[code].epoch == 2
    loopback.through_owner(owner.library, code, "forget")
    assert owner[code].epoch == 3
    loopback.through_owner(owner.library, code, "delete")
    assert reloads == ["desk:t1", "*", "*"]
    with pytest.raises(Refused) as refused:
        owner[code]
    assert refused.value.kind == "unknown_session"
    assert [path.name for path in owner.library.folder.iterdir()] == [f".{code}.revoked"]


def test_a_backup_is_restored_through_the_owner(owner: Registry, definition: Any, tmp_path: Path) -> None:
    code = owner.library.create(definition)
    copy = backups.backup(owner.library, code, tmp_path / "copy.db")
    loopback.perform(owner.library, code, SYSTEM, IMPORT)
    assert owner[code].epoch == 1
    loopback.through_owner(owner.library, code, "restore", {"path": str(copy)})
    assert owner[code].epoch == 2
    assert owner[code].read(lambda state: dict(state.ideas)) == {}


def test_a_wrong_token_does_nothing(owner: Registry, definition: Any) -> None:
    code = owner.library.create(definition)
    assert loopback.answer(owner, "wrong", {"act": "delete", "code": code})[0] == 403
    assert loopback.answer(owner, "é", {"act": "delete", "code": code})[0] == 403
    assert owner.library.has(code)


@pytest.mark.parametrize("said", [None, [], {}, {"act": "explode"}, {"act": "perform"}, {"act": "reset", "code": 3}])
def test_a_command_that_makes_no_sense_is_refused(owner: Registry, said: Any) -> None:
    status, answer = loopback.answer(owner, owner.owner.token, said)
    assert status in (400, 409) and answer["refused"] in ("unknown_operation", "bad_field", "unknown_session")


def test_an_owner_that_does_not_answer_is_busy(
    library: Library, definition: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loopback, "WAIT_SECONDS", 0.2)
    code = library.create(definition)
    for address in ("", "http://127.0.0.1:1"):
        registry = Registry(library, Owner(address))
        assert registry[code].epoch == 1
        with pytest.raises(Refused) as refused:
            loopback.perform(library, code, SYSTEM, IMPORT)
        assert refused.value.kind == "busy"
        registry.close()


def test_held_tells_where_the_owner_is(library: Library, definition: Any) -> None:
    code = library.create(definition)
    first = Registry(library, Owner("http://127.0.0.1:5000", "token"))
    assert first[code].epoch == 1
    with pytest.raises(Held) as held:
        Registry(library).take(code)
    assert held.value.owner == Owner("http://127.0.0.1:5000", "token")
    first.close()


def test_a_second_server_over_one_folder_says_where_the_first_is_and_says_it_once(
    library: Library, definition: Any, caplog: pytest.LogCaptureFixture
) -> None:
    code = library.create(definition)
    first, second = Registry(library, Owner("http://127.0.0.1:5000")), Registry(library, Owner("http://127.0.0.1:5001"))
    assert first[code].epoch == 1
    for _ in range(3):
        with pytest.raises(Refused, match="busy"):
            second[code]
    assert [record.getMessage() for record in caplog.records if code in record.getMessage()] == [
        f"{code} is held by another process, at http://127.0.0.1:5000"
    ]
    first.close()
    assert second[code].epoch == 1
    second.close()


def test_a_session_that_a_full_disk_kept_from_opening_opens_once_there_is_room(
    library: Library, definition: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, registry = library.create(definition), Registry(library)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        with pytest.raises(Refused) as refused:
            registry[code]
    assert refused.value.kind == "disk"
    assert registry[code].code == code
    registry.close()
