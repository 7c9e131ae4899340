"""What scripts say, in the language of the pages.

Law: scripts are written in French and are the same for every language; for another one a page fetches, beside its
script, the sentences of that script in that language and no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from babel.messages.mofile import read_mo

from workshop.messages.kinds import english

DOMAIN = "scripts"

CALL = re.compile(r"(?<![\w.$])(?<!function )(tn?)\(\s*")
SENTENCE = r'"((?:[^"\\\n]|\\.)*)"'
ONE = re.compile(SENTENCE)
TWO = re.compile(rf"{SENTENCE}\s*,\s*{SENTENCE}")


def catalogue(translations: Path, language: str) -> dict[str, str]:
    """Give `{French sentence: the same in that language}`, what kinds say of their own included; else nothing."""
    compiled = translations / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not compiled.exists():
        return {}
    with compiled.open("rb") as file:
        return {**english(), **{str(one.id): str(one.string) for one in read_mo(file) if one.id}}


def script(said: Mapping[str, str]) -> bytes:
    """Give the script that a page runs before its own: what t.js says instead of each French sentence."""
    return f"globalThis.translations = {json.dumps(said, ensure_ascii=False, sort_keys=True)};\n".encode()


def french(source: str) -> list[str]:
    """Give the sentences of a script, in its order."""
    return [sentence for _line, written in sentences(source) for sentence in written]


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
    """Give pybabel the sentences of a script. One and many are two keys: t.js chooses before it translates.

    What a kind of step says in English beside its own words needs no line in the catalogue.
    """
    told = english()
    for line, written in sentences(file.read().decode()):
        for sentence in (one for one in written if one not in told):
            yield line, "gettext", sentence, []
