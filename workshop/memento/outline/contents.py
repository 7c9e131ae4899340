"""What a table of contents lists, whatever the format."""

from collections.abc import Iterator

from workshop.memento.outline.parts import Chapter, Index, Outline, Part, Section, Sheet


def entries(outline: Outline) -> Iterator[tuple[int, str, str]]:
    """Each entry: (level, words, key)."""
    for part in outline.parts:
        if isinstance(part, Sheet):
            yield 2, f"{part.number}\t{part.title}", part.key
        elif isinstance(part, Chapter | Section | Index):
            yield 1, heading_words(part), part.key


def heading_words(part: Part) -> str:
    """The words of a heading of the first level."""
    if isinstance(part, Chapter):
        return f"Thème {part.letter} : {part.title}"
    return part.title if isinstance(part, Section | Index | Sheet) else ""
