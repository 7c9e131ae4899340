"""Who imports whom in `workshop/`, read from the sources.

`python -m tests.layers.imports` (`make architecture`) draws the packages and their arrows into docs/architecture.md.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workshop"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- arrows: made by `make architecture`, held by tests/layers -->", "<!-- end of arrows -->"
STARTS = {"__init__", "__main__"}  # what only starts the package
Graph = Mapping[str, set[str]]


def packages() -> list[str]:
    """The parts of the package: folders and files at its top, but for what only starts it."""
    found = (path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    return sorted({path.stem for path in found} - STARTS)


def files_of(package: str) -> list[Path]:
    """The sources of a part."""
    folder = PACKAGE / package
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def module_of(path: Path) -> str:
    """The dotted name under which a source is imported."""
    parts = ["workshop", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each import of a source: a full dotted name, relative ones made absolute, and the names taken from it."""
    yield from imported_by(path.read_text(encoding="utf-8"), ["workshop", *path.relative_to(PACKAGE).parts[:-1]])


def imported_by(source: str, parents: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The same of a text, in the package of that name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = parents[: len(parents) - node.level + 1] if node.level else []
            yield ".".join([*base, *([node.module] if node.module else [])]), [alias.name for alias in node.names]


def imports_of(path: Path) -> set[str]:
    """Full names imported by a source; `from workshop import x` is an import of `workshop.x`."""
    found = {(name, one) for name, taken in imported(path) for one in taken or [""]}
    return {f"{name}.{one}" if name == "workshop" else name for name, one in found}


@cache
def modules() -> dict[str, set[str]]:
    """Module → the modules of ours that it imports."""
    paths = {module_of(path): path for path in PACKAGE.rglob("*.py")}

    def of(path: Path) -> set[str]:
        pairs = [(name, one) for name, taken in imported(path) for one in taken or [""]]
        return {f"{name}.{one}" if f"{name}.{one}" in paths else name for name, one in pairs} & set(paths)

    return {name: of(path) - {name} for name, path in paths.items()}


def circles(graph: Graph) -> list[set[str]]:
    """Modules that reach themselves, circle by circle."""
    reached = {start: _reach(graph, start) for start in graph}
    found = {frozenset(one for one in reached[start] if start in reached[one]) for start in graph}
    return [set(one) for one in found if one]


def _reach(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(graph[start])
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += graph[name]
    return seen


def between_packages() -> dict[str, set[str]]:
    """Package → the packages that it imports."""
    found: dict[str, set[str]] = {name: set() for name in packages()}
    for module, others in modules().items():
        if (package := _package(module)) in found:
            found[package] |= {_package(one) for one in others} & set(found) - {package}
    return found


def _package(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def fewest(graph: Graph) -> dict[str, set[str]]:
    """The arrows without which something could no longer be reached: those that follow from others are left out."""
    return {name: {one for one in near if not any(one in _reach(graph, other) for other in near - {one})}
            for name, near in graph.items()}  # fmt: skip


def drawn() -> str:
    """The picture, as Mermaid draws it."""
    lines = [f"  {name} --> {one}" for name, near in sorted(fewest(between_packages()).items()) for one in sorted(near)]
    return "\n".join(["```mermaid", "graph TD", *lines, "```"])


def with_picture(page: str) -> str:
    """The page with its picture as the code is today."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    said = "Arrows that follow from others are left out; `cli` and `demo` may import anything."
    return f"{before}{BEGIN}\n{said}\n\n{drawn()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_picture(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
