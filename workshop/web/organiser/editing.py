"""Writing a session's definition: new, from a file, edited whole or by its agenda alone.

Law: the same reader judges the form and the file; what is refused is shown where it stands, and nothing typed is lost.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Person, Refused
from workshop.definition import BadDefinition, remarks, source_text, to_text
from workshop.definition.head import LIMIT_BYTES
from workshop.definition.problems import Troubles
from workshop.identity import Keys, links
from workshop.messages.definition import explain, say
from workshop.session import Session
from workshop.web import addresses
from workshop.web.organiser import access, creation_ticket, uploads
from workshop.web.organiser import draft as drafts
from workshop.web.organiser.card import Card, card_of
from workshop.web.organiser.context import page
from workshop.web.organiser.filters import day_of, now_said
from workshop.web.organiser.form import MOST_FORM, Form, Problem, posted, saves

UNPROCESSABLE = 422


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/new", view_func=new)
    blueprint.add_url_rule("/new", view_func=create, methods=["POST"])
    blueprint.add_url_rule("/new/file", view_func=create_from_file, methods=["POST"])
    blueprint.add_url_rule("/<code>", view_func=session)
    blueprint.add_url_rule("/<code>/agenda", view_func=agenda, methods=["POST"])
    blueprint.add_url_rule("/<code>/edit", view_func=edit)
    blueprint.add_url_rule("/<code>/edit", view_func=save, methods=["POST"])


def new() -> Response:
    """The form of a new session: the day is already there."""
    access.needs_server_organiser()
    return _form_page(Form(drafts.blank()))


def create() -> Response:
    """Make the session that the form says, or show the form again."""
    access.needs_server_organiser()
    form = posted()
    if not saves():
        return _form_page(form)
    try:
        definition = form.definition()
        return _go(_made(definition, to_text(definition)), saved=1)
    except BadDefinition as bad:
        form.bad(bad)
    except Refused as refused:
        form.refused(refused)
    return _form_page(form, status=UNPROCESSABLE)


def create_from_file() -> Response:
    """Make the session that a file or a pasted text says, or say what is wrong with its line."""
    access.needs_server_organiser()
    request.max_form_memory_size = MOST_FORM
    sent = request.files.get("file")
    source = sent.read() if sent and sent.filename else request.form.get("text", "").encode()
    form = Form(drafts.blank())
    try:
        return _go(_made(_parsed(source), source_text(source)))
    except BadDefinition as bad:
        form.problems = [Problem(say(one)) for one in bad.all()]
    except Refused as refused:
        form.refused(refused)
    return _form_page(form, status=UNPROCESSABLE, pasted=source.decode(errors="replace")[:MOST_FORM])


def _parsed(source: bytes) -> dict[str, Any]:
    """The definition that a file says. Raises BadDefinition with the others."""
    if len(source) > LIMIT_BYTES:
        raise BadDefinition(1, "file_too_big", {"limit": LIMIT_BYTES // 1000, "size": len(source) // 1000})
    said = uploads.read("definition", source)
    troubles = Troubles()
    for one in said.get("refused", ()):
        troubles.note(BadDefinition(one["line"], one["kind"], one["values"], tuple(one["path"])))
    troubles.end()
    return dict(said["kept"])


def _made(definition: dict[str, Any], text: str) -> str:
    """The code of the session that this form makes; another one if what it says has changed since."""
    library = access.registry().library
    return creation_ticket.once(
        lambda code: library.create(definition, text, code), lambda code: library.state(code).definition == definition
    )


def session(code: str) -> Response:
    """The page to prepare a session: agenda, themes, links, printing."""
    session, _person = access.session(code)
    card = card_of(session)
    return _session_page(session, card, Form(drafts.of_definition(card.definition), card.version))


def agenda(code: str) -> Response:
    """Move, time and keep the agenda alone."""
    session, person = access.session(code)
    card = card_of(session)
    form = posted(drafts.of_definition(card.definition))
    kept = _kept(session, person, form) if saves() else None
    return kept or _session_page(session, card, form, _status(form))


def edit(code: str) -> Response:
    """The form of the whole definition."""
    session, _person = access.session(code)
    card = card_of(session)
    return _form_page(Form(drafts.of_definition(card.definition), card.version), card)


def save(code: str) -> Response:
    """Keep the form, compared-and-set on the version it was read at, or show it again."""
    session, person = access.session(code)
    form = posted()
    kept = _kept(session, person, form) if saves() else None
    return kept or _form_page(form, card_of(session), _status(form))


def _kept(session: Session, person: Person, form: Form) -> Response | None:
    """Back to the session once its definition is kept; None when it was refused, and the form then says why."""
    try:
        body = {"definition": form.definition(), "version": form.version}
        before = _links(session)
        access.perform(session, person, "session.define", body)
        for link in before - _links(session):  # of a table that is no more: its desk and its screen are told
            session.ask_reload(link)
        return _go(session.code, saved=1)
    except BadDefinition as bad:
        form.bad(bad)
    except Refused as refused:
        form.refused(refused)
        if refused.kind == "conflict":
            _meet(form, session)
    return None


def _links(session: Session) -> set[str]:
    return {link for grant in Keys.of(session).grants() for link in grant.links}


def _meet(form: Form, session: Session) -> None:
    """Somebody else saved meanwhile: say so, and let a second press replace what they wrote."""
    form.version = card_of(session).version
    form.problems = [
        Problem(
            _(
                "Quelqu’un a modifié la séance entre-temps. Comparez avec la version actuelle, dans un autre onglet ; "
                "enregistrer à nouveau la remplace par la vôtre."
            )
        )
    ]


def _status(form: Form) -> int:
    return UNPROCESSABLE if form.problems else 200


def _go(code: str, **more: Any) -> Response:
    return redirect(url_for("organiser.session", code=code, **more), 303)


def _form_page(form: Form, card: Card | None = None, status: int = 200, pasted: str = "") -> Response:
    ticket = {} if card else creation_ticket.ticket()
    return page("edit", card, "session", status, pasted=pasted, **ticket, **form.shown())


def _session_page(session: Session, card: Card, form: Form, status: int = 200) -> Response:
    listed = access.registry().library.describe(session.code)
    return page(
        "session",
        card,
        "session",
        status,
        links=links(Keys.of(session), addresses.base()),
        due=day_of(listed.due),
        remarks=[] if form.problems else [explain(one) for one in remarks(card.definition)],
        saved_at=now_said() if "saved" in request.args else "",
        **creation_ticket.ticket(),
        **form.shown(),
    )
