"""What a facilitator does with the table's ideas: group, merge, take back, park, hide, project, keep words.

Law: what is merged, parked or hidden can be taken out again, and the rehearsal takes some out to see.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from . import material

if TYPE_CHECKING:
    from .device import Device

RACING = frozenset({"merged", "unknown_idea", "conflict"})
KEEPS_UNDOING, LONGEST_QUOTE = 0.3, 400


async def gather(device: "Device", window: float) -> None:
    """All that a facilitator does in a share step, spread over its window (seconds)."""
    acts = (_group, _project, _merge, _set_aside, _blank)
    for act in acts:
        await asyncio.sleep(window * 0.9 / len(acts))
        ideas = [idea for idea in _ideas(device) if not idea["merged"] and not idea["parked"]]
        if len(ideas) >= 2:
            await act(device, ideas)


def _ideas(device: "Device") -> list[dict[str, Any]]:
    shown = (device.shared.get(f"idea/{idea}") for idea in device.shared.get("ideas") or [])
    return [idea for idea in shown if idea]


async def _group(device: "Device", ideas: list[dict[str, Any]]) -> None:
    titles = device.random.sample(material.phrases("group"), 3)
    for index, title in enumerate(titles):
        some = [idea["id"] for idea in ideas[index::4]]
        await device.do("group.create", {"title": title, "ideas": some}, RACING)
    await device.until(lambda: len(device.shared.get("groups") or []) >= len(titles), 10)
    groups = device.shared.get("groups")
    if groups:
        await device.do("idea.group", {"idea": ideas[-1]["id"], "group": groups[0]}, RACING)
        await device.do("idea.group", {"idea": ideas[-1]["id"], "group": None}, RACING)
        title = device.random.choice(material.phrases("group"))
        await device.do("group.rename", {"group": groups[-1], "title": title})


async def _project(device: "Device", ideas: list[dict[str, Any]]) -> None:
    await device.do("screen.spotlight", {"idea": device.random.choice(ideas)["id"]}, RACING)
    await asyncio.sleep(0.3)
    await device.do("screen.spotlight", {"idea": None})


async def _merge(device: "Device", ideas: list[dict[str, Any]]) -> None:
    for pair in _likely(device, ideas)[:3]:
        answer = await device.do("idea.merge", {"into": pair[0], "ideas": [pair[1]]}, RACING)
        if answer.get("ok") and device.random.random() < KEEPS_UNDOING:
            await device.do("undo", {"seq": answer["seq"]}, {"moved_on"})
        elif answer.get("ok") and device.random.random() < KEEPS_UNDOING:
            await device.do("idea.unmerge", {"idea": pair[1]}, RACING)


def _likely(device: "Device", ideas: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs that the desk proposes, each idea once; else two at random."""
    free, pairs = {idea["id"] for idea in ideas}, []
    for likely in device.shared.get("likely") or []:
        if {likely["a"], likely["b"]} <= free:
            pairs.append((likely["a"], likely["b"]))
            free -= {likely["a"], likely["b"]}
    into, other = device.random.sample(ideas, 2)
    return pairs or [(into["id"], other["id"])]


async def _set_aside(device: "Device", ideas: list[dict[str, Any]]) -> None:
    parked, hidden = device.random.sample([idea["id"] for idea in ideas], 2)
    await device.do("idea.park", {"idea": parked, "parked": True}, RACING)
    await device.do("idea.hide", {"idea": hidden, "hidden": True}, RACING)
    await device.do("idea.hide", {"idea": hidden, "hidden": False}, RACING)


async def _blank(device: "Device", ideas: list[dict[str, Any]]) -> None:
    await device.do("screen.blank", {"blank": True})
    await device.do("screen.blank", {"blank": False})


async def keep_words(device: "Device") -> None:
    """Keeps a sentence heard at the table, and authors' own words where they agree to be quoted."""
    proposals = device.shared.get("proposals") or []
    if not proposals:
        return
    heard = device.random.choice(material.phrases("heard"))
    await device.do("verbatim.pick", {"proposal": device.random.choice(proposals), "text": heard})
    for proposal in proposals:
        idea = device.shared.get(f"idea/{proposal}")
        if idea:
            kinds = set() if idea.get("quotable") else {"no_consent"}
            words = idea["body"].splitlines()[0][:LONGEST_QUOTE]
            await device.do("verbatim.pick", {"proposal": proposal, "idea": proposal, "text": words}, kinds)
