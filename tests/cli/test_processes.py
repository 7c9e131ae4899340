"""Each command once in a process of its own: the other tests share one, where all is loaded already."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import MINIMAL
from tests.support.command import Shell
from workshop.cli import main

ELSEWHERE = {"serve", "relay", "rehearse"}  # they start servers: tests/live, tests/relay, tests/rehearsal type them
LINES = (
    "check {minimal}", "list", "links {code}", "import {code} - --yes", "export {code} -o {folder}/out.json",
    "import-session {folder}/out.json", "backup {code} -o {folder}", "restore {folder}/{code}.db --yes",
    "erase-idea {code} 1 --yes",
    "memento {code} --no-pages -o {folder}/m.docx", "reset {code} --yes", "organiser-link", "purge", "doctor", "nginx",
)  # fmt: skip


def test_every_command_is_done_by_itself(tmp_path: Path) -> None:
    workshop = Shell(tmp_path / "sessions")
    code = workshop("new", MINIMAL, "--json").json["code"]
    for line in LINES:
        words = [word.format(minimal=MINIMAL, code=code, folder=tmp_path) for word in line.split()]
        said = workshop(*words, stdin="corps\nEssayer une semaine\n")
        assert (said.status, "Traceback" in said.err) == (0, False), (line, said.err)
    assert {line.split()[0] for line in LINES} | ELSEWHERE | {"new"} == set(main.commands)
