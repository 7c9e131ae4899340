"""The colours of the document: paper, ink, and one hue for each theme, the same as on the screens.

Law: no text is written in a colour that has less than 4.5:1 against what lies under it; `readable` sees to it.
"""

INK, SOFT, RULE, PANEL, WHITE = "1D1B2C", "514E60", "CFC8B8", "F5F1E8", "FFFFFF"
LETTERS = "ABCDEF"
HUES = dict(zip(LETTERS, ("1F35B0", "BF3F0C", "007A72", "82155F", "4F4500", "28263F"), strict=True))
MINIMUM = 4.5


def hue_letter(index: int) -> str:
    """The letter of the hue of the theme at this place in the list (from 0): six hues, then they repeat."""
    return LETTERS[index % len(LETTERS)]


def luminance(colour: str) -> float:
    """Relative luminance (0 to 1) of a colour RRGGBB, as WCAG defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours RRGGBB, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str = WHITE) -> str:
    """`colour`, darkened just as much as needed to be read on `ground`."""
    while contrast(colour, ground) < MINIMUM and colour != "000000":
        colour = mixed(colour, "000000", 0.06)
    return colour


def mixed(colour: str, other: str, part: float) -> str:
    """`colour` with a `part` (0 to 1) of `other`."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{int(a + (b - a) * part):02X}" for a, b in pairs)


def grade_shades(letter: str) -> tuple[str, ...]:
    """Six shades, best grade first: three of the theme's hue, then three greys, as on the screens.

    Two neighbours differ in lightness, so that a profile reads in black and white.
    """
    hue = HUES[letter]
    return (hue, mixed(hue, WHITE, 0.55), tint(hue), "D9D6DC", "A5A1AD", "5C5967")


def tint(colour: str) -> str:
    """The pale ground of that colour, for the first row of a table."""
    return mixed(colour, WHITE, 0.89)
