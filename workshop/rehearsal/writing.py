"""What phones do with ideas: write in silence, correct, withdraw, and follow the sharing.

Law: some acts go wrong on purpose: cut in the middle, sent twice, not allowed, and must change nothing more.
"""

import asyncio
import uuid
from typing import Any

from . import material, refused_acts
from .person import SimulatedPerson

IDEAS = (1, 2, 3, 4)
HOW_OFTEN = (4, 4, 2, 1)
CUT_IN_MID_ACT, SENT_TWICE, CORRECTED, WITHDRAWN, WRONG, TITLED = 0.06, 0.08, 0.15, 0.04, 0.25, 0.5
VOTED_MEANWHILE = frozenset({"vote_open"})  # the table went on to its vote while the idea was on its way


async def imagine(person: SimulatedPerson) -> None:
    """Writes one to four ideas (more on a shared device), correcting or withdrawing some."""
    if person.device.step.get("phase") != "writing":
        return
    count = person.random.choices(IDEAS, HOW_OFTEN)[0] + person.seats // 2
    async for _ in person.times(count):
        await _write(person)
        if person.random.random() < CORRECTED:
            await _correct(person, person.random.choice(material.phrases("also")))
    await _second_thoughts(person)


async def _write(person: SimulatedPerson) -> None:
    operation, body = uuid.uuid4().hex, stock(person)
    way = person.random.random()
    if way < CUT_IN_MID_ACT:
        answer = await _cut_while(person, operation, body)
    elif way < CUT_IN_MID_ACT + SENT_TWICE:
        answer = await _twice(person, operation, body)
    else:
        answer = await person.device.do("idea.write", body, VOTED_MEANWHILE, op_id=operation)
    if answer.get("ok"):
        person.written.append(operation)


async def _cut_while(person: SimulatedPerson, operation: str, body: dict[str, Any]) -> dict[str, Any]:
    sending = asyncio.ensure_future(person.device.do("idea.write", body, VOTED_MEANWHILE, op_id=operation))
    await asyncio.sleep(person.random.uniform(0, 0.01))
    await person.device.wire.cut()
    return await sending


async def _twice(person: SimulatedPerson, operation: str, body: dict[str, Any]) -> dict[str, Any]:
    both = await asyncio.gather(
        *(person.device.do("idea.write", body, VOTED_MEANWHILE, op_id=operation) for _ in range(2))
    )
    if len({(answer.get("ok"), answer.get("seq")) for answer in both}) != 1:
        person.device.journal.surprise(f"{person.device.name}: a double click got two answers: {both}")
    return both[0]


def stock(person: SimulatedPerson) -> dict[str, str]:
    """The next idea of this phone: its table's part of the stock first, then variants."""
    pool, own = _pool(person)
    index = person.rank + len(person.written) * person.plan.phones_at(person.device.table)
    idea = pool[index % len(pool)]
    body = idea.body if index < own else _variant(person, idea.body)
    titled = index < own and person.random.random() < TITLED
    return {"body": body, "title": idea.title} if titled else {"body": body}


def _pool(person: SimulatedPerson) -> tuple[list[material.SampleIdea], int]:
    themes = person.device.shared.get("themes") or [{"tables": []}]
    here = (person.device.own.get("me") or {}).get("table")
    theme = next((index for index, theme in enumerate(themes) if here in theme["tables"]), 0)
    tables = themes[theme]["tables"]
    place = tables.index(here) if here in tables else 0
    ideas = material.ideas(theme)
    own = [idea for index, idea in enumerate(ideas) if index % max(1, len(tables)) == place]
    return own + [idea for idea in ideas if idea not in own], len(own)


def _variant(person: SimulatedPerson, body: str) -> str:
    first = body.splitlines()[0]
    if person.random.random() < 0.5:
        return f"{person.random.choice(material.phrases('chez'))} {first[0].lower()}{first[1:]}"
    return f"{first} {person.random.choice(material.phrases('also'))}"


async def _correct(person: SimulatedPerson, addition: str) -> None:
    mine = [value for key, value in person.device.own.body.items() if key.startswith("my/")]
    editable = [idea for idea in mine if idea["editable"]]
    if editable:
        idea = person.random.choice(editable)
        body = {"idea": idea["id"], "body": f"{idea['body']} {addition}", "base": idea["version"]}
        if idea.get("title"):
            body["title"] = idea["title"]
        await person.device.do("idea.edit", body, understood={"conflict", "merged", "private", "vote_open"})


async def _second_thoughts(person: SimulatedPerson) -> None:
    if person.random.random() < WITHDRAWN and len(person.device.own.get("mine") or []) > 1:
        idea = person.device.own.get("mine")[0]
        await person.device.do("idea.withdraw", {"idea": idea, "withdrawn": True}, understood={"merged"})
    if person.random.random() < WRONG:
        await refused_acts.while_writing(person)


async def share(person: SimulatedPerson) -> None:
    """Completes an idea now and then; somebody changes table."""
    async for _ in person.times(1):
        if person.random.random() < CORRECTED:
            await _correct(person, person.random.choice(material.phrases("also")))
        elif person.changes_table:
            await _change_table(person)
        elif person.random.random() < WRONG:
            await refused_acts.while_sharing(person)


async def _change_table(person: SimulatedPerson) -> None:
    me = person.device.own.get("me")["table"]
    others = [table for table in person.device.shared.get("tables") if table != me]
    if others:
        there = person.random.choice(others)
        answer = await person.device.do("person.move", {"table": there}, understood={"full"})
        if answer.get("ok"):
            person.device.table = there
            await person.device.until(lambda: (person.device.own.get("me") or {}).get("table") == there, 10)
