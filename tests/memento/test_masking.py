"""One rule for small counts, whatever the format."""

from workshop.memento.masking import LEAST, hidden, masked


def test_counts_from_one_to_four_are_hidden_and_no_others() -> None:
    assert [count for count in range(9) if hidden(count)] == [1, 2, 3, 4]
    assert [masked(count) for count in (0, 1, 4, LEAST, 12)] == [0, "< 5", "< 5", 5, 12]


def test_nothing_is_hidden_unless_it_is_asked() -> None:
    assert [masked(count, mask=False) for count in range(6)] == [0, 1, 2, 3, 4, 5]
