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
HELD = {"eio", "server", "_server", "socketio"}  # what objects of theirs are called here
OF_OTHERS = ("server.socket",)  # werkzeug's, which promises it
OF_TUPLES = {"_asdict", "_fields", "_make", "_replace"}
GETTERS = ("getattr", "hasattr", "attrgetter", "methodcaller")
SETTERS = ("setattr", "delattr", "__setattr__", "__delattr__", "vars")


def touched(source: str) -> Iterator[str]:
    """Private names of others than oneself, and what is set in a framework's modules, classes and objects."""
    tree = ast.parse(source)
    theirs = theirs_in(tree)
    for node in ast.walk(tree):
        if is_named(node) or is_reached(node) or (isinstance(node, ast.Attribute) and is_set(node, theirs)):
            yield f"{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


def is_named(node: ast.AST) -> bool:
    """Whether it is a private name of another, as an attribute, in an import, in a pattern."""
    if isinstance(node, ast.Attribute):
        return is_private(node.attr) and not is_own(node.value)
    if isinstance(node, ast.MatchClass):
        return any(is_private(name) for name in node.kwd_attrs)
    return any(is_private(part) for name in imported(node) for part in name.split("."))


def imported(node: ast.AST) -> list[str]:
    """What is imported from a framework, with where from."""
    if not isinstance(node, ast.Import | ast.ImportFrom):
        return []
    source = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    names = [f"{source}{alias.name}" for alias in node.names]
    return [name for name in names if name.split(".")[0] in FRAMEWORKS]


def is_reached(node: ast.AST) -> bool:
    """Whether it takes a name, or a framework's module, that is written as a string."""
    if isinstance(node, ast.Call):
        function = ast.unparse(node.func).split(".")[-1]
        words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if function in ("import_module", "__import__"):
            return not words or words[0].split(".")[0] in FRAMEWORKS
        return function in SETTERS or (function in GETTERS and any(map(is_private, words)))
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "sys.modules"
    return isinstance(node, ast.Attribute) and node.attr == "__dict__" and not is_own(node.value)


def is_set(node: ast.Attribute, theirs: set[str]) -> bool:
    """Whether it is set or deleted, in what is a framework's."""
    written = ast.unparse(node)
    held = written.split(".")[:-1]
    return (
        isinstance(node.ctx, ast.Store | ast.Del)
        and written not in OF_OTHERS
        and (root(node) in theirs or bool(HELD.intersection(held)))
    )


def theirs_in(tree: ast.Module) -> set[str]:
    """The names under which a module knows what is the frameworks': imported, or made of what is."""
    theirs = frameworks_in(tree)
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
    for node in made:
        called = node.value.func if isinstance(node.value, ast.Call) else node.value
        if root(called) in theirs:
            theirs.add(ast.unparse(node.targets[0]))
    return theirs


def frameworks_in(tree: ast.Module) -> set[str]:
    """The names under which a module knows what is the frameworks'."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {
        (alias.asname or alias.name).split(".")[0]
        for node in imports
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).split(".")[0] in FRAMEWORKS
    }


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in OF_TUPLES


def is_own(value: ast.expr) -> bool:
    """Whether it is `self`, `cls` or `super()`."""
    called = value.func if isinstance(value, ast.Call) else value
    return isinstance(called, ast.Name) and called.id in ("self", "cls", "super")


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
        "from eventlet import websocket\nkind = websocket.WebSocketWSGI\nkind.x = 1",
        "import socketio\nmade = socketio.Client()\nmade.x = 1",
        "setattr(thing, name, 1)",
        "object.__setattr__(server, 'x', 1)",
        "getattr(server, '_async')",
        "operator.attrgetter('_async')(server)",
        "vars(server)['_async']",
        "server.__dict__['_async']",
        "from engineio.async_drivers import _websocket_wsgi",
        "import engineio.async_drivers._websocket_wsgi as driver",
        "from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI",
        "importlib.import_module('eventlet.wsgi').Input.discard = 1",
        "sys.modules['eventlet.wsgi'].Input = 1",
        "server.eio.send_packet = 1",
        "server.manager_initialized = True",
        "self._server.eio.send_packet, other = 1, 2",
        "for server.eio.x in many: pass",
        "match server:\n    case Server(_async=found): pass",
        "self._server._queue",
    ],
)
def test_what_touches_one_is_found(source: str) -> None:
    assert list(touched(source))


@pytest.mark.parametrize(
    "source",
    [
        "self._queue = 1",
        "row._replace(a=1)",
        "super()._x()",
        "import socket\nsocket.x = 1",
        "getattr(row, 'name')",
        "import_module('json')",
        "self._server = server",
        "from __future__ import annotations",
    ],
)
def test_what_touches_none_is_let_be(source: str) -> None:
    assert not list(touched(source))
