"""The table of docs/architecture.md is what the code does: who imports whom, read from the sources."""

import re
import sys

import pytest

from tests.layers.imports import (
    PACKAGE,
    PAGE,
    circles,
    files_of,
    imported_by,
    imports_of,
    module_of,
    modules,
    packages,
    with_picture,
)

ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \|([^|]*)\|([^|]*)\|$", re.MULTILINE)
ANY = "any"
LOOSE = {"app", "config", "demo"}


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Package → (packages of ours it may import, packages of others it may import)."""
    text = PAGE.read_text(encoding="utf-8")
    return {name: (words(ours) or allowed_any(ours), words(others)) for name, ours, others in ROW.findall(text)}


def words(cell: str) -> set[str]:
    return set(re.findall(r"`([\w.]+)`", cell))


def allowed_any(cell: str) -> set[str]:
    return {ANY} if cell.strip() == ANY else set()


def ours_and_others(package: str) -> tuple[set[str], set[str]]:
    names = {name for path in files_of(package) for name in imports_of(path)}
    ours = {name.split(".")[1] for name in names if name.startswith("workshop.")}
    others = {name.split(".")[0] for name in names if not name.startswith("workshop")}
    return ours - {package, "__version__"}, others - set(sys.stdlib_module_names)


def test_every_package_has_its_row() -> None:
    assert set(packages()) == set(table())


def test_nothing_is_loose_at_the_root() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} == LOOSE | {"__init__", "__main__"}


@pytest.mark.parametrize("package", packages())
def test_a_package_imports_only_what_its_row_allows(package: str) -> None:
    allowed_ours, allowed_others = table()[package]
    ours, others = ours_and_others(package)
    if ANY not in allowed_ours:
        assert ours <= allowed_ours
        assert others <= allowed_others


def test_the_picture_of_the_packages_is_what_the_imports_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_picture(page), "make architecture draws it again"


def test_no_module_imports_in_a_circle() -> None:
    assert circles(modules()) == []


def test_a_circle_would_be_found() -> None:
    long_way = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": {"f"}, "f": set()}
    assert circles(long_way) == [{"a", "b", "c"}]


def test_what_is_imported_for_types_alone_counts() -> None:
    source = "if TYPE_CHECKING:\n    from .model import State\n"
    assert list(imported_by(source, ["workshop", "core"])) == [("workshop.core.model", ["State"])]


@pytest.mark.parametrize("package", ["core"])
def test_the_core_reads_no_clock_no_dice_and_no_environment(package: str) -> None:
    impure = {"time", "datetime", "random", "secrets", "os", "uuid", "threading", "socket", "subprocess"}
    for path in files_of(package):
        assert not imports_of(path) & impure, path


def test_eventlet_is_imported_by_the_process_and_the_fast_way_only() -> None:
    importers = {module_of(path) for path in PACKAGE.rglob("*.py")
                 if any(name.split(".")[0] == "eventlet" for name in imports_of(path))}  # fmt: skip
    outside = {name for name in importers if not name.startswith("workshop.realtime.fast.")}
    assert outside == {"workshop.serving.process"}
