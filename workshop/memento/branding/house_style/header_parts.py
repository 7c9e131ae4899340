"""What a header or footer of a house style may hold.

Law: words, tables, pictures of its own, links to click, and fields that print a number, a date or a property.
"""

import re

from docx.oxml.ns import nsmap, qn
from lxml import etree

from workshop.memento.branding.house_style.archive import BadHouseStyle

FIELDS = frozenset((
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "TITLE",
    "SUBJECT", "AUTHOR", "KEYWORDS", "FILENAME", "STYLEREF", "DOCPROPERTY", "HYPERLINK",
))  # fmt: skip
_OBJECTS = ("w:object", "w:control", "w:movie", "w:altChunk", "w:subDoc", "w:dataBinding")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEFT_OUT = ("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
             "w:proofErr", "w:numPr", "w:del", "w:moveFrom")  # fmt: skip
FIRST_PICTURE = 90_000  # ids of drawings are told apart from those of the body


def checked(band: etree._Element, known: set[str]) -> etree._Element:
    """The `w:hdr` or `w:ftr`, `known` being its pictures and links; raises BadHouse `inserted`, `field`."""
    for name in _OBJECTS:
        if band.find(f".//{qn(name)}") is not None:
            raise BadHouseStyle("inserted")
    for element in band.iter(etree.Element):
        if any(key.startswith(f"{{{OFFICE}}}") and value and value not in known for key, value in element.items()):
            raise BadHouseStyle("inserted")
    _check_fields(band)
    for element in [found for name in _LEFT_OUT for found in band.iter(qn(name))]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for number, drawing in enumerate(band.iter(f"{{{nsmap['wp']}}}docPr"), FIRST_PICTURE):
        drawing.set("id", str(number))
    return band


def _check_fields(band: etree._Element) -> None:
    """An instruction may be cut in several runs: they are read together, paragraph by paragraph."""
    said = [element.get(qn("w:instr")) or "" for element in band.iter(qn("w:fldSimple"))]
    for paragraph in band.iter(qn("w:p")):
        instruction = ""
        for element in paragraph.iter(qn("w:fldChar"), qn("w:instrText")):
            if element.tag == qn("w:instrText"):
                instruction += element.text or ""
            elif instruction.strip():
                said.append(instruction)
                instruction = ""
        said.append(instruction)
    for words in said:
        name = next(iter(words.split()), "").upper()
        if name and name not in FIELDS:
            raise BadHouseStyle("field", field=re.sub(r"[^A-Z]", "", name)[:20] or "?")
