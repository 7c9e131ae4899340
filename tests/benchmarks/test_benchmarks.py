"""What the benchmarks write, and that their load generator speaks to a real server. Nothing here is timed."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.figures import Figure, Results, printed
from benchmarks.generator import generate
from benchmarks.lines.fanout import sending
from benchmarks.lines.giant import Generator
from benchmarks.long_log import lived
from benchmarks.processes import running, tablee
from benchmarks.session import IDEA, prepare
from benchmarks.spent import spent
from benchmarks.whole_day import written_up
from tests.support.work import calls
from workshop.core import Row, fold
from workshop.export.snapshot import snapshot
from workshop.memento.outline import outline
from workshop.memento.outline.parts import Sheet
from workshop.session.transaction import MOST_TOGETHER
from workshop.storage import Library


def test_a_bound_is_reached_or_missed_and_said() -> None:
    assert [Figure("a", "–", "", 1.0, most=1.0).reached, Figure("a", "–", "", 1.01, most=1.0).reached] == [True, False]
    assert [Figure("a", "–", "", 0.9, least=1.0).reached, Figure("a", "–", "", 1.0, least=1.0).reached] == [False, True]
    assert Figure("a", "–", "", 1.0).reached is None
    assert "missed" in printed([Figure("a", "–", "", 2.0, most=1.0)])


def test_the_sending_alone_is_the_act_for_all_less_the_act_for_one_on_both_sides() -> None:
    spent = {"tablee": (2.0, [4.0, 5.0, 3.9]), "sio": (0.5, [4.5, 6.5, 4.5]), "ws": (0.4, [2.4, 2.4, 2.4])}
    servers = [{"alone": [{"cpu": one}], "all": [{"cpu": each} for each in all_]} for one, all_ in spent.values()]
    beside_sio, beside_ws = sending(servers, 200)
    assert (beside_sio.found, beside_sio.ratio, beside_sio.most) == ("2.00 ms against 4.00", 0.5, 1.0)
    assert (round(beside_ws.ratio, 3), beside_ws.most, beside_ws.reached) == (1.0, 1.3, True)


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
        held = {**targets[0], "vote": voting.vote, "options": voting.options}
        several = [{"name": "one", "pids": [targets[0]["pid"]], "sessions": [held]}]
        (shared,) = generate("scale", servers=several, n=4, blocks=1, rounds=1)["servers"]
    assert found["blocks"][0]["acks"] > 0 and shared["blocks"][0]["cpu"] > 0
    with running(tablee(prepare(tmp_path / "b", 4, 3))) as targets:
        shown = generate("fanout", targets=targets, n=4, blocks=1, acts=1, text=IDEA.format(number=1))
    assert shown["bytes"] > len(IDEA) and len(shown["servers"][0]["all"]) == 1


def test_a_session_in_bulk_is_whole_in_however_many_groups_it_is_written(tmp_path: Path) -> None:
    made = prepare(tmp_path, MOST_TOGETHER + 1, MOST_TOGETHER + 1)
    state = Library(tmp_path).state(made.code)
    assert (len(state.people), len(state.ideas), state.places["t1"].step) == (len(made.phones), MOST_TOGETHER + 1, "s2")


def test_a_load_that_cannot_be_says_why() -> None:
    nobody = {"name": "nobody", "proto": "tablee", "port": 1, "pid": 1}
    if not shutil.which("node"):
        pytest.skip("the load generator needs node")
    with pytest.raises(RuntimeError, match="not let in"):
        generate("votes", targets=[nobody], n=1, blocks=1, rounds=1, over=0, vote="v", options=["i1"])


def test_a_day_in_bulk_has_as_many_ideas_and_sheets_as_asked(tmp_path: Path) -> None:
    found = snapshot(written_up(tmp_path, sheets=11, ideas=20))
    sheets = [part for part in outline(found.state, found.rows).parts if isinstance(part, Sheet)]
    assert (len(sheets), len(found.day.ideas), len(found.day.votes)) == (11, 20, 10)
    assert all(sheet.support.head[0] == "Points de la salle" for sheet in sheets)


def test_a_command_is_measured_by_itself_and_its_failure_said() -> None:
    held = b"x" * 200_000_000
    costs = spent([sys.executable, "-c", "print('x' * 10)"])
    assert costs["busy"] > 0 and 0 < costs["megabytes"] < len(held) / 1e6
    with pytest.raises(RuntimeError, match="NameError"):
        spent([sys.executable, "-c", "nothing"])


@pytest.mark.skipif(not shutil.which("node"), reason="the load generator needs node")
def test_slices_of_a_giant_room_are_one_room(tmp_path: Path) -> None:
    session = prepare(tmp_path, 6, 3, "s3")
    with running(tablee(session)) as (target,):
        room = [Generator(target, 0, 4), Generator(target, 4, 6)]
        assert [one.found()["opened"] for one in room] == [4, 2]
        for one in room:
            one.tell(act="vote", vote=session.vote, options=session.options, over=10)
        assert [len(one.found()["latencies"]) for one in room] == [4, 2]
        room[0].tell(act="do", name="step.move", body={"step": "s2", "tables": "all"})
        assert room[0].found()["ok"]
        for one in room:
            one.end()
    with Library(tmp_path).reading(session.code) as log:
        assert sum(row.name == "ballot.cast" for row in log.rows()) == 6


@pytest.fixture(scope="module")
def long_logs(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Row], list[Row]]:
    """A log of one room, which is the same when each of its rows is judged, and one of two rooms."""
    found = []
    for rows, judged in ((1600, True), (1600, False), (3200, False)):
        library = Library(folder := tmp_path_factory.mktemp("long"))
        with library.reading(lived(folder, rows, judged)) as log:
            found.append(list(log.rows()))
    assert [len(one) for one in found] == [1600, 1600, 3200]
    assert [_said(row) for row in found[0][1:]] == [_said(row) for row in found[1][1:]]
    return found[1], found[2]


def _said(row: Row) -> tuple[object, ...]:
    """All of a row but its time."""
    return row.seq, row.person, row.op_id, row.name, row.body


def test_a_long_log_has_the_proportions_of_a_rehearsed_day(long_logs: tuple[list[Row], list[Row]]) -> None:
    counted = Counter(row.name for row in long_logs[0])
    assert (counted["sheet.write"], counted["idea.write"], counted["person.join"]) == (642, 195, 108)
    assert len(counted) == 28


def test_folding_twice_as_many_rows_is_twice_the_work(long_logs: tuple[list[Row], list[Row]]) -> None:
    few, many = (calls(lambda rows=rows: fold(rows)) for rows in long_logs)  # type: ignore[misc]
    assert many <= 2.1 * few
