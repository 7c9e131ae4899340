"""Every style of the document: one row each, and the XML that Word reads.

Law: the body carries no direct formatting; whatever an organisation wants to look otherwise, it changes here or in
the style's dialogue of its word processor.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape

from workshop.core import normalized
from workshop.memento.branding.palette import HUES, INK, PANEL, RULE, SOFT, WHITE, readable

FONT, MONO = (
    "Arial",
    "Courier New",
)  # Liberation Sans has the same widths: the server's pages are Word's pages
MARGIN, COVER_MARGIN, PAGE_WIDTH = 2.2, 1.45, 21.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
HIGHLIGHT = "FFE15A"
QUESTION = "F0E3BE"
LANGUAGE = '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'

_BUILT_IN = frozenset(
    (
        "Normal", "heading 1", "heading 2", "heading 3", "heading 4", "Title", "Subtitle", "TOC Heading", "toc 1",
        "toc 2", "Quote", "List Bullet", "List Number", "List Bullet 2", "List Number 2", "caption", "index 1",
        "Signature", "annotation text", "annotation reference", "header", "footer", "Hyperlink", "Strong", "Emphasis",
        "Default Paragraph Font",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Sizes and spaces are in points, indents and tabs in centimetres."""

    name: str
    base: str = "Normal"
    after_style: str = ""
    size: float = 0
    bold: bool | None = None
    colour: str = ""
    track: float = 0
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float | None = None
    right: float | None = None
    hanging: float | None = None
    fill: str = ""
    border: str = ""
    tabs: tuple[tuple[str, str, float], ...] = ()
    marker: str = ""  # a list's: bullet or decimal
    align: str = ""
    level: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_before: bool | None = None
    hyphens: bool = True


@cache
def style_id(name: str) -> str:
    """« Texte de tableau » → « TexteDeTableau »."""
    bare = normalized("NFKD", name.title()).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]", "", bare)


def edges(sides: str, colour: str, size: int, space: int) -> str:
    """Border lines on these sides. `size` in eighths of a point, `space` in points."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>' for side in sides.split()
    )


_BAR = edges("top", INK, 36, 12)
_BLEED = (
    edges("top", INK, 8, 14) + edges("left", INK, 96, 31) + edges("bottom", INK, 8, 14) + edges("right", INK, 96, 31)
)
_PANEL_BOX = edges("top left bottom right", PANEL, 8, 6)
_QUOTE_BAR = edges("left", RULE, 18, 9)
_DOTTED = ("right", "dot", TEXT_WIDTH)

PARAGRAPHS: tuple[Style, ...] = (
    Style("Normal", base="", size=12, colour=INK, after=6, line=1.1),
    Style("heading 1", after_style="Normal", size=28, bold=True, track=-0.3, after=10, line=1.0, border=_BAR, level=0,
          keep_next=True, keep_lines=True, page_before=True, hyphens=False),
    Style("heading 2", after_style="Normal", size=22, bold=True, track=-0.2, after=6, line=1.0, left=1.25, hanging=1.25,
          tabs=(("left", "none", 1.25),), level=1, keep_next=True, keep_lines=True, page_before=True, hyphens=False),
    Style("Intertitre", base="heading 2", after_style="Normal", size=16, track=-0.1, before=16, after=5, line=1.0,
          left=0, hanging=0, level=1, keep_next=True, keep_lines=True, page_before=False, hyphens=False),
    Style("heading 3", after_style="Normal", size=13, bold=True, before=7, after=2, line=1.0, level=2, keep_next=True,
          keep_lines=True, hyphens=False),
    Style("heading 4", after_style="Normal", size=12, bold=True, colour=SOFT, before=6, after=2, line=1.0, level=3,
          keep_next=True, keep_lines=True, hyphens=False),
    Style("Title", after_style="Subtitle", size=46, bold=True, colour=WHITE, track=-0.9, before=0, after=14, line=0.95,
          fill=INK, border=_BLEED, keep_lines=True, hyphens=False),
    Style("Subtitle", after_style="Normal", size=22, colour=QUESTION, before=0, after=56, line=1.15, fill=INK,
          border=_BLEED, hyphens=False),
    Style("Couverture organisateurs", size=12, colour=WHITE, before=0, after=0, line=1.2, fill=INK, border=_BLEED),
    Style("Couverture logos", size=12, before=0, after=10, line=1.15),
    Style("Couverture mention", size=13, bold=True, before=0, after=0, line=1.0),
    Style("Couverture image", size=2, before=0, after=0, line=1.0, left=-COVER_MARGIN, right=-COVER_MARGIN, fill=INK,
          keep_next=True),
    Style("Couverture version", size=12, colour=SOFT, before=14, after=0, line=1.1),
    Style("TOC Heading", after_style="Normal", size=28, bold=True, track=-0.3, after=14, line=1.0, border=_BAR,
          keep_next=True, page_before=True),
    Style("toc 1", size=12, bold=True, before=3, after=1, line=1.0, tabs=(_DOTTED,), keep_lines=True),
    Style("toc 2", size=11, before=0, after=0.5, line=1.0, left=0.9, hanging=0.9, keep_lines=True,
          tabs=(("left", "none", 0.9), _DOTTED)),
    Style("Chapeau", after_style="Normal", size=14, colour=SOFT, after=8, line=1.15, keep_next=True),
    Style("Éditorial", size=13, after=9, line=1.3),
    Style("Exergue", after_style="Éditorial", size=20, bold=True, track=-0.2, before=10, after=12, line=1.15, right=2,
          keep_lines=True, hyphens=False),
    Style("Encart", after_style="Normal", before=0, after=4, line=1.1, left=0.24, right=0.24, fill=PANEL,
          border=_PANEL_BOX),
    Style("Encart puce", base="Encart", left=0.84, hanging=0.6, marker="bullet"),
    Style("Encart numéro", base="Encart", left=1.04, hanging=0.8, marker="decimal"),
    Style("Quote", size=12, before=3, after=3, line=1.1, left=0.42, border=_QUOTE_BAR),
    Style("Verbatim", base="Quote", before=3, after=0, keep_next=True, keep_lines=True),
    Style("Verbatim auteur", size=11, colour=SOFT, before=0, after=6, line=1.1, left=0.42, border=_QUOTE_BAR,
          keep_lines=True),
    Style("List Bullet", before=0, after=3, line=1.1, left=0.6, hanging=0.6, marker="bullet"),
    Style("List Bullet 2", base="List Bullet", left=1.2, hanging=0.6, marker="bullet"),
    Style("List Number", before=0, after=4, line=1.1, left=0.9, hanging=0.9, marker="decimal"),
    Style("List Number 2", base="List Number", left=1.8, hanging=0.9, marker="decimal"),
    Style("caption", after_style="Normal", size=11, bold=True, colour=SOFT, before=9, after=3, line=1.0, keep_next=True,
          keep_lines=True),
    Style("Graphique", before=0, after=4, line=1.0),
    Style("Note", size=11, colour=SOFT, before=4, after=4, line=1.08),
    Style("Note puce", base="Note", left=0.6, hanging=0.6, marker="bullet", before=0, after=2, keep_next=True),
    Style("Bandeau", after_style="Chapeau", size=12, bold=True, colour=WHITE, fill=INK, before=0, after=12, line=1.0,
          left=0.2, right=0.2, border=edges("top left bottom right", INK, 8, 5), keep_next=True, keep_lines=True),
    Style("Fiche titre entier", after_style="Fiche repère", size=14, after=4, line=1.1, left=1.25, keep_next=True,
          keep_lines=True),
    Style("Fiche repère", size=11, colour=SOFT, after=2, line=1.05, left=1.25, keep_next=True, keep_lines=True),
    Style("Fiche mots-clés", base="Fiche repère", after=6),
    Style("Fiche rubrique", after=2, line=1.08),
    Style("Fiche origine", size=11, after=3, line=1.05, keep_lines=True),
    Style("Fiche origine liée", base="Fiche origine", keep_next=True),
    Style("Fiche puce", base="Fiche origine", left=0.6, hanging=0.6, marker="bullet", after=2),
    Style("Fiche citation", base="Quote", size=11, before=2, after=2, line=1.05, keep_lines=True),
    Style("Fiche citation liée", base="Fiche citation", keep_next=True),
    Style("Texte de tableau", size=11, before=2, after=2, line=1.05),
    Style("En-tête de tableau", base="Texte de tableau", bold=True, line=1.0, keep_next=True),
    Style("Nombre de tableau", base="Texte de tableau", align="right"),
    Style("En-tête de nombre", base="En-tête de tableau", align="right"),
    Style("Puce de tableau", base="Texte de tableau", left=0.4, hanging=0.4, marker="bullet", before=1, after=1),
    Style("Numéro de tableau", base="Texte de tableau", left=0.6, hanging=0.6, marker="decimal", before=1, after=1),
    Style("Légende de chiffre", base="Texte de tableau", colour=SOFT, before=3, after=0, line=1.0, keep_next=True),
    Style("Chiffre", base="Texte de tableau", size=18, bold=True, track=-0.2, before=0, after=3, line=1.0),
    Style("Grand chiffre", base="Texte de tableau", size=36, bold=True, track=-0.6, before=0, after=4, line=1.0),
    Style("index 1", after=3, line=1.05, left=0.5, hanging=0.5, keep_lines=True),
    Style("Signature", bold=True, before=6, after=0, line=1.1),
    Style("Filigrane", size=2, before=0, after=0, line=1.0),
    Style("annotation text", size=10, after=3, line=1.05),
    Style("header", size=10, bold=True, before=0, after=0, line=1.0, fill=HIGHLIGHT, align="center",
          border=edges("top bottom", HIGHLIGHT, 8, 3)),
    Style("footer", size=10, colour=SOFT, before=0, after=0, line=1.0, border=edges("top", RULE, 4, 6),
          tabs=(("right", "none", TEXT_WIDTH),)),
    *(
        Style(f"Bandeau thème {letter}", base="Bandeau", fill=hue,
              border=edges("top left bottom right", hue, 8, 5))
        for letter, hue in HUES.items()
    ),
)  # fmt: skip

CHARACTERS: tuple[tuple[str, str], ...] = (
    ("Default Paragraph Font", ""),
    ("Hyperlink", f'<w:color w:val="{HUES["A"]}"/><w:u w:val="single"/>'),
    ("Strong", "<w:b/><w:bCs/>"),
    ("Emphasis", "<w:i/><w:iCs/>"),
    ("Strong Emphasis", "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    ("Code", f'<w:rFonts w:ascii="{MONO}" w:hAnsi="{MONO}" w:cs="{MONO}"/><w:noProof/>'),
    ("Discret", f'<w:color w:val="{SOFT}"/>'),
    ("annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
    ("Exposant", '<w:vertAlign w:val="superscript"/>'),
    ("Titre long", '<w:spacing w:val="-10"/><w:sz w:val="68"/><w:szCs w:val="68"/>'),
    ("Titre très long", '<w:spacing w:val="-4"/><w:sz w:val="48"/><w:szCs w:val="48"/>'),
    ("Question longue", '<w:sz w:val="32"/><w:szCs w:val="32"/>'),
    *((f"Accent thème {letter}", f'<w:color w:val="{readable(hue, PANEL)}"/>') for letter, hue in HUES.items()),
    *(
        (f"Gommette thème {letter}", f'<w:color w:val="{hue}"/><w:sz w:val="28"/><w:szCs w:val="28"/>')
        for letter, hue in HUES.items()
    ),
)


# Each list style has its numbering instance, from 1; its abstract numbering has the same number less one.
LISTS = {style_id(style.name): number for number, style in enumerate((s for s in PARAGRAPHS if s.marker), 1)}


def paragraph_style(style: Style) -> str:
    """The `w:style` element of a paragraph style."""
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if style.name == "Normal" else ""
    base = f'<w:basedOn w:val="{style_id(style.base)}"/>' if style.base else ""
    after = f'<w:next w:val="{style_id(style.after_style)}"/>' if style.after_style else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{escape(style.name)}"/>{base}{after}<w:qFormat/>{_paragraph(style)}{_run(style)}</w:style>'
    )


def character_style(name: str, properties: str) -> str:
    """The `w:style` element of a character style."""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Default Paragraph Font" else ""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:style w:type="character"{default}{custom} w:styleId="{style_id(name)}">'
        f'<w:name w:val="{escape(name)}"/><w:qFormat/>{inner}</w:style>'
    )


def _paragraph(style: Style) -> str:
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    return f"<w:pPr>{_flow(style)}{_decoration(style)}{_spacing(style)}{_indent(style)}{_align(style)}{level}</w:pPr>"


def _flow(style: Style) -> str:
    xml = "<w:keepNext/>" if style.keep_next else ""
    xml += "<w:keepLines/>" if style.keep_lines else ""
    if style.page_before is not None:
        xml += f'<w:pageBreakBefore w:val="{int(style.page_before)}"/>'
    xml += "<w:widowControl/>"
    if style.marker:
        xml += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{LISTS[style_id(style.name)]}"/></w:numPr>'
    return xml


def _decoration(style: Style) -> str:
    xml = f"<w:pBdr>{style.border}</w:pBdr>" if style.border else ""
    xml += f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else ""
    if style.tabs:
        stops = (f'<w:tab w:val="{kind}" w:leader="{lead}" w:pos="{twips(at)}"/>' for kind, lead, at in style.tabs)
        xml += f"<w:tabs>{''.join(stops)}</w:tabs>"
    return xml + ("" if style.hyphens else "<w:suppressAutoHyphens/>")


def _spacing(style: Style) -> str:
    pairs = (("before", style.before), ("after", style.after))
    xml = "".join(f' w:{name}="{int(value * 20)}"' for name, value in pairs if value is not None)
    xml += f' w:line="{int(style.line * 240)}" w:lineRule="auto"' if style.line else ""
    return f"<w:spacing{xml}/>" if xml else ""


def _indent(style: Style) -> str:
    pairs = (("left", style.left), ("right", style.right), ("hanging", style.hanging))
    xml = "".join(f' w:{name}="{twips(value)}"' for name, value in pairs if value is not None)
    return f"<w:ind{xml}/>" if xml else ""


def _align(style: Style) -> str:
    return f'<w:jc w:val="{style.align}"/>' if style.align else ""


def _run(style: Style) -> str:
    xml = "" if style.bold is None else f'<w:b w:val="{int(style.bold)}"/><w:bCs w:val="{int(style.bold)}"/>'
    xml += f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    xml += f'<w:spacing w:val="{int(style.track * 20)}"/>' if style.track else ""
    if style.size:
        xml += f'<w:sz w:val="{int(style.size * 2)}"/><w:szCs w:val="{int(style.size * 2)}"/>'
    return f"<w:rPr>{xml}</w:rPr>" if xml else ""


def twips(centimetres: float) -> int:
    """Centimetres → twentieths of a point."""
    return round(centimetres * 567)
