"""`make trace` lists what a ballot enters, from the frame to what is shown of it, and nothing that the clock does."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from benchmarks import trace, traced


@pytest.fixture(scope="module")
def entered() -> dict[str, str]:
    """What one ballot entered."""
    return trace.traced()


def test_a_ballot_passes_the_gateway_the_rules_the_disk_and_the_views_in_that_order(entered: dict[str, str]) -> None:
    path = ["realtime/gateway.py", "core/operations/votes.py", "realtime/acknowledgements.py", "core/views/desk.py"]
    assert [name for name in entered if name in path] == path
    assert {"storage/log.py", "session/session.py", "core/views/phone.py"} <= set(entered)


def test_what_the_clock_does_meanwhile_is_not_counted(entered: dict[str, str]) -> None:
    assert not {"serving/watchdog.py", "identity/brake.py"} & set(entered)
    for module, function in traced.CLOCKWORK:
        source = (trace.ROOT / "workshop" / module).read_text(encoding="utf-8")
        assert f"def {function}(self" in source or f"def {function}(app" in source, (module, function)


def test_what_the_clock_calls_is_told_by_its_stack() -> None:
    run = SimpleNamespace(co_filename=f"{traced.PACKAGE}serving/process.py", co_name="run")
    clock = SimpleNamespace(f_code=run, f_back=None)
    assert traced.ticked(SimpleNamespace(f_code=sys._getframe().f_code, f_back=clock))
    assert not traced.ticked(sys._getframe())


def test_the_report_ends_with_how_many_there_are() -> None:
    said = trace.report({"realtime/gateway.py": "Gateway.take", "core/fold.py": "check"}).splitlines()
    assert len(said) == 3 and "Gateway.take" in said[0]
    assert said[-1].startswith("2 modules of workshop; the longest has ")
