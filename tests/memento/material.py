"""A session played on the real material that `TABLEE_DATA` names: imported, selected, voted, nothing typed."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from tests.core.play import SYSTEM, Rehearsed, definition, desk
from workshop.importing import planned


def folder() -> Path:
    """The folder of real material; skips the test where there is none."""
    named = os.environ.get("TABLEE_DATA")
    if not named or not (Path(named) / "republique-numerique-2015.csv").exists():
        pytest.skip("TABLEE_DATA names no folder with republique-numerique-2015.csv")
    return Path(named)


def consultation(source: Path) -> Rehearsed:
    """Its three themes on nine tables; each table keeps its three longest ideas."""
    content = (source / "republique-numerique-2015.csv").read_bytes()
    titles = list(dict.fromkeys(row["theme"] for row in csv.DictReader(content.decode().splitlines(True))))
    made = definition(9)
    tables = [table for theme in made["themes"] for table in theme["tables"]]
    made["themes"] = [
        {"id": "ABC"[i], "title": title, "intro": "", "tables": tables[3 * i : 3 * i + 3]}
        for i, title in enumerate(titles)
    ]
    day = Rehearsed(made)
    for body in planned(day.state, content).bodies:
        day.do(SYSTEM, "idea.import", **body)
    people = {table["id"]: [day.joined(f"{table['id']}{n:014d}", table["id"]) for n in range(3)] for table in tables}
    for step in ("s2", "s3", "s4"):
        day.move(step)
    for table, seated in people.items():
        _keep_the_longest(day, table, seated)
    return day


def _keep_the_longest(day: Rehearsed, table: str, seated: list) -> None:  # type: ignore[type-arg]
    vote = day.open(desk(table), table)
    options = sorted(day.state.votes[vote].option_ids, key=lambda one: -len(day.state.ideas[one].body))
    for person in seated:
        day.cast(person, vote, **dict(zip(options[:3], (2, 2, 1), strict=False)))
    day.do(desk(table), "vote.seal", vote=vote)
    day.do(desk(table), "vote.select", vote=vote, ideas=options[:3], reason="Les trois plus longues.")
