"""An outline → one HTML page that holds all it needs: its style, its charts, its logos; no script, no request.

Law: one h1, no level skipped, everything inside a landmark; each kind of part has its line in `_PARTS` or `_ITEMS`.
"""

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from workshop.memento.branding.palette import HUES, INK, PANEL, RULE, SOFT, WHITE, readable, tint
from workshop.memento.html import sheets
from workshop.memento.html.emblem import emblem
from workshop.memento.html.figures import figure
from workshop.memento.html.inline import anchor, blocks, line, spans, table, words
from workshop.memento.outline import parts
from workshop.memento.outline.contents import entries
from workshop.memento.outline.parts import Item, Outline, Part
from workshop.memento.text.prose import Span

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(outline: Outline) -> str:
    """The whole page, in the outline's language."""
    language = escape(outline.language.partition("-")[0] or "fr")
    about = " – ".join(word for word in (outline.title, "mémento") if word)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>{line(about)}</title>'
        f'<meta name="description" content="{line(outline.subject)}">'
        f'<meta name="author" content="{line(outline.authors)}">'
        f"<style>{_style()}</style></head><body>{_body(outline)}</body></html>\n"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    """The style sheet, with the document's colours as its tokens."""
    named = {"ink": INK, "soft": SOFT, "rule": RULE, "panel": PANEL, "sheet": WHITE}
    tokens = "".join(f"--{name}:#{colour};" for name, colour in named.items())
    hues = "".join(f".hue-{letter}{{--hue:#{readable(hue)};--tint:#{tint(hue)}}}" for letter, hue in HUES.items())
    return f":root{{{tokens}}}{hues}{STYLE.read_text(encoding='utf-8')}"


def _body(outline: Outline) -> str:
    writer = _Writer()
    told = "".join(writer.part(part) for part in outline.parts if not isinstance(part, parts.Cover | parts.Contents))
    banner = f'<p class="banner">{words(outline.banner)}</p>' if outline.banner else ""
    return (
        f'<a class="skip" href="#contenu">Aller au contenu</a><header>{banner}{_cover(outline)}</header>'
        f'<div class="sides">{_contents(outline, writer)}'
        f'<main id="contenu" tabindex="-1">{told}{writer.end()}</main></div>'
        f"<footer><p>{words(outline.running)}</p></footer>"
    )


def _cover(outline: Outline) -> str:
    """The first part; where it is left out, the title alone."""
    part = next((one for one in outline.parts if isinstance(one, parts.Cover)), None)
    if part is None:
        return f'<div class="title"><h1>{words(outline.title)}</h1></div>'
    credits = "".join(f"<p>{words(one)}</p>" for one in part.credits)
    logos = f'<p class="logos">{"".join(map(_logo, part.logos))}</p>' if part.logos else ""
    question = f'<p class="question">{words(part.question)}</p>' if part.question else ""
    return (
        f'<div class="band">{logos}<p class="mention">{words(part.mention)}</p></div>'
        f'{emblem(part.seats, part.alt)}<div class="title"><h1>{words(part.title)}</h1>{question}'
        f'<div class="credits">{credits}</div></div><p class="band version">{words(part.version)}</p>'
    )


def _logo(logo: Any) -> str:
    content = b64encode(logo.content).decode()
    return f'<img alt="{line(logo.words)}" src="data:{logo.media_type};base64,{content}">'


def _contents(outline: Outline, writer: "_Writer") -> str:
    part = next((one for one in outline.parts if isinstance(one, parts.Contents)), None)
    if part is None:
        return ""
    listed, under = [], False
    for level, heading, key in entries(outline):
        listed.append("<ol>" if level > 1 and not under else "</li></ol></li>" if level == 1 and under else "</li>")
        under = level > 1
        listed.append(f'<li><a href="#{escape(key)}">{words(heading)}</a>')
    listed = listed[1:] + (["</li></ol></li>"] if under else ["</li>"] if listed else [])
    after = writer.items(part.items)
    return (
        f'<nav aria-labelledby="sommaire"><h2 id="sommaire">{words(part.title)}</h2><ol>{"".join(listed)}</ol>'
        f"{f'<section>{after}</section>' if after else ''}</nav>"
    )


class _Writer:
    """Writes parts in order; it counts captions and knows which chapter is open."""

    def __init__(self) -> None:
        self._captions = {"Tableau": 0, "Figure": 0}
        self._open = ""
        self._under = False  # a subtitle of the section is open

    def part(self, part: Part) -> str:
        """One part; a sheet stays inside the chapter that is open."""
        if isinstance(part, parts.Sheet):
            return sheets.sheet(part, 3 if self._open else 2)
        return self.end() + _PARTS[type(part)](self, part)

    def end(self) -> str:
        """Closes the chapter that is open."""
        ended, self._open = self._open, ""
        return ended

    def chapter(self, part: parts.Chapter) -> str:
        self._open = "</section>"
        title = f'<span class="accent">Thème {words(part.letter)} :</span> {words(part.title)}'
        head = f'<h2{anchor(part.key)}>{title}</h2><p class="told">{words(part.band)}</p>'
        return f'<section class="chapter hue-{part.hue}">{head}{self.items(part.items)}'

    def section(self, part: parts.Section) -> str:
        return f"<section><h2{anchor(part.key)}>{words(part.title)}</h2>{self.items(part.items)}</section>"

    def index(self, part: parts.Index) -> str:
        lead = f'<p class="lead">{words(part.lead)}</p>' if part.lead else ""
        lines = "".join(f"<li>{words(word)} : {_references(found)}</li>" for word, found in part.entries)
        return f'<section><h2{anchor(part.key)}>{words(part.title)}</h2>{lead}<ul class="index">{lines}</ul></section>'

    def items(self, items: tuple[Item, ...]) -> str:
        """What stands in a section, whose title has the second level."""
        self._under = False
        return "".join(_ITEMS[type(item)](self, item) for item in items)

    def lead(self, item: parts.Lead) -> str:
        return f'<p class="lead">{words(item.text)}</p>'

    def text(self, item: parts.TextBlock) -> str:
        return f'<div class="{item.look}">{blocks(item.blocks, look=item.look)}</div>'

    def subtitle(self, item: parts.Subtitle) -> str:
        self._under = True
        return f"<h3{anchor(item.key)}>{words(item.text)}</h3>"

    def label(self, item: parts.Label) -> str:
        level = 4 if self._under else 3
        return f"<h{level}>{words(item.text)}</h{level}>"

    def table(self, item: parts.TableBlock) -> str:
        if item.look != "plain":
            return sheets.figures(item)
        return table(item, self.caption("Tableau", item.caption) if item.caption else "")

    def figure(self, item: parts.Figure) -> str:
        return figure(item, self.caption("Figure", item.caption))

    def caption(self, kind: str, text: str) -> str:
        """« Tableau 3. … »."""
        self._captions[kind] += 1
        return f"{kind}\u00a0{self._captions[kind]}. {text}"

    def quotation(self, item: parts.Quotation) -> str:
        return sheets.quotation(item)

    def closing(self, item: parts.Closing) -> str:
        role = f'<br><span class="soft">{words(item.role)}</span>' if item.role else ""
        return f'<p class="closing">{words(item.name)}{role}</p>'


def _references(found: tuple[tuple[str, int], ...]) -> str:
    return " ; ".join(spans((Span(f"fiche {number}", ref=key),)) for key, number in found)


Writing = Callable[[_Writer, Any], str]
_PARTS: dict[type, Writing] = {
    parts.Chapter: _Writer.chapter,
    parts.Section: _Writer.section,
    parts.Annex: _Writer.section,
    parts.Colophon: _Writer.section,
    parts.Index: _Writer.index,
}
_ITEMS: dict[type, Writing] = {
    parts.Lead: _Writer.lead,
    parts.TextBlock: _Writer.text,
    parts.Subtitle: _Writer.subtitle,
    parts.Label: _Writer.label,
    parts.TableBlock: _Writer.table,
    parts.Chart: _Writer.figure,
    parts.Stack: _Writer.figure,
    parts.Scatter: _Writer.figure,
    parts.Quotation: _Writer.quotation,
    parts.Closing: _Writer.closing,
}
