"""Every kind of vote is played from its definition to what leaves, in both languages; so is one that is made here.

Whoever adds a kind adds no line here: what is asked of a kind is asked of all that the core knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from flask.testing import FlaskClient

from tests.activities.playing import Played, day_of
from tests.support import made_kinds
from tests.support.command import Here, Said, Shell
from tests.support.forms import fields
from workshop.app import create_app
from workshop.config import Config
from workshop.core import KINDS
from workshop.core.activities.wording import kind_words
from workshop.definition import parse, to_text
from workshop.definition.vocabulary import KINDS as WORDS
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.importing.session_file import rows_of

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
VOTES = [kind for kind, one in KINDS.items() if one.voting]
WITHOUT_OFFICE = [one for one in FORMATS.values() if not one.needs]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a kind that no release has, known to this process."""
    folder = made_kinds.written(tmp_path_factory.mktemp("added"))
    with made_kinds.known(folder):
        yield folder


@pytest.fixture(scope="module", params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def organiser(language: str, made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A browser of the organiser, of an application that adds that kind, in each language."""
    folder = tmp_path_factory.mktemp("sessions")
    app = create_app(Config(sessions=folder, secret=SECRET, async_mode="threading", language=language, kinds=made))
    client = app.test_client()
    client.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}")
    yield client
    app.extensions["registry"].close()


@pytest.fixture(scope="module", params=[*VOTES, "hands"])
def kind(request: pytest.FixtureRequest, made: Path) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def played(kind: str) -> Played:
    """Its day, where each act was seen by every audience as a view and as a patch."""
    return Played(kind).all_day()


def test_it_is_played_to_its_end_and_folds_again(kind: str, played: Played) -> None:
    session = played.session
    sealed = [vote for vote in session.state.votes.values() if vote.phase == "sealed"]
    assert [vote.kind for vote in sealed] == [kind] * len(sealed) and len(sealed) >= 2
    assert all(vote.selected is not None and vote.electorate for vote in sealed)
    assert session.again() == session.state


def test_its_file_says_it_and_is_understood(kind: str) -> None:
    steps = (("ideas", "table"), (kind, "table"), ("sheets", "table"), (kind, "plénière"), ("close", "plénière"))
    read = parse(file_of(*steps))
    told = parse(to_text(read.body))
    assert told.body == read.body and [step["kind"] for step in told.body["steps"]] == [one for one, _ in steps]
    assert told.warnings == []


def file_of(*steps: tuple[str, str]) -> str:
    """A file whose agenda has these kinds, each with its scope."""
    lines = "\n".join(f"  - activité: {kind_words(kind).word}\n    portée: {scope}" for kind, scope in steps)
    return f"---\ntitre: Essai\nquestion: Quoi ?\nthèmes: [Un]\nétapes:\n{lines}\n---\n"


def test_the_form_asks_its_settings_and_its_run_sheet_says_its_rule(
    kind: str, language: str, organiser: FlaskClient
) -> None:
    registry = organiser.application.extensions["registry"]
    code = registry.library.create(day_of(kind))
    page = organiser.get(f"/o/{code}/edit").text
    form, words = fields(page), kind_words(kind)
    assert set(WORDS[words.word].settings) <= {name.rpartition(".")[2] for name in form}
    assert organiser.post(f"/o/{code}/edit", data={**form, "do": "save"}).status_code in (200, 303)
    sheet = organiser.get(f"/o/{code}/print/run-sheet").text
    settings = KINDS[kind].defaults()
    for line in words.lines:
        sentence, n = line.said(settings, False)
        said = sentence if language == "fr" else words.english[sentence]
        assert line.named(said, settings).replace("{n}", str(n)) in sheet


def test_each_of_its_sentences_has_its_english(kind: str) -> None:
    words = kind_words(kind)
    said = [words.name, *words.asks.values()]
    said += [each for one in words.settings.values() for each in (one.label, one.room, one.hint, *one.labels.values())]
    said += [
        each for line in (*words.lines, words.brief) if line for each in (line.one, line.many, line.zero, *line.room)
    ]
    said += [each for one in words.figures.values() for each in (one.one, one.many)]
    assert [one for one in said if one and one not in words.english] == []
    assert {one.key for one in KINDS[kind].voting.figures} == set(words.figures)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [one.name for one in WITHOUT_OFFICE])
def test_it_leaves_in_every_format(name: str, played: Played) -> None:
    found = Snapshot(played.session.state, played.session.rows)
    for mask in (False, True) if FORMATS[name].masks else (False,):
        assert FORMATS[name].write(found, ExportOptions(pages=False, mask=mask))


def test_its_figures_leave_and_its_session_comes_back(kind: str, played: Played) -> None:
    session = played.session
    content = FORMATS["json"].write(Snapshot(session.state, session.rows), ExportOptions())
    votes = [vote for vote in json.loads(content)["votes"] if vote["phase"] == "sealed"]
    keys = {one.key for one in KINDS[kind].voting.figures}  # type: ignore[union-attr]
    assert votes and all(set(row["figures"]) == keys for vote in votes for row in vote["rows"])
    assert all({"kind", "secret", "electorate", "blank", "hand", "codes"} <= set(vote) for vote in votes)
    back = rows_of(content)
    assert [row.name for row in back] == [row.name for row in session.rows]


def test_simulated_people_vote_in_every_kind(made: Path, tmp_path: Path) -> None:
    """One day that holds them all, on a server in a process of its own."""
    steps = [("ideas", "table"), *((kind, "table") for kind in (*VOTES, "hands")), ("close", "plénière")]
    day = tmp_path / "day.md"
    day.write_text(file_of(*steps), "utf-8")
    Adding.kinds = made
    workshop = Adding(tmp_path / "sessions")
    code = workshop("new", day, "--json").json["code"]
    said = workshop("rehearse", code, "--people", 3, "--minutes", "0.1", "--json")
    assert said.status == 0, said.err + said.out
    assert said.json["surprises"] == 0
    out = tmp_path / "out.json"
    assert workshop("export", code, "-o", out).status == 0
    assert set(re.findall(r'"kind": "(\w+)",\s+"secret"', out.read_text("utf-8"))) == {*VOTES, "hands"}


class Adding(Here):
    """A command line that knows the kinds of a folder; a rehearsal, which starts a server, in a process."""

    kinds: ClassVar[Path]

    @property
    def told(self) -> dict[str, str]:
        """With the folder of kinds."""
        return {**super().told, "TABLEE_KINDS": str(self.kinds)}

    def __call__(self, *words: object, stdin: str = "") -> Said:
        return (Shell if "rehearse" in words else Here).__call__(self, *words, stdin=stdin)
