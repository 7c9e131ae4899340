"""A day in which every operation is performed at least once: what the golden log is made of."""

from __future__ import annotations

from workshop.core import Person

from .day import played_session
from .play import ORGANISER, PLENARY_DESK, SYSTEM, Rehearsed, definition, desk, step
from .stages import person


def everything() -> Rehearsed:
    """The small day until its sheets, then whatever it had not done yet, then archived."""
    session = played_session(until="s5", rehearsal=True)
    _at_the_table(session)
    _around(session)
    _in_the_plenary(session)
    session.do(ORGANISER, "session.archive", archived=True)
    return session


def imports() -> Rehearsed:
    """Two imports, the first withdrawn, given back, and withdrawn again."""
    session = Rehearsed(definition(3))
    for table, body, batch in (
        ("t1", "Venue d’un fichier", "b-1"), ("t2", "Du même fichier", "b-1"), ("t3", "D’un autre", "b-2"),
    ):  # fmt: skip
        session.do(SYSTEM, "idea.import", table=table, body=body, batch=batch)
    for withdrawn in (True, False, True):
        session.do(ORGANISER, "import.withdraw", batch="b-1", withdrawn=withdrawn)
    return session


def recognised() -> Rehearsed:
    """Somebody whose place two devices had, one after the other, and a third until it was undone."""
    session = Rehearsed(definition(3))
    session.joined("a", "t1", name="Alice", device="da")
    for asked in ("a1", "a2"):
        session.do(desk("t1"), "person.recognise", person="pa", asked=asked, device=f"d{asked}")
    row = session.do(ORGANISER, "person.recognise", person="pa", asked="a3")
    session.do(ORGANISER, "undo", seq=row.seq if row else 0)
    return session


def opened() -> Rehearsed:
    """Two rounds of an open vote: words that are retired, given back, erased; a voter who is forgotten."""
    session = Rehearsed(definition(1, steps=[step("s1", "share"), step("s2", "consent"), step("s3", "sheets")]))
    people = [session.joined(key, "t1", name=name, consents={"room": True, "name": True}) for key, name in
              (("a", "Alice"), ("b", "Bilal"), ("c", "Chloé"))]  # fmt: skip
    ideas = [session.idea(people[0], f"Idée {number}") for number in range(2)]
    session.move("s2")
    vote, said = session.open(desk("t1"), "t1"), {}
    for one, mark in zip(people, (1, 2, 3), strict=True):
        words = {"words": {ideas[0]: f"Avis {mark}", ideas[1]: "Trop tôt"}} if mark > 1 else {}
        row = session.do(one, "ballot.cast", vote=vote, seat=1, choice=dict.fromkeys(ideas, mark), **words)
        said[mark] = row.body.get("said") if row else None
    session.do(desk("t1"), "vote.close", vote=vote)
    for retired in (True, False, True):
        session.do(desk("t1"), "words.retire", words=f"{said[2]}-0", retired=retired)
    session.do(desk("t1"), "undo", seq=session.rows[-1].seq)
    session.do(ORGANISER, "words.erase", words=f"{said[2]}-1")
    session.do(desk("t1"), "words.retire", words=f"{said[3]}-0", retired=True)
    session.do(people[2], "person.erase")
    vote = session.open(desk("t1"), "t1")
    for one, mark in zip(people[:2], (1, 2), strict=True):
        words = {"words": {ideas[0]: "Commencer petit"}} if mark > 1 else {}
        session.do(one, "ballot.cast", vote=vote, seat=1, choice={ideas[0]: mark}, **words)
    session.do(desk("t1"), "vote.seal", vote=vote)
    session.do(desk("t1"), "vote.select", vote=vote, ideas=[ideas[0]])
    return session


def _at_the_table(session: Rehearsed) -> None:
    driver, at = desk("t1"), session.state.ideas_at["t1"]
    session.do(SYSTEM, "idea.import", table="t1", body="Venue d’un fichier", title="Importée", external="77")
    session.do(driver, "step.go", step="s3", version=session.version("t1"))
    session.do(driver, "idea.unmerge", idea=at[1])
    session.do(driver, "idea.hide", idea=at[1], hidden=True)
    session.do(driver, "idea.group", idea=at[1], group=session.state.groups_at["t1"][0])
    session.do(driver, "group.rename", group=session.state.groups_at["t1"][0], title="Nos réunions")
    session.do(driver, "screen.spotlight", idea=at[0])
    session.do(driver, "screen.blank", blank=True)
    session.do(driver, "undo", seq=session.rows[-1].seq)
    session.do(driver, "idea.withdraw", idea=at[4], withdrawn=True)
    session.do(driver, "step.go", step="s4", version=session.version("t1"))
    vote = session.open(driver, "t1")
    session.cast(person(session), vote, **{at[0]: 3, at[2]: 2})
    session.do(driver, "vote.close", vote=vote)
    session.do(driver, "vote.reopen", vote=vote)
    session.cast(person(session, "t1", 1), vote, **{at[0]: 1, at[2]: 2})
    session.do(driver, "step.go", step="s5", version=session.version("t1"))
    session.do(driver, "sheet.write", proposal=at[0], field="title", text="La parole d’abord", base=0)
    session.do(driver, "verbatim.pick", proposal=at[0], text="On essaie lundi.")
    session.do(driver, "verbatim.drop", verbatim=session.state.verbatims_at["t1"][0])


def _around(session: Rehearsed) -> None:
    session.do(ORGANISER, "step.gate", step="s5", gate="held", tables=["t2"])
    session.do(desk("t2"), "timer.set", left=90)
    session.do(desk("t2"), "timer.pause")
    session.do(desk("t2"), "timer.add", seconds=60)
    session.do(desk("t2"), "timer.resume")
    session.do(ORGANISER, "timer.add", seconds=120, tables="all")
    session.do(person(session, "t2"), "person.edit", seats=2, consents={"quotes": False})
    session.do(person(session, "t2", 3), "person.move", table="t3")
    session.do(person(session, "t3"), "person.erase")
    session.do(desk("t2"), "call.raise", text="Plus de feutres")
    session.do(ORGANISER, "call.answer", table="t2")
    session.do(ORGANISER, "message.send", text="Encore cinq minutes", tables="all")
    _at_the_door(session)


def _at_the_door(session: Rehearsed) -> None:
    for key, seats in (("a", 2), ("b", 1), ("c", 1)):
        session.joined(key, "t1", seats=seats, device=f"d{key}")
    session.do(desk("t1"), "person.free", person="pb")
    session.do(ORGANISER, "person.exclude", person="pc")
    session.do(ORGANISER, "door.close", closed=True)
    session.joined("d", "t1")
    session.joined("e", "t1", device="dc")
    session.do(desk("t1"), "person.admit", people=["pd"])


def _in_the_plenary(session: Rehearsed) -> None:
    session.move("s6")
    session.do(ORGANISER, "pitch.order", tables=["t3", "t1"])
    session.do(ORGANISER, "pitch.go", turn=0, version=session.version("all"))
    session.go("s7")
    vote = session.open(PLENARY_DESK, "all")
    for table, index in (("t1", 0), ("t1", 1), ("t2", 0), ("t3", 0)):
        session.cast(person(session, table, index), vote, **{session.state.votes[vote].option_ids[index]: 2})
    session.do(PLENARY_DESK, "vote.seal", vote=vote)
    session.do(PLENARY_DESK, "vote.select", vote=vote, ideas=[], reason="La salle attend le comité")
    edited = {**session.state.definition, "title": "Journée, seconde édition"}
    session.do(ORGANISER, "session.define", definition=edited, version=session.state.version)


def gone() -> Rehearsed:
    """The small day until its tables vote; then one idea is retired, one withdrawn, one erased while a vote is open."""
    session = played_session(until="s4")
    driver, at = desk("t1"), session.state.ideas_at["t1"]
    vote = session.open(driver, "t1")
    session.cast(person(session), vote, **{at[0]: 2, at[4]: 1})
    session.cast(person(session, "t1", 1), vote, **{at[2]: 1, at[3]: 1, at[4]: 2})
    session.do(driver, "idea.retire", idea=at[0], retired=True)
    session.do(driver, "undo", seq=session.rows[-1].seq)
    session.do(driver, "idea.retire", idea=at[0], retired=True)
    session.do(
        Person(str(session.state.ideas[at[2]].author), "participant"), "idea.withdraw", idea=at[2], withdrawn=True
    )
    session.do(PLENARY_DESK, "idea.retire", idea=at[3], retired=True)
    session.do(ORGANISER, "idea.erase", idea=at[3])
    session.do(driver, "vote.seal", vote=vote)
    return session


def arriving() -> Rehearsed:
    """A small session in which somebody comes while its table votes, and is admitted to the vote by the desk."""
    session = Rehearsed(definition(tables=1, steps=[step("s1", "ideas"), step("s2", "dots", arrivals="desk")]))
    idea = session.idea(session.joined("a"), "Une idée")
    session.move("s2")
    vote = session.open(desk("t1"), "t1")
    late = session.joined("b", seats=2)
    session.joined("c")
    session.do(desk("t1"), "vote.admit", vote=vote)
    session.cast(late, vote, 2, **{idea: 1})
    session.joined("d")
    session.do(desk("t1"), "vote.seal", vote=vote, few=True)
    return session
