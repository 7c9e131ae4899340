"""Fixtures of the formats: the day that the core's tests play, and a session's file that holds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.day import played_session
from tests.core.play import Rehearsed
from workshop.export.snapshot import Snapshot
from workshop.storage import Library

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =2*3",
    "−1",
    "\u200b=1",
)
HOSTILE = (
    *FORMULAS,
    '=HYPERLINK("http://x.example";"clic")',
    "=cmd|' /C calc'!A0",
    'a;b,c\td"e"\r\nf',
    "\x00\x08\x0b\x1b[31m",
    "\ud800 seul \udfff",
    "\u202eabc\u202c \u2066def\u2069",
    "mot" * 4_000,
    "🙂" * 40_000,
    "_x0041_ <b>&amp;</b> {{ 7*7 }} ]]>",
    "'=déjà précédé",
    "👩‍👩‍👧 ‏עברית",
)


@pytest.fixture(scope="session")
def played() -> Rehearsed:
    """A small whole day, with its log."""
    return played_session()


@pytest.fixture(scope="session")
def found(played: Rehearsed) -> Snapshot:
    """That day as formats are given it."""
    return Snapshot(played.state, played.rows)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory, played: Rehearsed) -> Path:
    """A session's file that holds the played day."""
    library = Library(tmp_path_factory.mktemp("sessions"))
    code = library.create(played.rows[0].body["definition"], "")
    log = library.log(code)
    log.begin()
    for row in played.rows[1:]:
        log.append(row.at, row.person, row.op_id, row.name, row.body)
    log.commit()
    log.settle()
    log.close()
    return library.path(code)


@pytest.fixture(scope="session")
def hostile() -> Snapshot:
    """A day whose ideas and sheets say what would break a format, as if nothing had cleaned it."""
    day = played_session()
    ideas = list(day.state.ideas.values())
    for at, text in enumerate(HOSTILE):
        idea = ideas[at % len(ideas)] if at < len(ideas) else replace(ideas[0], id=f"i9{at:03}")
        idea.title, idea.body = text[:200], text
        if idea.id not in day.state.ideas:
            day.state.ideas_at[idea.table].append(idea.id)
        day.state.ideas[idea.id] = idea
    for at, (key, written) in enumerate(list(day.state.fields.items())):
        day.state.fields[key] = written._replace(text=HOSTILE[at % len(HOSTILE)])
    day.state.definition["title"] = "=1+1;\u202e"
    return Snapshot(day.state, day.rows)
