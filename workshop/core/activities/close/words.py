"""The words of the close, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words(
    "clôture",
    "Clôture",
    "Clôture",
    10,
    "Merci. Ce qui vient ensuite, et qui s’en charge.",
    "Clôture et suites.",
    english={"Clôture": "Close"},
)
