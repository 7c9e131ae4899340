"""A sheet on its page.

Law: short answers stand side by side; long ones flow under their own labels, so that no row runs off a page.
"""

from workshop.memento.outline.parts import Quotation, Sheet, TableBlock, Trio
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Blocks, Paragraph, Span, words
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.runs import run
from workshop.memento.word.styles import style_id

TALLEST_CELL, CELL_WIDTH = 4, 31  # lines, characters
ORIGIN = "L’idée d’origine"
SENTENCE, LONGEST_ORIGIN = 160, 1200


def sheet(writer: BodyWriter, part: Sheet) -> None:
    """The whole sheet."""
    accent = style_id(f"Accent thème {part.hue}")
    writer.heading("heading 2", run(str(part.number), accent) + run(f"\t{part.title}"), part.key)
    if part.full_title:
        writer.write("Fiche titre entier", run(part.full_title))
    writer.write("Fiche repère", writer.spans(part.landmarks))
    close = run(" · ") + run("À rapprocher de : ", "Strong") + writer.spans(part.close) if part.close else ""
    writer.write("Fiche mots-clés", run("Mots-clés : ", "Strong") + run(part.keywords) + close)
    writer.table(part.support)
    _field(writer, "Constat", accent, _joined(part.finding), "body")
    _field(writer, "Proposition", accent, part.proposal, "callout")
    for trio in part.trios:
        _trio(writer, trio, accent, part)
    _quotations(writer, part, accent)
    _origin(writer, accent, part.origin)
    if part.after:
        _field(writer, "Suites données", accent, part.after, "body")


def _field(writer: BodyWriter, label: str, accent: str, blocks: Blocks, look: str) -> None:
    writer.write("heading 3", run(label, accent))
    writer.blocks(blocks, look)


def _origin(writer: BodyWriter, accent: str, blocks: Blocks) -> None:
    """Held together on one page unless it is long; nothing where the sheet has said it all."""
    if not blocks:
        return
    if len(words(blocks)) > LONGEST_ORIGIN:
        _field(writer, ORIGIN, accent, blocks, "long origin")
    else:
        _field(writer, ORIGIN, accent, blocks[:-1], "origin")
        writer.blocks(blocks[-1:], "origin end")


def _trio(writer: BodyWriter, trio: Trio, accent: str, part: Sheet) -> None:
    if all(words(blocks) == MISSING for _, blocks in trio.columns):
        writer.write("Note", run(f"{trio.title} : {MISSING}"))
        return
    writer.write("heading 3", run(trio.title, accent))
    if all(_lines(blocks) <= TALLEST_CELL for _, blocks in trio.columns):
        writer.table(_side_by_side(trio, part))
    else:
        for label, blocks in trio.columns:
            _run_in(writer, label, blocks)


def _lines(blocks: Blocks) -> int:
    """About how many lines these blocks take in a third of the page's width."""
    return sum(-(-len(words((block,))) // CELL_WIDTH) for block in blocks)


def _side_by_side(trio: Trio, part: Sheet) -> TableBlock:
    head = tuple(label for label, _ in trio.columns)
    cells = tuple(blocks for _, blocks in trio.columns)
    return TableBlock(head, (cells,), (1 / 3,) * 3, f"{trio.title}, fiche {part.number}", hue=part.hue)


def _run_in(writer: BodyWriter, label: str, blocks: Blocks) -> None:
    """The label in bold, then the text on the same line; lists and what is long stand under the label."""
    first, *rest = _joined(blocks)
    lead = run(f"{label}. ", "Strong")
    if isinstance(first, Paragraph):
        writer.write("Fiche rubrique", lead + writer.spans(first.spans))
        writer.blocks(rest)
    else:
        writer.write("Fiche rubrique", lead)
        writer.blocks(blocks)


def _joined(blocks: Blocks) -> Blocks:
    """Short sentences typed on lines of their own, as one paragraph."""
    texts = [words((block,)) for block in blocks]
    plain = all(isinstance(block, Paragraph) for block in blocks)
    if not plain or not all(len(text) <= SENTENCE and text.endswith((".", "!", "?", "…")) for text in texts):
        return blocks
    spans = [span for block in blocks if isinstance(block, Paragraph) for span in (*block.spans, Span(" "))]
    return (Paragraph(tuple(spans[:-1])),)


def _quotations(writer: BodyWriter, part: Sheet, accent: str) -> None:
    if not part.quotations:
        writer.write("Note", run(f"Ce qu’ils en disent : {MISSING}"))
        return
    writer.write("heading 3", run("Ce qu’ils en disent", accent))
    for said in part.quotations:
        quotation(writer, said)


def quotation(writer: BodyWriter, part: Quotation) -> None:
    """Somebody's words between guillemets, which are not doubled where they were typed, and whose they are."""
    writer.write("Verbatim", run(part.text if "«" in part.text else f"« {part.text} »"))
    writer.write("Verbatim auteur", run(part.by))
