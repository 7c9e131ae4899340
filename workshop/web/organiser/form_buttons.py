"""What the form’s buttons do to an unsaved draft: add, remove and move rows. Each works without JavaScript.

In: the draft and a command, `étapes.up.2`. Out: the button where the hand should stay, and what to say aloud.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from workshop.definition import vocabulary
from workshop.web.organiser import draft as drafts
from workshop.web.organiser.draft import Draft


@dataclass(frozen=True)
class Moved:
    """After a move: the name of the control to put the focus on, and a sentence for who cannot see it."""

    focus: str = ""
    said: str = ""


def perform(draft: Draft, command: str, activity: str) -> Moved:
    """Change the draft as the button says; what is not known or out of reach changes nothing."""
    what, _dot, rest = command.partition(".")
    verb, _dot, place = rest.partition(".")
    rows = draft.get(what) if what in drafts.ROWS else None
    if rows is None or verb not in MOVES:
        return Moved()
    if verb == "add":
        return _add(draft, what, activity)
    if not place.isdecimal() or int(place) >= len(rows):
        return Moved()
    return MOVES[verb](draft, what, int(place))


def _add(draft: Draft, what: str, activity: str) -> Moved:
    rows = draft[what]
    at = len(rows)
    if what == "étapes":
        word = activity if activity in vocabulary.KINDS else "idées"
        at = at - 1 if rows and rows[-1].get("activité") == "clôture" else at
        rows.insert(at, drafts.new_step(word))
    else:
        rows.append(drafts.new_theme() if what == "thèmes" else {"titre": "", "texte": ""})
    return Moved(f"{what}.{at}.titre", _("Ajouté."))


def _remove(draft: Draft, what: str, place: int) -> Moved:
    title = draft[what].pop(place).get("titre", "")
    return Moved(f"{what}.add", _("«\u00a0%(title)s\u00a0» est retiré.", title=title))


def _up(draft: Draft, what: str, place: int) -> Moved:
    return _swap(draft, what, place, place - 1, "up")


def _down(draft: Draft, what: str, place: int) -> Moved:
    return _swap(draft, what, place, place + 1, "down")


def _swap(draft: Draft, what: str, place: int, to: int, verb: str) -> Moved:
    rows = draft[what]
    if not 0 <= to < len(rows):
        return Moved()
    rows[place], rows[to] = rows[to], rows[place]
    ends = to == 0 if verb == "up" else to == len(rows) - 1
    back = {"up": "down", "down": "up"}[verb] if ends else verb
    said = _("«\u00a0%(title)s\u00a0» est en place %(place)s.", title=rows[to].get("titre", ""), place=to + 1)
    return Moved(f"{what}.{back}.{to}", said)


MOVES: dict[str, Callable[[Draft, str, int], Moved]] = {
    "add": lambda draft, what, place: Moved(),
    "remove": _remove,
    "up": _up,
    "down": _down,
}
