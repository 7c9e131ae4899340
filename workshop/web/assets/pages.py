"""What each page fetches: its script, the pieces that it fetches later, one style sheet, and its sentences.

Law: scripts come from static/bundles/, which `make bundles` writes of the modules of static/js/; a page may also be
given these modules themselves, apart, which say the same. Style sheets are put together when they are first asked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from workshop.web.assets import translations

BUNDLES = "bundles"
FOLDER = "pages"  # beside css/, so that an address written in a style sheet holds in both
SENTENCES = "sentences"
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

Read = Callable[[str], bytes | None]


class MissingFile(RuntimeError):
    """A page needs a file that is not there. Its text names it."""


class Pages:
    """The files of every page. `read` gives a file by its name; `apart`: pages name files as they are written.

    `catalogue`: `{French sentence: what scripts say instead}`; empty where they speak French.
    """

    def __init__(self, read: Read, catalogue: Mapping[str, str], apart: bool = False) -> None:
        self._read, self._catalogue, self._apart = read, catalogue, apart

    def script(self, page: str) -> str:
        """Give the name of a page's own script."""
        return f"js/{page}.js" if self._apart else f"{BUNDLES}/{page}/{page}.js"

    def scripts(self, page: str, *later: str) -> list[str]:
        """Give the names of what a page runs at once, and of modules fetched `later` where they are known before."""
        if self._apart:
            return [self.script(page), *later]
        shared = [name for name in self._bundles[page] if name == f"{page}/shared.js"]
        pieces = [f"{page}/{name.removeprefix('js/')}" for name in later]
        return [self.script(page), *(f"{BUNDLES}/{name}" for name in [*shared, *pieces])]

    def is_own_script(self, name: str) -> bool:
        """Whether that is a page's own script."""
        return name in {f"{BUNDLES}/{page}/{page}.js" for page in self._bundles}

    def sentences(self, page: str) -> list[str]:
        """Give the names of what a page runs before its script: its sentences, where they are not French."""
        return [f"{SENTENCES}/{page}.js"] if self._said[page] else []

    def sheets(self, page: str) -> list[str]:
        """Give the names of a page's style sheets, in order; the letters (fonts.css) come apart."""
        return [f"css/{name}.css" for name in SHEETS[page]] if self._apart else [f"{FOLDER}/{page}.css"]

    def made(self, name: str) -> bytes | None:
        """Give a file made for a page; None when there is none. Raises MissingFile."""
        folder, _, file = name.partition("/")
        page, _, kind = file.partition(".")
        if (folder, kind) == (FOLDER, "css") and page in SHEETS:
            return self._sheet(page)
        if (folder, kind) == (SENTENCES, "js") and page in self._bundles and self._said[page]:
            return translations.script(self._said[page])
        return None

    def names(self) -> Iterator[str]:
        """Give the names of all that is made."""
        yield from (f"{FOLDER}/{page}.css" for page in SHEETS)
        for page in self._bundles:
            yield from self.sentences(page)

    @cached_property
    def _bundles(self) -> dict[str, dict[str, list[str]]]:
        """The modules of each file of each page, as `make bundles` wrote them down."""
        return dict(json.loads(self._there(f"{BUNDLES}/manifest.json"))["pages"])

    @cached_property
    def _said(self) -> dict[str, dict[str, str]]:
        """The sentences of each page's scripts; of all scripts where they may have changed since they were bundled."""
        return {page: self._of(files.values()) for page, files in self._bundles.items()}

    def _of(self, files: Iterable[list[str]]) -> dict[str, str]:
        if self._apart or not self._catalogue:
            return dict(self._catalogue)
        modules = {name for names in files for name in names}
        french = {one for name in modules for one in translations.french(self._there(name).decode())}
        return {one: self._catalogue[one] for one in sorted(french) if one in self._catalogue}

    def _sheet(self, page: str) -> bytes:
        """The page's style sheets in one, without their comments."""
        return COMMENT.sub(rb"\1", b"".join(self._there(f"css/{name}.css") for name in SHEETS[page]))

    def _there(self, name: str) -> bytes:
        found = self._read(name)
        if found is None:
            raise MissingFile(f"{name}: there is no such file; `make bundles` writes those of static/bundles")
        return found
