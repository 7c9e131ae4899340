"""A chart → a native DrawingML part with its workbook inside, that Word edits as its own.

Law: the caches hold the same figures as the workbook, so that it shows before anybody opens it.
"""

from datetime import datetime
from html import escape
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm
from xlsxwriter import Workbook

from workshop.memento.outline.parts import Figure
from workshop.memento.text.typography import safe, typography
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.package import FIRST_DATE
from workshop.memento.word.plots import NOTHING, Rows, plot
from workshop.memento.word.styles import TEXT_WIDTH

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:c="{_SCHEMAS}/drawingml/2006/chart" xmlns:a="{_SCHEMAS}/drawingml/2006/main"'
    f' xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
)


def draw(writer: BodyWriter, figure: Figure) -> None:
    """Writes the chart with its caption."""
    writer.caption("Figure", figure.caption)
    number = len(writer.alternatives) + 1
    drawn = plot(figure)
    package = writer.part.package
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, _chart_xml(drawn.xml).encode(), package)
    book = Part(PackURI(f"/word/embeddings/classeur{number}.xlsx"), _SHEET, _workbook(drawn.rows), package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    key = writer.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    alt = typography(safe(figure.alt))
    writer.alternatives.append(alt)
    writer.write("Graphique", _inline(key, number, alt, drawn.height))


def _inline(key: str, number: int, alt: str, height: float) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(Cm(TEXT_WIDTH))}" cy="{int(Cm(height))}"/>'
        f'<wp:docPr id="{number}" name="Graphique {number}" descr="{escape(alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SCHEMAS}/drawingml/2006/chart"><c:chart'
        f' xmlns:c="{_SCHEMAS}/drawingml/2006/chart" r:id="{key}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _workbook(rows: Rows) -> bytes:
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    book.set_properties({"created": datetime(*FIRST_DATE)})
    sheet = book.add_worksheet("Feuil1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def _chart_xml(drawn: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:lang val="fr-FR"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f'{drawn}<c:plotVisOnly val="1"/></c:chart>{NOTHING}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
