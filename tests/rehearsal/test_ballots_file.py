"""A file of real ballots, read."""

import pytest

from workshop.rehearsal import read_ballots
from workshop.rehearsal.real_ballots import BadBallots, Ballot


def test_an_empty_cell_says_nothing_and_a_zero_is_a_mark() -> None:
    assert read_ballots(["voter,a,b\n", "x,0,3\n", "y,,2\n", "z,,\n"]) == [
        Ballot("x", {"a": 0, "b": 3}), Ballot("y", {"b": 2}), Ballot("z", {})]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "voter\nx\n", "name,a\nx,1\n", "voter,a,a\nx,1,1\n", "voter,a\nx,1\nx,2\n", "voter,a\nx,one\n",
     "voter,a,b\nx,1\n", "voter,a\nx,1,2\n", "voter,a\nx,1.5\n"],
)  # fmt: skip
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(BadBallots):
        read_ballots(text.splitlines())
