"""Where the sources read text: each regular expression with the methods it is used by, each parser with who calls it.

Law: found in the syntax tree, never listed by hand; what cannot be told by looking is found with nothing told.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import translate
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
METHODS = {"sub", "subn", "match", "search", "fullmatch", "split", "findall", "finditer"}
PARSERS = (
    "json.*", "orjson.*", "yaml.*", "csv.*", "markdown.*", "nh3.*", "openpyxl.*", "lxml.*", "xml.*", "html.parser.*",
    "html.unescape", "zipfile.*", "docx.Document", "docx.oxml.parse_xml", "docx.image.*", "pypdf.*", "difflib.*",
    "textwrap.*", "shlex.*", "fnmatch.*", "tomllib.*", "configparser.*", "email.*", "pickle.*",
    "urllib.parse.urlsplit", "urllib.parse.urlparse", "urllib.parse.parse_*", "unicodedata.normalize",
)  # fmt: skip
WRITERS = (  # of the same libraries: what writes, what names a kind of node, what is raised
    "*.dump", "*.dumps", "*.*Error", "*.Bad*", "*.*Exception", "*.Unrecognized*", "csv.writer", "csv.QUOTE_*",
    "csv.field_size_limit", "yaml.*Node", "yaml.*Event", "yaml.SafeDumper", "lxml.etree._Element", "*.etree.Element",
    "*.etree.SubElement", "*.etree.QName", "*.etree.tostring", "*.ElementTree.Element", "zipfile.ZIP_*",
    "zipfile.ZipInfo",
)  # fmt: skip


@dataclass
class Found:
    """An expression: itself where it is known before it runs, and the methods by which a text is given to it."""

    pattern: re.Pattern[Any] | None
    by: set[str] = field(default_factory=set)


@dataclass
class Source:
    name: str
    tree: ast.Module
    named: dict[str, str]  # what its imports call what

    def dotted(self, node: ast.AST) -> str:
        """`re.sub`, by whatever name it was imported; nothing for what was not."""
        if isinstance(node, ast.Name):
            return self.named.get(node.id, "")
        base = self.dotted(node.value) if isinstance(node, ast.Attribute) else ""
        return f"{base}.{node.attr}" if base and isinstance(node, ast.Attribute) else ""

    def module(self) -> Any:
        return import_module("workshop." + self.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))


def sources() -> list[Source]:
    folder = ROOT / "workshop"
    return [
        Source(str(path.relative_to(folder)), tree := ast.parse(path.read_text(encoding="utf-8")), imported(tree))
        for path in sorted(folder.rglob("*.py"))
    ]


def expressions(among: list[Source]) -> dict[str, Found]:
    """`text.py _ADDRESS` or `text.py 'a+'` → it."""
    found: dict[str, Found] = {}
    constants: dict[str, list[str]] = {}  # name → the sources that define it
    for source in among:
        for name, written in _constants(source):
            found[f"{source.name} {name}"] = Found(written)
            constants.setdefault(name, []).append(source.name)
        for where, method, pattern in _inline(source):
            found.setdefault(f"{source.name} {where}", Found(pattern)).by.add(method)
    for source in among:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS and isinstance(node.value, ast.Name):
                for owner in _owners(source, node.value.id, constants.get(node.value.id, [])):
                    found[f"{owner} {node.value.id}"].by.add(node.attr)
    return found


def parsers(among: list[Source]) -> set[str]:
    """`storage/log.py Log._rows orjson.loads`: in which function of which source, and what."""
    return {
        " ".join(filter(None, (source.name, scope, called)))
        for source in among
        for scope, node in _scoped(source.tree)
        if (called := source.dotted(node)) and _one_of(called, PARSERS) and not _one_of(called, WRITERS)
    }


@cache
def _one_of(called: str, forms: tuple[str, ...]) -> bool:
    return bool(re.match("|".join(map(translate, forms)), called))


def imported(tree: ast.Module) -> dict[str, str]:
    """What its imports call what, those inside functions too."""
    named: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {one.asname or one.name.split(".")[0]: one.name if one.asname else one.name.split(".")[0]
                      for one in node.names}  # fmt: skip
        elif isinstance(node, ast.ImportFrom):
            named |= {one.asname or one.name: f"{'.' * node.level}{node.module or ''}.{one.name}" for one in node.names}
    return named


def _compiles(source: Source, node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and source.dotted(node.func) == "re.compile"


def _constants(source: Source) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for node in source.tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(node, ast.Assign | ast.AnnAssign) and _compiles(source, value):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield ast.unparse(target), getattr(source.module(), ast.unparse(target))


def _inline(source: Source) -> Iterator[tuple[str, str, re.Pattern[Any] | None]]:
    """Every other mention of re's functions: the expression where it is a literal, else the function that holds it."""
    constants = {id(node.value.func) for node in source.tree.body  # type: ignore[union-attr]
                 if isinstance(node, ast.Assign | ast.AnnAssign) and _compiles(source, node.value)}  # fmt: skip
    called = {id(node.func): node for node in ast.walk(source.tree) if isinstance(node, ast.Call)}
    for scope, node in _scoped(source.tree):
        name = source.dotted(node).removeprefix("re.")
        if source.dotted(node) == f"re.{name}" and name in METHODS | {"compile"} and id(node) not in constants:
            first = called[id(node)].args[0] if id(node) in called and called[id(node)].args else None
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str | bytes)
            pattern = re.compile(first.value) if isinstance(first, ast.Constant) and literal else None
            yield (repr(pattern.pattern) if pattern else scope), name, pattern


def _scoped(tree: ast.Module) -> Iterator[tuple[str, ast.Name | ast.Attribute]]:
    """Each name, with the function or class that holds it; of a dotted name, the whole only."""
    left: list[tuple[str, ast.AST]] = [("", tree)]
    while left:
        scope, node = left.pop()
        if isinstance(node, ast.Name | ast.Attribute):
            yield scope, node
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            scope = f"{scope}.{node.name}".lstrip(".")
        left += [(scope, child) for child in ast.iter_child_nodes(node)]


def _owners(source: Source, name: str, definers: list[str]) -> list[str]:
    """Which constant a name is: the source's own, else that of the module it was imported from."""
    if source.name in definers:
        return [source.name]
    origin = source.named.get(name, "").rpartition(".")[0].rpartition(".")[2]
    return [one for one in definers if Path(one).stem == origin]
