"""What the organiser takes away: the mémento in Word, and the session in every other format."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, jsonify, redirect, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import State, ballots, disclosure
from workshop.core.model.person import PLENARY
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.definition import to_text
from workshop.definition.texts import slug
from workshop.export import FAMILIES, FORMATS, Format
from workshop.session import Session
from workshop.web.organiser import access, branding, validation
from workshop.web.organiser.builds import Build, Builds
from workshop.web.organiser.card import Card, card_of
from workshop.web.organiser.context import page

MAIN = "docx"  # the format that the page is about


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento", view_func=memento)
    blueprint.add_url_rule("/<code>/memento", view_func=build, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/<name>/state", view_func=state)
    blueprint.add_url_rule("/<code>/memento/<name>/file", view_func=file)
    blueprint.add_url_rule("/<code>/memento/<name>/cancel", view_func=cancel, methods=["POST"])
    blueprint.add_url_rule("/<code>/definition.md", view_func=definition)


def builds() -> Builds:
    """The server's documents under way."""
    known = current_app.extensions
    if "builds" not in known:
        known["builds"] = Builds(access.registry().library)
    found: Builds = known["builds"]
    return found


def memento(code: str) -> Response:
    """What the mémento would hold now, and the document that was asked for, when it is there."""
    session, _person = access.session(code)
    return shown(session)


def shown(session: Session, status: int = 200, wrong: dict[str, str] | None = None) -> Response:
    """The page. `wrong`: the sentence of what was refused, by the field it was sent with."""
    asked = request.args.get("build")
    found = builds().get(session.code, asked) if asked else None
    with access.registry().library.reading(session.code) as log:
        beside = {"worn": branding.worn(log), "stands": validation.stands(session, log)}
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
        progress=_told(found) if found else {},
        size=_size(found),
        kept=[_kept(one) for one in builds().kept(session.code) if one is not found],
    )


def build(code: str) -> Response:
    """Start building a document of the session as it is now."""
    session, _person = access.session(code)
    kind = request.form.get("kind", MAIN)
    mask = request.form.get("mask") == "1"
    if kind not in FORMATS:
        abort(400)
    if mask and not FORMATS[kind].masks:
        return shown(session, 422, wrong={"mask": _needed("mask")})
    at = str(session.read(lambda state: state.seq))
    started = builds().start(
        session.code, kind, at, mask, branding.mark(session.code), request.form.get("leave_hidden") == "1"
    )
    return redirect(url_for("organiser.memento", code=session.code, build=started.id), 303)


def state(code: str, name: str) -> Response:
    """`{state, done, said}` of a build: its state, how far it is (0 to 1), and that in words."""
    session, _person = access.session(code)
    found = _known(session, name)
    return jsonify({"state": found.state(), **_told(found)})


def cancel(code: str, name: str) -> Response:
    """End a build; nothing of it is left."""
    session, _person = access.session(code)
    builds().cancel(session.code, name)
    return redirect(url_for("organiser.memento", code=session.code), 303)


def file(code: str, name: str) -> Response:
    """The document itself."""
    session, _person = access.session(code)
    found = _known(session, name)
    if found.state() != "done":
        abort(404)
    kind = FORMATS[found.kind]
    return send_file(found.path, mimetype=kind.media, as_attachment=True, download_name=_name(card_of(session), kind))


def definition(code: str) -> Response:
    """The session's definition as a file."""
    session, _person = access.session(code)
    card = card_of(session)
    answer = current_app.response_class(to_text(card.definition), mimetype="text/markdown")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{slug(card.title) or card.code}.md")
    return answer


def _figures(state: State) -> dict[str, Any]:
    """What the mémento would hold: counts, and the sheets with how many of their fields are empty."""
    found = ballots.proposals(state, PLENARY)
    return {
        "people": sum(person.seats for person in state.people.values()),
        "ideas": sum(not idea.gone for idea in state.ideas.values()),
        "ballots": sum(len(vote.ballots or ()) for vote in state.votes.values() if not vote.void),
        "hidden": sum(idea.hidden and not idea.gone for idea in state.ideas.values()),
        "proposals": len(found),
        "verbatims": sum(disclosure.quote_of(state, verbatim) is not None for verbatim in state.verbatims.values()),
        "sheets": [_sheet(state, proposal) for proposal in found],
    }


def _sheet(state: State, proposal: str) -> dict[str, Any]:
    table = state.agenda.tables[state.ideas[proposal].table]
    empty = sum(not disclosure.written(state, proposal, name) for name in SHEET_FIELDS)
    title = disclosure.short_title(state, proposal)
    return {"title": title, "table": table.number, "theme": table.theme, "empty": empty, "of": len(SHEET_FIELDS)}


def _told(found: Build) -> dict[str, Any]:
    progress = found.progress()
    return {"done": progress["done"], "said": _doing(progress["doing"])}


def _families() -> list[tuple[str, list[Format]]]:
    """The formats but the page's own, family by family."""
    titles = {"memento": _("Le mémento"), "data": _("Les données"), "tools": _("Pour d’autres outils")}
    return [(title, [one for one in FAMILIES[name] if one.name != MAIN]) for name, title in titles.items()]


def _missing(found: Build | None) -> str:
    """Why a build that failed cannot be made here, in words; empty when it is not known."""
    return _needed(found.missing()) if found and found.state() == "failed" else ""


def _needed(what: str) -> str:
    said = {
        "soffice": _("Ce format demande LibreOffice, absent de ce serveur."),
        "date": _("Cette séance n’a pas de date : son agenda ne peut pas être écrit."),
        "mask": _("Ce format ne sait pas masquer les petits effectifs."),
    }
    return str(said.get(what, ""))


def _doing(what: str) -> str:
    said = {
        "reading": _("Lecture de la séance"),
        "writing": _("Rédaction"),
        "numbering": _("Numérotation des pages"),
    }
    return str(said.get(what, ""))


def _known(session: Session, name: str) -> Build:
    found = builds().get(session.code, name)
    if found is None:
        abort(404)
    return found


def _name(card: Card, kind: Format) -> str:
    parts = [kind.stem, slug(card.title) or card.code, card.date, "repetition" if card.rehearsal else ""]
    return "-".join(part for part in parts if part) + kind.suffix


def _kept(one: Build) -> dict[str, Any]:
    return {"id": one.id, "title": FORMATS[one.kind].title, "masked": one.masked, "size": _size(one)}


def _size(found: Build | None) -> int:
    """Its size in kilobytes, once done."""
    return max(1, found.path.stat().st_size // 1000) if found and found.state() == "done" else 0
