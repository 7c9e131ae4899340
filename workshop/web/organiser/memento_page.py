"""The page of the mémento: what it would hold now, what was attached to it, and the documents that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import current_app, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import State, ballots, disclosure
from workshop.core.model.person import PLENARY
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.export import attached
from workshop.export.formats import FAMILIES, FORMATS, Format
from workshop.messages.formats import why_missing
from workshop.session import Session
from workshop.storage import Log
from workshop.storage import attached as stored
from workshop.web.organiser import access
from workshop.web.organiser.builds import Build, Builds
from workshop.web.organiser.card import card_of
from workshop.web.organiser.context import page

MAIN = "docx"  # the format that the page is about
UNPROCESSABLE = 422


def builds() -> Builds:
    """The server's documents under way."""
    known = current_app.extensions
    if "builds" not in known:
        known["builds"] = Builds(access.registry().library)
    found: Builds = known["builds"]
    return found


def kept(session: Session, change: Callable[[Log], None], anchor: str) -> Response:
    """Write beside the log, then go back to that part of the page."""
    session.keep(change)
    return redirect(url_for("organiser.memento", code=session.code, _anchor=anchor), 303)


def refused(session: Session, field: str, why: str) -> Response:
    """The page, which says why what was sent in that field was not kept."""
    return shown(session, UNPROCESSABLE, wrong={field: why})


def shown(session: Session, status: int = 200, wrong: dict[str, str] | None = None) -> Response:
    """The page. `wrong`: the sentence of what was refused, by the field it was sent with."""
    asked = request.args.get("build")
    found = builds().get(session.code, asked) if asked else None
    with access.registry().library.reading(session.code) as log:
        beside = {"branding": attached.branding(log), "stands": _validation(session, log)}
    return page(
        "memento",
        card_of(session),
        "memento",
        status,
        wrong=wrong or {},
        **beside,
        figures=session.read(_figures),
        families=_families(),
        missing=_missing(found),
        build=found,
        built=FORMATS[found.kind] if found else None,
        build_state=found.state() if found else "",
        progress=told(found) if found else {},
        size=_size(found),
        kept=[_kept(one) for one in builds().kept(session.code) if one is not found],
    )


def _validation(session: Session, log: Log) -> dict[str, Any]:
    """`{validation, notes}`: `rehearsal` or what `attached.validation` says; the notes' names by what they hold."""
    seq, rehearsal = session.read(lambda state: (state.seq, state.rehearsal))
    validation = "rehearsal" if rehearsal else attached.validation(stored(log, attached.VALIDATED), seq)
    return {"validation": validation, "notes": attached.notes(log)}


def _figures(state: State) -> dict[str, Any]:
    """What the mémento would hold: counts, and the sheets with how many of their fields are empty."""
    found = ballots.proposals(state, PLENARY)
    return {
        "people": sum(person.seats for person in state.people.values()),
        "ideas": sum(not idea.gone for idea in state.ideas.values()),
        "ballots": sum(len(vote.ballots or ()) for vote in state.votes.values() if not vote.void),
        "hidden": disclosure.kept_from_screens(state),
        "proposals": len(found),
        "verbatims": sum(disclosure.quote_of(state, verbatim) is not None for verbatim in state.verbatims.values()),
        "sheets": [_sheet(state, proposal) for proposal in found],
    }


def _sheet(state: State, proposal: str) -> dict[str, Any]:
    table = state.agenda.tables[state.ideas[proposal].table]
    empty = sum(not disclosure.written(state, proposal, name) for name in SHEET_FIELDS)
    title = disclosure.short_title(state, proposal)
    return {"title": title, "table": table.number, "theme": table.theme, "empty": empty, "of": len(SHEET_FIELDS)}


def told(found: Build) -> dict[str, Any]:
    """How far a build is: `{done, said}`, from 0 to 1 and in words."""
    progress = found.progress()
    return {"done": progress["done"], "said": _doing(progress["doing"])}


def _families() -> list[tuple[str, list[Format]]]:
    """The formats but the page's own, family by family."""
    titles = {"memento": _("Le mémento"), "data": _("Les données"), "tools": _("Pour d’autres outils")}
    return [(title, [one for one in FAMILIES[name] if one.name != MAIN]) for name, title in titles.items()]


def _missing(found: Build | None) -> str:
    """Why a build that failed cannot be made here, in words; empty when it is not known."""
    return why_missing(found.missing()) if found and found.state() == "failed" else ""


def _doing(what: str) -> str:
    said = {
        "reading": _("Lecture de la séance"),
        "writing": _("Rédaction"),
        "numbering": _("Numérotation des pages"),
    }
    return str(said.get(what, ""))


def _kept(one: Build) -> dict[str, Any]:
    return {"id": one.id, "title": FORMATS[one.kind].title, "masked": one.masked, "size": _size(one)}


def _size(found: Build | None) -> int:
    """Its size in kilobytes, once done."""
    return max(1, found.path.stat().st_size // 1000) if found and found.state() == "done" else 0
