"""The drawing of each kind of chart: bars, bars made of several series, points between two scales.

Law: every value is written beside its mark; nothing is told by colour alone. Elements come in the order of ECMA-376's
DrawingML charts (part 1, 21.2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from workshop.memento.branding.palette import HUES, INK, MINIMUM, RULE, SOFT, WHITE, contrast
from workshop.memento.outline.parts import Chart, Figure, Scatter, Stack
from workshop.memento.text.typography import safe, typography
from workshop.memento.word.styles import FONT

BAR, AROUND, LEGEND = 0.54, 0.35, 0.8  # centimetres: one bar with its gap, what is added once, the line of the legend
SQUARE = 8.6
NOTHING = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{}"/>'
_SHOWN = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_VALUES = "".join(f'<c:{what} val="{int(what == "showVal")}"/>' for what in _SHOWN)
Rows = list[list[str | float]]


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawn chart: its `c:plotArea` and legend, the rows of its workbook, its height in centimetres."""

    xml: str
    rows: Rows
    height: float


def plot(figure: Figure) -> Plot:
    """The drawing of a figure of the outline."""
    if isinstance(figure, Scatter):
        return _scatter(figure)
    return _stack(figure) if isinstance(figure, Stack) else _bars(figure)


def _bars(chart: Chart) -> Plot:
    names = [_words(name) for name in chart.names]
    accent = list(HUES).index(chart.hue) + 1 if chart.hue else 1
    fill = f'<c:spPr><a:solidFill><a:schemeClr val="accent{accent}"/></a:solidFill></c:spPr>'
    labels = f'<c:dLbls>{NOTHING}{_font(bold=True)}<c:dLblPos val="outEnd"/>{_VALUES}</c:dLbls>'
    series = _series(0, chart.series, fill, labels, names, chart.values)
    rows: Rows = [["Intitulé", chart.series]]
    rows += [[name, value] for name, value in zip(names, chart.values, strict=True)]
    return Plot(_horizontal(series, max(chart.top, 1), (0.47, 0.46, 0.98)), rows, BAR * len(names) + AROUND)


def _stack(chart: Stack) -> Plot:
    names = [_words(name) for name in chart.names]
    series = "".join(
        _series(number, name, _shade(shade), _inside(shade), names, values)
        for number, ((name, values), shade) in enumerate(zip(chart.series, chart.shades, strict=True))
    )
    top = max((sum(values) for values in zip(*(v for _, v in chart.series), strict=True)), default=1)
    height = BAR * len(names) + AROUND + LEGEND
    drawn = _horizontal(series, max(top, 1), (0.38, 0.6, (height - LEGEND) / height), stacked=True)
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_font()}</c:legend>'
    rows: Rows = [["Intitulé", *(name for name, _ in chart.series)]]
    rows += [[name, *(values[i] for _, values in chart.series)] for i, name in enumerate(names)]
    return Plot(drawn + legend, rows, height)


def _horizontal(series: str, top: int, place: tuple[float, float, float], stacked: bool = False) -> str:
    """Bars that all begin at the same place, whatever the length of their names. `place`: left, width, height."""
    left, width, height = place
    together = '<c:overlap val="100"/>' if stacked else ""
    return (
        f"<c:plotArea>{_layout(left, 0.01, width, height)}"
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="45"/>{together}<c:axId val="111"/><c:axId val="112"/>'
        f"</c:barChart>{_name_axis()}{_hidden_axis(top)}{NOTHING}</c:plotArea>"
    )


def _series(number: int, name: str, fill: str, labels: str, names: list[str], values: Iterable[float]) -> str:
    column, last = chr(ord("B") + number), len(names) + 1
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_strings(f'Feuil1!${column}$1', [_words(name)])}</c:tx>{fill}"
        f'<c:invertIfNegative val="0"/>{labels}<c:cat>{_strings(f"Feuil1!$A$2:$A${last}", names)}</c:cat>'
        f"<c:val>{_numbers(f'Feuil1!${column}$2:${column}${last}', values)}</c:val></c:ser>"
    )


def _shade(colour: str) -> str:
    edge = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{SOFT}"/></a:solidFill></a:ln>'
    return f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{edge}</c:spPr>'


def _inside(colour: str) -> str:
    """The value inside its bar, readable on that colour; nothing where it is zero."""
    ink = WHITE if contrast(WHITE, colour) >= MINIMUM else INK
    number = '<c:numFmt formatCode="0;;" sourceLinked="0"/>'
    return f'<c:dLbls>{number}{NOTHING}{_font(True, ink)}<c:dLblPos val="ctr"/>{_VALUES}</c:dLbls>'


def _scatter(chart: Scatter) -> Plot:
    points = [(_words(label), across, up) for label, across, up in chart.points]
    last, accent = len(points) + 1, list(HUES).index(chart.hue) + 1 if chart.hue else 1
    fill = f'<c:spPr><a:solidFill><a:schemeClr val="accent{accent}"/></a:solidFill></c:spPr>'
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>{_strings("Feuil1!$C$1", [_words(chart.up)])}</c:tx>'
        '<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="circle"/><c:size val="11"/>{fill}</c:marker>{_labels(points)}'
        f"<c:xVal>{_numbers(f'Feuil1!$B$2:$B${last}', (across for _, across, _ in points))}</c:xVal>"
        f"<c:yVal>{_numbers(f'Feuil1!$C$2:$C${last}', (up for _, _, up in points))}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )
    axes = _scale(chart, "111", "112", "b", chart.across) + _scale(chart, "112", "111", "l", chart.up)
    drawn = (
        f"<c:plotArea>{_layout(0.14, 0.03, 0.72, 0.8)}"
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        f'<c:axId val="111"/><c:axId val="112"/></c:scatterChart>{axes}{NOTHING}</c:plotArea>'
    )
    rows: Rows = [["Intitulé", chart.across, chart.up]]
    rows += [[label, across, up] for label, across, up in points]
    return Plot(drawn, rows, SQUARE)


def _labels(points: list[tuple[str, float, float]]) -> str:
    """Each point's own words beside it."""
    each = "".join(
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr/><a:p>{_look(True, INK)}'
        f'<a:r><a:rPr lang="fr-FR" sz="1100" b="1"/><a:t>{escape(label)}</a:t></a:r></a:p></c:rich></c:tx>'
        f'<c:dLblPos val="r"/>{_VALUES}</c:dLbl>'
        for number, (label, _, _) in enumerate(points)
    )
    return f'<c:dLbls>{each}{NOTHING}{_font(True)}<c:dLblPos val="r"/>{_VALUES}</c:dLbls>'


def _scale(chart: Scatter, own: str, other: str, side: str, title: str) -> str:
    """An axis that crosses the other one in the middle: the two part the plot into its quarters.

    It reaches one unit further at either end, where nothing is written: ticks are counted from its end.
    """
    middle = (chart.low + chart.high) / 2
    within = escape(f'[={chart.low - 1}]"";[={chart.high + 1}]"";0')
    words = f'<a:r><a:rPr lang="fr-FR" sz="1100" b="1"/><a:t>{escape(_words(title))}</a:t></a:r>'
    turned = ' rot="-5400000" vert="horz"' if side == "l" else ""
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.high + 1}"/>'
        f'<c:min val="{chart.low - 1}"/></c:scaling><c:delete val="0"/><c:axPos val="{side}"/>'
        f"<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:p>{_look(True, INK)}{words}</a:p></c:rich></c:tx>"
        f'<c:overlay val="0"/></c:title><c:numFmt formatCode="{within}" sourceLinked="0"/>{_TICKS.format("low")}'
        f'{_line()}{_font()}<c:crossAx val="{other}"/><c:crossesAt val="{middle:g}"/>'
        '<c:crossBetween val="midCat"/><c:majorUnit val="1"/></c:valAx>'
    )


def _layout(left: float, top: float, width: float, height: float) -> str:
    edges = (("x", left), ("y", top), ("w", width), ("h", height))
    inner = "".join(f'<c:{name} val="{value:.3f}"/>' for name, value in edges)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{inner}</c:manualLayout></c:layout>"


def _words(text: str) -> str:
    return typography(safe(text))


def _strings(where: str, words: list[str]) -> str:
    return f"<c:strRef><c:f>{where}</c:f><c:strCache>{_points(words)}</c:strCache></c:strRef>"


def _numbers(where: str, values: Iterable[float]) -> str:
    code = "<c:formatCode>General</c:formatCode>"
    return (
        f"<c:numRef><c:f>{where}</c:f><c:numCache>{code}{_points([f'{v:g}' for v in values])}</c:numCache></c:numRef>"
    )


def _points(words: list[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(word)}</c:v></c:pt>' for i, word in enumerate(words))
    return f'<c:ptCount val="{len(words)}"/>{points}'


def _font(bold: bool = False, colour: str = INK) -> str:
    end = '<a:endParaRPr lang="fr-FR"/>'
    return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p>{_look(bold, colour)}{end}</a:p></c:txPr>"


def _look(bold: bool, colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    fonts = f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    return f'<a:pPr><a:defRPr sz="1100" b="{int(bold)}">{fill}{fonts}</a:defRPr></a:pPr>'


def _line() -> str:
    return f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill></a:ln></c:spPr>'


def _name_axis() -> str:
    return (
        '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>{_TICKS.format("nextTo")}'
        f'{_line()}{_font()}<c:crossAx val="112"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _hidden_axis(top: int) -> str:
    """The axis of values is not drawn: each bar says its own."""
    return (
        f'<c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/><c:max val="{top}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        f'{_TICKS.format("nextTo")}<c:crossAx val="111"/><c:crosses val="autoZero"/></c:valAx>'
    )
