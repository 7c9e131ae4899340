"""Bytes → text: by the mark at their head, else by trial, and the likeliest is said so that somebody may judge it.

Law: UTF-8 is taken where it fits, because hardly anything else does by chance. Of the older encodings the likeliest is
the one in which accents stand where French puts them: inside words, and in small letters among small letters.
"""

import codecs
import re
from typing import NamedTuple

from workshop.importing.incoming import BadImport

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = {
    "utf-8": "utf-8-sig", "utf-16": "utf-16", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32": "utf-32",
    "cp1252": "cp1252", "mac-roman": "mac-roman", "iso-8859-15": "iso-8859-15", "cp850": "cp850",
}  # fmt: skip
"""What people may choose → its name in Python."""
OLDER = ("cp1252", "mac-roman", "cp850")  # by how often they are met: where two are as likely, the first
SAMPLE = 200_000  # bytes that are judged
COMMON, SMALL, CAPITAL = "àçèéêœ", "âäæëîïôöùûüÿ", "ÀÂÆÇÈÉÊÎÔŒ"
SIGNS = "’‘“”«»–—…€°•\u00a0·"
AROUND = re.compile(r"(?s)(?=(.)([^\x00-\x7f])(.))")


class Decoded(NamedTuple):
    """A text, the encoding it was read in (a key of ENCODINGS), and whether that was guessed among several."""

    text: str
    encoding: str
    guessed: bool


def decoded(content: bytes, chosen: str = "") -> Decoded:
    """The text of a file, in the encoding `chosen` or in the likeliest; raises BadImport."""
    if chosen in ENCODINGS:
        return Decoded(_read(content, chosen), chosen, False)
    for mark, name in MARKS:
        if content.startswith(mark):
            known = "utf-8" if name == "utf-8-sig" else name
            return Decoded(_read(content, known), known, False)
    if b"\0" in content:
        return _wide(content)
    try:
        return Decoded(content.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        likeliest = max(OLDER, key=lambda one: likelihood(content[:SAMPLE].decode(one, "replace")))
        return Decoded(content.decode(likeliest, "replace"), likeliest, True)


def likelihood(text: str) -> int:
    """How well the signs beyond ASCII stand for French: more is likelier, and only comparisons mean something."""
    return sum(_fits(before, sign, after) for before, sign, after in AROUND.findall(f" {text} "))


def _fits(before: str, sign: str, after: str) -> int:
    if sign in COMMON:
        return 2
    if sign in SMALL:
        return 1 if before.isalpha() else 0
    if sign in CAPITAL:
        return -2 if before.islower() else 1
    inside = before.isalpha() and after.isalpha()
    return 1 if sign in SIGNS and (not inside or sign in "’·") else -2


def _wide(content: bytes) -> Decoded:
    """Text of two bytes a sign without its mark, or no text at all."""
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = content[offset:SAMPLE:2]
        if half.count(0) * 2 > len(half) and not content[1 - offset : SAMPLE : 2].count(0):
            return Decoded(_read(content, name), name, True)
    raise BadImport(content[: content.index(b"\0")].count(b"\n") + 1, "not_text")


def _read(content: bytes, name: str) -> str:
    strict = "strict" if name.startswith("utf") else "replace"
    try:
        text = content.decode(ENCODINGS[name], strict)
    except UnicodeError as error:
        raise BadImport(1, "not_in", encoding=name) from error
    if "\0" in text:
        raise BadImport(text[: text.index("\0")].count("\n") + 1, "not_text")
    return text.removeprefix("\ufeff")
