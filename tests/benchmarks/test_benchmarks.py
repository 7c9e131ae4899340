"""What the benchmarks write, and that their load generator speaks to a real server. Nothing here is timed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Results, printed
from benchmarks.generator import generate
from benchmarks.processes import running, tablee
from benchmarks.session import IDEA, prepare


def test_a_bound_is_reached_or_missed_and_said() -> None:
    assert [Figure("a", "–", "", 1.0, most=1.0).reached, Figure("a", "–", "", 1.01, most=1.0).reached] == [True, False]
    assert [Figure("a", "–", "", 0.9, least=1.0).reached, Figure("a", "–", "", 1.0, least=1.0).reached] == [False, True]
    assert Figure("a", "–", "", 1.0).reached is None
    assert "missed" in printed([Figure("a", "–", "", 2.0, most=1.0)])


def test_one_benchmark_run_again_leaves_the_others_figures(tmp_path: Path) -> None:
    kept, page = tmp_path / "kept.json", tmp_path / "page.md"
    Results(kept, page).keep("storm", "yesterday", "bench", [Figure("storm", "node", "1 s", 1.0)])
    again = Results(kept, page)
    again.keep("votes", "today", "bench", [Figure("votes", "node", "9/s", 2.0, least=1.0)])
    again.write(["votes", "storm", "never run"])
    said = page.read_text("utf-8")
    assert said.index("| votes | node | 9/s | 2.00 | ≥ 1 | reached |") < said.index("| storm | node | 1 s | 1.00 |")


@pytest.mark.skipif(not shutil.which("node"), reason="the load generator needs node")
def test_phones_of_the_generator_vote_and_are_shown_what_moves(tmp_path: Path) -> None:
    with running(tablee(voting := prepare(tmp_path / "a", 4, 3, "s3"))) as targets:
        plan = {"n": 4, "blocks": 1, "rounds": 1, "over": 0, "vote": voting.vote, "options": voting.options}
        (found,) = generate("votes", targets=targets, **plan)["servers"]
    assert found["blocks"][0]["acks"] > 0
    with running(tablee(prepare(tmp_path / "b", 4, 3))) as targets:
        shown = generate("fanout", targets=targets, n=4, blocks=1, acts=1, text=IDEA.format(number=1))
    assert shown["bytes"] > len(IDEA) and len(shown["servers"][0]["all"]) == 1


def test_a_load_that_cannot_be_says_why() -> None:
    nobody = {"name": "nobody", "proto": "tablee", "port": 1, "pid": 1}
    if not shutil.which("node"):
        pytest.skip("the load generator needs node")
    with pytest.raises(RuntimeError, match="not let in"):
        generate("votes", targets=[nobody], n=1, blocks=1, rounds=1, over=0, vote="v", options=["i1"])
