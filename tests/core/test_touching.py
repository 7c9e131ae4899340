"""Whom a row may show something new: each operation says it beside itself, and nobody's view moves unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.core import OPERATIONS, State, apply, audiences, touches, view

from .everything import everything, gone, imports, recognised

CORE = Path(__file__).resolve().parents[2] / "workshop" / "core"


def moved(state: State, shown: dict[str, object]) -> set[str]:
    """The audiences whose view is another one now; `shown` is brought up to date."""
    names = audiences(state) | {f"person:{one}" for one in state.people}
    now = {one: view(state, one) for one in names}
    found = {one for one in names if shown.get(one) != now[one]}
    shown.clear()
    shown.update(now)
    return found


@pytest.mark.parametrize("make", [everything, gone, imports, recognised])
def test_no_view_moves_that_its_operation_does_not_touch(make) -> None:
    state, shown = State(code="REPETE"), dict[str, object]()
    for row in make().rows:
        apply(state, row)
        known = set(shown)
        assert moved(state, shown) & known <= touches(state, row), row.name


def test_no_table_of_audiences_knows_an_operation_by_name() -> None:
    for module in ("audiences", "touching"):
        source = (CORE / f"{module}.py").read_text(encoding="utf-8")
        assert not [name for name in OPERATIONS if f'"{name}"' in source], module
