"""A .odt made by LibreOffice → the same with what its import of a .docx loses.

Law: whatever is drawn says again what it shows: LibreOffice 7.4 drops `wp:docPr/@descr` of charts and the `alt` of the
draft's mark, so that neither its .odt nor its PDF would have them. (OASIS OpenDocument 1.3, part 3, `svg:desc`.)
"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import get_args
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from workshop.memento.office.libreoffice import converted
from workshop.memento.outline.parts import Figure, Outline
from workshop.memento.text.typography import safe, typography

_SPACES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def from_word(docx: bytes, outline: Outline) -> bytes:
    """The .odt of a .docx that renders that outline; raises NoConverter."""
    return mended(converted(docx, ".docx", "odt"), alternatives(outline))


def to_pdf(odt: bytes) -> bytes:
    """The tagged PDF of a .odt; raises NoConverter."""
    return converted(with_a_heading_over_the_contents(odt), ".odt", "pdf")


def alternatives(outline: Outline) -> list[str]:
    """What each chart of the document shows, in order."""
    items = (item for part in outline.parts for item in getattr(part, "items", ()))
    return [typography(safe(item.alt)) for item in items if isinstance(item, get_args(Figure))]


def mended(odt: bytes, told: Sequence[str]) -> bytes:
    """The .odt whose charts have these alternative texts, in order; raises ValueError if there are not as many.

    A shape of the pages' headers has its own words for alternative.
    """
    return _rewritten(odt, {"content.xml": lambda tree: _tell(tree, told), "styles.xml": _tell_shapes})


def with_a_heading_over_the_contents(odt: bytes) -> bytes:
    """The same with its table of contents under a heading of the first level, before which no other stands.

    For a PDF: its first heading must be of that level (ISO 14289-1, 7.4.2). In a .odt that one edits, the table of
    contents would then list itself.
    """
    return _rewritten(odt, {"content.xml": _head_the_contents})


def _tell(tree: etree._Element, told: Sequence[str]) -> None:
    charts = list(tree.iterfind(".//draw:frame[draw:object]", _SPACES))
    for frame, words in zip(charts, told, strict=True):
        etree.SubElement(frame, _name("svg", "desc")).text = words


def _tell_shapes(tree: etree._Element) -> None:
    for shape in tree.iterfind(".//draw:custom-shape", _SPACES):
        words = etree.Element(_name("svg", "desc"))
        words.text = " ".join("".join(shape.itertext()).split())
        shape.insert(0, words)


def _head_the_contents(tree: etree._Element) -> None:
    named = {"Contents_20_Heading"}
    for style in tree.iterfind(".//style:style[@style:parent-style-name='Contents_20_Heading']", _SPACES):
        named.add(style.get(_name("style", "name")) or "")
    for paragraph in tree.iterfind(".//text:p", _SPACES):
        if paragraph.get(_name("text", "style-name")) in named:
            paragraph.tag = _name("text", "h")
            paragraph.set(_name("text", "outline-level"), "1")


def _name(space: str, local: str) -> str:
    return f"{{{_SPACES[space]}}}{local}"


Change = Callable[[etree._Element], None]


def _rewritten(odt: bytes, changes: Mapping[str, Change]) -> bytes:
    """The same with these changes in its parts, by name."""
    out = BytesIO()
    with ZipFile(BytesIO(odt)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            entry = ZipInfo(name, FIRST_DATE)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            target.writestr(entry, _changed(content, changes[name]) if name in changes else content)
    return out.getvalue()


def _changed(content: bytes, change: Change) -> bytes:
    tree = etree.fromstring(content)
    change(tree)
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return written
