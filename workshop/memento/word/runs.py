"""Words → runs of WordprocessingML, as strings: escaped, set in French typography, each in a named character style.

Law: text stays text. Nothing typed by anybody can become markup, a field or a formula.
"""

import re
from functools import lru_cache
from html import escape

from workshop.memento.text.prose import Spans
from workshop.memento.text.typography import safe, typography
from workshop.memento.word.styles import style_id

_ORDINAL = re.compile(r"(?<=\d)(er|e)\b")
_BREAK = re.compile(r"([\n\t])")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}

SHORT = 60  # characters

CHARACTER_STYLES = {
    "": "",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "strong emphasis": "StrongEmphasis",
    "code": "Code",
    "soft": style_id("Discret"),
    "link": "Hyperlink",
    **{f"accent {letter}": style_id(f"Accent thème {letter}") for letter in "ABCDEF"},
    **{f"dot {letter}": style_id(f"Gommette thème {letter}") for letter in "ABCDEF"},
}


def run(text: str, style: str = "", exact: bool = False) -> str:
    """One or more `w:r` for `text` in a character style's id. `exact`: without typography (code, addresses)."""
    return (_known if len(text) <= SHORT else _written)(text, style, exact)


def _written(text: str, style: str, exact: bool) -> str:
    words = safe(text)
    if not exact:
        words = typography(words)
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if "\n" in words or "\t" in words:
        pieces = (piece for piece in _BREAK.split(words) if piece)
        inner = "".join(_MARKS.get(piece) or _text(piece) for piece in pieces)
        return f"<w:r>{properties}{inner}</w:r>"
    if not style and not exact and _ORDINAL.search(words):
        return _with_ordinals(words)
    return f"<w:r>{properties}{_text(words)}</w:r>"


# Two runs of three are labels, numbers and links that come back in every sheet.
_known = lru_cache(maxsize=4096)(_written)


def _with_ordinals(words: str) -> str:
    pieces = _ORDINAL.split(words)
    raised = '<w:r><w:rPr><w:rStyle w:val="Exposant"/></w:rPr>{}</w:r>'
    return "".join(
        raised.format(_text(piece)) if i % 2 else f"<w:r>{_text(piece)}</w:r>"
        for i, piece in enumerate(pieces)
        if piece
    )


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'


def field(code: str, result: str, style: str = "") -> str:
    """A field with its result already written: what is shown until somebody updates it."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""

    def mark(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    said = escape(code, quote=False)
    instruction = f'<w:r>{properties}<w:instrText xml:space="preserve"> {said} </w:instrText></w:r>'
    shown = f"<w:r>{properties}<w:t>{escape(result, quote=False)}</w:t></w:r>"
    return mark("begin") + instruction + mark("separate") + shown + mark("end")


def joined(spans: Spans) -> str:
    """The spans' words alone."""
    return "".join(span.text for span in spans)
