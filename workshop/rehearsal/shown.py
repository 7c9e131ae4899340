"""What one connection shows: a flat view, kept level by patches exactly as a browser keeps it.

Law: a patch is merged only onto the (epoch, seq) it was made for; anything else asks for the whole.
"""

from typing import Any


def inside(held: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A thing with what changed inside: dictionaries are entered where one stands, anything else replaces."""
    entered = {
        key: inside(held[key], value)
        for key, value in changes.items()
        if isinstance(value, dict) and isinstance(held.get(key), dict)
    }
    return {**held, **changes, **entered}


class ShownView:
    """One audience's view. `body` maps the protocol's flat keys to JSON values."""

    def __init__(self) -> None:
        self.epoch: Any = None
        self.seq = -1
        self.body: dict[str, Any] = {}

    def merge(self, patch: dict[str, Any]) -> bool:
        """Takes in a `view` message; False when it does not fit, and the whole must be asked for."""
        if patch["base"] is None:
            return self._replace(patch)
        if patch["epoch"] == self.epoch and patch["seq"] <= self.seq:
            return True
        if (patch["epoch"], patch["base"]) != (self.epoch, self.seq):
            return False
        for key in patch["gone"]:
            self.body.pop(key, None)
        self.body = {**inside(self.body, patch.get("within", {})), **patch["set"]}
        self.seq = patch["seq"]
        return True

    def _replace(self, whole: dict[str, Any]) -> bool:
        if whole["epoch"] != self.epoch or whole["seq"] >= self.seq:
            self.epoch, self.seq, self.body = whole["epoch"], whole["seq"], dict(whole["set"])
        return True

    def get(self, key: str, default: Any = None) -> Any:
        """The value at a key, or the default where the view has none."""
        return self.body.get(key, default)
