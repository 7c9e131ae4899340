"""The bytes of a .docx or .dotx → what of it dresses the mémento.

Law: a list of what is taken, never of what is thrown away; what is taken has been read, and what cannot be taken
safely is refused with its reason.
"""

import posixpath
import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from workshop.memento.branding.house_style.archive import BadHouseStyle, members, xml
from workshop.memento.branding.house_style.header_parts import OFFICE, checked
from workshop.memento.branding.house_style.pictures import MEDIA, checked_picture

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_WORD = (f"{_MAIN}document.main+xml", f"{_MAIN}template.main+xml")
# Least and most, in twips: what a printer can hold, and what leaves room for a page.
_SIDES = {"top": (850, 3402), "bottom": (850, 3402), "header": (397, 1701), "footer": (397, 1701)}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a header or footer: its relation's id, ending and bytes."""

    key: str
    ending: str
    content: bytes

    @property
    def media_type(self) -> str:
        return MEDIA[self.ending]


@dataclass(frozen=True, slots=True)
class HeaderPart:
    """A header or a footer: its element (`w:hdr` or `w:ftr`), its pictures, its links (relation's id → address)."""

    element: etree._Element
    pictures: tuple[Picture, ...]
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """`bands`: by (header or footer, default or first). `margins`: in twips, by side; empty for those not said."""

    styles: etree._Element
    theme: bytes
    bands: dict[tuple[str, str], HeaderPart] = field(default_factory=dict)
    margins: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Relation:
    key: str
    kind: str
    target: str
    external: bool


def read_house(content: bytes) -> HouseStyle:
    """The house style in a .docx or .dotx; raises BadHouse with the reason."""
    files = members(content)
    _refuse_macros(files)
    _refuse_links(files)
    main = _main(files)
    relations = _relations(files, main)
    styles = next((r.target for r in relations if r.kind == "styles"), "")
    theme = next((r.target for r in relations if r.kind == "theme"), "")
    if styles not in files:
        raise BadHouseStyle("not_word")
    root = xml(files[styles])
    if root.tag != qn("w:styles"):
        raise BadHouseStyle("not_word")
    section = _last_section(xml(files[main]))
    bands = {} if section is None else _bands(files, section, relations)
    margins = {} if section is None else _margins(section)
    return HouseStyle(root, _theme(files[theme]) if theme in files else b"", bands, margins)


def _theme(content: bytes) -> bytes:
    """Colours and fonts; the textures that a theme may point at do not come with it."""
    root = xml(content)
    if root.tag != qn("a:theme"):
        raise BadHouseStyle("not_word")
    for element in root.iter(etree.Element):
        for key in [key for key in element.attrib if str(key).startswith(f"{{{OFFICE}}}")]:
            del element.attrib[key]
    told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return told


def _refuse_macros(files: dict[str, bytes]) -> None:
    types = files.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in types or b"vbaproject" in types or any("vbaproject" in name.lower() for name in files):
        raise BadHouseStyle("macros")


def _refuse_links(files: dict[str, bytes]) -> None:
    """A link that a reader follows by clicking stays; what a program fetches by itself is refused."""
    for name in files:
        if name.endswith(".rels"):
            for relation in _listed(files[name], ""):
                if relation.external and relation.kind != "hyperlink":
                    raise BadHouseStyle("linked", target=relation.target[:80])


def _main(files: dict[str, bytes]) -> str:
    """The name of the main part; raises BadHouse `not_word` for a spreadsheet, a drawing, an archive of anything."""
    roots = _listed(files.get("_rels/.rels", b""), "") if "_rels/.rels" in files else []
    main = next((r.target for r in roots if r.kind == "officeDocument"), "")
    if main not in files or "[Content_Types].xml" not in files:
        raise BadHouseStyle("not_word")
    types = xml(files["[Content_Types].xml"])
    declared = {e.get("PartName"): e.get("ContentType") for e in types if e.get("PartName")}
    if declared.get(f"/{main}") not in _WORD:
        raise BadHouseStyle("not_word")
    return main


def _relations(files: dict[str, bytes], part: str) -> list[_Relation]:
    folder, name = posixpath.split(part)
    relations = files.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    return _listed(relations, folder) if relations else []


def _listed(content: bytes, folder: str) -> list[_Relation]:
    found = []
    for element in xml(content).iter(_RELATIONS):
        external = element.get("TargetMode") == "External"
        target = element.get("Target") or ""
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        found.append(_Relation(element.get("Id") or "", kind, target, external))
    return found


def _last_section(main: etree._Element) -> etree._Element | None:
    """The section of the body, whose header is that of ordinary pages."""
    sections = list(main.iter(qn("w:sectPr")))
    return sections[-1] if sections else None


def _bands(
    files: dict[str, bytes], section: etree._Element, relations: list[_Relation]
) -> dict[tuple[str, str], HeaderPart]:
    targets = {r.key: r.target for r in relations}
    first = section.find(qn("w:titlePg")) is not None
    found = {}
    for place in ("header", "footer"):
        for reference in section.iter(qn(f"w:{place}Reference")):
            kind = reference.get(qn("w:type")) or "default"
            target = targets.get(reference.get(qn("r:id")) or "", "")
            if target in files and (kind == "default" or (kind == "first" and first)):
                found[place, kind] = _band(files, target)
    return found


def _band(files: dict[str, bytes], part: str) -> HeaderPart:
    pictures, links = [], {}
    for relation in _relations(files, part):
        if relation.kind == "hyperlink" and relation.external:
            links[relation.key] = relation.target
        elif relation.kind == "image":
            pictures.append(_picture(relation, files.get(relation.target)))
    element = checked(xml(files[part]), {picture.key for picture in pictures} | set(links))
    return HeaderPart(element, tuple(pictures), links)


def _picture(relation: _Relation, content: bytes | None) -> Picture:
    ending = relation.target.rpartition(".")[2].lower()
    return Picture(relation.key, ending, checked_picture(ending, content))


def _margins(section: etree._Element) -> dict[str, int]:
    page = section.find(qn("w:pgMar"))
    found = {}
    for side, (least, most) in _SIDES.items():
        said = "" if page is None else page.get(qn(f"w:{side}")) or ""
        if re.fullmatch(r"-?[0-9]{1,6}", said):
            found[side] = min(max(abs(int(said)), least), most)
    return found
