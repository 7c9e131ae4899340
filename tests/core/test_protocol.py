"""docs/protocol.md is held against the core: operations, bodies, roles, refusals, kinds, fields."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop.core import KINDS, OPERATIONS, REFUSALS, SHEET_FIELDS
from workshop.core.activities.vote import COMMON
from workshop.core.activities.voting import PHASES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading."""
    under = PAGE.split(f"\n## {heading}\n", 1)[1]
    lines = re.search(r"(?:^\|.*\n)+", under, re.MULTILINE)
    assert lines
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.group().splitlines()[2:]]


def operations() -> dict[str, tuple[str, str]]:
    """Each operation of the page with its body and who may."""
    return {name.strip("`"): (body.strip("`–"), who) for name, body, who, _ in rows("Operations")}


def test_the_page_lists_the_operations_and_no_other() -> None:
    assert list(operations()) == list(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_each_operation_has_on_the_page_the_body_and_the_roles_of_the_core(name: str) -> None:
    body, who = operations()[name]
    assert [one for one in body.split(", ") if one] == list(OPERATIONS[name].fields.fields)
    assert set(who.split()) == set(OPERATIONS[name].roles)


def test_the_page_lists_the_refusals_and_no_other() -> None:
    block = PAGE.split("### Refusals", 1)[1].split("\n\n`why`", 1)[0]
    told: dict[str, set[str]] = {}
    for one in re.findall(r"`([^`]+)`", block):
        for kind in _spread(one.split(" ")[0]):
            told[kind] = set(re.findall(r"[a-z_]+", one.split(" ", 1)[1])) if " " in one else set()
    assert told == {kind: set(values) for kind, values in REFUSALS.items()}


def _spread(kind: str) -> list[str]:
    found = re.fullmatch(r"(\w+)_\{([\w,]+)\}", kind)
    return [f"{found[1]}_{one}" for one in found[2].split(",")] if found else [kind]


def test_the_page_lists_the_kinds_their_phases_and_their_settings() -> None:
    *told, vote = rows("Steps")
    kinds = [kind for kind, activity in KINDS.items() if activity.voting is None]
    assert [row[0].strip("`") for row in told] == kinds
    assert re.findall(r"`(\w+)`", vote[3]) == list(PHASES)
    assert set(re.findall(r"`(\w+)` \(", vote[4])) == set(COMMON)
    for kind, row in zip(kinds, told, strict=True):
        activity = KINDS[kind]
        _, _, scope, phases, settings = row
        assert (scope, re.findall(r"`(\w+)`", phases)) == (activity.scope, list(activity.phases))
        assert set(re.findall(r"`(\w+)` \(", settings)) == set(activity.settings)
        for name, setting in activity.settings.items():
            assert re.search(rf"`{name}` \(`?{setting.default}\b", settings), name


def test_the_page_lists_the_fields_of_a_sheet() -> None:
    told = re.search(r"Sheet fields: `([^`]+)`", PAGE)
    assert told and told[1].split() == list(SHEET_FIELDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_page(kind: str) -> None:
    page = (ROOT / "docs" / "activities" / f"{kind}.md").read_text(encoding="utf-8")
    assert all(f"`{phase}`" in page for phase in KINDS[kind].phases if phase != "now")
    for name, setting in KINDS[kind].settings.items():
        default = " · ".join(setting.default) if isinstance(setting.default, list) else setting.default
        assert re.search(rf"^\| `{name}` \| `?{re.escape(str(default))}`? \|", page, re.MULTILINE), name
