"""One word, one meaning: public classes and modules that bear one name twice are listed here, each with its reason."""

import ast
from collections import defaultdict
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workshop"
TOLD = "as the mémento tells it: a frozen record of the thing of the core that bears this name"
CLASSES = dict.fromkeys(["Figure", "Idea", "Participant", "Step", "Table", "Theme", "Verbatim", "Vote"], TOLD)
WORK = "a word of the trade, and the module that serves it in each layer: operations, views, documents, commands, pages"
FORMAT = "the same part of the mémento in each of its formats"
DOOR = "what a package does, and the thin door of the command line, the pages or the sentences on top of it"
PLAYED = "simulated people play what the module of that name in the core or the pages rules"
TECHNIQUE = "a word of the technique, in the two packages that share the work: one judges or keeps, one gives or serves"
MODULES = {
    "words": "what people read of a kind of step, in the folder of each",
    **dict.fromkeys(["ideas", "links", "session", "sheets", "steps", "votes"], WORK),
    **dict.fromkeys(["composing", "document", "emblem", "inline", "tables"], FORMAT),
    **dict.fromkeys(["branding", "doctor", "documents", "formats", "imports", "notes", "relay", "synthesis"], DOOR),
    **dict.fromkeys(["desk", "form", "person", "voting", "ballots"], PLAYED),
    **dict.fromkeys(["cookies", "metrics", "partition", "worker"], TECHNIQUE),
}


def named_twice(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: sorted(where) for name, where in found.items() if len(where) > 1}


def classes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(path.relative_to(PACKAGE)))
    return found


def module_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        if not path.stem.startswith("__"):
            found[path.stem].append(str(path.relative_to(PACKAGE).parent))
    return found


def test_a_public_class_s_name_is_borne_once_or_for_a_reason() -> None:
    assert set(named_twice(classes())) == set(CLASSES)


def test_a_module_s_name_is_borne_once_or_for_a_reason() -> None:
    assert set(named_twice(module_names())) == set(MODULES)
