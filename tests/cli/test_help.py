"""What the command line says of itself."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.support.command import ROOT, Shell
from workshop.cli import main

ISSUED = {
    "serve", "new", "check", "import", "rehearse", "reset", "memento", "export", "list", "backup", "restore", "doctor",
    "organiser-link", "links", "purge", "relay", "import-session", "nginx", "erase-idea",
}  # fmt: skip


def test_the_commands_are_those_announced() -> None:
    assert set(main.commands) == ISSUED


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_shows_an_example_of_itself(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert f"workshop {name}" in shown.output.split("Exemple :")[1]


@pytest.mark.parametrize("name", sorted(set(main.commands) - {"serve", "check", "relay", "nginx"}))
def test_every_command_that_reads_sessions_takes_another_folder(name: str) -> None:
    names = {word for parameter in main.commands[name].params for word in parameter.opts}
    assert "--sessions" in names


def test_a_misspelt_command_is_misuse(workshop: Shell) -> None:
    said = workshop("rehears")
    assert (said.status, said.out) == (2, "")
    assert "rehears" in said.err


def test_help_does_not_load_the_server() -> None:
    code = "import sys, workshop.cli; print({'eventlet', 'workshop.serving.process'} & set(sys.modules) or 'neither')"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "neither\n"
