"""Sessions on real files, in a folder of the test's own."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.storage import Library


def a_definition(**more: Any) -> dict[str, Any]:
    tables = [{"id": f"t{number}", "number": number, "places": 12} for number in (1, 2)]
    steps = [
        {"id": "s1", "kind": "ideas", "title": "Imaginer"},
        {"id": "s2", "kind": "share", "title": "Partager"},
        {"id": "s3", "kind": "dots", "title": "Choisir", "settings": {"budget": 3, "cap": 2, "keep": 1}},
        {"id": "s4", "kind": "close", "title": "Clôture"},
    ]
    return {
        "title": "Mieux se réunir",
        "question": "Que changer dès lundi ?",
        "date": "2026-11-24",
        "themes": [{"id": "A", "title": "Réunions", "tables": tables}],
        "steps": steps,
        **more,
    }


@pytest.fixture
def definition() -> dict[str, Any]:
    return a_definition()


@pytest.fixture
def library(tmp_path: Any) -> Library:
    return Library(tmp_path / "sessions")


@pytest.fixture
def code(library: Library, definition: dict[str, Any]) -> str:
    return library.create(definition)
