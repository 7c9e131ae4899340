"""What the organiser takes away: the mémento in Word, and the session in every other format."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, jsonify, redirect, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import State, ballots, words
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.core.person import PLENARY
from workshop.definition import to_text
from workshop.definition.texts import slug
from workshop.export import FAMILIES, FORMATS, Format
from workshop.room import Room
from workshop.web.organiser import door, dress, standing
from workshop.web.organiser.builds import Build, Builds
from workshop.web.organiser.card import Card, card_of
from workshop.web.organiser.page import page

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
        known["builds"] = Builds(door.rooms().library)
    found: Builds = known["builds"]
    return found


def memento(code: str) -> Response:
    """What the mémento would hold now, and the document that was asked for, when it is there."""
    room, _person = door.session(code)
    return shown(room)


def shown(room: Room, status: int = 200, wrong: dict[str, str] | None = None) -> Response:
    """The page. `wrong`: the sentence of what was refused, by the field it was sent with."""
    asked = request.args.get("build")
    found = builds().get(room.code, asked) if asked else None
    with door.rooms().library.reading(room.code) as log:
        beside = {"worn": dress.worn(log), "stands": standing.stands(room, log)}
    return page(
        "memento",
        card_of(room),
        "memento",
        status,
        wrong=wrong or {},
        **beside,
        figures=room.read(_figures),
        families=_families(),
        missing=_missing(found),
        build=found,
        built=FORMATS[found.kind] if found else None,
        build_state=found.state() if found else "",
        progress=_told(found) if found else {},
        size=_size(found),
        kept=[_kept(one) for one in builds().kept(room.code) if one is not found],
    )


def build(code: str) -> Response:
    """Start building a document of the session as it is now."""
    room, _person = door.session(code)
    kind = request.form.get("kind", MAIN)
    mask = request.form.get("mask") == "1"
    if kind not in FORMATS:
        abort(400)
    if mask and not FORMATS[kind].masks:
        return shown(room, 422, wrong={"mask": _needed("mask")})
    at = str(room.read(lambda state: state.seq))
    started = builds().start(room.code, kind, at, mask, dress.mark(room.code), request.form.get("leave_hidden") == "1")
    return redirect(url_for("organiser.memento", code=room.code, build=started.id), 303)


def state(code: str, name: str) -> Response:
    """`{state, done, said}` of a build: its state, how far it is (0 to 1), and that in words."""
    room, _person = door.session(code)
    found = _known(room, name)
    return jsonify({"state": found.state(), **_told(found)})


def cancel(code: str, name: str) -> Response:
    """End a build; nothing of it is left."""
    room, _person = door.session(code)
    builds().cancel(room.code, name)
    return redirect(url_for("organiser.memento", code=room.code), 303)


def file(code: str, name: str) -> Response:
    """The document itself."""
    room, _person = door.session(code)
    found = _known(room, name)
    if found.state() != "done":
        abort(404)
    kind = FORMATS[found.kind]
    return send_file(found.path, mimetype=kind.media, as_attachment=True, download_name=_name(card_of(room), kind))


def definition(code: str) -> Response:
    """The session's definition as a file."""
    room, _person = door.session(code)
    card = card_of(room)
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
        "verbatims": sum(words.quote_of(state, verbatim) is not None for verbatim in state.verbatims.values()),
        "sheets": [_sheet(state, proposal) for proposal in found],
    }


def _sheet(state: State, proposal: str) -> dict[str, Any]:
    table = state.agenda.tables[state.ideas[proposal].table]
    empty = sum(not words.written(state, proposal, name) for name in SHEET_FIELDS)
    title = words.short_title(state, proposal)
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


def _known(room: Room, name: str) -> Build:
    found = builds().get(room.code, name)
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
