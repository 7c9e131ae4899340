"""The table of docs/architecture.md is what the code does: who imports whom."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "workshop"
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ANY = "any"


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Module → (modules of ours it may import, packages it may import)."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return {name: (words(ours) or allowed_any(ours), words(others)) for name, ours, others in ROW.findall(text)}


def words(cell: str) -> set[str]:
    return set(re.findall(r"`([\w.]+)`", cell))


def allowed_any(cell: str) -> set[str]:
    return {ANY} if cell.strip() == ANY else set()


def modules() -> list[str]:
    """The parts of the package: folders and files at its top, but for what only starts it."""
    found = (path for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    return sorted({path.stem for path in found} - {"__init__", "__main__"})


def files_of(module: str) -> list[Path]:
    folder = PACKAGE / module
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]


def imports_of(path: Path) -> set[str]:
    """Full names imported by a file, relative ones made absolute."""
    parents = ["workshop", *path.relative_to(PACKAGE).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = parents[: len(parents) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{name}.{alias.name}" for alias in node.names} if name == "workshop" else {name}
    return found


def ours_and_others(module: str) -> tuple[set[str], set[str]]:
    names = {name for path in files_of(module) for name in imports_of(path)}
    ours = {name.split(".")[1] for name in names if name.startswith("workshop.")}
    others = {name.split(".")[0] for name in names if not name.startswith("workshop")}
    return ours - {module, "__version__"}, others - set(sys.stdlib_module_names)


def test_every_module_has_its_row() -> None:
    assert set(modules()) == set(table())


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_its_row_allows(module: str) -> None:
    allowed_ours, allowed_others = table()[module]
    ours, others = ours_and_others(module)
    if ANY not in allowed_ours:
        assert ours <= allowed_ours
        assert others <= allowed_others


@pytest.mark.parametrize("module", ["core"])
def test_the_core_reads_no_clock_no_dice_and_no_environment(module: str) -> None:
    impure = {"time", "datetime", "random", "secrets", "os", "uuid", "threading", "socket", "subprocess"}
    for path in files_of(module):
        assert not imports_of(path) & impure, path


def test_eventlet_is_imported_by_what_serves_only() -> None:
    importers = {path.name for path in PACKAGE.rglob("*.py") if "eventlet" in path.read_text(encoding="utf-8")
                 and any(name.split(".")[0] == "eventlet" for name in imports_of(path))}  # fmt: skip
    assert importers == {"server.py", "aside.py", "watched.py"}
