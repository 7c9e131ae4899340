"""`import-session`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.command import Shell
from workshop.cli import main
from workshop.storage import Library


def test_an_exported_session_comes_back_under_another_code(workshop: Shell, code: str, tmp_path: Path) -> None:
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    workshop("export", code, "-o", first)
    said = workshop("import-session", first, "--json")
    assert said.status == 0
    other = said.json["code"]
    assert other != code and other in said.json["phone"]
    library = Library(workshop.sessions)
    with library.reading(code) as one, library.reading(other) as two:
        assert one.link_key != two.link_key
    workshop("export", other, "-o", second)
    before, after = (json.loads(path.read_text(encoding="utf-8")) for path in (first, second))
    assert before["session"].pop("code") == code and after["session"].pop("code") == other
    assert before.pop("fingerprint") != after.pop("fingerprint")
    assert before == after


@pytest.mark.parametrize(
    ("content", "words"),
    [("pas du JSON", "JSON"), ('{"format": "tablee-session", "version": 9}', "Mettez Tablée à jour"),
     ('{"format": "tablee-session", "version": 1}', "journal")],
)  # fmt: skip
def test_what_gives_no_session_back_is_refused_with_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    said = CliRunner().invoke(main, ["import-session", "-", "--sessions", str(tmp_path)], input=content)
    assert (said.exit_code, said.stdout) == (1, "")
    assert words in said.stderr
    assert Library(tmp_path).codes() == []
