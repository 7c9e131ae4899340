"""Files that are read in one sitting: under 300 lines; functions of forty-five lines at most; a law at the top."""

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_FUNCTION = 300, 45
PYTHON = sorted((ROOT / "workshop").rglob("*.py"))
SOURCES = PYTHON + [
    path
    for folder, ending in (("static", "*.js"), ("static", "*.css"), ("templates", "*.html"))
    for path in sorted((ROOT / folder).rglob(ending))
    if not {"vendor", "bundles"} & set(path.parts)
]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def found(paths: list[Path], wrong: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong with each of the files, by its name; those with which nothing is are left out."""
    said = {str(path.relative_to(ROOT)): wrong(path) for path in paths}
    return {name: what for name, what in said.items() if what}


def test_a_file_has_fewer_than_300_lines() -> None:
    lengths = found(SOURCES, lambda path: path.read_text(encoding="utf-8").count("\n"))
    assert len(lengths) > 500
    assert {name: lines for name, lines in lengths.items() if int(str(lines)) >= LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    def long(path: Path) -> dict[str, int]:
        functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        lines = {node.name: node.end_lineno - node.lineno + 1 for node in functions if node.end_lineno}
        return {name: many for name, many in lines.items() if many > LONGEST_FUNCTION}

    assert found(PYTHON, long) == {}


def test_a_module_says_what_it_is_for() -> None:
    assert found(PYTHON, lambda path: not ast.get_docstring(tree(path))) == {}


def test_the_first_sentence_of_a_docstring_is_whole() -> None:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

    def torn(path: Path) -> list[str]:
        said = [ast.get_docstring(node) or "" for node in ast.walk(tree(path)) if isinstance(node, documented)]
        first = [text.split("\n\n")[0] for text in said if "\n\n" in text]
        return [text for text in first if text.rstrip()[-1] not in ".:!?»`)"]

    assert found(PYTHON, torn) == {}
