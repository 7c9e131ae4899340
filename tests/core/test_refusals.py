# ruff: noqa: E501 (a table of cases reads one a line)
"""Each kind of refusal is seen at least once, and a refused wish changes nothing."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from workshop.core import REFUSALS, Operation, Person, Refused, State, check, view

from .play import ORGANISER, PLENARY_DESK, SCREEN, START, SYSTEM, Rehearsed, definition, desk, step
from .stages import person, stage, voting
from .test_few import voting as one_ballot

OF_THE_STORE_AND_DOORS = {
    "online",
    "taken_back",
    "asked_no_more",
    "too_many_asks",
    "disk",
    "busy",
    "too_many_codes",
    "too_many_arrivals",
    "elsewhere",
    "newer_file",
    "damaged_file",
}
LONG = "a" * 2_001
Case = tuple[str, Callable[[], tuple[Rehearsed, Person, str, dict[str, Any]]]]


def wants(at: str | None, who: Person | str, name: str, /, **body: Any) -> Any:
    """A case: at that step, that person (a table: its first participant) asks for that."""

    def made() -> tuple[Rehearsed, Person, str, dict[str, Any]]:
        session = stage(at)
        actor = person(session, who) if isinstance(who, str) else who
        known = {key: value(session) if callable(value) else value for key, value in body.items()}
        return session, actor, name, known

    return made


def idea(table: str, index: int = 0) -> Callable[[Rehearsed], str]:
    return lambda session: session.state.ideas_at[table][index]


def vote(place: str) -> Callable[[Rehearsed], str]:
    return lambda session: session.state.votes_at[place][-1]


def now(place: str) -> Callable[[Rehearsed], int]:
    return lambda session: session.version(place)


def left(name: str, table: str) -> Any:
    """Somebody of that table writes after a desk did that to them, or they themselves."""

    def made() -> tuple[Rehearsed, Person, str, dict[str, Any]]:
        session = stage("s3")
        someone = person(session, table)
        meant = {"took_part": True} if name == "person.free" else {}
        session.do(someone if name == "person.erase" else desk(table), name, person=someone.id, **meant)
        return session, someone, "idea.write", {"body": "x"}

    return made


def latecomer() -> tuple[Rehearsed, Person, str, dict[str, Any]]:
    """Somebody came while the table was voting, and its desk has not admitted them."""
    session = Rehearsed(definition(steps=[step("s1", "ideas"), step("s2", "dots", arrivals="desk")]))
    session.idea(session.joined("a"), "Une idée")
    session.move("s2")
    made = voting(session)
    return session, session.joined("b"), "ballot.cast", {"vote": made, "seat": 1, "choice": {}}


def waits(session: Rehearsed) -> None:
    """The first table's door is closed, and somebody is before it."""
    session.do(desk("t1"), "door.close", closed=True)
    session.joined("z", "t1")


def opened(session: Rehearsed, choice: dict[str, int], seat: int = 1) -> tuple[Rehearsed, Person, str, dict[str, Any]]:
    """Somebody of the first table casts that in its vote, just opened; `?` stands for its first option."""
    made = voting(session)
    first = session.state.votes[made].option_ids[0]
    body = {"vote": made, "seat": seat, "choice": {first if key == "?" else key: n for key, n in choice.items()}}
    return session, person(session), "ballot.cast", body


def few() -> tuple[Rehearsed, Person, str, dict[str, Any]]:
    """A table's desk counts its one ballot, and was not asked."""
    session, made = one_ballot(1)
    return session, desk("t1"), "vote.seal", {"vote": made}


def prepared(at: str, prepare: Callable[[Rehearsed], object], who: Person | str, name: str, **body: Any) -> Any:
    """The same as `wants`, after something was done first."""

    def made() -> tuple[Rehearsed, Person, str, dict[str, Any]]:
        session = stage(at)
        prepare(session)
        actor = person(session, who) if isinstance(who, str) else who
        return session, actor, name, {key: value(session) if callable(value) else value for key, value in body.items()}

    return made


def full_first_table(session: Rehearsed) -> None:
    session.do(person(session), "person.edit", seats=9)


def retired(session: Rehearsed) -> None:
    session.do(desk("t1"), "idea.retire", idea=session.state.ideas_at["t1"][0], retired=True)


def without_ideas(session: Rehearsed) -> None:
    for table in ("t1",):
        for one in list(session.state.ideas_at[table]):
            if session.state.ideas[one].listed:
                session.do(desk(table), "idea.park", idea=one, parked=True)


def cast_then_moved(session: Rehearsed) -> None:
    made = voting(session)
    voting(session, "t2")
    session.cast(person(session), made)
    session.do(person(session), "person.move", table="t2")


LONG_GONE = Person("p-nobody", "participant")
CASES: list[Case] = [
    ("closed", prepared("s2", lambda s: s.do(ORGANISER, "session.archive", archived=True), "t1", "idea.write", body="x")),
    ("unknown_operation", wants("s2", "t1", "idea.destroy")),
    ("not_allowed", wants("s2", "t1", "step.go", step="s3", version=1)),
    ("not_allowed", wants("s2", SCREEN, "idea.write", body="x")),
    ("not_allowed", wants("s2", desk("t1"), "timer.add", seconds=60, tables="all")),
    ("not_allowed", prepared("s3", lambda s: None, person(stage("s3"), "t1", 1), "idea.edit", idea=idea("t1"), body="x",
                             base=0)),
    ("not_allowed", wants("s3", "t1", "person.move", table="t2", person=lambda s: person(s, "t1", 1).id)),
    ("unknown_table", wants("s2", "t1", "person.move", table="t99")),
    ("unknown_table", wants("s2", "t1", "idea.write", body="x", table="t2")),
    ("unknown_table", wants("s2", Person("d", "desk", "t99"), "idea.write", body="x")),
    ("unknown_table", wants("s2", desk("t1"), "timer.set", left=1, place="t2")),
    ("unknown_table", wants("s2", ORGANISER, "timer.set", left=1, place="nowhere")),
    ("unknown_step", wants("s2", ORGANISER, "step.go", step="s99", version=0)),
    ("unknown_idea", wants("s3", desk("t1"), "idea.park", idea="i999", parked=True)),
    ("unknown_idea", wants("s3", desk("t1"), "idea.park", idea=idea("t2"), parked=True)),
    ("unknown_idea", wants("s3", desk("t1"), "idea.park", idea="../../etc", parked=True)),
    ("unknown_idea", wants("s3", desk("t1"), "idea.merge", into=idea("t1"), ideas=lambda s: [s.state.ideas_at["t2"][0]])),
    ("unknown_batch", wants("s3", ORGANISER, "import.withdraw", batch="b999", withdrawn=True)),
    ("unknown_group", wants("s3", desk("t1"), "idea.group", idea=idea("t1"), group="g999")),
    ("unknown_vote", wants("s4", "t1", "ballot.cast", vote="v-s4-t1-1", seat=1, choice={})),
    ("unknown_vote", prepared("s4", lambda s: voting(s, "t2"), "t1", "ballot.cast", vote=vote("t2"), seat=1, choice={})),
    ("unknown_person", wants("s3", desk("t1"), "person.move", person="p-nobody", table="t2")),
    ("unknown_person", wants("s3", desk("t1"), "person.move", person=lambda s: person(s, "t2").id, table="t1")),
    ("unknown_proposal", wants("s5", desk("t1"), "sheet.write", proposal=idea("t1", 1), field="title", text="x", base=0)),
    ("unknown_field", wants("s5", desk("t1"), "sheet.write", proposal=idea("t1"), field="colour", text="x", base=0)),
    ("unknown_words", wants("s5", desk("t1"), "words.retire", words="nothing-0", retired=True)),
    ("unknown_words", wants("s5", ORGANISER, "words.erase", words="nothing-0")),
    ("bad_field", wants("s5", desk("t1"), "words.retire", words=["nothing-0"], retired=True)),
    ("bad_field", wants("s5", desk("t1"), "words.retire", words="nothing-0", retired=1)),
    ("bad_field", wants("s5", desk("t1"), "words.retire", retired=True)),
    ("not_allowed", wants("s5", "t1", "words.erase", words="nothing-0")),
    ("unknown_verbatim", wants("s5", desk("t1"), "verbatim.drop", verbatim="q999")),
    ("bad_field", wants("s2", "t1", "idea.write", body=12)),
    ("bad_field", wants("s2", "t1", "idea.write", body="x", colour="red")),
    ("bad_field", wants("s2", "t1", "idea.write")),
    ("bad_field", wants("s2", ORGANISER, "timer.set", left=float("nan"))),
    ("bad_field", wants("s2", ORGANISER, "timer.set", left=True)),
    ("bad_field", wants("s2", ORGANISER, "timer.set", left=-1)),
    ("bad_field", wants("s2", ORGANISER, "step.gate", step="s3", gate="ajar", tables="all")),
    ("bad_field", wants("s2", ORGANISER, "step.gate", step="s3", gate="open", tables=[])),
    ("bad_field", wants("s2", ORGANISER, "step.gate", step="s3", gate="open", tables=["t1", "t1"])),
    ("bad_field", wants("s2", ORGANISER, "person.move", table="t1")),
    ("bad_field", wants("s5", PLENARY_DESK, "verbatim.pick", text="Entendu")),
    ("bad_field", wants("s6", ORGANISER, "pitch.go", turn=7, version=now("all"))),
    ("empty", wants("s2", "t1", "idea.write", body=" \u200b\n ")),
    ("too_long", wants("s2", "t1", "idea.write", body=LONG)),
    ("too_long", wants("s2", "t1", "idea.write", body="é" * 1_000_000)),
    ("too_long", wants("s2", "t1", "idea.edit", idea=lambda s: s.idea(person(s), "x"), body=LONG, base=0)),
    ("too_long", wants("s5", desk("t1"), "sheet.write", proposal=idea("t1"), field="short_title", text="a" * 41, base=0)),
    ("full", prepared("s3", full_first_table, Person("plate", "participant"), "person.join", table="t1")),
    ("full", prepared("s3", full_first_table, "t2", "person.move", table="t1")),
    ("full", wants("s3", "t1", "person.edit", seats=12)),
    ("conflict", wants("s3", ORGANISER, "step.go", step="s4", version=0)),
    ("conflict", wants("s3", ORGANISER, "session.define", definition=definition(places=13), version=0)),
    ("conflict", wants("s3", desk("t1"), "idea.edit", idea=idea("t1"), body="x", base=0)),
    ("breaks", wants("s3", ORGANISER, "session.define", definition=definition(tables=2), version=1)),
    ("breaks", prepared("s5", lambda s: s.move("s3"), desk("t1"), "idea.park", idea=idea("t1"), parked=True)),
    ("gate_closed", prepared("s2", lambda s: s.do(ORGANISER, "step.gate", step="s3", gate="closed", tables=["t1"]),
                             desk("t1"), "step.go", step="s3", version=now("t1"))),
    ("gate_held", prepared("s2", lambda s: s.do(ORGANISER, "step.gate", step="s2", gate="held", tables="all"),
                           desk("t1"), "step.go", step="s3", version=now("t1"))),
    ("plenary", wants("s6", desk("t1"), "step.go", step="s5", version=now("all"))),
    ("plenary", wants("s5", desk("t1"), "step.go", step="s6", version=now("t1"))),
    ("plenary", wants("s5", ORGANISER, "step.go", step="s6", version=now("t1"), place="t1")),
    ("plenary", wants("s6", desk("t1"), "timer.pause")),
    ("plenary", wants("s5", ORGANISER, "step.gate", step="s6", gate="open", tables="all")),
    ("plenary", prepared("s7", lambda s: voting(s, "all"), desk("t1"), "vote.close", vote=vote("all"))),
    ("not_in_step", wants("s5", "t1", "idea.write", body="x")),
    ("not_in_step", wants("s5", ORGANISER, "vote.open", version=now("t1"), place="t1")),
    ("not_in_step", wants("s4", ORGANISER, "vote.open", version=now("all"))),
    ("not_in_step", wants("s5", ORGANISER, "pitch.go", turn=0, version=now("all"))),
    ("unknown_idea", prepared("s2", lambda s: s.idea(person(s), "x"), desk("t1"), "idea.park", idea=idea("t1"), parked=True)),
    ("unknown_idea", prepared("s2", lambda s: s.idea(person(s), "x"), desk("t1"), "idea.edit", idea=idea("t1"), body="y", base=0)),
    ("unknown_idea", prepared("s2", lambda s: s.idea(person(s), "x"), desk("t1"), "screen.spotlight", idea=idea("t1"))),
    ("private", wants("s2", desk("t1"), "group.create", title="x")),
    ("role_name", wants("s3", Person("pz", "participant"), "person.join", name="Аnimatrice")),
    ("too_many_ideas", prepared("s2", lambda s: [s.idea(person(s), f"Idée {n}") for n in range(200)], "t1", "idea.write", body="Une de plus")),
    ("latecomer", latecomer),
    ("place_freed", left("person.free", "t1")),
    ("took_part", wants("s3", desk("t1"), "person.free", person=lambda s: person(s).id)),
    ("forgotten", left("person.erase", "t1")),
    ("sent_out", left("person.exclude", "t1")),
    ("not_admitted", prepared("s3", waits, Person("pz", "participant"), "idea.write", body="x")),
    ("door_closed", prepared("s3", waits, "t2", "person.move", table="t1")),
    ("device_full", prepared("s3", lambda s: s.joined("z", "t1", device="d1"), Person("py", "participant"), "person.join", table="t2", device="d1", seats=12)),
    ("vote_open", prepared("s4", voting, desk("t1"), "idea.merge", into=idea("t1"), ideas=lambda s: [s.state.ideas_at["t1"][2]])),
    ("vote_open", prepared("s4", voting, desk("t1"), "idea.write", body="Trop tard")),
    ("vote_not_open", prepared("s4", lambda s: s.do(ORGANISER, "vote.close", vote=voting(s)), "t1", "ballot.cast",
                               vote=vote("t1"), seat=1, choice={})),
    ("vote_sealed", prepared("s4", lambda s: s.do(ORGANISER, "vote.seal", vote=voting(s)), "t1", "ballot.cast",
                             vote=vote("t1"), seat=1, choice={})),
    ("vote_sealed", wants("s5", desk("t1"), "vote.reopen", vote=vote("t1"))),
    ("vote_sealed", wants("s5", desk("t1"), "vote.close", vote=vote("t1"))),
    ("not_sealed", prepared("s4", voting, desk("t1"), "vote.select", vote=vote("t1"), ideas=[])),
    ("voted_elsewhere", prepared("s4", cast_then_moved, person(stage("s4")), "ballot.cast", vote=vote("t2"), seat=1, choice={})),
    ("over_budget", lambda: opened(stage("s4"), {"?": 3, **dict.fromkeys(stage("s4").state.ideas_at["t1"][2:3], 3)})),
    ("over_cap", lambda: opened(stage("s4"), {"?": 4})),
    ("unknown_option", lambda: opened(stage("s4"), {"i999": 1})),
    ("unknown_option", lambda: opened(stage("s4"), {stage("s4").state.ideas_at["t2"][0]: 1})),
    ("unknown_option", wants("s5", desk("t1"), "vote.select", vote=vote("t1"), ideas=["i999"])),
    ("bad_field", lambda: opened(stage("s4"), {"?": -1})),
    ("bad_field", lambda: opened(stage("s4"), {"?": True})),
    ("bad_field", lambda: opened(stage("s4"), {"?": 1}, seat=13)),
    ("no_seat", lambda: opened(stage("s4"), {"?": 1}, seat=2)),
    ("no_options", prepared("s4", without_ideas, desk("t1"), "vote.open", version=now("t1"))),
    ("few_ballots", few),
    ("reason_needed", wants("s5", desk("t1"), "vote.select", vote=vote("t1"), ideas=[])),
    ("no_consent", wants("s5", desk("t1"), "verbatim.pick", idea=idea("t1", 4), text="Idée")),
    ("not_quoted", wants("s5", desk("t1"), "verbatim.pick", idea=idea("t1"), text="Ce que personne n’a dit")),
    ("merged", wants("s3", desk("t1"), "idea.merge", into=idea("t1"), ideas=lambda s: [s.state.ideas_at["t1"][0]])),
    ("merged", prepared("s4", lambda s: s.move("s3"), desk("t1"), "idea.park", idea=idea("t1", 1), parked=True)),
    ("retired", prepared("s3", retired, desk("t1"), "idea.park", idea=idea("t1"), parked=True)),
    ("retired", prepared("s3", retired, "t1", "idea.edit", idea=idea("t1"), body="x", base=0)),
    ("retired", prepared("s5", retired, desk("t1"), "vote.select", vote=vote("t1"), ideas=lambda s: s.state.ideas_at["t1"][:1])),
    ("unknown_idea", prepared("s2", lambda s: s.idea(person(s), "x"), desk("t1"), "idea.retire", idea=idea("t1"), retired=True)),
    ("unknown_proposal", prepared("s5", retired, desk("t1"), "sheet.write", proposal=idea("t1"), field="title", text="x", base=0)),
    ("moved_on", prepared("s3", lambda s: (s.go("s4", "t1"), s.go("s3", "t1")), ORGANISER, "undo",
                          seq=lambda s: s.rows[-2].seq)),
    ("not_undoable", wants("s3", ORGANISER, "undo", seq=1)),
    ("not_joined", wants("s3", LONG_GONE, "idea.write", body="x")),
    ("joined_already", wants("s3", "t1", "person.join")),
    ("rehearsal_only", wants("s3", SYSTEM, "session.mark")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "made"), CASES, ids=[f"{kind}-{index}" for index, (kind, _) in enumerate(CASES)])
def test_it_is_refused_and_nothing_changes(kind: str, made: Any) -> None:
    session, actor, name, body = made()
    before, rows = copy.deepcopy(session.state), len(session.rows)
    refusal = session.refusal(actor, name, **body)
    assert refusal.kind == kind
    assert set(refusal.values) == set(REFUSALS[kind])
    assert session.state == before and len(session.rows) == rows


def test_each_kind_of_refusal_of_the_core_is_seen() -> None:
    seen = {kind for kind, _ in CASES} | {
        "unknown_session",
        "late",
        "over_most",
        "objection",
        "not_adopted",
    }  # test_kinds, tests/activities
    assert seen == set(REFUSALS) - OF_THE_STORE_AND_DOORS


def test_what_comes_past_its_time_is_refused_and_at_its_time_is_not() -> None:
    session = stage("s2")
    late = Operation("x" * 16, "timer.add", {"seconds": 60}, until=session.now)
    assert check(session.state, desk("t1"), late, session.now) is not None
    with pytest.raises(Refused, match="late"):
        check(session.state, desk("t1"), late, session.now + 1)


def test_nothing_is_asked_of_a_session_that_is_not_defined() -> None:
    with pytest.raises(Refused, match="unknown_session"):
        check(State(), ORGANISER, Operation("x", "session.archive", {"archived": True}), START)
    with pytest.raises(Refused, match="unknown_session"):
        view(State(), "tower")


def test_a_body_that_is_no_dictionary_is_refused() -> None:
    for body in (None, [], "texte", 3, float("nan")):
        with pytest.raises(Refused, match="bad_field"):
            check(stage().state, ORGANISER, Operation("x", "timer.pause", body), START)  # type: ignore[arg-type]


def test_another_table_s_things_are_refused_exactly_as_what_does_not_exist() -> None:
    session = stage("s3")
    for name, body in (("idea.park", {"parked": True}), ("idea.hide", {"hidden": True}), ("idea.unmerge", {})):
        theirs = session.refusal(desk("t1"), name, idea=session.state.ideas_at["t2"][0], **body)
        nobodys = session.refusal(desk("t1"), name, idea="i999", **body)
        assert (theirs.kind, theirs.values) == (nobodys.kind, nobodys.values)


def test_step_makes_a_whole_step() -> None:
    assert Rehearsed(definition(steps=[step("s1", "welcome")])).state.agenda.first().scope == "plenary"


def test_refusals_carry_their_values() -> None:
    refused = stage("s2").refusal(person(stage("s2")), "idea.write", body=LONG)
    assert (refused.kind, refused.values) == ("too_long", {"field": "body", "limit": 2000})
    assert dataclasses.is_dataclass(Person) and str(refused)
