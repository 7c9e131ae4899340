"""The organiser's list of ideas: retired and brought back, or erased for good where a third party asks for it.

Law: the words of what its author withdrew, or of a table that still writes in private, are not here either.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import State
from workshop.core.disclosure import OPENED, Wording, words_of
from workshop.core.positions import is_private, numbered_ideas
from workshop.web.organiser import access
from workshop.web.organiser.card import card_of
from workshop.web.organiser.context import page

MOST = 60
UNPROCESSABLE = 422


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/ideas", view_func=ideas)
    blueprint.add_url_rule("/<code>/ideas/<idea>/retire", view_func=retire, methods=["POST"])
    blueprint.add_url_rule("/<code>/ideas/<idea>/erase", view_func=erase, methods=["POST"])


def ideas(code: str) -> Response:
    """The ideas whose words are looked for, or those that are gone."""
    session, _person = access.session(code)
    return _shown(session)


def _shown(session: Any, status: int = 200, wrong: str = "", where: str = "") -> Response:
    sought = request.values.get("q", "").strip()
    found = session.read(lambda state: _found(state, sought))
    told = {"sought": sought, "ideas": found[:MOST], "more": len(found) - MOST, "wrong": wrong, "where": where}
    return page("ideas", card_of(session), "conduct", status, **told)


def _found(state: State, sought: str) -> list[dict[str, Any]]:
    """In the order of the document's annex, whose numbers they bear."""
    told = [_told(state, one, number) for number, one in numbered_ideas(state).items()]
    if not sought:
        return [one for one in told if one["state"]]
    known = sought.casefold()
    return [one for one in told if known in f"{one['title']}\n{one['body']}".casefold() or sought == str(one["number"])]


def _told(state: State, key: str, number: int) -> dict[str, Any]:
    idea = state.ideas[key]
    words = Wording("", "") if is_private(state, idea.table) else words_of(idea, OPENED)
    marks = {"erased": idea.erased, "withdrawn": idea.withdrawn, "retired": idea.retired}
    gone = next((mark for mark, so in marks.items() if so), "")
    table = state.agenda.tables[idea.table].number
    return {"id": key, "number": number, "table": table, "state": gone, **words._asdict()}


def retire(code: str, idea: str) -> Response:
    """Retire an idea, or bring it back."""
    session, person = access.session(code)
    access.perform(session, person, "idea.retire", {"idea": idea, "retired": request.form.get("retired") == "1"})
    return _back(session.code)


def erase(code: str, idea: str) -> Response:
    """Erase its words for good, if that was ticked."""
    session, person = access.session(code)
    if not session.read(lambda state: idea in state.ideas):
        abort(404)
    if request.form.get("sure") != "1":
        return _shown(session, UNPROCESSABLE, wrong=_("Cochez « Pour toujours » pour effacer."), where=idea)
    access.perform(session, person, "idea.erase", {"idea": idea})
    return _back(session.code)


def _back(code: str) -> Response:
    return redirect(url_for("organiser.ideas", code=code, q=request.form.get("q") or None), 303)
