"""The picture of the cover: the round table, a seat for each table of the session, its kept proposals as cards' dots.

Law: drawn from the session, in flat colours, by filling spans of rows: the same session gives the same bytes.
"""

import math
import struct
import zlib

from workshop.memento.branding.palette import HUES, INK, PANEL, RULE, WHITE

WIDTH, HEIGHT = 2480, 1240  # 300 points to the inch on 21 cm
_COLOURS = [WHITE, INK, PANEL, RULE, *HUES.values()]
_INDEX = {colour: number for number, colour in enumerate(_COLOURS)}
Point = tuple[float, float]


class _Canvas:
    def __init__(self) -> None:
        self.rows = [bytearray(WIDTH) for _ in range(HEIGHT)]

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        for row in range(max(0, math.ceil(y - radius)), min(HEIGHT, int(y + radius) + 1)):
            half = math.sqrt(max(0.0, radius * radius - (row - y) ** 2))
            self._span(row, x - half, x + half, colour)

    def polygon(self, corners: list[Point], colour: str) -> None:
        """A convex one."""
        ys = [y for _, y in corners]
        for row in range(max(0, math.ceil(min(ys))), min(HEIGHT, int(max(ys)) + 1)):
            crossed = _crossings(corners, row)
            if len(crossed) > 1:
                self._span(row, min(crossed), max(crossed), colour)

    def _span(self, row: int, left: float, right: float, colour: str) -> None:
        start, end = max(0, round(left)), min(WIDTH, round(right))
        if end > start:
            self.rows[row][start:end] = bytes((_INDEX[colour],)) * (end - start)

    def png(self) -> bytes:
        header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
        palette = bytes.fromhex("".join(_COLOURS))
        flat = zlib.compressobj(1, zlib.DEFLATED, 15, 9, zlib.Z_RLE)  # smaller and three times as fast for flat colours
        pixels = flat.compress(b"".join(b"\0" + row for row in self.rows)) + flat.flush()
        chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _crossings(corners: list[Point], row: int) -> list[float]:
    found = []
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if min(y1, y2) <= row <= max(y1, y2) and y1 != y2:
            found.append(x1 + (x2 - x1) * (row - y1) / (y2 - y1))
    return found


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def emblem(seats: tuple[tuple[str, int], ...]) -> bytes:
    """A PNG, 2:1. `seats`: (hue's letter, proposals kept) for each table, in order around the table."""
    canvas = _Canvas()
    centre = (WIDTH / 2, HEIGHT + 80.0)
    canvas.disc(*centre, 836, RULE)
    canvas.disc(*centre, 820, INK)
    count = max(len(seats), 1)
    step = 154 / max(count - 1, 8) if count > 1 else 0
    first = 90 + step * (count - 1) / 2
    size = min(1.0, 8.6 / count)
    for place, (letter, kept) in enumerate(seats):
        _seat(canvas, centre, math.radians(first - place * step), letter, kept, size)
    return canvas.png()


def _seat(canvas: _Canvas, centre: Point, angle: float, letter: str, kept: int, size: float) -> None:
    out = (math.cos(angle), -math.sin(angle))
    along = (-out[1], out[0])
    hue = HUES[letter]
    canvas.disc(centre[0] + 1030 * out[0], centre[1] + 1030 * out[1], 122 * size, hue)

    def at(across: float, outward: float) -> Point:
        reach = 640 + outward * size
        x = centre[0] + reach * out[0] + across * size * along[0]
        return (x, centre[1] + reach * out[1] + across * size * along[1])

    canvas.polygon([at(-76, -106), at(76, -106), at(76, 106), at(-76, 106)], PANEL)
    for dot in range(min(kept, 6)):
        canvas.disc(*at((dot % 2 * 2 - 1) * 33, 62 - dot // 2 * 62), 24 * size, hue)
