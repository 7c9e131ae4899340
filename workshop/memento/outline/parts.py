"""The parts of a mémento, as a reader would name them. Every format renders these; none of them knows a format.

Law: plain frozen values, made by `outline`, in the order they are read. Words are spans and blocks (`prose`).
"""

from dataclasses import dataclass, field

from workshop.memento.branding.logos import Logo
from workshop.memento.text.prose import Blocks, Spans

Cell = Spans | Blocks


@dataclass(frozen=True, slots=True)
class Lead:
    """The opening sentence under a title, larger and softer."""

    text: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Prose: paragraphs, lists, quotes, small tables. `look`: body, note, editorial or callout."""

    blocks: Blocks
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Subtitle:
    """A heading of the second level, outside the table of contents."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A heading of the third level."""

    text: str
    hue: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """`widths`: shares of the text's width. `right`: columns of numbers. `summary` ≤ 80 characters, for who cannot see.

    `look`: plain, figures (a few large numbers under their names) or grand (larger still). `hue`: a theme's letter.
    `keys`: a key for each row, where rows are linked to.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    summary: str
    caption: str = ""
    right: frozenset[int] = frozenset()
    look: str = "plain"
    hue: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, one series. `top`: the axis' end, shared by charts that are compared."""

    caption: str
    series: str
    names: tuple[str, ...]
    values: tuple[int, ...]
    alt: str
    top: int
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Horizontal bars, each made of several series end to end, as a merit profile. `series`: its name, and its value
    for each bar. `shades`: their colours, RRGGBB; neighbours differ in grey too."""

    caption: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]
    shades: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Scatter:
    """Labelled points between two scales, both from `low` to `high`. A point: label, place across, place up."""

    caption: str
    across: str
    up: str
    points: tuple[tuple[str, float, float], ...]
    alt: str
    low: int = 1
    high: int = 5
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The signature under a text."""

    name: str
    role: str = ""


Figure = Chart | Stack | Scatter
Item = Lead | TextBlock | Subtitle | Label | TableBlock | Figure | Quotation | Closing


@dataclass(frozen=True, slots=True)
class Cover:
    """`seats`: for each table, its theme's hue and how many proposals it kept; the picture is drawn from them."""

    mention: str
    title: str
    question: str
    credits: tuple[str, ...]
    version: str
    seats: tuple[tuple[str, int], ...]
    alt: str
    logos: tuple[Logo, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents and how to read the document; its entries are the keys and titles of the other parts."""

    title: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the first level. `follows`: it may begin on the page where the part before it ends."""

    key: str
    title: str
    items: tuple[Item, ...]
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A theme: its opening page."""

    key: str
    letter: str
    hue: str
    title: str
    band: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Trio:
    """Three fields side by side under one label: benefits, first steps, conditions."""

    title: str
    columns: tuple[tuple[str, Blocks], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A proposal on its page. `title` is its heading, `full_title` the whole where that is cut, else "".

    `origin`: the idea it comes from and those merged into it; `after`: what became of it since; `close`: links to
    sheets that resemble it.
    """

    key: str
    number: int
    hue: str
    title: str
    full_title: str
    landmarks: Spans
    keywords: str
    support: TableBlock
    finding: Blocks
    proposal: Blocks
    trios: tuple[Trio, ...]
    quotations: tuple[Quotation, ...]
    origin: Blocks
    after: Blocks = ()
    close: Spans = ()


@dataclass(frozen=True, slots=True)
class Index:
    """Keywords in French order, each with the sheets (key, number) that bear it."""

    key: str
    title: str
    entries: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Annex(Section):
    """A chapter of the first level behind the sheets."""


@dataclass(frozen=True, slots=True)
class Colophon(Section):
    """The last chapter: licence, software, date and fingerprint of the log."""


Part = Cover | Contents | Section | Chapter | Sheet | Index | Annex | Colophon


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole document. `running`: the footer's words; `banner`: what stands on top of every page, or "".

    `validation`: `draft`, `valid`, or "". `remarks`: what reviewers say, each (key of a part, who, words).
    """

    title: str
    subject: str
    authors: str
    keywords: str
    created: int  # ms, the log's last row
    running: str
    banner: str
    parts: tuple[Part, ...]
    language: str = "fr-FR"
    fingerprint: str = field(default="")
    validation: str = ""
    remarks: tuple[tuple[str, str, str], ...] = ()
