"""The session's definition: Markdown with a YAML head → a plain dict, and back; all is checked here.

`parse` reads a file, `from_form` reads the same content from a web form, `to_text` writes the file again:
`parse(to_text(definition)).body == definition`.
"""

from dataclasses import dataclass, field
from typing import Any

from workshop.definition import vocabulary
from workshop.definition.advice import advice
from workshop.definition.build import build
from workshop.definition.default_agenda import begins, default_agenda
from workshop.definition.found import Found, found_in
from workshop.definition.head import cut, read_head, read_text, source_text
from workshop.definition.problems import Advice, BadDefinition, Troubles
from workshop.definition.serialise import to_head, to_text
from workshop.definition.texts import make_texts, read_body
from workshop.definition.vocabulary import french_kind

__all__ = [
    "Advice",
    "BadDefinition",
    "Definition",
    "begins",
    "default_agenda",
    "french_kind",
    "from_form",
    "parse",
    "remarks",
    "source_text",
    "to_head",
    "to_text",
    "vocabulary",
]


@dataclass(frozen=True)
class Definition:
    """A valid definition (`body`, for `session.define`) and what is worth saying about it."""

    body: dict[str, Any]
    warnings: list[Advice] = field(default_factory=list)


def parse(source: str | bytes) -> Definition:
    """Reads a definition file. Raises BadDefinition with the line, the kind of trouble and its values."""
    head_text, body_text, first_line = cut(read_text(source))
    head = read_head(head_text)
    troubles = Troubles()
    texts, remarks = read_body(body_text, first_line, troubles)
    definition = build(head, texts, troubles)
    return Definition(definition, sorted(advice(definition, head) + remarks, key=lambda remark: remark.line))


def from_form(head: dict[str, Any], texts: list[dict[str, str]]) -> Definition:
    """Reads the same content from plain values: `head` has the file's keys, each text is `{titre, texte}`.

    Raises BadDefinition whose `path` names the field, e.g. `("étapes", 2, "minutes")`.
    """
    troubles = Troubles()
    found = found_in(texts, ("textes",))
    parts = [(part.value.get("titre", Found("")), part.value.get("texte", Found(""))) for part in found.value]
    definition = build(found_in(head), make_texts(parts, troubles), troubles)
    return Definition(definition, advice(definition, found_in(head)))


def remarks(definition: dict[str, Any]) -> list[Advice]:
    """What is worth saying about a definition that is already kept."""
    return advice(definition, Found({}))
