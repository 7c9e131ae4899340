"""What is withdrawn, retired or erased is in no export of any format; and nobody reads words but through their door."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.play import ORGANISER, Rehearsed, audiences_of, desk
from tests.core.stages import person, stage
from tests.core.test_gone import CANARY
from tests.core.test_properties import WISHES, ask
from tests.core.wishes import Numbers
from workshop.core import Person, Refused
from workshop.core.model.entities import Idea, Verbatim, Vote, Written
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.importing.session_file import rows_of
from workshop.memento.outline import Edition, outline

HIDDEN = "Merle-4c1e"


def planted() -> tuple[Rehearsed, str]:
    """The small day where the canary is in an idea, its former version, an option, its sheet, two quotes, a heading."""
    session = stage("s3")
    driver, writer = desk("t1"), person(session)
    session.do(writer, "person.edit", consents={"quotes": True, "name": True, "room": True})
    idea = session.idea(writer, f"Ceci dit {CANARY}", title=f"{CANARY} d’abord")
    body = f"Cela dit {CANARY}, mieux"
    session.do(writer, "idea.edit", idea=idea, body=body, base=session.state.ideas[idea].version)
    session.do(driver, "group.create", title=f"Autour de {CANARY}", ideas=[idea])
    session.do(driver, "verbatim.pick", idea=idea, text=f"dit {CANARY}")
    session.move("s4")
    vote = session.open(driver, "t1")
    for number in range(3):
        session.cast(person(session, "t1", number), vote, **{idea: 3})
    session.do(driver, "vote.seal", vote=vote)
    session.move("s5")
    session.do(driver, "sheet.write", proposal=idea, field="levers", text=f"Le levier {CANARY}", base=0)
    session.do(driver, "verbatim.pick", proposal=idea, text=f"Entendu, {CANARY}")
    return session, idea


def goes(session: Rehearsed, idea: str, how: str) -> None:
    if how == "erased":
        session.do(ORGANISER, "idea.erase", idea=idea)
    elif how == "retired":
        session.do(desk("t1"), "idea.retire", idea=idea, retired=True)
    else:  # its author withdraws it before the table keeps it
        session.move("s3")
        vote = session.state.votes_at["t1"][-1]
        session.do(desk("t1"), "vote.select", vote=vote, ideas=[], reason="Rien pour l’instant")
        writer = Person(str(session.state.ideas[idea].author), "participant")
        session.do(writer, "idea.withdraw", idea=idea, withdrawn=True)


def written(session: Rehearsed, kind: str, **wishes: Any) -> bytes:
    """That format of the session, unpacked where it is an archive."""
    found = Snapshot(session.state, session.rows)
    content = FORMATS[kind].write(found, ExportOptions(pages=False, **wishes))
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(_inside(archive.read(name)) for name in archive.namelist())


def _inside(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(map(archive.read, archive.namelist()))


QUICK = [one.name for one in FORMATS.values() if "soffice" not in one.needs]


@pytest.mark.parametrize("how", ["withdrawn", "retired", "erased"])
def test_it_is_in_no_export(how: str) -> None:
    session, idea = planted()
    before = {kind for kind in QUICK if CANARY.encode() in written(session, kind)}
    assert {"docx", "json", "html", "md", "xlsx", "tables"} <= before
    goes(session, idea, how)
    assert {kind for kind in QUICK if CANARY.encode() in written(session, kind)} == set()
    assert CANARY not in repr(outline(session.state, session.rows))


def test_a_mark_and_a_count_remain_in_the_memento() -> None:
    session, idea = planted()
    goes(session, idea, "retired")
    told = written(session, "md").decode().replace("\u00a0", " ")
    assert "1 contribution retirée par l’animation, sans texte" in told
    assert "Contribution retirée." in told and "Retirée par l’animation, 9 points à la table" in told
    assert "| contribution retirée |" in told.replace("\\", "")


def test_what_is_brought_back_is_in_them_again() -> None:
    session, idea = planted()
    goes(session, idea, "retired")
    session.do(desk("t1"), "idea.retire", idea=idea, retired=False)
    assert all(CANARY.encode() in written(session, kind) for kind in ("docx", "json", "md", "xlsx"))


def test_what_was_kept_from_the_screens_is_marked_or_left_out_as_asked() -> None:
    session = stage("s3")
    idea = session.idea(person(session), f"Une idée où paraît {HIDDEN}")
    session.do(desk("t1"), "idea.hide", idea=idea, hidden=True)
    session.move("s4")
    vote = session.open(desk("t1"), "t1")
    session.do(ORGANISER, "vote.seal", vote=vote)
    marked, left = (written(session, "md", leave_hidden=one).decode() for one in (False, True))
    assert HIDDEN in marked and "non projetée" in marked
    assert HIDDEN not in left and "non projetée, laissée hors du document" in left
    assert HIDDEN.encode() not in written(session, "docx", leave_hidden=True)
    assert HIDDEN not in repr(outline(session.state, session.rows, Edition(leave_hidden=True)))


WORDS = {Idea: ("title", "body"), Verbatim: ("text",), Written: ("text",), Vote: ("options",)}
MAY_READ = {
    "workshop.core.disclosure",  # the door
    "workshop.core.model.state",  # copies, to be given back
    "workshop.core.model.entities",
    "workshop.core.operations.ideas",  # what is asked is compared with what is there
    "workshop.core.operations.sheets",
    "workshop.core.operations.verbatims",
    "workshop.core.operations.votes",
}


@contextmanager
def watched(found: set[tuple[str, str]]) -> Iterator[None]:
    """Note which of our modules reads words, and of what, while the block lasts."""
    kept = {(kind, name): kind.__dict__[name] for kind, names in WORDS.items() for name in names}
    for (kind, name), slot in kept.items():
        setattr(kind, name, _noting(slot, f"{kind.__name__}.{name}", found))
    try:
        yield
    finally:
        for (kind, name), slot in kept.items():
            setattr(kind, name, slot)


def _noting(slot: Any, name: str, found: set[tuple[str, str]]) -> property:
    def get(thing: Any) -> Any:
        reader = sys._getframe(1).f_globals.get("__name__", "")
        if reader.startswith("workshop."):
            found.add((reader, name))
        return slot.__get__(thing, type(thing))

    return property(get, lambda thing, value: slot.__set__(thing, value))


def test_nobody_reads_words_but_through_their_door() -> None:
    """Every view of every audience and every format, from a day where all there is to tell is told."""
    found: set[tuple[str, str]] = set()
    session, _ = planted()
    with watched(found):
        for at in (None, "s3", "s4", "s6", "s8"):
            played = stage(at) if at else session
            for audience in audiences_of(played):
                played.see(audience)
        for kind in QUICK:
            written(session, kind)
    assert found, "nothing was watched"
    readers = {(reader, name) for reader, name in found if reader not in MAY_READ}
    readers.discard(("workshop.core.ballots", "Vote.options"))
    assert readers - ALLOWED == set()


ALLOWED = {
    ("workshop.core.views.votes", "Vote.options"),  # each goes through `option_of`
    ("workshop.memento.outline.from_state", "Vote.options"),
    ("workshop.export.record", "Vote.options"),
    ("workshop.core.views.proposals", "Written.text"),  # what `field_of` gave
    ("workshop.export.record", "Written.text"),
}


def test_a_refusal_tells_nobody_what_is_gone() -> None:
    session, idea = planted()
    goes(session, idea, "retired")
    for who, name, body in (
        (person(session), "idea.edit", {"idea": idea, "body": "x", "base": 0}),
        (desk("t1"), "sheet.write", {"proposal": idea, "field": "levers", "text": "x", "base": 0}),
        (desk("t1"), "idea.edit", {"idea": idea, "body": "x", "base": 0}),
    ):
        with pytest.raises(Refused) as refused:
            session.do(who, name, **body)
        assert CANARY not in repr(refused.value.values)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wishes=WISHES, how=st.sampled_from(["withdrawn", "retired", "erased"]))
def test_it_stays_out_of_them_whatever_is_done_next(wishes: list[Numbers], how: str) -> None:
    """In writing, as in views (tests/core/test_gone.py): JSON, the mémento, the tables."""
    session, idea = planted()
    goes(session, idea, how)
    for key, numbers in enumerate(wishes, 5000):
        ask(session, numbers, key)
        if not session.state.ideas[idea].gone:
            return
    group = next(iter(session.state.groups))
    if any(one.group == group and not one.gone for one in session.state.ideas.values()):
        return  # the heading is the desk's, over other ideas by now
    for kind in ("json", "md", "tables"):
        assert CANARY.encode() not in written(session, kind), kind
    assert CANARY not in repr(rows_of(written(session, "json")))
