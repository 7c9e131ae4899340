"""What can be typed, set or said is written in docs/, and what docs/ names exists."""

import re
from pathlib import Path

import pytest

from workshop import config, core, definition
from workshop.cli import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
HEAVIEST = 200_000  # bytes of a picture
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(command: str) -> str:
    """What docs/cli.md says of a command, the opening paragraphs included: they hold for all."""
    opening, *sections = re.split(r"^## ", page("cli.md"), flags=re.MULTILINE)
    return opening + next((text for text in sections if text.splitlines()[0] == command), "")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_a_command_and_its_options_are_documented(name: str) -> None:
    said = section(name)
    assert f"workshop {name}" in said
    for parameter in main.commands[name].params:
        for option in parameter.opts + parameter.secondary_opts:
            assert f"`{option}" in said or not option.startswith("-"), (name, option)


def test_every_section_of_the_command_line_is_a_command() -> None:
    assert set(re.findall(r"^## (.+)$", page("cli.md"), re.MULTILINE)) == set(main.commands)


def test_the_settings_documented_are_those_read() -> None:
    code = Path(config.__file__).read_text(encoding="utf-8")
    read = set(re.findall(r"TABLEE_[A-Z_]*[A-Z]", code)) | {"TABLEE_ASYNC"}
    assert set(re.findall(r"^\| `(TABLEE_\w+)`", page("settings.md"), re.MULTILINE)) == read


@pytest.mark.parametrize("kind", sorted(core.KINDS))
def test_a_kind_of_step_has_its_page_and_its_word_in_a_definition(kind: str) -> None:
    assert f"`{definition.french_kind(kind)}`" in page(f"activities/{kind}.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_picture_is_shown_on_some_page_and_is_light() -> None:
    shown = {
        (path.parent / target).resolve()
        for path in PAGES
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", path.read_text(encoding="utf-8"))
    }
    assert shown == set((DOCS / "images").iterdir())
    assert max(picture.stat().st_size for picture in shown) <= HEAVIEST


def test_every_dependency_has_its_line_of_reason() -> None:
    listed = set(re.findall(r"^\| ([\w-]+) \|", page("dependencies.md"), re.MULTILINE)) - {"Package"}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r"^(?:dependencies|cluster) = \[(.*?)\]$", project, re.MULTILINE | re.DOTALL)
    assert len(wanted) == 2
    assert listed == set(re.findall(r'"([\w-]+)>=', " ".join(wanted)))


def test_what_the_guide_quotes_is_on_the_pages() -> None:
    """A button that is named otherwise on the screen is a button that nobody finds."""
    folders = [ROOT / name for name in ("static/js", "templates", "workshop/web", "workshop/core/activities")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".js", ".html", ".py")]
    shown = " ".join(path.read_text(encoding="utf-8") for path in files)
    quoted = re.findall(r"«\s*([^»]+?)\s*»", page("guide.md"))
    assert [words for words in quoted if " ".join(words.split()) not in shown] == []


def test_a_kind_of_vote_is_named_in_no_list_but_the_registry() -> None:
    lists = sorted(path for path in (ROOT / "static/js").glob("*.js") if not path.name.startswith("kind-parts."))
    named = re.compile("|".join(rf"\b{kind}\b" for kind, one in core.KINDS.items() if one.voting))
    assert [path.name for path in lists if named.search(path.read_text("utf-8"))] == []


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = set(re.findall(r"`([\w.-]+(?:/[\w.-]+)*/[\w.-]*)`", page("architecture.md")))
    above = (ROOT, ROOT / "workshop", ROOT / "workshop/realtime", ROOT / "static/js")
    assert len(named) > 60
    assert {name for name in named if not any((folder / name).exists() for folder in above)} == set()


def test_the_tree_is_drawn_alike_in_both_places_and_has_every_package() -> None:
    drawn = [re.findall(r"^    ((?:workshop|static|tests)/.*)$", text, re.MULTILINE)
             for text in (page("architecture.md"), (ROOT / "README.md").read_text(encoding="utf-8"))]  # fmt: skip
    assert drawn[0] == drawn[1]
    packages = {path.parent.name for path in (ROOT / "workshop").glob("*/__init__.py")}
    assert packages == {name for line in drawn[0] for name in re.findall(r"^workshop/(\w+) ", line)}
