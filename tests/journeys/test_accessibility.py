"""Every page and every state of a day, by axe and by eye: readable by all, within its edges, asking nothing outside."""

from __future__ import annotations

from tests.journeys.conftest import Walked

MOMENTS = (
    "welcome", "writing", "revealed", "spotlight", "share", "pause", "before the vote", "vote", "closed, table 1",
    "counted", "chosen", "sheets", "pitch order", "pitch", "plenary vote", "closed, plenary", "plenary results",
    "close", "archived",
)  # fmt: skip


def test_every_state_was_looked_at(walked: Walked) -> None:
    wanted = {f"{page} {moment}" for page in ("phone", "desk", "screen", "screen of all") for moment in MOMENTS}
    wanted |= {"join", "join code", "join archived", "organiser archived", "tower called", "tower archived"}
    wanted |= {"phone me", "phone offline", "phone conflict", "desk conflict"}
    wanted |= {
        f"organiser {page}"
        for page in ("new", "edit", "session", "print cards", "memento ready", "pre-flight", "delete")
    }
    assert wanted - set(walked.findings.states) == set()


def test_axe_finds_nothing(walked: Walked) -> None:
    assert walked.findings.axe == {}


def test_nothing_goes_over_the_edge_of_a_narrow_phone_or_at_200_percent(walked: Walked) -> None:
    assert walked.findings.sideways == {}


def test_no_sentence_shows_the_name_of_a_value_in_its_place(walked: Walked) -> None:
    assert walked.findings.unfilled == {}


def test_what_a_room_reads_is_large_enough(walked: Walked) -> None:
    assert walked.findings.small == {}


def test_no_page_asks_anything_outside(walked: Walked) -> None:
    assert walked.watch.outside == set()


def test_no_page_complains_nor_breaks_its_content_policy(walked: Walked) -> None:
    assert walked.watch.complaints == []
