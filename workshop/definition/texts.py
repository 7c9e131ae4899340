"""The body of the file: each `## Heading` opens a text for the mémento, up to the next one."""

import re
from dataclasses import dataclass

from workshop.core import normalized
from workshop.definition import readers
from workshop.definition.found import Found
from workshop.definition.problems import Advice, Troubles
from workshop.definition.readers import attempt, trouble
from workshop.definition.vocabulary import fold

LIMIT = 20_000
MOST_TEXTS = 40


@dataclass(frozen=True)
class BodyText:
    """One text: `slug` is its key in the definition, `line` where its heading stands."""

    slug: str
    title: str
    body: str
    line: int = 0


def slug(title: str) -> str:
    """`Éditorial du préfet` gives `editorial-du-prefet`."""
    plain = normalized("NFKD", title.replace("œ", "oe").replace("Œ", "OE").casefold())
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:64].rstrip("-")


def read_body(body: str, first_line: int, troubles: Troubles) -> tuple[list[BodyText], list[Advice]]:
    """The texts, and a word about what stands before the first heading."""
    parts: list[tuple[Found, list[str]]] = []
    loose = 0
    for line, written in enumerate(body.split("\n"), first_line):
        heading = _heading(written)
        if heading is not None:
            parts.append((Found(heading, line), []))
        elif parts:
            parts[-1][1].append(written)
        elif written.strip() and not loose:
            loose = line
    found = [(title, Found("\n".join(lines), title.line)) for title, lines in parts]
    return make_texts(found, troubles), [Advice(loose, "loose_text")] if loose else []


def _heading(line: str) -> str | None:
    """What a heading of the second level says, or None."""
    return line[2:].strip(" \t").rstrip(" \t#") if line.startswith(("## ", "##\t")) else None


def make_texts(parts: list[tuple[Found, Found]], troubles: Troubles) -> list[BodyText]:
    """Texts from (title, body) pairs; two titles that read the same are a trouble."""
    texts: list[BodyText] = []
    for title, body in parts[:MOST_TEXTS]:
        named = attempt(troubles, readers.needed_text, title, 200, default="")
        words = attempt(troubles, readers.long_text, _lowered(body), LIMIT, default="")
        text = BodyText(slug(named), named, words, title.line)
        if named and not text.slug:
            troubles.note(trouble(title, "not_a_heading", value=named))
        elif any(fold(text.slug) == other.slug for other in texts):
            troubles.note(trouble(title, "same_heading", value=named))
        else:
            texts.append(text)
    if len(parts) > MOST_TEXTS:
        troubles.note(trouble(parts[MOST_TEXTS][0], "too_many_texts", limit=MOST_TEXTS))
    return texts


def _lowered(body: Found) -> Found:
    """Titles inside a text go under its own heading."""
    if not isinstance(body.value, str):
        return body
    return Found(re.sub(r"(?m)^##?(?=[ \t])", "###", body.value), body.line, body.path)
