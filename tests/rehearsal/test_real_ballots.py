"""Real ballots: grades of Orsay, points of Gdańsk, approvals of Warsaw, rankings of Kraków, each with its count.

They are read from the folder named by TABLEE_DATA and are no part of the project.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal.conftest import Rehearsing
from tests.support.house import House
from workshop.core.activities import Voting
from workshop.core.ballots import voting_of
from workshop.definition import parse
from workshop.rehearsal import read_ballots

FOLDER = Path(os.environ.get("TABLEE_DATA", "")) / "ballots"
pytestmark = pytest.mark.skipif(
    not os.environ.get("TABLEE_DATA"), reason="TABLEE_DATA names no folder of real material"
)
STEPS = {
    "judgment-orsay-1": "jugement",
    "dots-gdansk": "gommettes\n    gommettes: 5\n    au plus par idée: 5",
    "approval-warszawa": "approbation\n    au plus: 12",
    "ranking-krakow": "classement\n    au plus: 3",
}
A_FEW = 8


def day(name: str) -> str:
    """A definition whose one table votes so, with places for all."""
    return f"""---
titre: Bulletins
question: Lesquelles ?
thèmes:
  - titre: Options
    tables: 1
    places: 800
étapes:
  - activité: accueil
  - activité: {STEPS[name]}
  - activité: clôture
---
"""


def recounted(name: str, ballots: list[dict[str, int]], options: list[str]) -> dict[str, Any]:
    """What the count of that kind says of these ballots: rank and figures by option, and what is said besides."""
    step = parse(day(name).encode()).body["steps"][1]
    voting: Voting = voting_of(step["kind"])
    given = (voting.rule(step["settings"], len(options)), options, ballots)
    for ballot in ballots:
        voting.ballot(given[0]).judge(frozenset(options), ballot)
    rows = {one.option: {"rank": one.rank, **one.figures} for one in voting.count(*given)}
    return {"options": rows, **(voting.also(*given) if voting.also else {})}


@pytest.mark.parametrize("name", STEPS)
def test_whole_files_are_counted_as_they_were_elsewhere(name: str) -> None:
    """Every key that both have is equal, option by option."""
    with (FOLDER / name / "ballots.csv").open(encoding="utf-8", newline="") as lines:
        ballots = [ballot.marks for ballot in read_ballots(lines)]
    expected = json.loads((FOLDER / name / "expected.json").read_text("utf-8"))
    told = recounted(name, ballots, list(expected["options"]))
    assert len(ballots) == expected["ballots"]
    for option, row in expected["options"].items():
        both = told["options"][option].keys() & row.keys()
        assert len(both) >= 2 and "rank" in both
        assert {key: told["options"][option][key] for key in both} == {key: row[key] for key in both}
    assert told.get("condorcet") == expected.get("condorcet")


@pytest.mark.parametrize("name", ["judgment-orsay-1", "ranking-krakow"])
def test_ballots_cast_by_phones_are_counted_and_exported(name: str, house: House, tmp_path: Path) -> None:
    workshop = Rehearsing(house.folder)
    (tmp_path / "day.md").write_text(day(name), encoding="utf-8")
    code = workshop("new", tmp_path / "day.md", "--json").json["code"]
    assert workshop("import", code, FOLDER / name / "options.csv", "--yes").status == 0
    some = "".join((FOLDER / name / "ballots.csv").read_text("utf-8").splitlines(keepends=True)[: A_FEW + 1])
    (tmp_path / "some.csv").write_text(some, encoding="utf-8")
    said = workshop("rehearse", code, "--ballots", tmp_path / "some.csv", "--url", house.url, "--json")
    assert said.status == 0, said.err + said.out
    workshop("export", code, "-o", tmp_path / "out.json")
    left = json.loads((tmp_path / "out.json").read_text("utf-8"))
    external = {idea["id"]: idea["external"] for idea in left["ideas"]}
    (vote,) = left["votes"]
    ballots = [ballot.marks for ballot in read_ballots(some.splitlines())]
    told = recounted(name, ballots, list(external.values()))
    assert vote["ballots"] == A_FEW
    rows = {external[row["idea"]]: {"rank": row["rank"], **row["figures"]} for row in vote["rows"]}
    assert rows == told["options"]
    if "condorcet" in told:
        assert external.get(vote["condorcet"]) == told["condorcet"]
