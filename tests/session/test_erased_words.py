"""An idea's words erased for good. Promise: they are in no byte of any file under the folder, nor after reopening."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Operation, Person, Refused, State
from workshop.session import Registry, loopback
from workshop.storage import Library, backups, leftovers

CANARY = "Serin-7f3a"
DESK, ORGANISER = Person("d000000000000001", "desk", "t1"), Person("o000000000000001", "organiser")


def found_in(folder: Path) -> list[str]:
    """The files under the folder that hold the canary, as it is or as JSON escapes it."""
    return [str(one) for one in sorted(folder.rglob("*")) if one.is_file() and CANARY.encode() in one.read_bytes()]


def written_everywhere(workshop: Any) -> str:
    """The canary in an idea, its former version, a frozen option, its sheet, two quotes, a heading."""
    phones = [workshop.phone(consents={"quotes": True}) for _ in range(3)]
    session = workshop.session

    def does(person: Person, name: str, **body: Any) -> int:
        written_everywhere.count = getattr(written_everywhere, "count", 0) + 1  # type: ignore[attr-defined]
        made = Operation(f"canary{written_everywhere.count:012d}", name, body)  # type: ignore[attr-defined]
        return session.perform(person, made).seq

    phones[0].does("idea.write", body=f"Un nom : {CANARY}", title=f"{CANARY} titre")
    idea = session.read(lambda state: next(iter(state.ideas)))
    phones[1].does("idea.write", body="Une idée qui reste")
    version = session.read(lambda state: state.ideas[idea].version)
    phones[0].does("idea.edit", idea=idea, body=f"Un nom plus poli : {CANARY}", base=version)
    at = lambda: session.read(lambda state: state.places["t1"].version)  # noqa: E731 (a value read anew)
    does(DESK, "step.go", step="s2", version=at())
    does(DESK, "verbatim.pick", idea=idea, text=f"plus poli : {CANARY}")
    does(DESK, "group.create", title=f"Autour de {CANARY}", ideas=[idea])
    does(DESK, "step.go", step="s3", version=at())
    does(DESK, "vote.open", version=at())
    vote = session.read(lambda state: next(iter(state.votes)))
    for phone in phones:
        phone.does("ballot.cast", vote=vote, seat=1, choice={idea: 2})
    does(DESK, "vote.seal", vote=vote)
    does(DESK, "sheet.write", proposal=idea, field="finding", text=f"On lit {CANARY}", base=0)
    does(DESK, "verbatim.pick", proposal=idea, text=f"Entendu : {CANARY}")
    return idea


def erase(workshop: Any, idea: str) -> None:
    workshop.session.perform(ORGANISER, Operation("the-idea-is-erased-now", "idea.erase", {"idea": idea}))


def test_no_byte_of_the_folder_holds_erased_words_nor_after_reopening(workshop: Any) -> None:
    idea, folder, code = written_everywhere(workshop), workshop.path.parent, workshop.code
    assert found_in(folder)
    erase(workshop, idea)
    assert found_in(folder) == []
    assert CANARY not in workshop.session.read(repr)
    assert workshop.session.epoch == 2
    workshop.registry.close()
    registry = Registry(Library(folder), gather=0)
    state = registry[code].read(lambda state: state)
    assert state.ideas[idea].erased and CANARY not in repr(state)
    assert [row["figures"]["points"] for row in next(iter(state.votes.values())).outcome["rows"]] == [6, 0]
    registry.close()
    assert found_in(folder) == []


def test_copies_and_halves_of_copies_under_the_folder_forget_too(workshop: Any) -> None:
    idea, folder = written_everywhere(workshop), workshop.path.parent
    (folder / "copies").mkdir()
    copied = backups.backup(workshop.registry.library, workshop.code, folder / "copies" / "avant midi.db")
    half = folder / f".{workshop.code}.0a0a0a0a.new"
    half.write_bytes(copied.read_bytes())
    other = folder / "copies" / "autre.db"
    sqlite3.connect(other).execute("CREATE TABLE t (a)").connection.close()
    erase(workshop, idea)
    assert found_in(folder) == [] and not half.exists() and other.exists()
    assert [one.name for one in sorted((folder / "copies").iterdir())] == ["autre.db", "avant midi.db"]
    workshop.registry.restore(copied)
    assert workshop.session.read(lambda state: state.ideas[idea].body) == ""


def test_a_copy_forgets_a_person_as_its_session_does(workshop: Any) -> None:
    alice = workshop.phone(name=CANARY)
    backups.backup(workshop.registry.library, workshop.code, workshop.path.with_name("copie.db"))
    alice.does("person.erase")
    assert found_in(workshop.path.parent) == []


def test_a_copy_that_cannot_be_rewritten_is_named(workshop: Any, caplog: pytest.LogCaptureFixture) -> None:
    idea = written_everywhere(workshop)
    copied = backups.backup(workshop.registry.library, workshop.code, workshop.path.parent / "copie.db")
    held = sqlite3.connect(copied, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    erase(workshop, idea)
    held.close()
    assert any("copie.db" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("act", ["idea", "person", "everybody", "reset", "delete", "restore"])
def test_documents_fall_with_what_they_told(workshop: Any, act: str) -> None:
    alice = workshop.phone(name="Alice")
    alice.does("idea.write", body="Une idée")
    idea = workshop.session.read(lambda state: next(iter(state.ideas)))
    folder = leftovers.documents_of(workshop.path)
    (folder / "one").mkdir(parents=True)
    (folder / "one" / "memento.docx").write_text(CANARY)
    acts = {
        "idea": lambda: erase(workshop, idea),
        "person": lambda: alice.does("person.erase"),
        "everybody": lambda: workshop.session.forget_everybody(),
        "reset": lambda: workshop.session.reset(),
        "delete": lambda: workshop.registry.delete(workshop.code),
        "restore": lambda: workshop.registry.restore(backups.backup(workshop.registry.library, workshop.code, outside)),
    }
    outside = workshop.path.parent.parent / f"copie-{workshop.code}.db"
    acts[act]()
    assert not folder.exists() and found_in(workshop.path.parent) == []


def test_a_command_erases_through_the_owner(workshop: Any) -> None:
    idea = written_everywhere(workshop)
    library, code = workshop.registry.library, workshop.code
    workshop.registry.close()
    asked = Operation("asked-from-the-command", "idea.erase", {"idea": idea})
    loopback.perform(library, code, Person("system", "system"), asked)
    assert found_in(library.folder) == []


def test_a_session_goes_on_after_its_words_were_erased_in_an_open_vote(workshop: Any) -> None:
    phone = workshop.phone()
    phone.does("idea.write", body=f"{CANARY} !")
    phone.does("idea.write", body="Autre")
    session = workshop.session
    idea, other = session.read(lambda state: list(state.ideas))
    for number, step in enumerate(("s2", "s3")):
        version = session.read(lambda state: state.places["t1"].version)
        session.perform(DESK, Operation(f"going-{number}-further", "step.go", {"step": step, "version": version}))
    version = session.read(lambda state: state.places["t1"].version)
    session.perform(DESK, Operation("opening-the-vote-now", "vote.open", {"version": version}))
    vote = session.read(lambda state: next(iter(state.votes)))
    phone.does("ballot.cast", vote=vote, seat=1, choice={idea: 2, other: 1})
    erase(workshop, idea)
    own = session.view(f"person:{phone.person.id}").body["ballot/1"]
    assert own == {"choice": {other: 1}, "came_back": {idea: 2}}
    with pytest.raises(Refused, match="retired"):
        phone.does("idea.edit", idea=idea, body="Encore", base=0)
    assert found_in(workshop.path.parent) == []
    session.perform(DESK, Operation("sealing-the-vote-now", "vote.seal", {"vote": vote, "few": True}))
    rows = session.read(lambda state: state.votes[vote].outcome["rows"])
    told = {row["id"]: row["figures"]["points"] for row in rows}
    assert told == {idea: 0, other: 1}


def test_ideas_that_are_gone_do_not_come_again_with_a_reset_or_a_twin(workshop: Any) -> None:
    system = Person("system", "system")
    for number in range(2):
        body = {"table": "t1", "body": f"Importée {number} {CANARY if number else ''}"}
        workshop.session.perform(system, Operation(f"an-import-number-{number}", "idea.import", body))
    ideas = workshop.session.read(lambda state: list(state.ideas))
    erase(workshop, ideas[1])
    workshop.session.reset()
    left: State = workshop.session.read(lambda state: state)
    assert [idea.body for idea in left.ideas.values()] == ["Importée 0"]
    assert len(workshop.registry.library.state(workshop.registry.library.twin(workshop.code)).ideas) == 1
