"""Files of every format that was ever released open, go on, and honour the links printed from them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workshop.core import Operation, Person, Refused, view
from workshop.identity import Grant, Keys
from workshop.session import Registry
from workshop.storage import Library, Log, database

GOLDEN = Path(__file__).with_name("golden")
CODE, VOTE = "GQ7DEN", "v-s7-all-1"
FIGURES = {1: (12, 14, 121), 2: (13, 15, 128)}  # people, ideas, rows
ORGANISER_TOKEN = "p8pVtvvVilhgzVr9bBjlWXep"


@pytest.fixture(params=range(1, database.FORMAT + 1))
def old(request: pytest.FixtureRequest, library: Library) -> Library:
    """A folder with a session of that format, in the middle of its plenary vote."""
    db = sqlite3.connect(library.path(CODE))
    db.executescript((GOLDEN / f"format-{request.param}.sql").read_text(encoding="utf-8"))
    db.close()
    return library


def test_what_was_written_is_read(old: Library) -> None:
    state = old.state(CODE)
    assert (len(state.people), len(state.ideas), state.seq) == FIGURES[format_of(old)]
    gone = [one.withdrawn or one.retired for one in state.ideas.values()].count(True)
    away = [one.status for one in state.people.values() if one.status != "seated"]
    assert (gone, away) == ((0, []) if format_of(old) == 1 else (2, ["out", "freed", "waiting"]))
    assert [vote.phase for vote in state.votes.values()] == ["sealed", "sealed", "sealed", "open"]
    assert len(state.urns[VOTE].choices) == 3
    assert old.describe(CODE).title == "Journée de l’innovation managériale"
    assert view(state, "tower")["vote"]["ballots"] == 3


def test_the_vote_goes_on_and_the_last_ballot_of_each_counts(old: Library) -> None:
    registry = Registry(old)
    session = registry[CODE]
    voter = session.read(lambda state: sorted(person for person, _ in state.turnout[VOTE])[0])
    option = session.read(lambda state: state.votes[VOTE].option_ids[0])
    body = {"vote": VOTE, "seat": 1, "choice": {option: 1}}
    session.perform(Person(voter, "participant"), Operation("operation-after-upgrade", "ballot.cast", body))
    organiser = Person("organiser", "organiser")
    session.perform(organiser, Operation("operation-of-sealing", "vote.seal", {"vote": VOTE}))
    ballots = session.read(lambda state: state.votes[VOTE].ballots)
    assert ballots is not None and len(ballots) == 3 and {option: 1} in ballots
    registry.close()


def format_of(library: Library) -> int:
    with library.reading(CODE) as log:
        return int(log.meta("format"))


def in_format(number: int, library: Library) -> Registry:
    """A registry over a folder with the session as that format kept it."""
    db = sqlite3.connect(library.path(CODE))
    db.executescript((GOLDEN / f"format-{number}.sql").read_text(encoding="utf-8"))
    db.close()
    return Registry(library)


def closing(number: int) -> Operation:
    return Operation(f"closing-{number:016d}", "vote.close", {"vote": VOTE})


def test_an_older_file_is_of_our_format_once_we_wrote_a_row_in_it(library: Library) -> None:
    """Opened, shown, refused something, written beside: the release that made it can still go on with it."""
    registry = in_format(1, library)
    session = registry[CODE]
    assert session.view("tower").body["vote"]["ballots"] == 3
    with pytest.raises(Refused, match="not_allowed"):
        session.perform(Person("cscreen", "screen", "all"), closing(1))
    session.revoke("desk:t2")
    assert format_of(library) == 1
    session.perform(Person("organiser", "organiser"), closing(2))
    assert format_of(library) == database.FORMAT
    registry.close()


def test_a_row_that_the_disk_refused_leaves_the_format_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = in_format(1, library)
    session = registry[CODE]
    commit = Log.commit
    monkeypatch.setattr(Log, "commit", lambda log: (_ for _ in ()).throw(sqlite3.OperationalError("disk full")))
    with pytest.raises(Refused, match="disk"):
        session.perform(Person("organiser", "organiser"), closing(1))
    assert format_of(library) == 1
    monkeypatch.setattr(Log, "commit", commit)
    session.perform(Person("organiser", "organiser"), closing(2))
    assert format_of(library) == database.FORMAT
    registry.close()


def test_a_release_that_knows_no_more_than_format_1_refuses_what_we_wrote(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = in_format(1, library)
    registry[CODE].perform(Person("organiser", "organiser"), closing(1))
    registry.close()
    monkeypatch.setattr(database, "FORMAT", 1)
    with pytest.raises(Refused) as refused:
        registry[CODE]
    assert (refused.value.kind, refused.value.values) == ("newer_file", {"format": 2, "known": 1})


def test_printed_links_still_open(old: Library) -> None:
    keys = Keys.in_file(old, CODE)
    assert keys.grant_of(ORGANISER_TOKEN) == Grant("organiser")
    assert keys.revisions == {"desk:t1": 1}
