"""From bytes to Found: the file is cut into head and body, and nothing in it can run, repeat itself or grow.

Aliases, anchors, tags, doubled keys and deep nesting are refused before any value is built; a scalar stays
the text that was written, whatever type YAML would guess (`9:30` is not 570).
"""

from typing import Any

import yaml

from workshop.core import normalized
from workshop.definition.found import Found
from workshop.definition.problems import BadDefinition, Path
from workshop.definition.vocabulary import fold

LIMIT_BYTES = 1_000_000
LIMIT_HEAD = 100_000
DEPTH = 6
HEAD_STARTS = 2  # the first line of YAML is the file's second


def read_text(source: str | bytes) -> str:
    """The file's text with plain line ends. Raises BadDefinition for a file too big or not in UTF-8."""
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > LIMIT_BYTES:
        raise BadDefinition(1, "file_too_big", {"limit": LIMIT_BYTES // 1000, "size": size // 1000})
    written = source_text(source) if isinstance(source, bytes) else source.removeprefix("\ufeff")
    text = normalized("NFC", written)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def source_text(source: bytes) -> str:
    """A file as it was written, without the mark that some editors put before it; raises BadDefinition."""
    try:
        return source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise BadDefinition(source[: error.start].count(b"\n") + 1, "not_utf8") from None


def cut(text: str) -> tuple[str, str, int]:
    """The YAML head, the body, and the line on which the body starts."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise BadDefinition(1, "no_head")
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    raise BadDefinition(1, "head_not_closed")


def read_head(head: str) -> Found:
    """The head as Found. Raises BadDefinition with the line for anything that is not plain YAML."""
    if len(head) > LIMIT_HEAD:
        raise BadDefinition(1, "head_too_big", {"limit": LIMIT_HEAD // 1000})
    try:
        node = _PlainLoader(head).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from None
    except yaml.reader.ReaderError as error:
        raise BadDefinition(head[: error.position].count("\n") + HEAD_STARTS, "control_character") from None
    if not isinstance(node, yaml.MappingNode):
        raise BadDefinition(HEAD_STARTS, "no_head")
    return _found(node, _line(node), ())


class _PlainLoader(yaml.SafeLoader):
    """Composes nodes only; refuses what a definition has no use for."""

    depth = 0

    def fetch_flow_collection_start(self, token: Any) -> None:
        """Opens a bracket; PyYAML looks at each one that is open for every sign that it reads."""
        if self.flow_level >= DEPTH:
            raise BadDefinition(self.line + HEAD_STARTS, "too_deep")
        super().fetch_flow_collection_start(token)

    def compose_node(self, parent: Any, index: Any) -> Any:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML has no types here
        line = event.start_mark.line + HEAD_STARTS
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadDefinition(line, "alias")
        if getattr(event, "tag", None):
            raise BadDefinition(line, "tag")
        self.depth += 1
        if self.depth > DEPTH:
            raise BadDefinition(line, "too_deep")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _found(node: yaml.Node, line: int, path: Path) -> Found:
    if isinstance(node, yaml.MappingNode):
        return Found(_entries(node, path), line, path)
    if isinstance(node, yaml.SequenceNode):
        return Found([_found(item, _line(item), (*path, at)) for at, item in enumerate(node.value)], line, path)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    return Found("" if plain and node.value in ("~", "null") else node.value, line, path)


def _entries(node: yaml.MappingNode, path: Path) -> dict[str, Found]:
    entries: dict[str, Found] = {}
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BadDefinition(_line(key), "bad_key")
        if fold(key.value) in seen:
            raise BadDefinition(_line(key), "doubled_key", {"key": key.value}, path)
        seen.add(fold(key.value))
        entries[key.value] = _found(value, _line(key), (*path, key.value))
    return entries


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + HEAD_STARTS


def _syntax(error: yaml.MarkedYAMLError) -> BadDefinition:
    """PyYAML's problem, sorted into the few that people really meet."""
    mark = error.problem_mark or error.context_mark
    opened = error.context_mark or mark
    line = (mark.line if mark else 0) + HEAD_STARTS
    problem = error.problem or ""
    if "'\\t'" in problem:
        return BadDefinition(line, "yaml_tab")
    if "mapping values are not allowed" in problem:
        return BadDefinition(line, "yaml_colon")
    if "quoted scalar" in (error.context or ""):
        return BadDefinition((opened.line if opened else 0) + HEAD_STARTS, "yaml_quote")
    return BadDefinition(line, "yaml")
