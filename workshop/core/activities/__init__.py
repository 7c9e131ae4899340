"""The kinds of steps, in the order of a day. What a new one needs beside its line here: docs/activities/README.md."""

from .activity import Activity, Setting
from .close import CLOSE
from .dots import DOTS
from .ideas import IDEAS
from .pause import PAUSE
from .pitch import PITCH
from .share import SHARE
from .sheets import SHEETS
from .voting import Method
from .welcome import WELCOME

KINDS: dict[str, Activity] = {
    "welcome": WELCOME,
    "ideas": IDEAS,
    "share": SHARE,
    "dots": DOTS,
    "sheets": SHEETS,
    "pitch": PITCH,
    "close": CLOSE,
    "pause": PAUSE,
}


def voting(*phases: str) -> str:
    """The steps of every kind of vote, in these phases or in all, as a table of permissions writes them."""
    kinds = [kind for kind, one in KINDS.items() if one.method]
    return " ".join([f"{kind}/{phase}" for kind in kinds for phase in phases] or kinds)


__all__ = ["KINDS", "Activity", "Method", "Setting", "voting"]
