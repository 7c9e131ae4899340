"""A sheet as an article. Law: the same order as on its printed page; an empty rubric says so in one line."""

from collections.abc import Sequence

from workshop.memento.html.inline import anchor, blocks, cell, prose, spans, words
from workshop.memento.outline.parts import Quotation, Sheet, TableBlock, Trio
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import words as words_of


def sheet(part: Sheet, level: int) -> str:
    """The whole sheet; its title has that level."""
    label = f"h{level + 1}"
    full = f'<p class="full">{words(part.full_title)}</p>' if part.full_title else ""
    told = [_field(label, "Constat", blocks(part.finding, look="sheet"))]
    told.append(_field(label, "Proposition", f'<div class="callout">{blocks(part.proposal, look="callout")}</div>'))
    told += [_trio(label, trio) for trio in part.trios]
    told.append(_quotations(label, part.quotations))
    told += [_field(label, "L’idée d’origine", prose(part.origin))] if part.origin else []
    told += [_field(label, "Suites données", prose(part.after))] if part.after else []
    told += [f"<p><strong>À rapprocher de :</strong> {spans(part.close)}</p>"] if part.close else []
    return (
        f'<article class="hue-{part.hue}"><h{level}{anchor(part.key)}><span class="accent">{part.number}</span> '
        f'{words(part.title)}</h{level}>{full}<p class="told">{spans(part.landmarks)}</p>'
        f'<p class="told"><strong>Mots-clés :</strong> {words(part.keywords)}</p>{figures(part.support)}'
        f"{''.join(told)}</article>"
    )


def figures(table: TableBlock) -> str:
    """A few numbers, each under its name."""
    rows = "".join(
        f"<div><dt>{words(name)}</dt><dd>{cell(one)}</dd></div>"
        for row in table.rows
        for name, one in zip(table.head, row, strict=True)
    )
    return f'<dl class="{table.look}">{rows}</dl>'


def _field(label: str, title: str, inner: str) -> str:
    return f"<{label}>{words(title)}</{label}>{inner}"


def _trio(label: str, trio: Trio) -> str:
    if all(words_of(found) == MISSING for _, found in trio.columns):
        return f'<p class="note">{words(f"{trio.title} : {MISSING}")}</p>'
    columns = "".join(f"<div><dt>{words(name)}</dt><dd>{prose(found)}</dd></div>" for name, found in trio.columns)
    return _field(label, trio.title, f'<dl class="trio">{columns}</dl>')


def _quotations(label: str, quotations: Sequence[Quotation]) -> str:
    if not quotations:
        return f'<p class="note">{words(f"Ce qu’ils en disent : {MISSING}")}</p>'
    return _field(label, "Ce qu’ils en disent", "".join(map(quotation, quotations)))


def quotation(found: Quotation) -> str:
    """Somebody's words between guillemets, which are not doubled where they were typed, and whose they are."""
    said = found.text if "«" in found.text else f"« {found.text} »"
    quoted = f"<blockquote><p>{words(said)}</p></blockquote>"
    return f'<figure class="said">{quoted}<figcaption>{words(found.by)}</figcaption></figure>'
