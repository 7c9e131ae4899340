"""What works but is probably not meant, said with its line."""

from typing import Any

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
    earlier = {other["kind"] for other in before}
    said: list[tuple[str, dict[str, Any]]] = []
    if step["kind"] in ("sheets", "pitch") and "dots" not in earlier:
        said.append(("nothing_selected", {}))
    if step["kind"] == "dots" and "ideas" not in earlier:
        said.append(("nothing_to_vote", {}))
    if step["kind"] == "dots" and 0 < step["settings"]["budget"] < step["settings"]["cap"]:
        said.append(("cap_over_budget", {"budget": step["settings"]["budget"], "cap": step["settings"]["cap"]}))
    if step["kind"] == "pitch":
        needed = step["settings"]["minutes_each"] * sum(len(theme["tables"]) for theme in definition["themes"])
        said += (
            [("pitch_too_short", {"needed": needed, "minutes": step["minutes"]})] if needed > step["minutes"] else []
        )
    return said
