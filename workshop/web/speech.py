"""What scripts say, in the language of the pages.

Law: scripts speak French by themselves; another language is one module made from its catalogue, which a page
runs before its own script. A server that speaks French serves nothing more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from babel.messages.mofile import read_mo

MODULE = "js/speech.js"  # beside t.js, which it imports
DOMAIN = "scripts"

CALL = re.compile(r"(?<![\w.$])(?<!function )(tn?)\(\s*")
SENTENCE = r'"((?:[^"\\\n]|\\.)*)"'
ONE = re.compile(SENTENCE)
TWO = re.compile(rf"{SENTENCE}\s*,\s*{SENTENCE}")


def made(translations: Path, language: str) -> dict[str, bytes]:
    """Give `{name: content}` of the module that says the scripts' sentences; nothing without a catalogue."""
    catalogue = translations / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not catalogue.exists():
        return {}
    with catalogue.open("rb") as compiled:
        said = {one.id: one.string for one in read_mo(compiled) if one.id}
    text = f'import {{ speak }} from "./t.js";\nspeak({json.dumps(said, ensure_ascii=False)});\n'
    return {MODULE: text.encode()}


def sentences(source: str) -> Iterator[tuple[int, list[str]]]:
    """Give, for each `t("…")` and `tn("…", "…")` of a script, its line and its sentences.

    A call whose sentences are not written in it has none: they could not be found, nor translated.
    """
    for call in CALL.finditer(source):
        found = (TWO if call[1] == "tn" else ONE).match(source, call.end())
        written = [json.loads(f'"{one}"') for one in found.groups()] if found else []
        yield source.count("\n", 0, call.start()) + 1, written


def extract(
    file: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Give pybabel the sentences of a script. One and many are two keys: t.js chooses before it translates."""
    for line, written in sentences(file.read().decode()):
        for sentence in written:
            yield line, "gettext", sentence, []
