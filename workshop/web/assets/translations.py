"""What scripts say, in the language of the pages.

Law: scripts are written in French; for another language each sentence is replaced where it stands, before the script
is served, so that a page fetches the words that it says and no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from babel.messages.mofile import read_mo

DOMAIN = "scripts"

CALL = re.compile(r"(?<![\w.$])(?<!function )(tn?)\(\s*")
SENTENCE = r'"((?:[^"\\\n]|\\.)*)"'
ONE = re.compile(SENTENCE)
TWO = re.compile(rf"{SENTENCE}\s*,\s*{SENTENCE}")


def catalogue(translations: Path, language: str) -> dict[str, str]:
    """Give `{French sentence: the same in that language}`; nothing without a catalogue."""
    compiled = translations / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not compiled.exists():
        return {}
    with compiled.open("rb") as file:
        return {str(one.id): str(one.string) for one in read_mo(file) if one.id}


def said(script: bytes, catalogue: Mapping[str, str]) -> bytes:
    """Give a script with its sentences as the catalogue says them; one that it lacks stays French."""
    source = script.decode()
    calls = (_literals(call, source) for call in CALL.finditer(source)) if catalogue else ()
    places = [found.span(number) for found in calls if found for number in range(1, found.re.groups + 1)]
    for start, end in reversed(places):  # of what is between the quotes
        french = json.loads(source[start - 1 : end + 1])
        source = source[: start - 1] + json.dumps(catalogue.get(french, french), ensure_ascii=False) + source[end + 1 :]
    return source.encode()


def sentences(source: str) -> Iterator[tuple[int, list[str]]]:
    """Give, for each `t("…")` and `tn("…", "…")` of a script, its line and its sentences.

    A call whose sentences are not written in it has none: they could not be found, nor translated.
    """
    for call in CALL.finditer(source):
        found = _literals(call, source)
        written = [json.loads(f'"{one}"') for one in found.groups()] if found else []
        yield source.count("\n", 0, call.start()) + 1, written


def _literals(call: re.Match[str], source: str) -> re.Match[str] | None:
    return (TWO if call[1] == "tn" else ONE).match(source, call.end())


def extract(
    file: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give pybabel the sentences of a script. One and many are two keys: t.js chooses before it translates."""
    for line, written in sentences(file.read().decode()):
        for sentence in written:
            yield line, "gettext", sentence, []
