"""The cover and the table of contents.

Law: the table of contents is never blank: its entries stand in the field's result, as links; a page number is either
right or absent.
"""

from html import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.shared import Cm

from workshop.memento.branding.house_style.pictures import MEDIA
from workshop.memento.branding.logos import Logo
from workshop.memento.outline.book import shortened
from workshop.memento.outline.contents import entries
from workshop.memento.outline.parts import Cover, Outline
from workshop.memento.text.typography import safe, typography
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.emblem import HEIGHT, WIDTH, emblem
from workshop.memento.word.runs import field, run
from workshop.memento.word.styles import PAGE_WIDTH, style_id

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
LOGO_HEIGHT, LOGO_WIDTH = 1.6, 4.5  # centimetres, at most
_BETWEEN = run("\u2003")
LONG_TITLE, VERY_LONG_TITLE, LONG_QUESTION, LONGEST_COVER_LINE = 48, 95, 110, 320


def cover(writer: BodyWriter, part: Cover, section: str) -> None:
    """The cover, alone in its section."""
    if part.logos:
        writer.write("Couverture logos", _BETWEEN.join(_logo(writer, logo) for logo in part.logos))
    writer.write("Couverture mention", run(part.mention))
    writer.write("Couverture image", _picture(writer, part))
    writer.write("Title", run(part.title, _title_size(part.title)))
    question = shortened(part.question or part.mention, LONGEST_COVER_LINE)
    writer.write("Subtitle", run(question, "QuestionLongue" if len(question) > LONG_QUESTION else ""))
    for words in part.credits:
        writer.write("Couverture organisateurs", run(shortened(words, LONGEST_COVER_LINE)))
    writer.write("Couverture version", run(part.version), section=section)


def _title_size(title: str) -> str:
    if len(title) > VERY_LONG_TITLE:
        return style_id("Titre très long")
    return style_id("Titre long") if len(title) > LONG_TITLE else ""


def _picture(writer: BodyWriter, part: Cover) -> str:
    width = int(Cm(PAGE_WIDTH))
    size = (width, width * HEIGHT // WIDTH)
    return _drawing(writer, "couverture", "png", emblem(part.seats), part.alt, size)


def _logo(writer: BodyWriter, logo: Logo) -> str:
    """In a box of LOGO_HEIGHT by LOGO_WIDTH, its proportions kept."""
    scale = min(int(Cm(LOGO_HEIGHT)) / logo.height, int(Cm(LOGO_WIDTH)) / logo.width)
    size = (int(logo.width * scale), int(logo.height * scale))
    return _drawing(writer, f"logo-{len(writer.alternatives)}", logo.ending, logo.content, logo.words, size)


def _drawing(writer: BodyWriter, name: str, ending: str, content: bytes, alt: str, size: tuple[int, int]) -> str:
    """A picture in the line of text. `size`: width and height in EMU."""
    image = PackagePart(PackURI(f"/word/media/{name}.{ending}"), MEDIA[ending], content, writer.part.package)
    key = writer.part.relate_to(image, RELATIONSHIP_TYPE.IMAGE)
    words, extent = escape(typography(safe(alt))), f'cx="{size[0]}" cy="{size[1]}"'
    writer.alternatives.append(alt)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{len(writer.alternatives)}" name="{name}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{name}.{ending}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def contents(writer: BodyWriter, title: str, outline: Outline) -> None:
    """The heading « Sommaire » and the field with all its entries."""
    writer.write("TOC Heading", run(title))
    listed = list(entries(outline))
    lines = [_entry(writer, entry, first=i == 0, last=i == len(listed) - 1) for i, entry in enumerate(listed)]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    writer.out.append(f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>")


def _entry(writer: BodyWriter, entry: tuple[int, str, str], first: bool, last: bool) -> str:
    level, words, key = entry
    page = writer.pages.get(key)
    number = run("\t") + field(f"PAGEREF {key} \\h", str(page)) if page else ""
    link = f'<w:hyperlink w:anchor="{key}" w:history="1">{run(words)}{number}</w:hyperlink>'
    begin = _mark("begin") + _INSTRUCTION + _mark("separate") if first else ""
    return writer.paragraph(style_id(f"toc {level}"), begin + link + (_mark("end") if last else ""))


_INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
