"""The words of a pause, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words("pause", "Pause", "Pause", 15, done="Pause.", english={"Pause": "Break"})
