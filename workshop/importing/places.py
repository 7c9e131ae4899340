"""Which table an idea goes to: the one it names, or the tables of its theme in turn, or all of them in turn."""

from workshop.core import State
from workshop.importing.incoming import BadImport, Incoming, flat


class Places:
    """The tables of a session, as a file may name them."""

    def __init__(self, state: State) -> None:
        agenda = state.agenda
        self.numbers = {str(table.number): table.id for table in agenda.tables.values()}
        self.themes: dict[str, tuple[str, ...]] = {}
        for theme in agenda.themes.values():
            for name in (theme.id, f"thème {theme.id}", f"{theme.id} · {theme.title}", theme.title):
                self.themes[flat(name)] = theme.tables
        self.titles = [theme.title for theme in agenda.themes.values()]
        self.all = tuple(agenda.tables)
        self.turn: dict[str, int] = {}

    def align(self, named: list[str]) -> dict[str, str]:
        """Pairs themes that are all unknown, and no more than the session's, with the session's in order."""
        if not named or len(named) > len(self.titles) or any(flat(name) in self.themes for name in named):
            return {}
        aligned = dict(zip(named, self.titles, strict=False))
        self.themes |= {flat(name): self.themes[flat(title)] for name, title in aligned.items()}
        return aligned

    def of(self, incoming: Incoming) -> str:
        """The table's id; raises BadImport."""
        if incoming.table:
            number = flat(incoming.table).removeprefix("table").removeprefix("t").strip()
            if number not in self.numbers:
                raise BadImport(incoming.line, "unknown_table", table=incoming.table)
            return self.numbers[number]
        return self._next(incoming)

    def _next(self, incoming: Incoming) -> str:
        theme = flat(incoming.theme)
        if theme and theme not in self.themes:
            raise BadImport(incoming.line, "unknown_theme", theme=incoming.theme, themes=self.titles)
        tables = self.themes[theme] if theme else self.all
        turn = self.turn[theme] = self.turn.get(theme, -1) + 1
        return tables[turn % len(tables)]
