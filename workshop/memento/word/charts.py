"""A chart → a native DrawingML part with its workbook inside, that Word edits as its own.

Law: the caches hold the same figures as the workbook, so that it shows before anybody opens it.
"""

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Cm
from xlsxwriter import Workbook

from workshop.memento.palette import HUES, INK, RULE
from workshop.memento.parts import Chart
from workshop.memento.word.package import FIRST_DATE
from workshop.memento.word.pen import Pen
from workshop.memento.word.styles import FONT, TEXT_WIDTH
from workshop.text import safe, typography

BAR, AROUND = 0.54, 0.35  # centimetres: height of one bar with its gap, and what is added once
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SCHEMAS = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:c="{_SCHEMAS}/drawingml/2006/chart" xmlns:a="{_SCHEMAS}/drawingml/2006/main"'
    f' xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
)
_NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'


def draw(pen: Pen, chart: Chart) -> None:
    """Writes the chart with its caption."""
    pen.caption("Figure", chart.caption)
    number = len(pen.alternatives) + 1
    names = [typography(safe(name)) for name in chart.names]
    package = pen.part.package
    uri = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(uri, _CHART, _chart_xml(chart, names).encode(), package)
    book = Part(PackURI(f"/word/embeddings/classeur{number}.xlsx"), _SHEET, _workbook(chart, names), package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    key = pen.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    alt = typography(safe(chart.alt))
    pen.alternatives.append(alt)
    pen.write("Graphique", _inline(key, number, alt, BAR * len(names) + AROUND))


def _inline(key: str, number: int, alt: str, height: float) -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{int(Cm(TEXT_WIDTH))}" cy="{int(Cm(height))}"/>'
        f'<wp:docPr id="{number}" name="Graphique {number}" descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SCHEMAS}/drawingml/2006/chart"><c:chart'
        f' xmlns:c="{_SCHEMAS}/drawingml/2006/chart" r:id="{key}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def _workbook(chart: Chart, names: list[str]) -> bytes:
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(stream, options)
    book.set_properties({"created": datetime(*FIRST_DATE)})
    sheet = book.add_worksheet("Feuil1")
    sheet.write_row(0, 0, ["Intitulé", chart.series])
    for row, (name, value) in enumerate(zip(names, chart.values, strict=True), 1):
        sheet.write_row(row, 0, [name, value])
    book.close()
    return stream.getvalue()


def _chart_xml(chart: Chart, names: list[str]) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_NAMESPACES}>'
        '<c:date1904 val="0"/><c:lang val="fr-FR"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout()}{_bars(chart, names)}{_name_axis()}{_value_axis(chart.top)}{_NOTHING}</c:plotArea>"
        f'<c:plotVisOnly val="1"/></c:chart>{_NOTHING}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _layout() -> str:
    """All charts' bars begin at the same place, whatever the length of their names."""
    edges = (("x", "0.47"), ("y", "0.01"), ("w", "0.46"), ("h", "0.98"))
    inner = "".join(f'<c:{name} val="{value}"/>' for name, value in edges)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{inner}</c:manualLayout></c:layout>"


def _bars(chart: Chart, names: list[str]) -> str:
    last = len(names) + 1
    accent = list(HUES).index(chart.hue) + 1 if chart.hue else 1
    shown = "".join(
        f'<c:{what} val="{int(what == "showVal")}"/>'
        for what in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_strings('Feuil1!$B$1', [chart.series])}</c:tx>"
        f'<c:spPr><a:solidFill><a:schemeClr val="accent{accent}"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_NOTHING}{_font(1)}<c:dLblPos val="outEnd"/>{shown}</c:dLbls>'
        f"<c:cat>{_strings(f'Feuil1!$A$2:$A${last}', names)}</c:cat>"
        f"<c:val><c:numRef><c:f>Feuil1!$B$2:$B${last}</c:f><c:numCache><c:formatCode>0</c:formatCode>"
        f"{_points(map(str, chart.values), len(names))}</c:numCache></c:numRef></c:val></c:ser>"
        '<c:gapWidth val="45"/><c:axId val="111"/><c:axId val="112"/></c:barChart>'
    )


def _strings(where: str, words: list[str]) -> str:
    return f"<c:strRef><c:f>{where}</c:f><c:strCache>{_points(words, len(words))}</c:strCache></c:strRef>"


def _points(words, count: int) -> str:  # type: ignore[no-untyped-def]
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(word)}</c:v></c:pt>' for i, word in enumerate(words))
    return f'<c:ptCount val="{count}"/>{points}'


def _font(bold: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="{bold}"><a:solidFill>'
        f'<a:srgbClr val="{INK}"/></a:solidFill><a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr>'
        '</a:pPr><a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
    )


def _name_axis() -> str:
    line = f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill></a:ln></c:spPr>'
    return (
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}{line}{_font(0)}'
        '<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(top: int) -> str:
    return (
        f'<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/><c:max val="{max(top, 1)}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>'
    )
