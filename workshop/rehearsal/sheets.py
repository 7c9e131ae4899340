"""What phones and desks do with sheets: several people write, and get in each other's way.

Law: a field is written on the version seen; in a conflict both texts are kept, never one thrown away.
"""

import asyncio
from typing import Any

from . import material
from .device import Device
from .person import SimulatedPerson

WRITTEN_BY_ANYBODY = (
    "finding", "benefit_agents", "benefit_managers", "benefit_users", "step_monday", "step_months",
    "step_year", "obstacles", "levers", "indicators",
)  # fmt: skip
ALL_FIELDS = ("title", "short_title", "proposal", *WRITTEN_BY_ANYBODY, "keywords", "owner")
SHORT_FIELDS = {"title": 200, "short_title": material.SHORT_TITLE, "keywords": 200, "owner": 200}
LONG_FIELD = 4_000
BETWEEN_FIELDS = 0.05, 0.2  # seconds


async def write_up(person: SimulatedPerson) -> None:
    """Each phone writes four fields of its table's proposals; the first one is sought by everybody."""
    proposals = person.device.shared.get("proposals") or []
    if not proposals:
        return
    async for index in person.times(4):
        field = "finding" if index == 0 else person.random.choice(WRITTEN_BY_ANYBODY)
        proposal = proposals[0] if index == 0 else person.random.choice(proposals)
        await write(person.device, proposal, field)


async def fill(device: Device) -> None:
    """The facilitator's part: every field that is still empty, of every proposal of the table."""
    for proposal in device.shared.get("proposals") or []:
        for field in ALL_FIELDS:
            if not text_of(device, proposal, field)["text"]:
                await write(device, proposal, field)
                await asyncio.sleep(device.random.uniform(*BETWEEN_FIELDS))


def text_of(device: Device, proposal: str, field: str) -> dict[str, Any]:
    """A sheet's field as shown: `{text, version}`, empty at version 0 when nobody wrote it."""
    sheet = device.shared.get(f"sheet/{proposal}") or {}
    found: dict[str, Any] = sheet.get("fields", {}).get(field) or {"text": "", "version": 0}
    return found


async def write(device: Device, proposal: str, field: str) -> None:
    """Adds to a field what this person has to say; if somebody was quicker, writes both."""
    seen, said = text_of(device, proposal, field), words(device, proposal, field)
    for _ in range(5):
        text = together(seen["text"], said, field)
        body = {"proposal": proposal, "field": field, "base": seen["version"], "text": text}
        answer = await device.do("sheet.write", body, understood={"conflict", "unknown_proposal"})
        if answer.get("refused") != "conflict":
            return
        seen = answer["now"]


def together(there: str, said: str, field: str) -> str:
    """The text there and one's own, one under the other; a short field keeps the text there."""
    if field in SHORT_FIELDS:
        return there or said
    if said in there or len(there) + len(said) >= LONG_FIELD:
        return there
    return f"{there}\n{said}" if there else said


def words(device: Device, proposal: str, field: str) -> str:
    """What somebody would write in a field of a proposal."""
    idea = _idea(device, proposal)
    theme = _theme(device)
    if field == "short_title":
        return material.short_title(idea["body"])
    if field == "title":
        return idea.get("title") or material.shortened(idea["body"], SHORT_FIELDS["title"])
    if field == "proposal":
        return f"{idea['body'][:2500]}\n{device.random.choice(material.phrases('proposal'))}"
    return device.random.choice(material.phrases(field, theme))


def _idea(device: Device, proposal: str) -> dict[str, Any]:
    sheet = device.shared.get(f"sheet/{proposal}") or {}
    known = {"title": sheet.get("title"), "body": sheet.get("title") or "?"}
    return device.shared.get(f"idea/{proposal}") or known


def _theme(device: Device) -> int:
    themes = device.shared.get("themes") or []
    here = (device.shared.get("table") or {}).get("theme", {}).get("id")
    return next((index for index, theme in enumerate(themes) if theme["id"] == here), 0)
