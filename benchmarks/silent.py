"""Tablée that shows nothing: the same server, but no view is sent after the first.

Law: what a vote costs here is what a vote costs without its display; nothing else differs.
"""

import sys
from collections.abc import Iterable

from workshop.serving.process import main  # before anything else: it patches

from workshop.realtime.publisher import Publisher  # isort: skip


def nothing(publisher: Publisher, audiences: Iterable[str]) -> None:
    """Let what was touched go unseen."""


if __name__ == "__main__":
    Publisher.touched = nothing  # type: ignore[method-assign]
    sys.exit(main())
