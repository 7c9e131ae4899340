"""What an import must know of the session that its ideas go to.

Law: small, and taken in no time, so that it can be sent to whoever plans in another process.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop.core import State

DIGEST = 12  # characters: of a million ideas, two of different words would hardly meet


@dataclass(frozen=True, slots=True)
class Destination:
    """`tables`: id → number; `themes`: id → title; `tables_of` a theme; `words` of each idea that is there.

    `batches`: each import by its name → how many ideas it wrote, whether it was withdrawn.
    """

    tables: dict[str, int] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    tables_of: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    batches: Mapping[str, tuple[int, bool]] = field(default_factory=dict)


def destination(state: State) -> Destination:
    """That of a session as it stands."""
    agenda = state.agenda
    return Destination(
        {table.id: table.number for table in agenda.tables.values()},
        {theme.id: theme.title for theme in agenda.themes.values()},
        {theme.id: list(theme.tables) for theme in agenda.themes.values()},
        [words(one.title, one.body) for one in state.ideas.values() if not one.gone],
        {one.id: (len(one.ideas), one.withdrawn) for one in state.batches.values()},
    )


def words(title: str, body: str) -> str:
    """What stands for words that are already clean, whatever their case."""
    said = f"{title}\n\n{body}".casefold().encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=DIGEST).hexdigest()
