"""Which table an idea goes to: the one it names, or the tables of its theme in turn, or all of them in turn.

Law: a name that is none of the session's is asked about, never guessed away. Themes that are all unknown, and no more
than the session's, are proposed in order; that too is shown before anything is written.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop.importing.destination import Destination
from workshop.importing.incoming import IncomingIdea, flat
from workshop.importing.reading import Choices

ALL = "all"  # an answer: to all tables in turn
MOST_NAMES = 24  # unknown names that people are asked about one by one; more of them come from a wrong column


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """What must be answered before ideas are written: `kind` is a key of import_sentences.QUESTIONS.

    `key` names it in a form; `name`: the theme or table that the file says; `count`: how many ideas it concerns, the
    first of which stands at `line`. `answer` is empty while it is open; `guessed`: nobody gave it yet.
    """

    kind: str
    key: str
    answer: str = ""
    name: str = ""
    count: int = 0
    line: int = 0
    guessed: bool = False


def digest(name: str) -> str:
    """A name as a form can carry it."""
    return hashlib.sha256(flat(name).encode()).hexdigest()[:12]


class Placement:
    """The tables of a session, as a file may name them and as somebody answered."""

    def __init__(self, ground: Destination, choices: Choices) -> None:
        self._choices = choices
        self.tables, self.themes = ground.tables, ground.themes
        self._numbers = {str(number): table for table, number in self.tables.items()}
        self._named = {
            flat(name): theme
            for theme, title in ground.themes.items()
            for name in (theme, f"thème {theme}", f"{theme} · {title}", title)
        }
        self._of = {**ground.tables_of, ALL: list(ground.tables)}
        self._aligned: dict[str, str] = {}
        self._turn: dict[str, int] = {}

    def asked(self, ideas: Sequence[IncomingIdea]) -> list[ImportQuestion]:
        """What must be known of the names in the file that are none of the session's."""
        tables = [one for one in ideas if one.table and self._table(one.table) is None]
        themes = [one for one in ideas if one.theme and not one.table and flat(one.theme) not in self._named]
        named = list(dict.fromkeys(flat(one.theme) for one in ideas if one.theme and not one.table))
        if themes and len(named) <= len(self.themes) and not any(one in self._named for one in named):
            self._aligned = dict(zip(named, self.themes, strict=False))
        return [*self._names("table", tables), *self._names("theme", themes)]

    def of(self, incoming: IncomingIdea) -> str:
        """The table's id; where something is still to be answered, one of those in turn."""
        if incoming.table:
            table = self._table(incoming.table) or self._choices.tables.get(digest(incoming.table), "")
            if table in self.tables:
                return table
        return self._next(self._theme(incoming.theme))

    def _table(self, name: str) -> str | None:
        return self._numbers.get(flat(name).removeprefix("table").removeprefix("t").strip(" n°"))

    def _theme(self, name: str) -> str:
        known = self._named.get(flat(name)) if name else ALL
        return known or self._answer("theme", name)[0] or ALL

    def _next(self, theme: str) -> str:
        tables = self._of[theme]
        turn = self._turn[theme] = self._turn.get(theme, -1) + 1
        return tables[turn % len(tables)]

    def _names(self, kind: str, ideas: Iterable[IncomingIdea]) -> list[ImportQuestion]:
        counts: Counter[str] = Counter()
        first: dict[str, IncomingIdea] = {}
        for one in ideas:
            name = flat(getattr(one, kind))
            counts[name] += 1
            first.setdefault(name, one)
        if len(counts) > MOST_NAMES:
            line = next(iter(first.values())).line
            answer = self._given(kind).get(ALL, "")
            return [ImportQuestion(f"{kind}s", f"{kind}-{ALL}", answer, str(len(counts)), counts.total(), line)]
        return [self._question(kind, getattr(one, kind), counts[name], one.line) for name, one in first.items()]

    def _question(self, kind: str, name: str, count: int, line: int) -> ImportQuestion:
        answer, guessed = self._answer(kind, name)
        return ImportQuestion(kind, f"{kind}-{digest(name)}", answer, name, count, line, guessed)

    def _answer(self, kind: str, name: str) -> tuple[str, bool]:
        """Where such ideas go: an id, ALL, or nothing yet; and whether that was guessed."""
        given = self._given(kind)
        known = self.tables if kind == "table" else self.themes
        said = given.get(digest(name), "") or given.get(ALL, "")
        if said == ALL or said in known:
            return said, False
        guess = self._aligned.get(flat(name), "") if kind == "theme" else ""
        return guess, bool(guess)

    def _given(self, kind: str) -> dict[str, str]:
        return dict(self._choices.tables if kind == "table" else self._choices.themes)
