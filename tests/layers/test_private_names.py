"""Private names of the frameworks that carry the sockets are touched in realtime/fast only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.layers.imports import PACKAGE

FRAMEWORKS = ("eventlet", "engineio", "socketio", "flask_socketio", "simple_websocket")
FAST = PACKAGE / "realtime" / "fast"
HOLDERS = ("realtime", "serving", "rehearsal")  # packages that hold objects of theirs, whatever a module imports
OF_TUPLES = {"_asdict", "_fields", "_make", "_replace"}


def touched(source: str) -> Iterator[str]:
    """Private names of others than oneself, and what is set in a framework's modules and classes."""
    tree = ast.parse(source)
    theirs = frameworks_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node) and not is_own(node.value):
            yield f"{node.lineno}: {ast.unparse(node)}"
        for target in targets(node):
            if isinstance(target, ast.Attribute) and root(target) in theirs:
                yield f"{target.lineno}: {ast.unparse(target)} is set"
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("setattr", "delattr"):
            yield f"{node.lineno}: {ast.unparse(node)}"


def frameworks_in(tree: ast.Module) -> set[str]:
    """The names under which a module knows what is the frameworks'."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {
        (alias.asname or alias.name).split(".")[0]
        for node in imports
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).split(".")[0] in FRAMEWORKS
    }


def is_private(node: ast.Attribute) -> bool:
    return node.attr.startswith("_") and not node.attr.startswith("__") and node.attr not in OF_TUPLES


def is_own(value: ast.expr) -> bool:
    """Whether it is `self`, `cls` or `super()`."""
    called = value.func if isinstance(value, ast.Call) else value
    return isinstance(called, ast.Name) and called.id in ("self", "cls", "super")


def targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign | ast.Delete):
        return node.targets
    return [node.target] if isinstance(node, ast.AugAssign | ast.AnnAssign) else []


def root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def holders() -> list[Path]:
    """The modules in which an object of a framework may be met, but those of the fast way."""
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if FAST not in path.parents
        and (path.relative_to(PACKAGE).parts[0] in HOLDERS or frameworks_in(ast.parse(path.read_text("utf-8"))))
    ]


def test_nothing_private_of_a_framework_is_touched_outside_the_fast_way() -> None:
    found = {str(path.relative_to(PACKAGE)): list(touched(path.read_text("utf-8"))) for path in holders()}
    assert {path: names for path, names in found.items() if names} == {}


def test_the_fast_way_is_where_such_names_are() -> None:
    touching = {path.stem for path in FAST.glob("*.py") if any(touched(path.read_text("utf-8")))}
    assert {"fanout", "pings", "websockets", "eventlet_patches"} <= touching


@pytest.mark.parametrize(
    "source",
    [
        "server.eio._async['websocket']",
        "import eventlet.wsgi\neventlet.wsgi.Input.discard = 1",
        "from eventlet import websocket as w\nw.WebSocketWSGI.x += 1",
        "from engineio.socket import Socket\ndel Socket.send",
        "setattr(thing, name, 1)",
        "self._server._queue",
    ],
)
def test_what_touches_one_is_found(source: str) -> None:
    assert list(touched(source))


@pytest.mark.parametrize(
    "source", ["self._queue = 1", "row._replace(a=1)", "super()._x()", "import socket\nsocket.x = 1"]
)
def test_what_touches_none_is_let_be(source: str) -> None:
    assert not list(touched(source))
