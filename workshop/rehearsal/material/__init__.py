"""What simulated people say: ideas, sheets and words heard at the table, in French.

Law: everything here is made up for rehearsals; nobody real said it, nobody in it exists.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
THEMES = 3
SHORT_TITLE = 40


@dataclass(frozen=True)
class SampleIdea:
    """One idea of the stock: a short title (40 characters at most) and the text as somebody would type it."""

    title: str
    body: str


@cache
def ideas(theme: int) -> tuple[SampleIdea, ...]:
    """The stock of ideas for a theme, counted from 0; further themes share the three stocks."""
    text = (HERE / f"ideas_{theme % THEMES + 1}.txt").read_text(encoding="utf-8")
    return tuple(_idea(block) for block in text.split("\n%\n"))


def _idea(block: str) -> SampleIdea:
    title, _, body = block.strip().partition("\n")
    return SampleIdea(title.removeprefix("# "), body.strip())


@cache
def phrases(heading: str, theme: int = 0) -> tuple[str, ...]:
    """The sentences under a heading of `sheets.txt`, the theme's own (`finding 1`) if it has some.

    Raises KeyError for a heading that is not there.
    """
    sections = _sections()
    return sections.get(f"{heading} {theme % THEMES + 1}") or sections[heading]


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    for line in (HERE / "sheets.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line:
            current.append(line)
    return {heading: tuple(lines) for heading, lines in sections.items()}


def short_title(text: str) -> str:
    """A title of 40 characters at most for a text: the stock's own when the text comes from it."""
    found = (idea for theme in range(THEMES) for idea in ideas(theme) if _opening(idea) in text.lower())
    known = max(found, key=lambda idea: len(_opening(idea)), default=None)
    return known.title if known else shortened(text)


def _opening(idea: SampleIdea) -> str:
    """What of an idea is left in a variant of it."""
    return idea.body.splitlines()[0][:SHORT_TITLE].lower()


def shortened(text: str, limit: int = SHORT_TITLE) -> str:
    """The first words of a text that fit in `limit` characters, with « … » when some are left out."""
    line = text.strip().splitlines()[0] if text.strip() else "Sans titre"
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
