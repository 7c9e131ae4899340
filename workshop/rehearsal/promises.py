"""What the server acknowledged, to be held against what it shows in the end.

Law: only acknowledged acts are written here; every one must be found again exactly once.
"""

from collections import Counter
from typing import Any

from .ballots import recounted
from .journal import Journal


class Promises:
    """The acknowledged ideas (by operation id) and each seat's last acknowledged ballot."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.ideas: dict[str, str] = {}
        self.ballots: dict[str, dict[tuple[str, int], dict[str, int]]] = {}
        self.counted: set[str] = set()

    def cast(self, vote: str, device: str, seat: int, choice: dict[str, int]) -> None:
        """Notes an acknowledged ballot; the last of a seat is the one that counts."""
        self.ballots.setdefault(vote, {})[device, seat] = choice

    def check_result(self, result: dict[str, Any]) -> None:
        """Holds a published result against the acknowledged ballots: turnout, and each figure that adds marks up."""
        vote = result["vote"]
        if vote in self.counted:
            return
        self.counted.add(vote)
        ballots = self.ballots.get(vote, {})
        cast = {row["id"]: self._recounted(result, list(ballots.values()), row) for row in result["rows"]}
        shown = {row["id"]: {key: row["figures"][key] for key in cast[row["id"]]} for row in result["rows"]}
        if shown != cast or result["ballots"] != len(ballots):
            seen = f"shown {result['ballots']} ballots {shown}"
            self.journal.surprise(f"{vote}: {seen}, cast {len(ballots)} {cast}")

    def _recounted(self, result: dict[str, Any], ballots: list[dict[str, int]], row: dict[str, Any]) -> dict[str, int]:
        """The figures of an option that ballots alone give again; not those that are kept from everybody."""
        told = (figure for figure in result["figures"] if row["figures"][figure["key"]] is not None)
        again = ((figure["key"], recounted(figure, ballots, row["id"])) for figure in told)
        return {key: value for key, value in again if value is not None}

    def check_mine(self, device: str, own: dict[str, Any], written: list[str]) -> None:
        """Holds a phone's own list against the ideas it had acknowledged: each there, each once."""
        listed = Counter(value["op"] for key, value in own.items() if key.startswith("my/"))
        for op_id in written:
            if listed[op_id] != 1:
                self.journal.surprise(f"{device}: the idea of {op_id} is shown {listed[op_id]} times")
