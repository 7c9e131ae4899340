"""What comments and docstrings refer to exists: a file by its name, a class by its own, a module by its package's."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.layers.test_sizes import PYTHON, ROOT, SOURCES
from workshop.core import OPERATIONS

FILE = re.compile(r"(?<![\w/.<*-])([\w-]+\.(?:py|js|css|html))\b")
MEMBER = re.compile(r"(?<![\w.])([A-Z][a-z]\w*)\.([a-z_]\w*)")
PACKAGE = re.compile(r"(?<![\w./])([a-z]+)\.([a-z_]+)(?![\w/(]|\.py)")
NO_MODULE = {
    "txt",
    "csv",
    "md",
    "json",
    "toml",
    "yml",
    "db",
    "po",
    "cfg",
    *(name.split(".")[-1] for name in OPERATIONS),
}

ELSEWHERE = {"Engine", "Base", "Class"}  # Engine.io, what a framework calls its own, and « Class.attribute » in general


@cache
def prose(path: Path) -> list[tuple[int, str]]:
    """The comments and docstrings of a module, each line with its number."""
    said: list[tuple[int, str]] = []
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and token.string.startswith('"""')):
            said += enumerate(token.string.splitlines(), token.start[0])
    return said


def found(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for path in PYTHON:
        for line, text in prose(path):
            for match in pattern.finditer(text):
                yield f"{path.relative_to(ROOT)}:{line}: {match.group()}", match


def test_a_file_that_is_named_exists() -> None:
    names = {path.name for path in SOURCES} | {path.name for path in (ROOT / "tests").rglob("*.py")}
    assert [where for where, match in found(FILE) if match[1] not in names] == []


def test_a_class_that_is_named_exists() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in PYTHON)
    known = set(re.findall(r"^\s*class (\w+)|import ([\w, ]+)$", sources, re.MULTILINE))
    names = {name for pair in known for part in pair for name in re.findall(r"\w+", part)} | ELSEWHERE
    assert [where for where, match in found(MEMBER) if match[1] not in names] == []


def test_a_module_that_is_named_by_its_package_exists() -> None:
    packages = {path.name: path for path in (ROOT / "workshop").rglob("*") if (path / "__init__.py").exists()}

    def there(package: str, name: str) -> bool:
        folder = packages[package]
        words = re.findall(r"\w+", (folder / "__init__.py").read_text(encoding="utf-8"))
        return name in NO_MODULE or (folder / name).is_dir() or (folder / f"{name}.py").exists() or name in words

    assert [where for where, match in found(PACKAGE) if match[1] in packages and not there(match[1], match[2])] == []
