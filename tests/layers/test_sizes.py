"""Files that are read in one sitting: under 300 lines; functions of forty-five lines at most; a law at the top."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE, LONGEST_FUNCTION = 300, 45
PYTHON = sorted((ROOT / "workshop").rglob("*.py"))
SOURCES = PYTHON + [
    path
    for folder, ending in (("static", "*.js"), ("static", "*.css"), ("templates", "*.html"))
    for path in sorted((ROOT / folder).rglob(ending))
    if not {"vendor", "bundles"} & set(path.parts)
]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_has_fewer_than_300_lines(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") < LONGEST_FILE


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    functions = (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions if node.end_lineno}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "the file opens with its purpose"


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_the_first_sentence_of_a_docstring_is_whole(path: Path) -> None:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    said = [ast.get_docstring(node) or "" for node in ast.walk(tree(path)) if isinstance(node, documented)]
    first = [text.split("\n\n")[0] for text in said if "\n\n" in text]
    assert [text for text in first if text.rstrip()[-1] not in ".:!?»`)"] == []


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
