"""Commands on one of several machines that share the sessions."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.command import ROOT
from tests.support.house import a_day
from workshop.cli import main
from workshop.storage import Library
from workshop.storage.codes import new_code
from workshop.storage.partition import Share


@pytest.fixture
def workshop(tmp_path: Path):
    """Types a command on the second of two machines, over a folder of its own."""

    def type_in(*words: object) -> str:
        told = {"TABLEE_SESSIONS": str(tmp_path / "sessions"), "TABLEE_MACHINE": "2/2", "TABLEE_PORT": "1"}
        said = CliRunner().invoke(main, [*map(str, words)], env=told, catch_exceptions=False)
        assert said.exit_code == 0, said.output
        return said.stdout

    return type_in


def test_a_new_session_is_of_this_machine(workshop) -> None:
    codes = [json.loads(workshop("new", ROOT / "sessions" / "minimale.md", "--json"))["code"] for _ in range(4)]
    assert {Share(machines=2).place(code)[0] for code in codes} == {2}


def test_the_list_says_which_sessions_are_to_be_carried_elsewhere(workshop, tmp_path: Path) -> None:
    library, share = Library(tmp_path / "sessions"), Share(machines=2)
    here, there = (next(c for c in iter(new_code, "") if share.place(c)[0] == machine) for machine in (2, 1))
    for code in (here, there):
        library.create(a_day(), code=code)
    lines = {line[:6]: line for line in workshop("list").splitlines()}
    assert "machine" not in lines[here] and lines[there].endswith("à porter sur la machine 1")
    assert {one["code"]: one["machine"] for one in json.loads(workshop("list", "--json"))} == {here: 2, there: 1}
