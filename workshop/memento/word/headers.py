"""The header and the footer of the pages: ours, or a house's with what ours must say added to it.

Law: every page but the cover says « Page x sur y »; a rehearsal and a draft say so on every page.
"""

from collections.abc import Callable
from copy import deepcopy

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from workshop.memento.branding.house_style import HeaderPart, HouseStyle
from workshop.memento.outline.edition import DRAFT
from workshop.memento.outline.parts import Outline
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.runs import field, run
from workshop.memento.word.watermark import watermark

NAMESPACES = nsdecls("w", "r", "wp", "a")
LONGEST_RUNNING = 84


class Headers:
    """The headers and footers of a document: for each, the id of its relation, "" for none."""

    def __init__(
        self, document: DocxDocument, outline: Outline, total: int, house: HouseStyle | None, ids: dict[str, str]
    ):
        self._document = document
        self._house = house.bands if house else {}
        self._ids = ids
        banner = [BodyWriter.paragraph("Header", run(outline.banner))] if outline.banner else []
        banner += [BodyWriter.paragraph("Filigrane", watermark())] if outline.validation == DRAFT else []
        footer = [BodyWriter.paragraph("Footer", _footer(outline, total))]
        self.header = self._made("header", "default", banner)
        self.footer = self._made("footer", "default", [] if self._numbers_pages() else footer)
        first = "first" if ("header", "first") in self._house else "default"
        self.cover_header = self.header if first == "default" else self._made("header", "first", banner)
        self.cover_footer = self._made("footer", "first", [])

    def _numbers_pages(self) -> bool:
        """Whether the house's own bands print the page's number."""
        bands = (self._house.get((place, "default")) for place in ("header", "footer"))
        return any(band is not None and "PAGE" in _instructions(band.element).split() for band in bands)

    def _made(self, place: str, kind: str, paragraphs: list[str]) -> str:
        band = self._house.get((place, kind))
        if band is None and not paragraphs:
            return ""
        add: Callable[[], tuple[Part, str]] = getattr(self._document.part, f"add_{place}_part")
        part, key = add()
        for child in list(part.element):  # type: ignore[attr-defined]
            part.element.remove(child)  # type: ignore[attr-defined]
        if band is not None:
            self._fill(part, band, f"{place}-{kind}")
        for paragraph in paragraphs:
            part.element.append(parse_xml(paragraph.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))  # type: ignore[attr-defined]
        return str(key)

    def _fill(self, part: Part, band: HeaderPart, name: str) -> None:
        for child in band.element:
            part.element.append(_restyled(deepcopy(child), self._ids))  # type: ignore[attr-defined]
        for number, picture in enumerate(band.pictures, 1):
            where = PackURI(f"/word/media/{name}-{number}.{picture.ending}")
            image = Part(where, picture.media_type, picture.content, part.package)
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, image, picture.key)
        for key, address in band.links.items():
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)


def _restyled(element: etree._Element, ids: dict[str, str]) -> etree._Element:
    for name in ("pStyle", "rStyle", "tblStyle"):
        for style in list(element.iter(qn(f"w:{name}"))):
            known = ids.get(style.get(qn("w:val")) or "")
            parent = style.getparent()
            if known:
                style.set(qn("w:val"), known)
            elif parent is not None:
                parent.remove(style)
    return element


def _instructions(band: etree._Element) -> str:
    simple = [element.get(qn("w:instr")) or "" for element in band.iter(qn("w:fldSimple"))]
    return " ".join([*simple, *(element.text or "" for element in band.iter(qn("w:instrText")))]).upper()


def _footer(outline: Outline, total: int) -> str:
    words = run(f"{_short(outline.running)}\tPage\u00a0") + field("PAGE", "2") + run(" sur ")
    return words + field("NUMPAGES", str(total or 2))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_RUNNING else words[: LONGEST_RUNNING - 1].rsplit(" ", 1)[0] + "…"
