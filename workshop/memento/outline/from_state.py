"""The state of a session → the day that a mémento tells.

Law: consent is asked here, of the state as it is now: a name or a quote without it goes no further.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from workshop.core import Row, State
from workshop.core.activities.voting import Figure as FigureKind
from workshop.core.activities.wording import FigureWords, kind_words
from workshop.core.ballots import deciding_vote, entitled, proposals, shape_of, voting_of
from workshop.core.disclosure import READER, groups_of, idea_title, option_of, quote_of, words_of, written
from workshop.core.model import entities as core
from workshop.core.open_ballots import is_open, voices
from workshop.core.operations.sheets import SHEET_FIELDS
from workshop.core.positions import took_part
from workshop.memento.outline.day import (
    BallotRemark,
    Day,
    Figure,
    Idea,
    Participant,
    Proposal,
    Step,
    Table,
    Tally,
    Theme,
    Verbatim,
    Vote,
)  # fmt: skip
from workshop.memento.outline.tallies import shown

PLENARY = "all"
GONE = "contribution retirée"
ORIGINS = {"phone": "participant", "scribe": "scribe", "import": "import"}


def read(state: State, rows: Iterable[Row] = ()) -> Day:
    """The day of that state. `rows`: its log, from which the hours of the steps are read."""
    definition = state.definition
    sealed = [_vote(state, vote) for vote in state.votes.values() if vote.phase == "sealed" and not vote.void]
    return Day(
        code=state.code,
        title=definition.get("title", ""),
        question=definition.get("question", ""),
        date=definition.get("date", ""),
        place=definition.get("place", ""),
        start=definition.get("start", ""),
        organisers=tuple(definition.get("organisers", ())),
        partners=tuple(definition.get("partners", ())),
        rehearsal=state.rehearsal,
        themes=tuple(Theme(one.id, one.title, one.intro, one.tables) for one in state.agenda.themes.values()),
        tables=tuple(_tables(state)),
        steps=tuple(_steps(state, rows)),
        texts={slug: (text["title"], text["body"]) for slug, text in definition.get("texts", {}).items()},
        people=tuple(_participant(person) for person in state.people.values() if took_part(state, person)),
        ideas=tuple(_idea(state, state.ideas[one]) for one in _in_order(state)),
        groups={group.id: group.title for table in state.agenda.tables for group in groups_of(state, table)},
        votes=tuple(vote for vote in sealed if "keep" in vote.rule),
        polls=tuple(vote for vote in sealed if "keep" not in vote.rule),
        proposals=tuple(_proposals(state)),
        verbatims=tuple(_verbatims(state)),
        without=frozenset(definition.get("without", ())),
        licence=definition.get("licence", ""),
        seq=state.seq,
        last_at=state.at,
    )


def _in_order(state: State) -> Iterator[str]:
    """The ideas as they came, table after table; each table's in its own order, which says nothing of when."""
    ids = {table: iter(ideas) for table, ideas in state.ideas_at.items()}
    return (next(ids[idea.table]) for idea in state.ideas.values())


def _tables(state: State) -> Iterator[Table]:
    for table in state.agenda.tables.values():
        people = [state.people[one] for one in state.people_at[table.id]]
        seats = sum(person.seats for person in people)
        yield Table(table.id, table.number, table.theme, table.places, len(people), seats)


def _steps(state: State, rows: Iterable[Row]) -> Iterator[Step]:
    began = _began(state, rows)
    for step in state.agenda.steps.values():
        yield Step(
            step.id,
            step.kind,
            step.scope,
            step.title,
            step.minutes,
            step.prompt,
            step.settings,
            began.get(step.id),
        )


def _began(state: State, rows: Iterable[Row]) -> dict[str, int]:
    """When somebody first entered each step; the first one begins with the first arrival."""
    began: dict[str, int] = {}
    for row in (row for row in rows if row.seq not in state.lapsed):
        if row.name in ("step.go", "step.move"):
            began.setdefault(row.body["step"], row.at)
        elif row.name == "person.join" and state.agenda.steps:
            began.setdefault(state.agenda.first().id, row.at)
    return began


def _participant(person: core.Participant) -> Participant:
    return Participant(_name(person), person.function, person.table, person.seats)


def _name(person: core.Participant | None) -> str | None:
    named = person is not None and person.name and person.consents["name"] and not person.erased
    return person.called if person and named else None


def _idea(state: State, idea: core.Idea) -> Idea:
    author = state.people.get(idea.author or "")
    name = _name(author)
    function = idea.function or (author.function if author and name else None)
    words = words_of(idea, READER)
    return Idea(
        id=idea.id,
        table=idea.table,
        title=words.title,
        body=words.body,
        by=None if idea.gone else name,
        function=None if idea.gone else function,
        origin=ORIGINS[idea.origin],
        external="" if idea.gone else idea.external or "",
        state=_fate(idea),
        into=idea.into,
        group=idea.group,
        at=idea.at,
        hidden=idea.hidden and not idea.gone,
    )


def _fate(idea: core.Idea) -> str:
    if idea.gone:
        return "withdrawn" if idea.withdrawn else "retired"
    if idea.into:
        return "merged"
    return "parked" if idea.parked else "active"


def _vote(state: State, vote: core.Vote) -> Vote:
    result = vote.outcome or {"rows": [], "ballots": 0, "proposed": [], "tied": []}
    options = {option["id"]: option_of(state, option, READER) for option in vote.options}
    return Vote(
        id=vote.id,
        step=vote.step,
        place=vote.place,
        kind=vote.kind,
        round=vote.round,
        rule=vote.rule,
        ballots=result["ballots"],
        seats=entitled(state, vote),
        tallies=tuple(_tally(row, options[row["id"]], vote) for row in result["rows"]),
        proposed=tuple(result["proposed"]),
        tied=tuple(result["tied"]),
        selected=None if vote.selected is None else tuple(vote.selected),
        reason=vote.reason,
        ballot=shape_of(vote).told(),
        voices=tuple(_voices(state, vote)) if is_open(vote) else (),
    )


def _voices(state: State, vote: core.Vote) -> Iterator[BallotRemark]:
    told = (voice for voice in voices(state, vote, _name) if voice.text)
    return (BallotRemark(voice.option, voice.mark, voice.text, voice.by) for voice in told)


def _tally(row: dict[str, Any], option: dict[str, Any], vote: core.Vote) -> Tally:
    """As it was voted on; without the words of an idea that is gone since."""
    title, words = GONE if option["gone"] else option["title"], kind_words(vote.kind).figures
    figures = (_figure(one, row["figures"], words[one.key], vote.rule) for one in voting_of(vote.kind).figures)
    return Tally(row["id"], title, option["table"], row["rank"], row["state"], tuple(figures))


def _figure(kind: FigureKind, found: dict[str, Any], words: FigureWords, rule: dict[str, Any]) -> Figure:
    value = found[kind.key]
    named = rule[words.names][value] if words.names and isinstance(value, int) else ""
    told = named or ("" if isinstance(value, int) else shown(value))
    return Figure(kind.key, value, kind.counts, words.column, words.one, words.many, kind.better, told, kind.mark)


def _proposals(state: State) -> Iterator[Proposal]:
    quotes = list(_verbatims(state))
    room = _tallies(state, PLENARY)
    at_tables = {table: _tallies(state, table) for table in state.agenda.tables}
    for number, key in enumerate(proposals(state, PLENARY), 1):
        idea = state.ideas[key]
        yield Proposal(
            idea=key,
            number=number,
            table=idea.table,
            theme=state.agenda.tables[idea.table].theme,
            title=idea_title(idea, READER),
            fields=_fields(state, key),
            verbatims=tuple(quote for quote in quotes if quote.proposal == key),
            originals=tuple(_originals(state, key)),
            voices=tuple(_of_it(state, key, (idea.table, PLENARY))),
            at_table=at_tables[idea.table].get(key),
            at_plenary=room.get(key),
        )


def _of_it(state: State, idea: str, places: tuple[str, ...]) -> Iterator[BallotRemark]:
    """What the open votes that stand said of an idea in words."""
    for vote in filter(None, (deciding_vote(state, place) for place in places)):
        yield from (voice for voice in _vote(state, vote).voices if voice.idea == idea)


def _tallies(state: State, place: str) -> dict[str, Tally]:
    vote = deciding_vote(state, place)
    return {tally.idea: tally for tally in _vote(state, vote).tallies} if vote else {}


def _fields(state: State, proposal: str) -> dict[str, str]:
    return {name: written(state, proposal, name) for name in SHEET_FIELDS}


def _originals(state: State, idea: str) -> Iterator[str]:
    for original in state.ideas[idea].originals:
        yield original
        yield from _originals(state, original)


def _verbatims(state: State) -> Iterator[Verbatim]:
    for verbatim in state.verbatims.values():
        author = state.people.get(state.ideas[verbatim.idea].author or "") if verbatim.idea else None
        text = quote_of(state, verbatim)
        if text is not None:
            yield Verbatim(text, _name(author), verbatim.table, verbatim.proposal, heard=verbatim.idea is None)
