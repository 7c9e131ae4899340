"""Secret ballots. Promise: once sealed, nothing on the disk links a voter to a ballot."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest

from workshop import core
from workshop.core import Refused
from workshop.session import Registry
from workshop.storage import Library


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*")))


@pytest.fixture
def voted(workshop: Any) -> Any:
    """A vote with ballots, its key and its pseudonyms, as they lie on the disk before sealing."""
    vote = workshop.opens_vote()
    first, second = workshop.options(vote)
    phones = [workshop.phone() for _ in range(10)]
    for number, phone in enumerate(phones):
        phone.does("ballot.cast", vote=vote, seat=1, choice={first: 1})
        phone.does("ballot.cast", vote=vote, seat=1, choice={first: 1, second: 1} if number % 2 else {second: 2})
    urn = workshop.session.read(lambda state: core.Urn(state.urns[vote].key, dict(state.urns[vote].choices)))
    return vote, urn


def test_a_ballot_is_in_the_urn_and_its_row_has_no_choice(workshop: Any, voted: Any) -> None:
    vote, urn = voted
    casts = [row for row in workshop.rows() if row.name == "ballot.cast"]
    assert len(casts) == 20 and len(urn.choices) == 10
    assert all(set(row.body) == {"vote", "seat"} for row in casts)
    with workshop.registry.library.reading(workshop.code) as log:
        assert log.urns() == {vote: urn}


def test_pseudonyms_are_on_the_disk_until_sealing_and_nowhere_after(workshop: Any, voted: Any) -> None:
    vote, urn = voted
    before = bytes_on_disk(workshop.path)
    assert urn.key in before and all(name.encode() in before for name in urn.choices)
    workshop.desk().does("vote.seal", vote=vote)
    after = bytes_on_disk(workshop.path)
    assert urn.key not in after
    assert not any(name.encode() in after or bytes.fromhex(name) in after for name in urn.choices)
    assert urn.key.hex().encode() not in after


def test_sealing_keeps_the_ballots_sorted_and_empties_urn_and_key(workshop: Any, voted: Any) -> None:
    vote, urn = voted
    workshop.desk().does("vote.seal", vote=vote)
    ballots = workshop.rows()[-1].body["ballots"]
    assert sorted(map(str, ballots)) == sorted(str(dict(sorted(one.items()))) for one in urn.choices.values())
    with sqlite3.connect(workshop.path) as file:
        assert file.execute("SELECT (SELECT count(*) FROM urn), (SELECT count(*) FROM urn_key)").fetchone() == (0, 0)
    assert workshop.session.read(lambda state: state.urns) == {}


def test_leaving_the_step_seals_what_it_leaves_in_the_same_group(workshop: Any, voted: Any) -> None:
    vote, _ = voted
    done = workshop.organiser().does("step.move", step="s4", tables="all")
    names = [row.name for row in workshop.rows()]
    assert names[-2:] == ["vote.seal", "step.move"]
    assert workshop.rows()[-2].op_id == f"{workshop.rows()[-1].op_id}.seal.{vote}"
    assert done.seq == len(names)


def test_a_move_that_is_refused_seals_nothing(workshop: Any, voted: Any) -> None:
    vote, _ = voted
    with pytest.raises(Refused):
        workshop.desk().does("step.go", step="s4", version=0)
    assert workshop.session.read(lambda state: list(state.urns)) == [vote]


def test_a_sealed_vote_takes_no_ballot(workshop: Any, voted: Any) -> None:
    vote, _ = voted
    phone = workshop.phone()
    option = workshop.options(vote)[0]
    workshop.desk().does("vote.seal", vote=vote)
    with pytest.raises(Refused) as refused:
        phone.does("ballot.cast", vote=vote, seat=1, choice={option: 1})
    assert refused.value.kind == "vote_sealed"


def test_a_reader_that_holds_the_file_delays_emptying_the_journal_until_it_lets_go(
    workshop: Any, voted: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("workshop.session.checkpoint.SETTLE_SECONDS", 0.1)
    vote, urn = voted
    reader = sqlite3.connect(workshop.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log").fetchone()
    workshop.desk().does("vote.seal", vote=vote)
    assert "its journal keeps what was sealed" in caplog.text
    reader.execute("ROLLBACK")
    reader.close()
    workshop.phone()
    assert urn.key not in bytes_on_disk(workshop.path)


def test_what_a_killed_server_left_in_the_journal_is_emptied_at_the_next_start(
    workshop: Any, voted: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vote, urn = voted
    monkeypatch.setattr("workshop.session.checkpoint.SETTLE_SECONDS", 0)
    monkeypatch.setattr(workshop.session._log, "settle", lambda: False)
    workshop.desk().does("vote.seal", vote=vote)
    left = Library(tmp_path / "left")
    for one in workshop.path.parent.glob("*.db*"):
        shutil.copy(one, left.folder)
    path = left.path(workshop.code)
    assert urn.key in bytes_on_disk(path)
    registry = Registry(left)
    assert registry[workshop.code].read(lambda state: state.votes[vote].phase) == "sealed"
    assert urn.key not in bytes_on_disk(path)
    registry.close()


def test_undoing_the_opening_of_a_vote_destroys_its_ballots(workshop: Any) -> None:
    workshop.opens_vote()
    key = workshop.session.read(lambda state: next(iter(state.urns.values())).key)
    desk = workshop.desk()
    desk.does("undo", seq=workshop.rows()[-1].seq)
    assert workshop.session.read(lambda state: state.urns) == {}
    assert key not in bytes_on_disk(workshop.path)
    desk.does("vote.open", version=workshop.version())
    assert len(workshop.session.read(lambda state: list(state.urns))) == 1


def test_a_reader_sees_rows_and_urns_of_one_moment(workshop: Any) -> None:
    """Whoever reads the file while votes open and seal never finds an open vote without its urn, or an urn alone."""
    vote, torn, over = workshop.opens_vote(), [], threading.Event()

    def read() -> None:
        while not over.is_set():
            state = workshop.registry.library.state(workshop.code)
            unsealed = {vote.id for vote in state.votes.values() if vote.phase != "sealed"}
            torn.extend([unsealed] if unsealed != set(state.urns) else [])

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(30):
        workshop.desk().does("vote.seal", vote=vote)
        workshop.desk().does("vote.open", version=workshop.version())
        vote = next(iter(workshop.session.read(lambda state: list(state.urns))))
    over.set()
    reader.join()
    assert torn == []


def test_an_archived_session_has_no_open_urn(workshop: Any, voted: Any) -> None:
    workshop.organiser().does("session.archive", archived=True)
    assert [row.name for row in workshop.rows()][-2:] == ["vote.seal", "session.archive"]
    assert workshop.session.read(lambda state: state.urns) == {}
