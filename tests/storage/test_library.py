"""The sessions folder: what is in it, what is born in it, what leaves it."""

from __future__ import annotations

import stat
from typing import Any

import pytest

from workshop.core import Operation, Person, Refused
from workshop.storage import Library, backups, creation
from workshop.storage.codes import read_code


def joins(library: Library, code: str, person: str = "p0000000000000001", **said: Any) -> None:
    acts = [(Person(person, "participant"), Operation(f"operation-{person}", "person.join", {"table": "t1", **said}))]
    writes(library, code, acts)


def writes(library: Library, code: str, acts: Any, at: int = 1_800_000_000_000) -> None:
    log = library.log(code)
    log.begin()
    for person, operation in acts:
        log.append(at, person, operation.id, operation.name, {"seats": 1, **operation.body})
    log.commit()
    log.close()


def test_a_new_session_is_its_definition(library: Library, definition: dict[str, Any]) -> None:
    code = library.create(definition, "titre: Mieux se réunir")
    with library.reading(code) as log:
        rows = list(log.rows())
        assert (log.code, log.epoch, log.revisions, log.meta("text")) == (code, 1, {}, "titre: Mieux se réunir")
    assert [row.name for row in rows] == ["session.define"]
    assert rows[0].body["definition"]["question"] == definition["question"]
    assert library.state(code).definition == rows[0].body["definition"]


def test_a_session_that_cannot_be_written_is_refused_disk(library: Library, definition: dict[str, Any]) -> None:
    library.folder.rmdir()
    with pytest.raises(Refused) as refused:
        library.create(definition)
    assert refused.value.kind == "disk"


def test_a_definition_that_the_core_refuses_leaves_no_file(library: Library, definition: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        library.create({**definition, "themes": []})
    assert refused.value.kind == "bad_field"
    assert list(library.folder.iterdir()) == []


def test_files_are_for_the_servers_user_only(library: Library, code: str) -> None:
    assert stat.S_IMODE(library.path(code).stat().st_mode) == 0o600
    assert stat.S_IMODE(library.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("text", ["../ABCDEF", "abcdef", "ABCDE", "ABCDE0", "ABC DEF", "", "ABCDEF/..", "ABCDE\x00"])
def test_what_is_not_a_code_reaches_no_file(library: Library, text: str) -> None:
    assert not library.has(text)
    with pytest.raises(Refused) as refused:
        library.path(text)
    assert refused.value.kind == "unknown_session"


def test_the_list_says_title_date_people_and_state(library: Library, code: str) -> None:
    assert library.describe(code).state == "empty"
    joins(library, code)
    one = library.describe(code)
    assert (one.title, one.date, one.people, one.state, one.rehearsal) == (
        "Mieux se réunir",
        "2026-11-24",
        1,
        "running",
        False,
    )
    organiser, system = Person("o1", "organiser"), Person("system", "system")
    writes(
        library,
        code,
        [
            (organiser, Operation("operation-archive", "session.archive", {"archived": True})),
            (system, Operation("operation-mark", "session.mark", {})),
        ],
    )
    assert (library.describe(code).state, library.describe(code).rehearsal) == ("archived", True)


def test_the_list_puts_first_what_moved_last(library: Library, definition: dict[str, Any]) -> None:
    first, second = library.create(definition), library.create(definition)
    joins(library, first)
    assert library.listed()[0].code == first
    assert set(library.codes()) == {first, second}


def test_a_damaged_file_is_in_the_list_with_its_reason_and_spares_the_others(library: Library, code: str) -> None:
    library.path("ZZZZZZ").write_bytes(b"nothing that SQLite knows" * 100)
    by_code = {one.code: one for one in library.listed()}
    assert by_code["ZZZZZZ"].state == "unreadable"
    assert by_code["ZZZZZZ"].problem is not None and by_code["ZZZZZZ"].problem.kind == "damaged_file"
    assert by_code[code].state == "empty"


def test_a_file_damaged_inside_is_in_the_list(library: Library, code: str) -> None:
    content = bytearray(library.path(code).read_bytes())
    content[5000:9000] = bytes(range(250)) * 16
    library.path(code).write_bytes(content)
    assert library.describe(code).state == "unreadable"


def test_a_duplicate_has_the_definition_and_nothing_else(library: Library, code: str) -> None:
    joins(library, code, name="Alice")
    twin = library.duplicate(code)
    assert library.state(twin).definition == library.state(code).definition
    assert library.describe(twin).people == 0
    with library.reading(code) as one, library.reading(twin) as other:
        assert one.link_key != other.link_key and one.code != other.code


def test_a_twin_has_the_imported_ideas_too_but_nobody(library: Library, code: str) -> None:
    said = Operation("operation-import", "idea.import", {"table": "t2", "body": "Une idée d’ailleurs", "external": "7"})
    log = library.log(code)
    log.begin()
    log.append(1, creation.SYSTEM, said.id, said.name, said.body)
    log.commit()
    log.close()
    joins(library, code)
    twin = library.twin(code)
    ideas = library.state(twin).ideas.values()
    assert [(idea.body, idea.external, idea.table) for idea in ideas] == [("Une idée d’ailleurs", "7", "t2")]
    assert library.describe(twin).people == 0


def test_a_removed_session_leaves_nothing(library: Library, code: str) -> None:
    library.log(code).close()
    library.remove(code)
    assert list(library.folder.iterdir()) == []


def test_a_backup_taken_while_the_owner_writes_is_one_whole_file(library: Library, code: str, tmp_path: Any) -> None:
    owner = library.log(code)
    joins(library, code)
    copy = backups.backup(library, code, tmp_path)
    owner.close()
    assert copy == tmp_path / f"{code}.db"
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"{code}.db", "sessions"]
    assert Library(tmp_path).state(code) == library.state(code)


def test_a_restored_backup_has_a_higher_epoch_than_what_it_replaces(library: Library, code: str, tmp_path: Any) -> None:
    copy = backups.backup(library, code, tmp_path / "copy.db")
    joins(library, code)
    log = library.log(code)
    log.raise_epoch()
    log.close()
    assert backups.restore(library, copy) == code
    with library.reading(code) as log:
        assert (log.epoch, len(list(log.rows()))) == (3, 1)


def test_a_deleted_session_comes_back_from_its_backup(library: Library, code: str, tmp_path: Any) -> None:
    before = library.state(code)
    copy = backups.backup(library, code, tmp_path / "copy.db")
    library.remove(code)
    backups.restore(library, copy)
    assert library.state(code) == before


@pytest.mark.parametrize("content", [b"", b"nothing that SQLite knows" * 100])
def test_a_damaged_backup_replaces_nothing(library: Library, code: str, tmp_path: Any, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(Refused) as refused:
        backups.restore(library, tmp_path / "copy.db")
    assert refused.value.kind == "damaged_file"
    assert library.describe(code).state == "empty"


def test_a_backup_cut_short_replaces_nothing(library: Library, code: str, tmp_path: Any) -> None:
    copy = backups.backup(library, code, tmp_path / "copy.db")
    copy.write_bytes(copy.read_bytes()[:9000])
    with pytest.raises(Refused):
        backups.restore(library, copy)
    assert library.describe(code).state == "empty"


def test_codes_have_no_letter_that_looks_like_another(library: Library, definition: dict[str, Any]) -> None:
    codes = [library.create(definition) for _ in range(5)]
    assert len(set(codes)) == 5
    assert all(read_code(code) == code and not set(code) & set("01OILU") for code in codes)


@pytest.mark.parametrize("typed", ["k7m2qx", " K7M 2QX ", "k7m-2qx", "K7M–2QX", "K7M\u00a02QX", "k 7 m 2 q x"])
def test_a_code_is_read_whatever_its_case_spaces_and_dashes(typed: str) -> None:
    assert read_code(typed) == "K7M2QX"


@pytest.mark.parametrize(
    "typed",
    [
        "K7M2Q",
        "K7M2QXX",
        "K7M2QO",
        "K7M2Q0",
        "K7M2Ql",
        "",
        "ééééé2",
        "K7M2QX" * 20,
        "ſſſſſſ",
        "Ｋ7M2QX",
    ],
)
def test_what_is_not_quite_a_code_is_not_mended(typed: str) -> None:
    assert read_code(typed) is None


def test_others_pass_between_two_sessions_of_the_list(
    library: Library, definition: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        library.create(definition)
    passed: list[float] = []
    monkeypatch.setattr("workshop.storage.library.time.sleep", passed.append)
    assert len(library.listed()) == 3 and passed == [0, 0, 0]
