"""What a page keeps until it is on the disk, and what is only good at once: each operation says so beside itself."""

from __future__ import annotations

import pytest

from workshop.core import OPERATIONS

SAID_NOW = {"call.raise", "message.send"}  # words, but of this moment: later they would mislead


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_says_whether_it_is_kept(name: str) -> None:
    assert OPERATIONS[name].keeps in ("written", "now")


@pytest.mark.parametrize("name", [kind.name for kind in OPERATIONS.values() if kind.keeps == "now"])
def test_nothing_that_somebody_wrote_is_given_up(name: str) -> None:
    written = {"body", "title", "text", "reason", "choice"} & {
        key.rstrip("?") for key in OPERATIONS[name].fields.fields
    }
    assert not written or name in SAID_NOW


def test_what_moves_a_place_a_clock_or_a_screen_is_only_good_at_once() -> None:
    moving = {
        kind.name for kind in OPERATIONS.values() if kind.name.split(".")[0] in ("step", "timer", "screen", "pitch")
    }
    versioned = {kind.name for kind in OPERATIONS.values() if "version" in kind.fields.fields} - {"session.define"}
    assert {OPERATIONS[name].keeps for name in moving | versioned} == {"now"}
