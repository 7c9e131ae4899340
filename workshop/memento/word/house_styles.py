"""The styles of a house style put in place of ours.

Law: what a style looks like (font, size, colour, space, rules) is the house's; how the document holds together
(levels, page breaks, lists, tabs) is ours. A style that the house lacks is ours in the house's font. Whatever the
house says, its words can be read: 4.5:1, and a body of 12 points at least.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from workshop.memento.branding.house_style import HouseStyle
from workshop.memento.branding.palette import INK, MINIMUM, SOFT, WHITE, contrast, readable
from workshop.memento.word.styles import PARAGRAPHS, Style, paragraph_style, style_id

Element = Any  # of lxml, which has no types

SMALLEST, SMALLEST_BODY = 20, 24  # half-points
_OURS = {style.name: style for style in PARAGRAPHS}
# The children of w:pPr and w:rPr in the order of the schema (ISO/IEC 29500-1, CT_PPrBase and EG_RPrBase).
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
_RUN_ORDER = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip
_STRUCTURE = {"keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "tabs", "suppressAutoHyphens",
              "outlineLvl"}  # fmt: skip
# On paper of somebody else's colours the cover is sober: no ground under its words.
_PLAIN_COVER = tuple(
    replace(_OURS[name], fill="", border="", colour=colour, after=after)
    for name, colour, after in (
        ("Title", INK, 14),
        ("Subtitle", SOFT, 36),
        ("Couverture organisateurs", INK, 0),
        ("Couverture image", "", 24),
    )
)


def apply_house_style(document: DocxDocument, house: HouseStyle) -> dict[str, str]:
    """Puts the house's styles and theme in the document; gives the house's style ids → the document's."""
    root = document.styles.element
    ours = {_id(style): style for style in _styles(root)}
    ids = _ids(house.styles, {_name(style): key for key, style in ours.items()})
    for key, style in _renamed(house.styles, ids):
        if key not in ours:
            root.append(style)
        elif _kind(style) == _kind(ours[key]) in ("paragraph", "character"):
            root.replace(ours[key], _merged(ours[key], style))
    for style in _ours_alone(root, set(ids.values())):
        root.replace(ours[_id(style)], style)
    _cut_loops(root)
    _defaults(root, house.styles)
    if house.theme:
        next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/theme"))._blob = house.theme
    return ids


def _styles(root: Element) -> list[Element]:
    return list(root.iter(qn("w:style")))


def _id(style: Element) -> str:
    return style.get(qn("w:styleId")) or ""


def _kind(style: Element) -> str:
    return style.get(qn("w:type")) or "paragraph"


def _name(style: Element) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else (found.get(qn("w:val")) or "").casefold()


def _ids(theirs: Element, ours: dict[str, str]) -> dict[str, str]:
    """« Titre1 », whose name is « heading 1 », becomes « Heading1 »; a style that we do not know is theirs alone."""
    return {_id(style): ours.get(_name(style)) or f"House{style_id(_id(style))}" for style in _styles(theirs)}


def _renamed(theirs: Element, ids: dict[str, str]) -> Iterator[tuple[str, Element]]:
    """Copies of their styles under the new ids, each once; lists and the language are ours."""
    seen: set[str] = set()
    for style in map(deepcopy, _styles(theirs)):
        key = ids[_id(style)]
        if key in seen:
            continue
        seen.add(key)
        style.set(qn("w:styleId"), key)
        style.attrib.pop(qn("w:default"), None)
        _point(style, ids, key)
        for left in list(style.iter(qn("w:numPr"), qn("w:lang"))):
            _leave(left)
        yield key, style


def _point(style: Element, ids: dict[str, str], key: str) -> None:
    for name in ("basedOn", "next", "link"):
        for element in style.findall(qn(f"w:{name}")):
            target = ids.get(element.get(qn("w:val")) or "")
            if target and target != key:
                element.set(qn("w:val"), target)
            else:
                _leave(element)


def _cut_loops(root: Element) -> None:
    """No style descends from itself: which program would find its end?"""
    bases = {_id(style): style.find(qn("w:basedOn")) for style in _styles(root)}
    for key, base in bases.items():
        above, seen = base, {key}
        while above is not None and above.get(qn("w:val")) not in seen:
            seen.add(above.get(qn("w:val")))
            above = bases.get(above.get(qn("w:val")))
        if above is not None:
            _leave(base)
            bases[key] = None


def _leave(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _merged(ours: Element, theirs: Element) -> Element:
    """Their look on our structure."""
    merged = deepcopy(ours)
    key = _id(ours)
    if _kind(ours) == "paragraph":
        _set(merged, "pPr", _paragraph(ours, theirs))
        base = theirs.find(qn("w:basedOn"))
        _set(merged, "basedOn", None if base is None or key == "Normal" else base)
    _set(merged, "rPr", _run(theirs, _ground(merged), SMALLEST_BODY if key == "Normal" else SMALLEST))
    return merged


def _set(style: Element, name: str, new: Element | None) -> None:
    for old in style.findall(qn(f"w:{name}")):
        style.remove(old)
    if new is not None:
        after = [style.find(qn("w:rPr"))] if name == "pPr" else [style[1]] if name == "basedOn" else []
        place = next((style.index(found) for found in after if found is not None), len(style))
        style.insert(place, deepcopy(new))


def _paragraph(ours: Element, theirs: Element) -> Element:
    held, look = _children(ours.find(qn("w:pPr"))), _children(theirs.find(qn("w:pPr")))
    structure = _STRUCTURE | ({"ind"} if "ind" in held else set())
    chosen = {name: e for name, e in look.items() if name not in structure}
    chosen |= {name: e for name, e in held.items() if name in structure}
    return _ordered("pPr", chosen, _PARAGRAPH_ORDER)


def _children(element: Element | None) -> dict[str, Element]:
    return {} if element is None else {etree.QName(child).localname: child for child in element}


def _ordered(tag: str, chosen: dict[str, Element], order: tuple[str, ...]) -> Element:
    """The element with those children that the schema knows there, in its order."""
    made: Element = parse_xml(f"<w:{tag} {nsdecls('w')}/>")
    for name in order:
        if name in chosen:
            made.append(deepcopy(chosen[name]))
    return made


def _ground(style: Element) -> str:
    """The colour under its words."""
    shade = style.find(f"{qn('w:pPr')}/{qn('w:shd')}")
    fill = "" if shade is None else (shade.get(qn("w:fill")) or "").upper()
    return fill if _is_colour(fill) else WHITE


def _is_colour(value: str) -> bool:
    return len(value) == 6 and set(value) <= set("0123456789ABCDEF")


def _run(theirs: Element, ground: str, smallest: int) -> Element:
    chosen = _children(theirs.find(qn("w:rPr")))
    chosen.pop("lang", None)
    made = _ordered("rPr", chosen, _RUN_ORDER)
    _make_readable(made, ground)
    for size in (*made.findall(qn("w:sz")), *made.findall(qn("w:szCs"))):
        said = size.get(qn("w:val")) or ""
        known = said.isdecimal() and len(said) < 7
        size.set(qn("w:val"), str(min(max(int(said), smallest), 144)) if known else str(SMALLEST_BODY))
    return made


def _make_readable(run: Element, ground: str) -> None:
    """Their colour if it can be read on its ground; else the same darkened, or white on a dark ground."""
    colour = run.find(qn("w:color"))
    said = "AUTO" if colour is None else (colour.get(qn("w:val")) or "").upper()
    if not _is_colour(said):
        return
    if contrast(said, ground) < MINIMUM and colour is not None:
        colour.attrib.clear()
        dark = contrast(WHITE, ground) > contrast("000000", ground)
        colour.set(qn("w:val"), WHITE if dark else readable(said, ground))


def _ours_alone(root: Element, theirs: set[str]) -> Iterator[Element]:
    """What ours become beside the house's: a sober cover, and a « Sommaire » like the other titles."""
    for style in _PLAIN_COVER:
        if style_id(style.name) not in theirs:
            yield parse_style(style)
    found = {_id(style): style for style in _styles(root)}
    if "Heading1" in theirs and "TocHeading" not in theirs:
        yield _merged(found["TocHeading"], found["Heading1"])


def parse_style(style: Style) -> Element:
    """The `w:style` element of one of ours."""
    made: Element = parse_xml(paragraph_style(style).replace("<w:style ", f"<w:style {nsdecls('w')} ", 1))
    return made


def _defaults(root: Element, theirs: Element) -> None:
    """Their font and spacing where no style says; the language stays French, the size that of a body."""
    found, ours = theirs.find(qn("w:docDefaults")), root.find(qn("w:docDefaults"))
    if found is None or ours is None:
        return
    made, run = deepcopy(ours), next(ours.iter(qn("w:rPr")))
    said = found.find(qn("w:rPrDefault"))
    chosen = _children(run) | ({} if said is None else _children(_run(said, WHITE, SMALLEST_BODY)))
    _set(made.find(qn("w:rPrDefault")), "rPr", _ordered("rPr", chosen, _RUN_ORDER))
    spacing = found.find(qn("w:pPrDefault"))
    if spacing is not None:
        _set(made, "pPrDefault", spacing)
    root.replace(ours, made)
