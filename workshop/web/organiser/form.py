"""The definition's form, in whatever page shows it: what was typed is judged, moved around or shown again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import request

from workshop.core import Refused
from workshop.definition import BadDefinition, begins, from_form, vocabulary
from workshop.definition.found import Found
from workshop.definition.readers import clock
from workshop.definition.themes import letter
from workshop.messages.definition import explain
from workshop.messages.refusals import sentence
from workshop.web.organiser import draft as drafts
from workshop.web.organiser import form_buttons
from workshop.web.organiser.draft import Draft
from workshop.web.organiser.filters import parts_of_the_memento, scopes_of, settings_of, total
from workshop.web.organiser.form_buttons import Moved

MOST_FORM = 2_000_000
SAVE = "save"


@dataclass(frozen=True)
class Problem:
    """A sentence, and the form's field it is about (empty: the whole)."""

    sentence: str
    field: str = ""


@dataclass
class Form:
    """A draft on its way: `version` is what it was read at, `unsaved` whether it differs from what is kept.

    `was`: where each of its rows was in the form that was sent, by the rows' name; None for a new one.
    """

    draft: Draft
    version: int = 0
    unsaved: bool = False
    problems: list[Problem] = field(default_factory=list)
    moved: Moved = field(default_factory=Moved)
    was: dict[str, list[int | None]] = field(default_factory=dict)

    def definition(self) -> dict[str, Any]:
        """What the draft says; raises BadDefinition."""
        return from_form(*drafts.to_form(self.draft)).body

    def refused(self, refused: Refused) -> None:
        """Keep why the session did not take it."""
        self.problems = [Problem(sentence(refused.kind, refused.values))]

    def bad(self, bad: BadDefinition) -> None:
        """Keep what is wrong, field by field."""
        self.problems = [Problem(explain(one), drafts.field_of(one.path)) for one in bad.all()]

    def shown(self) -> dict[str, Any]:
        """What the templates need to draw it."""
        rows = self.draft["étapes"]
        errors: dict[str, str] = {}
        for problem in self.problems:
            errors.setdefault(problem.field, problem.sentence)
        return {
            "draft": self.draft,
            "version": self.version,
            "unsaved": self.unsaved,
            "problems": self.problems,
            "errors": errors,
            "focus": "" if self.problems else self.moved.focus,
            "said": self.moved.said,
            "was": self.was or {name: list(range(len(self.draft[name]))) for name in drafts.ROWS},
            "times": begins(_start(self.draft), [{"minutes": drafts.minutes_of(row)} for row in rows]),
            "total": total(rows),
            "tables": sum(drafts.count_of(theme) for theme in self.draft["thèmes"]),
            "letters": [theme["lettre"] or letter(at) for at, theme in enumerate(self.draft["thèmes"])],
            "kinds": list(vocabulary.KINDS),
            "settings_of": settings_of,
            "scopes_of": scopes_of,
            "parts": parts_of_the_memento(),
        }


def posted(around: Draft | None = None) -> Form:
    """The form as it was sent, after the move its button asks for.

    `around` is the rest of the draft, when the agenda alone was sent.
    """
    request.max_form_memory_size = MOST_FORM
    draft = drafts.of_post(request.form.items())
    if around is not None:
        draft = {**around, "étapes": draft["étapes"]}
    written = request.form.get("version", "")
    version = int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0
    before = {name: {id(row): at for at, row in enumerate(draft[name])} for name in drafts.ROWS}
    moved = form_buttons.perform(draft, request.form.get("do", ""), request.form.get("new-kind", ""))
    was = {name: [before[name].get(id(row)) for row in draft[name]] for name in drafts.ROWS}
    return Form(draft, version, unsaved=True, moved=moved, was=was)


def saves() -> bool:
    """Whether the button that was pressed is the one that keeps the definition."""
    return request.form.get("do", SAVE) == SAVE


def _start(draft: Draft) -> str:
    """The start for the preview, or nothing while it cannot be read."""
    try:
        return clock(Found(draft["début"]))
    except BadDefinition:
        return ""
