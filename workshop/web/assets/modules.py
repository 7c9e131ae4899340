"""A script as the module it is: what it takes from others, what it gives them, and the rest of its text.

Law: a grammar reads it (tree-sitter's), nothing is guessed; what one file made of several modules could not carry
exactly is refused, with its place.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

GRAMMAR = Language(tree_sitter_javascript.language())
INSIDE = Query(
    GRAMMAR,
    """(comment) @comment (meta_property) @meta (identifier) @name (call_expression function: (import)) @later
    (await_expression) @await (for_in_statement "await") @await
    (assignment_expression left: (identifier) @assigned) (update_expression argument: (identifier) @assigned)
    (augmented_assignment_expression left: (identifier) @assigned)""",
)
CALLED = "m_"  # how the name begins by which a bundle calls a module: no script may use such a name
DEFAULT = CALLED  # what a default export that has no name is called
KEPT = b"/*!"  # how a library marks the comment that its licence wants kept

Read = Callable[[str], bytes | None]


class UnknownForm(ValueError):
    """What a script says cannot be carried into a bundle. Its text gives the file and the line."""


@dataclass(frozen=True)
class Taken:
    """An import: `const <pattern> = <that module>` binds the same names; an empty pattern only has it run."""

    module: str
    pattern: str


@dataclass(frozen=True)
class Given:
    """An export: `name`, and the `local` name that bears it, here or in another `module`."""

    name: str
    local: str
    module: str = ""


@dataclass(frozen=True)
class Later:
    """A module fetched when the script comes to it: `import("…")`."""

    module: str


@dataclass(frozen=True)
class Module:
    """A script read. `needs`: the modules that run before it, in order; `body`: its text without imports, exports and
    comments, cut where something is fetched later.
    """

    name: str
    needs: tuple[str, ...]
    taken: tuple[Taken, ...]
    given: tuple[Given, ...]
    body: tuple[str | Later, ...]

    @property
    def later(self) -> list[str]:
        """The modules that it fetches later, in order, each once."""
        return list(dict.fromkeys(part.module for part in self.body if isinstance(part, Later)))


def needed(read: Read, *names: str) -> list[str]:
    """Give these scripts and all that they import, each once, nearest first. `read` gives a script by its name."""
    found = dict.fromkeys(names)
    waiting = list(names)
    for name in waiting:
        for other in module(name, read(name) or b"").needs:
            if other not in found:
                found[other] = None
                waiting.append(other)
    return list(found)


@cache
def module(name: str, source: bytes) -> Module:
    """Read a script; `name` is its path, by which its relative imports are resolved. Raises UnknownForm."""
    return _Reading(name, source).module()


class _Reading:
    """One script being read: `edits` are `(start, end, what stands there instead)`, in bytes."""

    def __init__(self, name: str, source: bytes) -> None:
        self.name, self.source = name, source
        self.edits: list[tuple[int, int, bytes | Later]] = []
        self.needs: dict[str, None] = {}
        self.taken: list[Taken] = []
        self.given: list[Given] = []
        self.declared: set[str] = set()

    def module(self) -> Module:
        root = Parser(GRAMMAR).parse(self.source).root_node
        if root.has_error:
            raise UnknownForm(f"{self.name}: not a script that can be read")
        for statement in root.named_children:
            if statement.type == "import_statement":
                self._import(statement)
            elif statement.type == "export_statement":
                self._export(statement)
        readers = {"comment": self._comment, "meta": self._meta, "name": self._name, "later": self._later,
                   "await": self._await, "assigned": self._assigned}  # fmt: skip
        for kind, nodes in QueryCursor(INSIDE).captures(root).items():
            for node in nodes:
                readers[kind](node)
        return Module(self.name, tuple(self.needs), tuple(self.taken), tuple(self.given), tuple(self._body()))

    def _import(self, statement: Node) -> None:
        other = self._needed(statement)
        if any(node.type == "import_attribute" for node in statement.children):
            raise self._unknown(statement)
        clause = [node for node in statement.named_children if node.type == "import_clause"]
        kinds = [self._pattern(node) for one in clause for node in one.named_children if node.type != "comment"]
        self.taken += [Taken(other, pattern) for pattern in kinds or [""]]
        self.edits.append((statement.start_byte, statement.end_byte, b""))

    def _pattern(self, node: Node) -> str:
        if node.type == "identifier":
            return f"{{ default: {_text(node)} }}"
        if node.type == "namespace_import":
            return _text(node.named_children[0])
        pairs = [_pair(one) for one in node.named_children if one.type == "import_specifier"]
        return "{ " + ", ".join(name if name == local else f"{name}: {local}" for name, local in pairs) + " }"

    def _export(self, statement: Node) -> None:
        clause = [node for node in statement.named_children if node.type == "export_clause"]
        default = any(node.type == "default" for node in statement.children)
        declared = statement.child_by_field_name("declaration")
        value = statement.child_by_field_name("value")
        if clause:
            self._list(statement, clause[0])
        elif declared:
            self._declaration(statement, declared, default)
        elif value and default:
            self.given.append(Given("default", DEFAULT))
            self.edits.append((statement.start_byte, value.start_byte, f"const {DEFAULT} = ".encode()))
        else:
            raise self._unknown(statement)

    def _list(self, statement: Node, clause: Node) -> None:
        other = self._needed(statement) if statement.child_by_field_name("source") else ""
        pairs = [_pair(one) for one in clause.named_children if one.type == "export_specifier"]
        self.given += [Given(name, local, other) for local, name in pairs]
        self.edits.append((statement.start_byte, statement.end_byte, b""))

    def _declaration(self, statement: Node, declared: Node, default: bool) -> None:
        """`export function f`, `export const a = 1`: the declaration stays. What may be assigned again is refused."""
        constant = declared.type == "lexical_declaration" and declared.children[0].type == "const"
        declarators = declared.named_children if constant else [declared]
        names = [node.child_by_field_name("name") for node in declarators if node.type != "comment"]
        fixed = constant or declared.type in ("function_declaration", "class_declaration")
        for name in names:
            if not fixed or name is None or name.type != "identifier":
                raise self._unknown(statement)
            self.given.append(Given("default" if default else _text(name), _text(name)))
            self.declared.add(_text(name))
        self.edits.append((statement.start_byte, declared.start_byte, b""))

    def _comment(self, node: Node) -> None:
        if not (node.text or b"").startswith(KEPT):
            self.edits.append(_without(self.source, node.start_byte, node.end_byte))

    def _later(self, call: Node) -> None:
        said = call.child_by_field_name("arguments")
        words = said.named_children if said else []
        if len(words) != 1 or words[0].type != "string":
            raise self._unknown(call)
        self.edits.append((call.start_byte, call.end_byte, Later(self._path(words[0]))))

    def _meta(self, node: Node) -> None:
        if (node.text or b"").startswith(b"import"):
            raise self._unknown(node)

    def _await(self, node: Node) -> None:
        above = node.parent
        while above and "function" not in above.type and above.type != "method_definition":
            above = above.parent
        if above is None:
            raise self._unknown(node)

    def _assigned(self, node: Node) -> None:
        if _text(node) in self.declared:
            raise self._unknown(node)

    def _name(self, node: Node) -> None:
        if _text(node).startswith(CALLED):
            raise self._unknown(node)

    def _needed(self, statement: Node) -> str:
        source = statement.child_by_field_name("source")
        if source is None:
            raise self._unknown(statement)
        other = self._path(source)
        self.needs[other] = None
        return other

    def _path(self, string: Node) -> str:
        path = _text(string)[1:-1]
        if not path.startswith("."):
            raise self._unknown(string)
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path))

    def _body(self) -> Iterator[str | Later]:
        place = 0
        for start, end, instead in sorted(self.edits, key=lambda edit: edit[0]):
            if start < place:
                continue  # a comment in an import
            yield self.source[place:start].decode()
            yield instead if isinstance(instead, Later) else instead.decode()
            place = end
        yield self.source[place:].decode()

    def _unknown(self, node: Node) -> UnknownForm:
        return UnknownForm(f"{self.name}:{node.start_point[0] + 1}: no bundle can carry « {_text(node)[:60]} »")


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _pair(specifier: Node) -> tuple[str, str]:
    """What is before `as` and what is after, the same where there is none."""
    words = [_text(node) for node in specifier.children if node.type != "as"]
    return words[0], words[-1]


def _without(source: bytes, start: int, end: int) -> tuple[int, int, bytes]:
    """Take a comment away, with its line where it has one of its own; a line that it breaks stays broken."""
    line = source.rfind(b"\n", 0, start) + 1
    after = source.find(b"\n", end)
    if after >= 0 and not source[line:start].strip() and not source[end:after].strip():
        return line, after + 1, b""
    if source.startswith(b"//", start):
        return start, end, b""
    return start, end, b"\n" if b"\n" in source[start:end] else b" "
