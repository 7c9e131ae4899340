"""The view that a simulated browser keeps level, patch by patch."""

from typing import Any

from workshop.rehearsal.shown import ShownView


def patch(base: int | None, seq: int, epoch: int = 1, gone: tuple[str, ...] = (), **values: Any) -> dict[str, Any]:
    return {"audience": "shared", "epoch": epoch, "base": base, "seq": seq, "now": 0, "set": values, "gone": list(gone)}


def level() -> ShownView:
    shown = ShownView()
    shown.merge(patch(None, 5, step={"id": "s1"}, ideas=["i1"]))
    return shown


def test_a_whole_view_replaces_everything() -> None:
    shown = level()
    assert shown.merge(patch(None, 9, step={"id": "s2"}))
    assert (shown.seq, shown.body) == (9, {"step": {"id": "s2"}})


def test_a_patch_on_what_is_shown_sets_and_removes_whole_keys() -> None:
    shown = level()
    assert shown.merge(patch(5, 7, gone=("ideas",), step={"id": "s2"}))
    assert (shown.seq, shown.body) == (7, {"step": {"id": "s2"}})


def test_a_patch_made_for_another_base_asks_for_the_whole() -> None:
    shown = level()
    assert not shown.merge(patch(6, 7, step={"id": "s2"}))
    assert shown.body["step"] == {"id": "s1"}


def test_a_patch_that_comes_late_changes_nothing() -> None:
    shown = level()
    assert shown.merge(patch(3, 4, step={"id": "s0"}))
    assert shown.body["step"] == {"id": "s1"}


def test_a_patch_of_another_epoch_asks_for_the_whole() -> None:
    assert not level().merge(patch(5, 7, epoch=2))


def test_an_older_whole_view_of_the_same_epoch_changes_nothing() -> None:
    shown = level()
    assert shown.merge(patch(None, 4, step={"id": "s0"}))
    assert shown.seq == 5
