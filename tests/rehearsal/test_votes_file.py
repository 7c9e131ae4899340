"""A Polis file of votes, read and counted."""

import pytest

from workshop.rehearsal import read_votes
from workshop.rehearsal.replay import BadVotes, expected

HEAD = "timestamp,datetime,comment-id,voter-id,vote\n"


def test_votes_come_in_time_order_whatever_the_order_of_the_file() -> None:
    votes = read_votes((HEAD + "30,x,1,a,1\n10,x,1,b,-1\n20,x,2,a,0\n").splitlines())
    assert [vote.at for vote in votes] == [10, 20, 30]


def test_the_last_vote_of_each_person_counts() -> None:
    votes = read_votes((HEAD + "10,x,1,a,1\n20,x,1,a,-1\n30,x,1,b,-1\n40,x,1,b,1\n50,x,2,a,0\n").splitlines())
    assert expected(votes) == {"1": 1, "2": 0}


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", HEAD + "now,x,1,a,1\n", HEAD + "10,x,1,a\n"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(BadVotes):
        read_votes(text.splitlines())
