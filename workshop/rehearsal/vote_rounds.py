"""How a vote is held from a desk: opened, closed, opened again if need be, sealed, and its result confirmed.

Law: whoever holds the vote sees turnout only; what the rule leaves to the table is drawn among the tied.
"""

from typing import TYPE_CHECKING, Any

from . import material

if TYPE_CHECKING:
    from .device import Device
    from .promises import Promises

REOPENED, OTHER_CHOICE = 0.25, 0.15
SHOWN_WITHIN = 15.0


async def hold(device: "Device", promises: "Promises", window: float) -> None:
    """Plays a whole vote at the device's place. `window`: seconds to wait for the last ballots."""
    if _phase(device) == "before":
        answer = await device.step_act("vote.open", {})
        if not answer.get("ok"):
            return
    await device.until(lambda: _phase(device) == "open", SHOWN_WITHIN)
    vote = device.vote["id"]
    await device.until(lambda: _everybody_voted(device), window)
    await device.do("vote.close", {"vote": vote})
    if device.random.random() < REOPENED:
        await device.do("vote.reopen", {"vote": vote})
        await device.do("vote.close", {"vote": vote})
    await device.do("vote.seal", {"vote": vote, "few": True})
    if await device.until(lambda: device.result.get("vote") == vote, SHOWN_WITHIN):
        promises.check_result(device.result)
        await _select(device, vote, device.result)
    else:
        device.journal.surprise(f"{device.name}: no result of {vote} was shown")


def _phase(device: "Device") -> str | None:
    return device.vote.get("phase")


def _everybody_voted(device: "Device") -> bool:
    return bool(device.vote.get("ballots", 0) >= max(1, device.vote.get("seats", 0)))


async def _select(device: "Device", vote: str, result: dict[str, Any]) -> None:
    tied = [idea for idea in result["tied"] if idea not in result["proposed"]]
    chosen = result["proposed"] + device.random.sample(tied, min(len(tied), result["free"] or 0))
    others = [row["id"] for row in result["rows"] if row["id"] not in chosen]
    if others and chosen and device.random.random() < OTHER_CHOICE:
        other = [*chosen[:-1], others[0]]
        await device.refused("vote.select", {"vote": vote, "ideas": other}, {"reason_needed"})
        reason = device.random.choice(material.phrases("reason"))
        await device.do("vote.select", {"vote": vote, "ideas": other, "reason": reason})
    else:
        await device.do("vote.select", {"vote": vote, "ideas": chosen})
