"""What works but is probably not meant, said with its line."""

from typing import Any

from workshop.core.activities import KINDS
from workshop.core.activities.ballot_shapes import Shape, Spread
from workshop.definition.found import Found
from workshop.definition.problems import Advice


def advice(definition: dict[str, Any], head: Found) -> list[Advice]:
    """Remarks on a valid definition, in the order of the agenda."""
    lines = _step_lines(head)
    remarks: list[Advice] = []
    for index, step in enumerate(definition["steps"]):
        line = lines[index] if index < len(lines) else 0
        before = definition["steps"][:index]
        remarks += [
            Advice(line, kind, {"title": step["title"], **values})
            for kind, values in _of_step(step, before, definition)
        ]
    return remarks


def _step_lines(head: Found) -> list[int]:
    entries = head.value if isinstance(head.value, dict) else {}
    steps = entries.get("étapes", Found([]))
    return [item.line for item in steps.value] if isinstance(steps.value, list) else []


def _of_step(
    step: dict[str, Any], before: list[dict[str, Any]], definition: dict[str, Any]
) -> list[tuple[str, dict[str, Any]]]:
    kind, earlier = KINDS[step["kind"]], [KINDS[other["kind"]] for other in before]
    said: list[tuple[str, dict[str, Any]]] = []
    if kind.needs == "proposals" and not any(one.voting for one in earlier):
        said.append(("nothing_selected", {}))
    if kind.needs == "ideas" and not any(one.writes for one in earlier):
        said.append(("nothing_to_vote", {}))
    if kind.voting:
        said += _of_ballot(kind.voting.ballot(kind.voting.rule(step["settings"], 0)))
    if "minutes_each" in step["settings"]:
        needed = step["settings"]["minutes_each"] * sum(len(theme["tables"]) for theme in definition["themes"])
        said += (
            [("pitch_too_short", {"needed": needed, "minutes": step["minutes"]})] if needed > step["minutes"] else []
        )
    return said


def _of_ballot(shape: Shape) -> list[tuple[str, dict[str, Any]]]:
    """A cap that no ballot can reach."""
    if isinstance(shape, Spread) and 0 < shape.budget < shape.cap:
        return [("cap_over_budget", {"budget": shape.budget, "cap": shape.cap})]
    return []
