"""Which scripts a page needs, told with the page itself.

Law: a script names what it imports, so nothing is listed twice; a page that tells the browser all of it at once
spares a phone on bad Wi-Fi one journey for each depth of imports.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

IMPORT = re.compile(rb"""\b(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")  # not `import(…)`, which comes later

Read = Callable[[str], bytes | None]


def needed(read: Read, *names: str) -> list[str]:
    """Give these scripts and all that they import, each once, nearest first. `read` gives a script by its name."""
    found = dict.fromkeys(names)
    waiting = list(names)
    for name in waiting:
        for other in _imports(name, read(name) or b""):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return list(found)


def _imports(name: str, content: bytes) -> Iterator[str]:
    for path in IMPORT.findall(content):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path.decode()))
