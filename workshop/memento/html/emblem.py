"""The picture of the cover as SVG: the round table, a seat for each table, its kept proposals as cards' dots.

Law: drawn from the session alone. Centre of the table at (0, 0); up is negative.
"""

import math

from workshop.memento.branding.palette import HUES, INK, PANEL, RULE
from workshop.memento.html.inline import line

WIDE, HIGH, TABLE, SEATS, CARDS = 1240, 1170, 820, 1030, 640
SPREAD = 154  # degrees, from the first seat to the last
MOST_DOTS, COMFORTABLE = 6, 8.6  # dots on a card; seats that stand at full size


def emblem(seats: tuple[tuple[str, int], ...], alt: str) -> str:
    """The `svg`. `seats`: (hue's letter, proposals kept) for each table, in order around the table."""
    count = max(len(seats), 1)
    step = SPREAD / max(count - 1, 8) if count > 1 else 0
    first = -step * (count - 1) / 2
    size = min(1.0, COMFORTABLE / count)
    drawn = "".join(_seat(first + place * step, hue, kept, size) for place, (hue, kept) in enumerate(seats))
    return (
        f'<svg class="emblem" viewBox="{-WIDE} {-HIGH} {2 * WIDE} {HIGH - 80}" role="img" aria-label="{line(alt)}">'
        f'<circle r="{TABLE + 16}" fill="#{RULE}"/><circle r="{TABLE}" fill="#{INK}"/>{drawn}</svg>'
    )


def _seat(angle: float, hue: str, kept: int, size: float) -> str:
    x, y = (round(SEATS * turn(math.radians(angle)), 1) for turn in (math.sin, math.cos))
    dots = "".join(
        f'<circle cx="{(dot % 2 * 2 - 1) * 33}" cy="{dot // 2 * 62 - 62}" r="24" fill="#{HUES[hue]}"/>'
        for dot in range(min(kept, MOST_DOTS))
    )
    return (
        f'<circle cx="{x}" cy="{-y}" r="{122 * size:.1f}" fill="#{HUES[hue]}"/>'
        f'<g transform="rotate({angle:.2f}) translate(0 {-CARDS}) scale({size:.3f})">'
        f'<rect x="-76" y="-106" width="152" height="212" fill="#{PANEL}"/>{dots}</g>'
    )
