"""Charts → what reads without seeing: bars that are a table, stacked bars and points with an alternative text.

Law: every value is written beside its mark; a length comes from the value, never from a drawing of it.
"""

from workshop.memento.branding.palette import INK, MINIMUM, WHITE, contrast
from workshop.memento.html.inline import line, words
from workshop.memento.outline.parts import Chart, Figure, Scatter, Stack
from workshop.memento.text.french import number

SIDE, LEFT, FOOT, GAP = 340, 46, 46, 24  # the square of points, in units of its drawing


def figure(found: Figure, caption: str) -> str:
    """The chart, under its caption."""
    kind, drawn = _drawn(found)
    hue = f" hue-{found.hue}" if not isinstance(found, Stack) and found.hue else ""
    return f'<figure class="{kind}{hue}"><figcaption>{words(caption)}</figcaption>{drawn}</figure>'


def _drawn(found: Figure) -> tuple[str, str]:
    if isinstance(found, Chart):
        return "chart", _bars(found)
    return ("profile", _stack(found)) if isinstance(found, Stack) else ("scatter", _scatter(found))


def _bars(chart: Chart) -> str:
    rows = "".join(
        f'<tr role="row"><th role="rowheader" scope="row">{words(name)}</th><td role="cell">'
        f'<span class="bar" style="--part:{_part(value, chart.top)}" aria-hidden="true"></span> '
        f"<b>{number(value)}</b></td></tr>"
        for name, value in zip(chart.names, chart.values, strict=True)
    )
    head = (
        '<tr role="row"><th role="columnheader" scope="col">Intitulé</th>'
        f'<th role="columnheader" scope="col">{words(chart.series)}</th></tr>'
    )
    return (
        f'<table role="table" class="bars"><caption class="unseen">{words(chart.alt)}</caption>'
        f'<thead role="rowgroup" class="unseen">{head}</thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _part(value: float, top: float) -> str:
    return f"{min(max(value / max(top, 1), 0), 1):.4f}"


def _stack(chart: Stack) -> str:
    legend = "".join(
        f'<li><span class="swatch" style="background:#{shade}"></span>{words(name)}</li>'
        for (name, _), shade in zip(chart.series, chart.shades, strict=False)
    )
    rows = "".join(f"<li><span>{words(name)}</span>{_segments(chart, at)}</li>" for at, name in enumerate(chart.names))
    drawn = f'<ul class="legend">{legend}</ul><ul class="stacks">{rows}</ul>'
    return f'<div role="img" aria-label="{line(chart.alt)}">{drawn}</div>'


def _segments(chart: Stack, at: int) -> str:
    top = max(sum(values[i] for _, values in chart.series) for i in range(len(chart.names)))
    drawn = "".join(
        f'<b style="--part:{_part(values[at], top)};background:#{shade};color:#{_readable(shade)}">{values[at]}</b>'
        for (_, values), shade in zip(chart.series, chart.shades, strict=False)
        if values[at]
    )
    return f'<span class="stack">{drawn}</span>'


def _readable(shade: str) -> str:
    return WHITE if contrast(WHITE, shade) >= MINIMUM else INK


def _scatter(chart: Scatter) -> str:
    steps = range(chart.low, chart.high + 1)
    grid = "".join(_lines(chart, step) for step in steps)
    points = "".join(_point(chart, point) for point in chart.points)
    bottom = SIDE - FOOT
    names = (
        f'<text class="axis" x="{(LEFT + SIDE) / 2}" y="{SIDE - 6}" text-anchor="middle">{words(chart.across)}</text>'
        f'<text class="axis" transform="translate(14 {bottom / 2}) rotate(-90)" text-anchor="middle">'
        f"{words(chart.up)}</text>"
    )
    return f'<svg viewBox="0 0 {SIDE} {SIDE}" role="img" aria-label="{line(chart.alt)}">{grid}{names}{points}</svg>'


def _across(chart: Scatter, value: float) -> float:
    return round(LEFT + GAP + (value - chart.low) / max(chart.high - chart.low, 1) * (SIDE - LEFT - 2 * GAP), 1)


def _up(chart: Scatter, value: float) -> float:
    bottom = SIDE - FOOT
    return round(bottom - GAP - (value - chart.low) / max(chart.high - chart.low, 1) * (bottom - 2 * GAP), 1)


def _lines(chart: Scatter, step: int) -> str:
    across, up, bottom = _across(chart, step), _up(chart, step), SIDE - FOOT
    return (
        f'<path class="grid" d="M{across} 0V{bottom}M{LEFT} {up}H{SIDE}"/>'
        f'<text x="{across}" y="{bottom + 18}" text-anchor="middle">{step}</text>'
        f'<text x="{LEFT - 8}" y="{up + 5}" text-anchor="end">{step}</text>'
    )


def _point(chart: Scatter, point: tuple[str, float, float]) -> str:
    label, across, up = point
    x, y = _across(chart, across), _up(chart, up)
    left = x > SIDE * 0.7
    place = f'x="{x - 11 if left else x + 11}" y="{y + 5}" text-anchor="{"end" if left else "start"}"'
    return f'<circle cx="{x}" cy="{y}" r="7"/><text class="label" {place}>{words(label)}</text>'
