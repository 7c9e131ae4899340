"""`import-session`."""

import json
from pathlib import Path

import pytest

from tests.support.command import Shell

IDEAS = "thème;titre;corps\nNotre équipe;La réunion debout;Quinze minutes.\n"


def test_an_exported_session_comes_back_under_another_code(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", stdin=IDEAS)
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    workshop("export", code, "-o", first)
    said = workshop("import-session", first, "--json")
    assert said.status == 0
    other = said.json["code"]
    assert other != code and other in said.json["phone"]
    assert len(set(said.json["desks"].values()) & set(workshop("links", code, "--json").json["desks"].values())) == 0
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
def test_what_gives_no_session_back_is_refused_with_a_sentence(workshop: Shell, content: str, words: str) -> None:
    said = workshop("import-session", "-", stdin=content)
    assert (said.status, said.out) == (1, "")
    assert words in said.err and "Traceback" not in said.err
    assert workshop("list", "--json").json == []
