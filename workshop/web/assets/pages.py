"""What each page fetches: one style sheet, one script, and the pieces that its script fetches later.

Law: they are made from the files as they are written, when they are first asked for; a page may also be given these
files themselves, apart, which say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.web.assets.bundles import bundle, piece
from workshop.web.assets.modules import Read, UnknownForm, needed

FOLDER = "pages"  # beside css/, so that an address written in a style sheet holds in both
SCRIPTS = {name: f"js/{name}.js" for name in ("asked", "desk", "organiser", "phone", "preflight", "screen", "tower")}
COMMON = ("tokens", "base", "components")
DESK = (*COMMON, "desk", "desk-board", "desk-vote", "desk-sheets")
SHEETS = {
    "phone": (*COMMON, "phone", "join"),  # the form to join has it too: it is there when the phone's page comes
    "desk": DESK,
    "screen": (*COMMON, "screen", "screen-activities"),
    "tower": (*DESK, "tower"),
    "organiser": (*COMMON, "organiser", "import"),
    "preflight": (*COMMON, "preflight"),
    "print-a4": (*COMMON, "print", "print-a4"),
    "print-a5": (*COMMON, "print", "print-a5"),
}

COMMENT = re.compile(rb"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))|[ \t]*/\*.*?\*/[ \t]*\n?""", re.DOTALL)


class Pages:
    """The files of every page. `read` gives a file by its name; `apart`: pages name files as they are written.

    `release`: what the scripts made for a page have in common.
    """

    def __init__(self, read: Read, apart: bool = False, release: str = "") -> None:
        self._read, self._apart, self._release = read, apart, release
        self._bundles: dict[str, dict[str, bytes]] = {}

    def script(self, page: str) -> str:
        """Give the name of a page's own script."""
        return SCRIPTS[page] if self._apart else f"{FOLDER}/{page}.js"

    def scripts(self, page: str, *later: str) -> list[str]:
        """Give the names of all that a page runs at once, with what it fetches `later` where that is known before."""
        if self._apart:
            return needed(self._read, SCRIPTS[page], *later)
        return [self.script(page), *(piece(f"{FOLDER}/{page}", name) for name in later)]

    def sheets(self, page: str) -> list[str]:
        """Give the names of a page's style sheets, in order; the letters (fonts.css) come apart."""
        return [f"css/{name}.css" for name in SHEETS[page]] if self._apart else [f"{FOLDER}/{page}.css"]

    def made(self, name: str) -> bytes | None:
        """Give a file made for a page; None when there is none. Raises UnknownForm."""
        if not name.startswith(f"{FOLDER}/"):
            return None
        page = name.split("/")[1].partition(".")[0]
        if name == f"{FOLDER}/{page}.css" and page in SHEETS:
            return self._sheet(page)
        return self._bundle(page).get(name) if page in SCRIPTS else None

    def names(self) -> Iterator[str]:
        """Give the names of all that is made."""
        for page in SCRIPTS:
            yield from self._bundle(page)
        yield from (f"{FOLDER}/{page}.css" for page in SHEETS)

    def _sheet(self, page: str) -> bytes:
        """The page's style sheets in one, without their comments."""
        return COMMENT.sub(rb"\1", b"".join(self._there(f"css/{name}.css") for name in SHEETS[page]))

    def _there(self, name: str) -> bytes:
        found = self._read(name)
        if found is None:
            raise UnknownForm(f"{name}: there is no such style sheet")
        return found

    def _bundle(self, page: str) -> dict[str, bytes]:
        if page not in self._bundles:
            self._bundles[page] = bundle(self._read, f"{FOLDER}/{page}", SCRIPTS[page], self._release)
        return self._bundles[page]
