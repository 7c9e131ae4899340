"""House styles made for these tests, as an organisation would send them: Word's, with its header and footer.

Law: made from nothing but python-docx, so that each trap stands where the test says it stands.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

BLUE, PALE = RGBColor(0x00, 0x3B, 0x5C), RGBColor(0x9A, 0xC8, 0xE0)


def logo(width: int = 120, height: int = 60, colour: bytes = b"\x00\x3b\x5c") -> bytes:
    """A PNG of one colour."""
    rows = zlib.compress((b"\0" + colour * width) * height)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    packed = (struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def ministry() -> bytes:
    """A serif house in blue, with a logo on top, the office's name below, and a first page of its own."""
    document = Document()
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Liberation Serif", Pt(10)
    for name, size in (("Heading 1", 24), ("Heading 2", 18), ("Heading 3", 13), ("Title", 34)):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Liberation Serif", Pt(size), BLUE
        style.element.rPr.rFonts.attrib.clear()
        style.element.rPr.rFonts.set(qn("w:ascii"), "Liberation Serif")
        style.element.rPr.rFonts.set(qn("w:hAnsi"), "Liberation Serif")
    styles["Caption"].font.color.rgb = PALE  # too pale to be read
    styles["Heading 1"].element.set(qn("w:styleId"), "Titre1")  # as a French Word writes it
    section = document.sections[0]
    section.top_margin, section.header_distance = Cm(3.2), Cm(1)
    section.header.paragraphs[0].add_run().add_picture(BytesIO(logo()), height=Cm(1.2))
    section.footer.paragraphs[0].text = "Direction des études – 12, rue des Exemples"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(BytesIO(logo(200, 200)), height=Cm(2.4))
    document.add_paragraph("Un texte d’exemple, qui ne doit pas rester.")
    return saved(document)


def saved(document: Document) -> bytes:  # type: ignore[valid-type]
    stream = BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def with_field(instruction: str) -> bytes:
    """A footer with a field, its instruction cut in two runs as Word likes to do."""
    document = Document()
    paragraph = document.sections[0].footer.paragraphs[0]._p
    half = len(instruction) // 2
    pieces = ["begin", instruction[:half], instruction[half:], "end"]
    for piece in pieces:
        run = OxmlElement("w:r")
        if piece in ("begin", "end"):
            run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{piece}"/>'))
        else:
            element = OxmlElement("w:instrText")
            element.text = piece
            run.append(element)
        paragraph.append(run)
    return saved(document)


def rewritten(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The archive with files replaced, added, or left out (None)."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, inside in changes.items():
            if inside is not None:
                new.writestr(name, inside)
    return stream.getvalue()


def inside(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)
