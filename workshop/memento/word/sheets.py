"""A sheet on its page.

Law: short answers stand side by side; long ones flow under their own labels, so that no row runs off a page.
"""

from workshop.memento.french import MISSING
from workshop.memento.parts import Quotation, Sheet, Table, Trio
from workshop.memento.prose import Blocks, ListItem, Span, words
from workshop.memento.word.pen import Pen
from workshop.memento.word.runs import run
from workshop.memento.word.styles import style_id

LONGEST_CELL, MOST_BLOCKS, LONGEST_ORIGIN = 340, 5, 1200


def sheet(pen: Pen, part: Sheet) -> None:
    """The whole sheet."""
    accent = style_id(f"Accent thème {part.hue}")
    pen.heading("heading 2", run(str(part.number), accent) + run(f"\t{part.title}"), part.key)
    pen.write("Fiche repère", pen.spans(part.landmarks))
    pen.write("Fiche mots-clés", run("Mots-clés : ", "Strong") + run(part.keywords))
    pen.table(part.support)
    _field(pen, "Constat", accent, part.finding, "body")
    _field(pen, "Proposition", accent, part.proposal, "callout")
    for trio in part.trios:
        _trio(pen, trio, accent, part)
    _quotations(pen, part, accent)
    whole = len(words(part.origin)) <= LONGEST_ORIGIN
    _field(pen, "D’où elle vient", accent, part.origin, "origin" if whole else "long origin")


def _field(pen: Pen, label: str, accent: str, blocks: Blocks, look: str) -> None:
    pen.write("heading 3", run(label, accent))
    pen.blocks(blocks, look)


def _trio(pen: Pen, trio: Trio, accent: str, part: Sheet) -> None:
    pen.write("heading 3", run(trio.title, accent))
    texts = [words(blocks) for _, blocks in trio.columns]
    if all(text == MISSING for text in texts):
        labels = " · ".join(label for label, _ in trio.columns)
        pen.write("Note", run(f"{labels} : {MISSING}"))
    elif all(len(text) <= LONGEST_CELL for text in texts) and _few_blocks(trio):
        pen.table(_side_by_side(trio, part))
    else:
        for label, blocks in trio.columns:
            pen.write("heading 4", run(label))
            pen.blocks(blocks)


def _few_blocks(trio: Trio) -> bool:
    return all(len(blocks) <= MOST_BLOCKS for _, blocks in trio.columns)


def _side_by_side(trio: Trio, part: Sheet) -> Table:
    head = tuple(label for label, _ in trio.columns)
    cells = tuple(_bare(blocks) for _, blocks in trio.columns)
    return Table(head, (cells,), (1 / 3,) * 3, f"{trio.title}, fiche {part.number}", hue=part.hue)


def _bare(blocks: Blocks) -> Blocks:
    """Dashes typed in a narrow cell stay a list; the first one is a new list in each cell."""
    return tuple(ListItem(b.spans, 0, b.number, b.first) if isinstance(b, ListItem) else b for b in blocks)


def _quotations(pen: Pen, part: Sheet, accent: str) -> None:
    pen.write("heading 3", run("Ce qu’ils en disent", accent))
    if not part.quotations:
        pen.write("Note", pen.spans((Span(f"Verbatims : {MISSING}"),)))
    for said in part.quotations:
        quotation(pen, said)


def quotation(pen: Pen, part: Quotation) -> None:
    """Somebody's words between guillemets, which are not doubled where they were typed, and whose they are."""
    pen.write("Verbatim", run(part.text if "«" in part.text else f"« {part.text} »"))
    pen.write("Verbatim auteur", run(part.by))
