"""The links that give their roles to people and rooms, and the page that readies a rehearsal."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.identity import Keys, links
from workshop.web import addresses
from workshop.web.organiser import access
from workshop.web.organiser.card import card_of
from workshop.web.organiser.context import page


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/conduct", view_func=conduct)
    blueprint.add_url_rule("/<code>/rehearsal", view_func=rehearsal)
    blueprint.add_url_rule("/<code>/renew", view_func=renew, methods=["POST"])


def conduct(code: str) -> Response:
    """Every link of the session, to copy, open or scan."""
    session, _person = access.session(code)
    card, base = card_of(session), addresses.base()
    tables = [seating.id for theme in card.themes for seating in theme.seatings]
    pair = f"{base}/s/{session.code}/desk/{'+'.join(tables[:2])}" if len(tables) > 1 else ""
    return page("conduct", card, "conduct", links=links(Keys.of(session), base), pair=pair)


def rehearsal(code: str) -> Response:
    """How to try the devices and the day, and how to come back to an empty session."""
    session, _person = access.session(code)
    card = card_of(session)
    twin = " --twin" if card.people and not card.rehearsal else ""
    command = f"workshop rehearse {card.code} --people {card.places} --seed 1{twin}"
    return page("rehearsal", card, "rehearsal", command=command, preflight=f"{addresses.base()}/preflight/{card.code}")


def renew(code: str) -> Response:
    """Make a link's former tokens worthless; the page then shows the new one."""
    session, _person = access.session(code)
    link = request.form.get("link", "")
    if link not in {name for grant in Keys.of(session).grants() for name in grant.links}:
        raise Refused("not_allowed")
    session.revoke(link)
    return redirect(url_for("organiser.conduct", code=session.code), 303)
