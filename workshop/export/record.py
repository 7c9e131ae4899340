"""The session as JSON: complete, documented in docs/export.md, for whoever takes the data elsewhere.

Law: what is not consented is absent, ballots are counts, and what was written is there to the letter.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from workshop.core import Row, State
from workshop.core.ballots import voting_of
from workshop.core.disclosure import READER, field_of, history_of, option_of
from workshop.core.model import entities as core
from workshop.core.open_ballots import is_open
from workshop.export.redaction import leaving
from workshop.memento.outline.day import Day, Idea, Proposal, Tally, Vote
from workshop.memento.outline.from_state import read

FORMAT, VERSION = "tablee-session", 3
SEALED = "sealed"
OUTCOME = frozenset({"ballots", "rows", "proposed", "clear", "tied", "free"})


def as_record(state: State, rows: Iterable[Row] = (), fingerprint: str = "", software: str = "") -> dict[str, Any]:
    """The session as plain values, ready for JSON. `rows`: its log."""
    rows = list(rows)
    day = read(state, rows)
    return {
        "format": FORMAT,
        "version": VERSION,
        "software": f"tablee {software}".strip(),
        "seq": day.seq,
        "last_at": day.last_at,
        "fingerprint": fingerprint,
        "session": _session(state, day),
        "themes": [asdict(theme) for theme in day.themes],
        "tables": [asdict(table) for table in day.tables],
        "steps": [asdict(step) for step in day.steps],
        "texts": [{"slug": slug, "title": title, "body": body} for slug, (title, body) in day.texts.items()],
        "groups": [_group(group, day) for group in state.groups.values()],
        "ideas": [_idea(state.ideas[idea.id], idea) for idea in day.ideas],
        "votes": [_vote(vote, day, state) for vote in state.votes.values() if not vote.void],
        "proposals": [_proposal(proposal, state) for proposal in day.proposals],
        "verbatims": [asdict(verbatim) for verbatim in day.verbatims],
        "pitches": [{"step": step, "order": pitch.order, "turn": pitch.turn} for step, pitch in state.pitches.items()],
        "participation": _participation(state, day),
        "log": [_row(state, row) for row in leaving(state, rows)],
    }


def _row(state: State, row: Row) -> dict[str, Any]:
    person = {"person": row.person.id, "role": row.person.role, "table": row.person.table}
    told = {"seq": row.seq, "at": row.at, **person, "name": row.name, "body": row.body}
    return {**told, "lapsed": state.lapsed[row.seq].refused} if row.seq in state.lapsed else told


def session_json(state: State, rows: Iterable[Row] = (), fingerprint: str = "", software: str = "") -> str:
    """The same as text, indented, a line for each row of the log, ended by a line end."""
    record = as_record(state, rows, fingerprint, software)
    log = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in record.pop("log"))
    return json.dumps(record, ensure_ascii=False, indent=1)[:-2] + f',\n "log": [\n{log}\n ]\n}}\n'


def _session(state: State, day: Day) -> dict[str, Any]:
    told = {name: getattr(day, name) for name in ("code", "title", "question", "date", "start", "place", "rehearsal")}
    kept = {name: state.definition.get(name) for name in ("language", "reader", "retention_days")}
    people = {"organisers": list(day.organisers), "partners": list(day.partners)}
    return {**told, **people, **kept, "archived": state.archived, "definition_version": state.version}


def _idea(idea: core.Idea, told: Idea) -> dict[str, Any]:
    return {
        **asdict(told),
        "step": idea.step,
        "hidden": idea.hidden,
        "originals": list(idea.originals),
        "version": idea.version,
        "history": history_of(idea, READER),
    }


def _group(group: core.Group, day: Day) -> dict[str, Any]:
    return {**asdict(group), "title": day.groups.get(group.id, "")}


def _vote(vote: core.Vote, day: Day, state: State) -> dict[str, Any]:
    opened = {
        "id": vote.id,
        "step": vote.step,
        "place": vote.place,
        "kind": vote.kind,
        "secret": not is_open(vote),
        "round": vote.round,
        "phase": vote.phase,
        "rule": vote.rule,
        "opened_at": vote.opened_at,
        "options": [_option(option_of(state, option, READER)) for option in vote.options],
    }
    if vote.phase != SEALED:
        return opened
    return {**opened, **_result(vote, next(told for told in (*day.votes, *day.polls) if told.id == vote.id))}


def _option(option: dict[str, Any]) -> dict[str, Any]:
    return {key: option[key] for key in ("id", "title", "theme", "table")}


def _result(vote: core.Vote, told: Vote) -> dict[str, Any]:
    ballots, voting = vote.ballots or [], voting_of(vote.kind)
    return {
        "sealed_at": vote.sealed_at,
        "ballots": told.ballots,
        "blank": sum(not ballot for ballot in ballots),
        "electorate": told.seats,
        "hand": 0,
        "codes": None,
        "rows": [{**_row_of(vote, tally), "marks": voting.leaving(tally.idea, ballots)} for tally in told.tallies],
        **_besides(vote),
        "proposed": list(told.proposed),
        "tied": list(told.tied),
        "selected": None if told.selected is None else list(told.selected),
        "reason": told.reason,
    }


def _row_of(vote: core.Vote, tally: Tally) -> dict[str, Any]:
    """An option’s row; of a vote that keeps nothing, also the `answer` and its `count`."""
    row = _tally(tally)
    return row if "keep" in vote.rule else {"answer": tally.title, "count": tally.figures[0].value, **row}


def _tally(tally: Tally) -> dict[str, Any]:
    figures = {one.key: one.value for one in tally.figures}
    return {"idea": tally.idea, "rank": tally.rank, "state": tally.state, "figures": figures}


def _besides(vote: core.Vote) -> dict[str, Any]:
    """What the count of that kind gives beside its rows."""
    return {key: value for key, value in (vote.outcome or {}).items() if key not in OUTCOME}


def _proposal(proposal: Proposal, state: State) -> dict[str, Any]:
    return {
        "idea": proposal.idea,
        "number": proposal.number,
        "table": proposal.table,
        "theme": proposal.theme,
        "title": proposal.fields.get("title") or proposal.title,
        "fields": {name: _field(state, proposal.idea, name, text) for name, text in proposal.fields.items()},
        "originals": list(proposal.originals),
        "at_table": proposal.at_table and _tally(proposal.at_table),
        "at_plenary": proposal.at_plenary and _tally(proposal.at_plenary),
    }


def _field(state: State, proposal: str, name: str, text: str) -> dict[str, Any]:
    found = field_of(state, proposal, name, READER)
    return {"text": text, "version": found.version if found else 0, "at": found.at if found else None}


def _participation(state: State, day: Day) -> dict[str, Any]:
    functions = Counter(person.function or "unknown" for person in day.people for _ in range(person.seats))
    consents = {
        use: sum(person.consents[use] for person in state.people.values()) for use in ("name", "quotes", "photo")
    }
    return {
        "people": len(day.people),
        "seats": sum(person.seats for person in day.people),
        "functions": dict(sorted(functions.items())),
        "consents": consents,
        "named": [{"name": person.name, "table": person.table} for person in day.people if person.name],
    }
