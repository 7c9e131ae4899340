"""What people type is cleaned once, here: NFC, no control, bidi or stray invisible character, no lone surrogate.

Joiners inside emoji and inside scripts that need them stay; combining marks pile up no higher than five. What a word
processor or a PDF draws with signs of its own is written with everybody's: ligatures as letters, bullets as « • ».

Law: what twice the text costs is twice the work, whatever is in it. Unicode's normal forms sort a run of marks by
insertion, so marks are counted before any form is made, here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

ZWNJ, ZWJ, BLACK_FLAG = "\u200c", "\u200d", "\U0001f3f4"
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
PLAIN = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u202f-\u205e\u20ac]*\Z")
LOOSE = re.compile(r"\W{6,}")  # no mark is a letter or a digit
MARKS = 5
# Latin ligatures (U+FB00 to FB06): no keyboard types them, no search finds them.
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# Symbol and Wingdings, whose signs Windows keeps at U+F020 to F0FF: what Word offers as bullets, and no phone draws.
BULLETS = dict.fromkeys((0xF06C, 0xF06E, 0xF06F, 0xF071, 0xF075, 0xF076, 0xF09F, 0xF0A7, 0xF0A8, 0xF0B7), "•")
MARKED = {0xF0D8: "➢", 0xF0DF: "←", 0xF0E0: "→", 0xF0E8: "➔", 0xF0FB: "✗", 0xF0FC: "✓"}
DRAWN = LIGATURES | BULLETS | MARKED


def clean_text(text: str, lines: bool = True) -> str:
    """`text` as it is kept, ends stripped. With `lines` false, line ends become spaces and runs of spaces one."""
    kept = BREAKS.sub("\n", text).replace("\t", " ")
    if not PLAIN.match(kept):
        kept = unicodedata.normalize("NFC", "".join(_kept(kept.translate(DRAWN))))
    if not lines:
        return re.sub(r"[ \n]+", " ", kept).strip()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") for line in kept.split("\n"))).strip()


def normalized(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
    """`text` in one of Unicode's normal forms, at most MARKS marks on a letter."""
    return unicodedata.normalize(form, LOOSE.sub(lambda run: _fewer_marks(run[0]), text))


def _fewer_marks(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if _is_mark(char, unicodedata.category(char)) else 0
        if marks <= MARKS:
            kept.append(char)
    return "".join(kept)


def _is_mark(char: str, category: str) -> bool:
    return category in ("Mn", "Me") or unicodedata.combining(char) > 0


def _kept(text: str) -> list[str]:
    out: list[str] = []
    marks = 0
    for index, char in enumerate(text):
        category = unicodedata.category(char)
        marks = marks + 1 if _is_mark(char, category) else 0
        if marks > MARKS or not _keeps(char, category, out[-1] if out else "", text[index + 1 : index + 2]):
            continue
        out.append(char)
    return out


def _keeps(char: str, category: str, before: str, after: str) -> bool:
    if char == "\n":
        return True
    if char in (ZWJ, ZWNJ):
        return _joins(char, before, after)
    if category == "Cf":
        return "\U000e0020" <= char <= "\U000e007f" and (before == BLACK_FLAG or before >= "\U000e0020")
    return category not in ("Cc", "Cs") and not _is_noncharacter(ord(char))


def _joins(char: str, before: str, after: str) -> bool:
    if not before or not after:
        return False
    if char == ZWJ and _is_pictorial(before) and _is_pictorial(after):
        return True
    return all(
        ord(one) >= 0x600 and unicodedata.category(one)[0] in "LM" and ord(one) < 0x2000 for one in (before, after)
    )


def _is_pictorial(char: str) -> bool:
    code = ord(char)
    return code == 0xFE0F or 0x2190 <= code <= 0x2BFF or 0x1F000 <= code <= 0x1FAFF


def _is_noncharacter(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
