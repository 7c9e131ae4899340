"""What one simulated person does during the day: what each kind of step asks, until the last step to be played."""

from collections.abc import Awaitable, Callable

from . import sheets, voting, writing
from .person import SimulatedPerson

ACTS: dict[str, Callable[[SimulatedPerson], Awaitable[None]]] = {
    "ideas": writing.imagine, "share": writing.share, "sheets": sheets.write_up,
}  # fmt: skip


async def take_part(person: SimulatedPerson) -> None:
    """Plays the day to its last step, acting once at each step, phase or vote."""
    while not person.over():
        moment = person.moment()
        act = voting.vote if person.device.vote else ACTS.get(person.device.step.get("kind", ""))
        if act:
            await act(person)
        await person.next_moment(moment)
