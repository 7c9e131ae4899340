"""What a page holds of a view: a patch is taken only on what it was computed from; else the whole is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.house import House

TAKE = """async ([base, messages]) => {
  const { shown } = await import(`${base}/static/js/shown.js`);
  const one = shown();
  const answers = messages.map(one.take);
  return { answers, view: one.view.value, seq: one.seq };
}"""

Message = dict[str, Any]


def message(seq: int, base: int | None, epoch: int = 1, gone: tuple[str, ...] = (), **keys: Any) -> Message:
    return {"epoch": epoch, "base": base, "seq": seq, "set": keys, "gone": list(gone)}


@pytest.fixture
def take(house: House, browser: Browser) -> Any:
    """Gives messages to a page's view; returns the answers, the view and its seq."""
    page = browser.new_page()
    page.goto(house.url)
    yield lambda *messages: page.evaluate(TAKE, [house.url, list(messages)])
    page.close()


def test_a_patch_on_what_is_held_is_taken(take: Any) -> None:
    told = take(message(4, None, a=1, b=2), message(7, 4, gone=("a",), b=3, c=4))
    assert told == {"answers": ["taken", "taken"], "view": {"b": 3, "c": 4}, "seq": 7}


def test_a_patch_on_something_else_asks_for_the_whole_and_changes_nothing(take: Any) -> None:
    told = take(message(4, None, a=1), message(9, 7, a=2))
    assert told == {"answers": ["taken", "behind"], "view": {"a": 1}, "seq": 4}


def test_what_changed_inside_is_entered_and_the_rest_stays(take: Any) -> None:
    sheet = {"title": "Oser", "fields": {"finding": {"text": "a", "version": 1}}, "votes": None, "at": {"left": 1}}
    changes = {"fields": {"finding": {"text": "b"}}, "votes": {"rank": 1}, "at": None}
    told = take(message(4, None, sheet=sheet), message(7, 4) | {"within": {"sheet": changes}})
    fields = {"finding": {"text": "b", "version": 1}}
    assert told["view"] == {"sheet": {"title": "Oser", "fields": fields, "votes": {"rank": 1}, "at": None}}


def test_a_patch_before_any_whole_asks_for_it(take: Any) -> None:
    assert take(message(9, 7, a=2))["answers"] == ["behind"]


def test_what_was_already_shown_is_left_alone(take: Any) -> None:
    told = take(message(7, None, a=2), message(5, 3, a=1), message(6, None, a=0))
    assert told == {"answers": ["taken", "old", "old"], "view": {"a": 2}, "seq": 7}


def test_another_epoch_replaces_everything_even_at_a_smaller_seq(take: Any) -> None:
    told = take(message(7, None, a=2), message(9, 7, epoch=2, a=3), message(3, None, epoch=2, b=1))
    assert told == {"answers": ["taken", "behind", "taken"], "view": {"b": 1}, "seq": 3}
