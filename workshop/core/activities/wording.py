"""What people read and write of a kind of step, in French, with the same in English: `words.py` beside each kind.

The core never asks for it: whoever speaks to people does. A sentence holds its numbers as `{n}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class SettingWords:
    """A setting of the core under its key in a definition file.

    `name`: the core's; `label`: what the organiser's form asks, `room` in the plenary where it differs, `column` at the
    head of a column where it differs; `hint`: a sentence that says what it does. `choices`: a definition's words for
    the core's, and `labels` what the form says for them. `quiet`: a file says it only where it is not the usual one.
    """

    name: str
    label: str
    room: str = ""
    column: str = ""
    hint: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False


@dataclass(frozen=True)
class Line:
    """A short sentence of a vote's rule: of the number under `key`, `{n}`, or of how many are in a list.

    `zero` where that is 0, `room` where the plenary says it otherwise: each empty where it is the same. Of a list it
    may say the `{first}` and the `{last}`; of a number that is a place in the rule's list `names`, the `{name}` there.
    """

    key: str
    one: str
    many: str
    zero: str = ""
    room: tuple[str, str, str] = ("", "", "")
    names: str = ""

    def said(self, rule: Mapping[str, Any], plenary: bool) -> tuple[str, int]:
        """The sentence and its number."""
        value = rule.get(self.key, 0)
        n = len(value) if isinstance(value, list | tuple) else int(value)
        one, many, zero = self.room if plenary and self.room[0] else (self.one, self.many, self.zero)
        return (zero if n == 0 and zero else one if n < 2 else many), n

    def named(self, sentence: str, rule: Mapping[str, Any]) -> str:
        """The sentence with the words of the rule's list that it says."""
        value = rule.get(self.key, 0)
        if isinstance(value, list | tuple):
            return sentence.replace("{first}", value[0]).replace("{last}", value[-1]) if value else sentence
        names = rule.get(self.names, ())
        return sentence.replace("{name}", names[min(int(value), len(names) - 1)]) if names else sentence


@dataclass(frozen=True)
class FigureWords:
    """A figure that a count gives: the head of its column, and itself of one and of many.

    `names`: the rule's list in which its number is a place, where one reads what stands there.
    """

    column: str
    one: str
    many: str
    names: str = ""


@dataclass(frozen=True)
class Words:
    """A kind's words.

    `word`: a definition's; `name`: on pages; `title`, `minutes`, `prompt`: of a step that says nothing more; `done`:
    what the mémento says was done in it. Of a vote: `lines` of its rule, `counted` how ballots are counted, for the
    mémento, `figures` by key, `asks` what pages say while it is open, where it is not the same for all: `open` over a
    phone's ballot, `screen` on the wall, `hint` for who drives to read aloud. `brief`: what a list of steps says first
    of its rule. `english` has the same sentences in English, and those of the kind's scripts.
    """

    word: str
    name: str
    title: str
    minutes: int
    prompt: str = ""
    done: str = ""
    settings: Mapping[str, SettingWords] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    counted: str = ""
    figures: Mapping[str, FigureWords] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    brief: Line | None = None
    english: Mapping[str, str] = field(default_factory=dict)


def kind_words(kind: str) -> Words:
    """The words of a kind that the core knows."""
    found = import_module(f"{__package__}.{kind}.words").WORDS
    if not isinstance(found, Words):
        raise TypeError(f"{kind}/words.py says no WORDS")
    return found
