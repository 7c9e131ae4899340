"""What is printed before the day: a card for each table, the run sheet, blank sheets should everything fail.

Law: each page reads in black and white, and bears the address that a phone in the room can reach.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint
from markupsafe import Markup
from werkzeug.wrappers import Response

from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.definition import begins
from workshop.messages.refusals import field_name
from workshop.web import addresses, qr_codes
from workshop.web.organiser import access
from workshop.web.organiser.card import Card, card_of
from workshop.web.organiser.context import page
from workshop.web.organiser.filters import drawn

RING, DOT = 46.0, 2.2
MOST_DOTS = 36
ONLY_HERE = ("localhost", "127.0.0.1", "::1")
IDEAS_ON_A_PAGE, LINES_OF_A_COUNT = 8, 14
LINES = {"title": 0, "short_title": 1, "finding": 4, "proposal": 5, "owner": 1}
PLACES_ON_PAPER = {"title": 0, "short_title": 1, "owner": 2}


@dataclass(frozen=True)
class TableCard:
    """A table's card: what it bears, and the dots around its code (x, y)."""

    number: int
    theme: str
    theme_title: str
    url: str
    dots: list[tuple[float, float]]


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/print/cards", view_func=cards)
    blueprint.add_url_rule("/<code>/print/run-sheet", view_func=run_sheet)
    blueprint.add_url_rule("/<code>/print/sheets", view_func=sheets)


def cards(code: str) -> Response:
    """The tables' cards, one A5 page each."""
    card = _card(code)
    return _printed(
        "cards", card, cards=[_table(card, theme, seating) for theme in card.themes for seating in theme.seatings]
    )


def run_sheet(code: str) -> Response:
    """The day on one A4 page."""
    card = _card(code)
    times = begins(card.start, card.steps)
    return _printed("run_sheet", card, steps=list(zip(times, card.steps, strict=False)), end=times[-1])


def sheets(code: str) -> Response:
    """Blank ideas, counts and write-ups, on A4."""
    order = sorted(SHEET_FIELDS, key=lambda field: PLACES_ON_PAPER.get(field, 3))
    fields = [(field_name(field), LINES.get(field, 2)) for field in order]
    return _printed("sheets", _card(code), fields=fields, ideas=IDEAS_ON_A_PAGE, lines=LINES_OF_A_COUNT)


def _card(code: str) -> Card:
    session, _person = access.session(code)
    return card_of(session)


def _printed(template: str, card: Card, **more: Any) -> Response:
    base = addresses.base()
    parts = urlsplit(base)
    here = parts.hostname in ONLY_HERE
    return page(
        f"print/{template}", card, "session", base=base, host=parts.netloc, only_here=here, wifi_qr=wifi_qr, **more
    )


def wifi_qr(wifi: dict[str, Any]) -> Markup:
    """The code that a phone's camera joins the network with."""
    return drawn(qr_codes.wifi(wifi))


def _table(card: Card, theme: Any, seating: Any) -> TableCard:
    return TableCard(
        seating.number, theme.id, theme.title, addresses.join(card.code, seating.id), _dots(seating.places)
    )


def _dots(places: int) -> list[tuple[float, float]]:
    count = min(places, MOST_DOTS)
    turns = [2 * math.pi * index / count for index in range(count)]
    return [(round(50 + RING * math.sin(turn), 2), round(50 - RING * math.cos(turn), 2)) for turn in turns]
