"""Proposals and their sheets: whole at their table and for the plenary's desk, by title for the rest of the room."""

from __future__ import annotations

from ..activities import KINDS
from ..ballots import deciding_vote, proposals
from ..disclosure import (
    READER,
    SCREEN,
    author_of,
    called_in_room,
    field_of,
    quote_of,
    sheet_title,
    short_title,
    words_of,
)
from ..model.entities import Verbatim
from ..model.person import PLENARY
from ..model.state import State
from ..operations.pitch import pitch_of
from ..operations.sheets import SHEET_FIELDS
from .scene import Keys, Scene


def proposal_keys(scene: Scene) -> Keys:
    """`proposals` and `sheet/…`: in the plenary those of all tables, whole only for who writes them."""
    if scene.who == "desk":
        return sheets(scene.state, scene.at, None if scene.place == PLENARY else scene.place)
    if scene.shows("sheets"):
        return sheets(scene.state, scene.place, scene.place, screen=scene.who == "screen")
    if scene.shows("proposals"):
        whole = "" if scene.plenary else scene.place
        return sheets(scene.state, scene.at, whole, screen=scene.who == "screen")
    return {"proposals": []}


def sheets(state: State, place: str, whole: str | None, screen: bool = False) -> Keys:
    """Sheets of a place's proposals; with their fields for the table `whole`: None is all of them, "" none."""
    tables = list(state.agenda.tables) if place == PLENARY else [place]
    final = rows_of(state, PLENARY)
    keys: Keys = {"proposals": []}
    for table in tables:
        won = rows_of(state, table)
        for number, one in enumerate(proposals(state, table), start=1):
            keys["proposals"].append(one)
            sheet = _sheet(state, one, number, whole in (None, table), SCREEN if screen else READER)
            keys[f"sheet/{one}"] = {**sheet, "votes": won.get(one), "plenary": final.get(one)}
    return keys


def rows_of(state: State, place: str) -> dict[str, Keys]:
    """`{kind, rank, figures}` of each option of the vote that stands at a place."""
    vote = deciding_vote(state, place)
    if vote is None or vote.outcome is None:
        return {}
    return {
        row["id"]: {"kind": vote.kind, "rank": row["rank"], "figures": row["figures"]} for row in vote.outcome["rows"]
    }


def _sheet(state: State, proposal: str, number: int, whole: bool, who: str) -> Keys:
    table = state.agenda.tables[state.ideas[proposal].table]
    fields = {
        key: {"text": found.text, "version": found.version}
        for key in SHEET_FIELDS
        if whole and (found := field_of(state, proposal, key, who))
    }
    quoted = [quote for quote in verbatims(state, table.id) if quote["proposal"] == proposal] if whole else []
    return {
        "id": proposal,
        "number": number,
        "table": table.id,
        "theme": table.theme,
        "title": sheet_title(state, proposal, who),
        "short_title": short_title(state, proposal, who),
        "body": words_of(state.ideas[proposal], who).body if whole else "",
        "fields": fields,
        "verbatims": [{key: quote[key] for key in ("id", "text", "by", "heard")} for quote in quoted],
    }


def verbatims(state: State, table: str) -> list[Keys]:
    """The verbatims of a table that may be shown today: `{id, text, by, heard, proposal}`."""
    found = (state.verbatims[one] for one in state.verbatims_at[table])
    return [
        {"id": one.id, "text": text, "by": _by(state, one), "heard": one.idea is None, "proposal": one.proposal}
        for one in found
        if (text := quote_of(state, one)) is not None
    ]


def _by(state: State, verbatim: Verbatim) -> str | None:
    return called_in_room(author_of(state, state.ideas[verbatim.idea])) if verbatim.idea else None


def pitch(state: State, screen: bool = False) -> Keys | None:
    """The order of passage and whose turn it is, in a pitch step of the plenary; `screen`: without hidden words."""
    step = state.agenda.steps[state.places[PLENARY].step]
    if "pitch" not in KINDS[step.kind].shows:
        return None
    order = pitch_of(state, step.id)
    return {
        "turns": [_turn(state, table, screen) for table in order.order],
        "turn": order.turn,
    }


def _turn(state: State, table: str, screen: bool) -> Keys:
    one = state.agenda.tables[table]
    told = [
        {"id": key, "title": short_title(state, key, SCREEN if screen else READER)} for key in proposals(state, table)
    ]
    return {"table": table, "number": one.number, "theme": one.theme, "proposals": told}
