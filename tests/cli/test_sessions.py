"""`list`, `reset`, `organiser-link`, `backup`, `restore`, `purge`, `doctor`."""

from pathlib import Path

import pytest

from tests.support.command import Shell
from workshop.session import Session
from workshop.storage import Library

IDEAS = "table,corps\n1,Essayer une semaine\n1,Afficher les essais\n"


def ideas_in(workshop: Shell, code: str, folder: Path) -> list[str]:
    workshop("export", code, "-o", folder / "out.json")
    import json

    return [idea["body"] for idea in json.loads((folder / "out.json").read_text(encoding="utf-8"))["ideas"]]


def test_an_empty_folder_lists_nothing(workshop: Shell) -> None:
    assert workshop("list", "--json").json == []


def test_a_session_is_listed_with_its_title(workshop: Shell, code: str) -> None:
    (listed,) = workshop("list", "--json").json
    assert (listed["code"], listed["state"], listed["title"]) == (code, "empty", "Une heure pour décider")
    assert code in workshop("list").out


@pytest.mark.parametrize("name", ["links", "reset", "backup", "memento", "rehearse"])
def test_an_unknown_code_is_refused_with_a_sentence(workshop: Shell, name: str) -> None:
    said = workshop(name, "ZZZZZZ")
    assert (said.status, said.out) == (1, "")
    assert "code" in said.err.lower() and "Traceback" not in said.err


def test_reset_asks_before_it_empties(workshop: Shell, code: str) -> None:
    assert workshop("reset", code, stdin="n\n").status == 1
    assert workshop("reset", code, stdin="y\n").status == 0


def test_reset_keeps_the_links_and_the_imported_ideas(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", "--yes", stdin=IDEAS)
    before = workshop("links", code, "--json").json
    assert workshop("reset", code, "--yes").status == 0
    assert workshop("links", code, "--json").json == before
    assert len(ideas_in(workshop, code, tmp_path)) == 2


def test_the_organiser_link_stays_until_it_is_revoked(workshop: Shell) -> None:
    first = workshop("organiser-link", "--json").json["link"]
    assert workshop("organiser-link", "--json").json["link"] == first
    assert workshop("organiser-link", "--revoke", "--json").json["link"] != first


def test_a_backup_brings_back_what_was_there(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", "--yes", stdin=IDEAS)
    assert workshop("backup", code, "-o", tmp_path, "--json").json["file"].endswith(f"{code}.db")
    workshop("import", code, "-", "--yes", stdin="table,corps\n1,Écrite après la copie\n")
    assert workshop("restore", tmp_path / f"{code}.db", "--yes").status == 0
    assert ideas_in(workshop, code, tmp_path) == ["Essayer une semaine", "Afficher les essais"]


def test_there_is_nothing_to_purge_in_a_new_folder(workshop: Shell, code: str) -> None:
    assert workshop("purge", "--json").json == {"forgotten": []}


def test_a_session_that_cannot_be_purged_keeps_no_other_waiting(
    workshop: Shell, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    purged, asked = [], ["ABCDEF", code]
    monkeypatch.setattr(Library, "due", lambda _library: asked)
    monkeypatch.setattr(Session, "forget_everybody", lambda session: purged.append(session.code))
    said = workshop("purge", "--json")
    assert (said.status, said.json, purged) == (1, {"forgotten": [code]}, [code])
    assert "ABCDEF" in said.err


def test_the_doctor_measures_the_disk_and_looks_at_each_session(workshop: Shell, code: str) -> None:
    said = workshop("doctor", "--json")
    assert said.status == 0
    assert {"flush", "session"} <= {finding["kind"] for finding in said.json}


def test_the_doctor_says_which_file_is_damaged(workshop: Shell, code: str) -> None:
    (workshop.sessions / f"{code}.db").write_bytes(b"not a database" * 1000)
    said = workshop("doctor")
    assert said.status == 1
    assert code in said.out
