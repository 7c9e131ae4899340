"""Another language is a catalogue over the French sentences."""

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask import Flask

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config
from workshop.core.model.refusal import REFUSALS
from workshop.messages.refusals import sentence
from workshop.web import language
from workshop.web.assets.paths import templates_folder
from workshop.web.language import TRANSLATIONS

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
ENGLISH = TRANSLATIONS / "en" / "LC_MESSAGES"


@pytest.fixture
def in_language():
    """Gives the sentences of all refusals in a language."""

    def said(name):
        app = Flask("test")
        language.install(app, name)
        with app.app_context():
            return {kind: sentence(kind, {}) for kind in REFUSALS}

    return said


def said(catalogue):
    """What a catalogue says, by its key."""
    return {"".join(one.id): "".join(one.string) for one in catalogue if one.id}


def test_every_refusal_has_its_english(in_language):
    french, english = in_language("fr"), in_language("en")
    assert [kind for kind in REFUSALS if french[kind] == english[kind]] == []


@pytest.mark.parametrize(
    "folder, files, method",
    [(TRANSLATIONS.parent, "**.py", "python"), (templates_folder(), "**.html", "jinja2")],
    ids=["code", "templates"],
)
def test_every_sentence_of_the_server_has_its_english(folder, files, method):
    with (ENGLISH / "messages.po").open("rb") as source:
        catalogue = read_po(source)
    found = [sentence for _, _, sentence, _, _ in extract_from_dir(folder, [(files, method)])]
    keys = {sentence if isinstance(sentence, str) else sentence[0] for sentence in found}
    wanting = {key for key in keys if key not in catalogue or not all(said_in(catalogue[key]))}
    assert len(keys) > 100 and wanting == set()


def said_in(message):
    """What a message says, one string for each of its numbers."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def test_the_compiled_catalogue_is_that_of_its_source():
    with (ENGLISH / "messages.po").open("rb") as source, (ENGLISH / "messages.mo").open("rb") as compiled:
        written, read = said(read_po(source)), said(read_mo(compiled))
    assert written == read and len(written) > 300


def test_pages_are_in_the_server_s_language(tmp_path):
    app = create_app(Config(sessions=tmp_path, secret=SECRET, async_mode="threading", language="en"))
    code = app.extensions["registry"].library.create(a_day())
    page = app.test_client().get(f"/r/{code}").text
    assert '<html lang="en"' in page and "Take a seat" in page and "12 places" in page
    assert "Cette page" not in app.test_client().get("/nowhere").text
    app.extensions["registry"].close()
