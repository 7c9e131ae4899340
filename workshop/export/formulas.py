"""Texts made harmless for spreadsheets, which take a cell that begins like a formula for one.

Law: what a person typed is shown, never evaluated. An apostrophe goes before it (OWASP, *CSV Injection*); `bare` takes
it off again. Where a format keeps the type of its cells (JSON, SQLite) the text stays as it is.
"""

from workshop.core import normalized

LONGEST_CELL = 32_767  # characters of a cell in Excel, counted in UTF-16
CUT = " […] texte coupé par le tableur, entier dans l’export JSON"
_SIGNS, _MINUS, _BLANK = "=+-@", "\u2212", "\t\r\n"


def risky(text: str) -> bool:
    """Whether a spreadsheet may evaluate it: = + - @ first, wide variants and blanks before them included."""
    first = text.lstrip()[:1]
    return text[:1] in _BLANK or first == _MINUS or normalized("NFKC", first)[:1] in _SIGNS if first else False


def neutral(text: str) -> str:
    """The same text, with an apostrophe before it if it is risky, or would be without those it begins with."""
    return f"'{text}" if risky(text.lstrip("'")) else text


def bare(text: str) -> str:
    """A text that `neutral` gave, as it was."""
    return text[1:] if text.startswith("'") and risky(text.lstrip("'")) else text


def fitted(text: str) -> str:
    """The text cut to what a cell of Excel holds, saying so; whole if it fits."""
    if len(text) <= LONGEST_CELL // 2:
        return text
    units = text.encode("utf-16-le", "ignore")
    if len(units) <= 2 * LONGEST_CELL:
        return text
    return units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
