"""The real material: a public consultation and two Polis conversations, played from end to end.

It is read from the folder named by TABLEE_DATA and is no part of the project.
"""

import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.support.command import ROOT, Shell
from workshop.rehearsal import read_votes
from workshop.rehearsal.replay import expected

FOLDER = Path(os.environ.get("TABLEE_DATA", ""))
pytestmark = pytest.mark.skipif(
    not os.environ.get("TABLEE_DATA"), reason="TABLEE_DATA names no folder of real material"
)
ONE_TABLE = """---
titre: Conversation rejouée
question: What do you think?
thèmes:
  - titre: Statements
    tables: 1
    places: 400
étapes:
  - activité: accueil
    minutes: 5
  - activité: gommettes
    gommettes: 0
    au plus par idée: 1
    minutes: 10
  - activité: clôture
    minutes: 5
---
"""


def test_a_consultation_is_worked_on_by_108_people_and_set_in_word(workshop: Shell, tmp_path: Path) -> None:
    code = workshop("new", ROOT / "sessions" / "demonstration.md", "--json").json["code"]
    assert workshop("import", code, FOLDER / "republique-numerique-2015.csv", "--yes", "--json").json["new"] == 91
    said = workshop("rehearse", code, "--people", 108, "--minutes", "0.4", "--json")
    assert said.status == 0, said.err + said.out
    assert (said.json["people"], said.json["devices"], said.json["surprises"]) == (108, 108, 0)
    assert workshop("memento", code, "--no-pages", "-o", tmp_path / "m.docx").status == 0
    workshop("export", code, "-o", tmp_path / "out.json")
    day = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    written = words_of(tmp_path / "m.docx")
    assert len(day["proposals"]) >= 9
    for proposal in day["proposals"]:
        for name, field in proposal["fields"].items():
            assert bare(field["text"]) in written, (proposal["idea"], name)


@pytest.mark.parametrize("name", ["london.youth.policing", "15-per-hour-seattle"])
def test_polis_votes_replayed_give_the_counts_of_each_last_vote(workshop: Shell, tmp_path: Path, name: str) -> None:
    folder = FOLDER / "polis" / name
    (tmp_path / "polis.md").write_text(ONE_TABLE, encoding="utf-8")
    code = workshop("new", tmp_path / "polis.md", "--json").json["code"]
    assert workshop("import", code, folder / "comments.csv", "--yes").status == 0
    votes = first_lines(folder / "votes.csv", tmp_path / "votes.csv")
    said = workshop("rehearse", code, "--replay", votes, "--json")
    assert said.status == 0, said.err + said.out
    workshop("export", code, "-o", tmp_path / "out.json")
    day = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    external = {idea["id"]: idea["external"] for idea in day["ideas"]}
    (vote,) = day["votes"]
    counted = Counter({external[row["idea"]]: row["figures"]["points"] for row in vote["rows"]})
    with votes.open(encoding="utf-8", newline="") as lines:
        assert +counted == +Counter(expected(read_votes(lines)))


def first_lines(of: Path, into: Path, count: int = 400) -> Path:
    """The beginning of a file of votes: as many people and changes of mind as a test has time for."""
    into.write_text("".join(of.read_text(encoding="utf-8").splitlines(keepends=True)[: count + 1]), encoding="utf-8")
    return into


def words_of(document: Path) -> str:
    return bare("".join(node.text or "" for node in Document(str(document)).element.body.iter(qn("w:t"))))


def bare(text: str) -> str:
    """Letters and digits only: typography and marks of lists may differ (Word numbers them), words may not."""
    unnumbered = re.sub(r"^\s*\d+[.)]\s", "", text, flags=re.MULTILINE)
    return "".join(sign for sign in unnumbered.lower() if sign.isalnum())
