"""The kinds of steps, in the order of a day. A new kind is one module and one line here."""

from .activity import Activity, Setting
from .close import CLOSE
from .dots import DOTS
from .ideas import IDEAS
from .pause import PAUSE
from .pitch import PITCH
from .share import SHARE
from .sheets import SHEETS
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

__all__ = ["KINDS", "Activity", "Setting"]
