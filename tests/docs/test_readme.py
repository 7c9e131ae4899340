"""The README's commands are commands, and those that end are run."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.command import Shell
from workshop.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def make_targets() -> list[str]:
    return sorted(set(re.findall(r"make ([a-z]+)\b", README)))


@pytest.mark.parametrize("target", make_targets())
def test_make_knows_what_the_readme_asks(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_two_commands_stand_at_the_top() -> None:
    blocks = re.findall(r"(?:^    .+\n)+", README, re.MULTILINE)
    assert blocks[0] == "    make demo\n    make test\n"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`workshop ([a-z-]+)", README))))
def test_a_command_of_the_readme_exists(name: str) -> None:
    assert name in main.commands


def test_the_commands_of_the_readme_run_one_after_the_other(tmp_path: Path) -> None:
    workshop = Shell(tmp_path / "sessions")
    typed = re.findall(r"`workshop ([^`]+)`", README)
    code = workshop("new", "sessions/demonstration.md", "--json").json["code"]
    for line in typed:
        words = [code if word == "CODE" else word for word in line.split()]
        if words[0] in ("new", "memento") and len(words) > 1:
            words = [str(tmp_path / word) if word.endswith(".docx") else word for word in words]
            assert workshop(*words).status == 0, line


def test_pictures_have_words_for_those_who_do_not_see_them() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", README)
    assert pictures and all(words and (ROOT / path).exists() for words, path in pictures)
