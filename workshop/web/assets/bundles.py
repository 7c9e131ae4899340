"""One script for each page, made of its modules; and a piece for each module that it fetches later.

Law: a module is in one file only and runs once, after those that it needs: in the page's own script when the page
needs it at once or several pieces do, else in the only piece that does. A piece takes from the page's script what
they share, and from one of its own release only: a browser refuses it beside another. Each module stays a function of
its own, which gives what it exports, so no two share a name; nothing that is exported is assigned again, and no import
goes round in a circle.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.web.assets.modules import CALLED, Given, Later, Module, Read, UnknownForm, module

VENDORED = re.compile(r"vendor/[^/]+/")


def bundle(read: Read, page: str, entry: str, release: str) -> dict[str, bytes]:
    """Give `{name: content}` of the script `entry` with all that it imports, and of its pieces.

    The page's script is `<page>.js`, its pieces lie under `<page>/`; `release` (letters and figures) is what they have
    in common. Raises UnknownForm, also for a circle.
    """
    modules = _reached(read, entry)
    roots = dict.fromkeys([entry, *(name for one in modules.values() for name in one.later)])
    parts = _dealt(entry, {root: _in_order(modules, root) for root in roots})
    files = {root: f"{page}.js" if root == entry else piece(page, root) for root in roots}
    called = _called(modules)
    bundled = _Bundle(entry, modules, parts, files, called, f"{called[entry]}_{release}")
    return {files[root]: "\n".join(bundled.lines(root)).encode() for root in roots}


def piece(page: str, name: str) -> str:
    """The name of the file where a page finds a module that it fetches later."""
    return f"{page}/{name.removeprefix('js/')}"


def _reached(read: Read, entry: str) -> dict[str, Module]:
    """The module and all that it needs, now and later."""
    modules: dict[str, Module] = {}
    waiting = [entry]
    for name in waiting:
        if name not in modules:
            source = read(name)
            if source is None:
                raise UnknownForm(f"{name}: there is no such script")
            modules[name] = module(name, source)
            waiting += [*modules[name].needs, *modules[name].later]
    return modules


def _in_order(modules: dict[str, Module], root: str) -> list[str]:
    """The module and all that it needs at once, in the order in which a browser runs them."""
    order: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise UnknownForm(f"{' → '.join((*above, name))}: a circle")
        if name not in order:
            for other in modules[name].needs:
                visit(other, (*above, name))
            order[name] = None

    visit(root, ())
    return list(order)


def _called(modules: Iterable[str]) -> dict[str, str]:
    """What each module is called in its file: after its path, the same from one release to the next."""
    called = {name: CALLED + re.sub(r"\W", "_", name.removeprefix("js/").removesuffix(".js")) for name in modules}
    twice = [one for one, times in Counter(called.values()).items() if times > 1]
    if twice:
        raise UnknownForm(f"{', '.join(name for name, one in called.items() if one in twice)}: called the same")
    return called


def _dealt(entry: str, closures: dict[str, list[str]]) -> dict[str, list[str]]:
    """Which modules each file holds, by the module that it is made for."""
    wanted = Counter(name for root, names in closures.items() if root != entry for name in names)
    shared = [name for name, pieces in wanted.items() if pieces > 1]
    first = dict.fromkeys([*closures[entry], *shared])
    own = {root: [name for name in names if name not in first] for root, names in closures.items()}
    return own | {entry: list(first)}


@dataclass(frozen=True)
class _Bundle:
    """What is written for a page: its modules, those of each file, the files' names, what modules are called there.

    `mark`: what the page's script is called in this release, which its pieces ask it for.
    """

    entry: str
    modules: dict[str, Module]
    parts: dict[str, list[str]]
    files: dict[str, str]
    called: dict[str, str]
    mark: str

    def lines(self, root: str) -> Iterator[str]:
        """The text of the file made for a module."""
        here = self.parts[root]
        licences = sorted({f"{folder}LICENSE" for name in here for folder in VENDORED.findall(name)})
        if licences:
            yield f"/*! {' '.join(licences)} */"
        if borrowed := self._borrowed(root):
            yield f"import {{ {', '.join(borrowed)} }} from {self._address(root, self.entry)};"
        for name in here:
            yield from self._wrapped(self.modules[name], root)
        if lent := self._lent(root):
            yield f"export {{ {', '.join(lent)} }};"
        yield ""

    def _wrapped(self, one: Module, root: str) -> Iterator[str]:
        yield f"const {self.called[one.name]} = (() => {{"
        yield from (f"const {taken.pattern} = {self.called[taken.module]};" for taken in one.taken if taken.pattern)
        yield "".join(part if isinstance(part, str) else self._later(part, root) for part in one.body).strip()
        yield f"return {{ {', '.join(map(self._given, one.given))} }};"
        yield "})();"

    def _given(self, given: Given) -> str:
        local = f"{self.called[given.module]}.{given.local}" if given.module else given.local
        return local if local == given.name else f"{given.name}: {local}"

    def _later(self, later: Later, root: str) -> str:
        return f"import({self._address(root, later.module)}).then((piece) => piece.{self.called[later.module]})"

    def _address(self, root: str, other: str) -> str:
        """Where a file finds another."""
        path = posixpath.relpath(self.files[other], posixpath.dirname(self.files[root]) or ".")
        return f'"{path if path.startswith(".") else f"./{path}"}"'

    def _borrowed(self, root: str) -> list[str]:
        """What a file takes from the page's script."""
        if root == self.entry:
            return []
        here = self.parts[root]
        needed = dict.fromkeys(other for name in here or [root] for other in self.modules[name].needs)
        outside = [other for other in needed if other not in here] if here else [root]
        return [*(self.called[name] for name in outside), self.mark]

    def _lent(self, root: str) -> list[str]:
        """What a file gives: a piece, the module that it is made for; the page's script, what its pieces take."""
        if root != self.entry:
            return [self.called[root]]
        asked = sorted({name for other in self.parts for name in self._borrowed(other)})
        return [f"{self.called[self.entry]} as {self.mark}" if name == self.mark else name for name in asked]
