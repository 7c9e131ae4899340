"""The live pages speak the server's language: their sentences, and how a page gets them."""

import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config
from workshop.web.assets.paths import static_folder
from workshop.web.assets.translations import extract, said, sentences
from workshop.web.language import TRANSLATIONS

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
ENGLISH = TRANSLATIONS / "en" / "LC_MESSAGES"
SCRIPTS = [path for path in sorted((static_folder() / "js").rglob("*.js")) if path.name != "t.js"]
PLACE = re.compile(r"\{\w+\}")


def keys():
    """All that scripts say, as pybabel finds it."""
    found = set()
    for path in SCRIPTS:
        with path.open("rb") as script:
            found |= {sentence for _line, _name, sentence, _comments in extract(script, (), (), {})}
    return found


def catalogue(name, read):
    with (ENGLISH / name).open("rb") as file:
        return {one.id: one.string for one in read(file) if one.id}


@pytest.fixture
def served(tmp_path):
    """Gives an application in a language and the code of a session in it."""
    made = []

    def serve(language):
        folder = tmp_path / language
        folder.mkdir()
        made.append(create_app(Config(sessions=folder, secret=SECRET, async_mode="threading", language=language)))
        return made[-1], made[-1].extensions["registry"].library.create(a_day())

    yield serve
    for app in made:
        app.extensions["registry"].close()


def test_a_call_in_a_template_is_found_with_its_line():
    source = '// A page.\nhtml`<p>${t("Un")} ${\n  tn(\n"{n} a", "{n} b", n)} ${at("non")} ${o.t("non")}</p>`'
    assert list(sentences(source)) == [(2, ["Un"]), (3, ["{n} a", "{n} b"])]


def test_a_call_on_a_variable_has_no_sentence():
    assert list(sentences('t(word); tn("un", many, n)')) == [(1, []), (1, [])]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(static_folder())))
def test_every_sentence_is_written_in_its_call(path: Path):
    assert [line for line, written in sentences(path.read_text(encoding="utf-8")) if not written] == []


def test_every_sentence_of_scripts_has_its_english_and_no_other_is_kept():
    said = catalogue("scripts.po", read_po)
    assert keys() - {key for key, string in said.items() if string} == set()
    assert set(said) - keys() == set()


def test_a_translation_has_the_places_of_its_sentence():
    said = catalogue("scripts.po", read_po)
    assert {key: text for key, text in said.items() if sorted(PLACE.findall(key)) != sorted(PLACE.findall(text))} == {}


def test_no_french_mark_stays_in_the_english():
    said = catalogue("scripts.po", read_po)
    words = {key: text.replace("Tablée", "") for key, text in said.items()}
    assert {key: text for key, text in words.items() if re.search(r"[«»àâçèéêëîïôùûœ]| [:;!?]", text)} == {}


def test_the_compiled_catalogue_of_scripts_is_that_of_its_source():
    assert catalogue("scripts.po", read_po) == catalogue("scripts.mo", read_mo)


def script_of(app, code):
    """The one script of the pre-flight page."""
    (address,) = re.findall(r'<script type="module" src="([^"]+)"', app.test_client().get(f"/preflight/{code}").text)
    answer = app.test_client().get(address)
    assert answer.content_type.startswith("text/javascript") and "immutable" in answer.headers["Cache-Control"]
    return answer.text


def test_an_english_page_s_script_says_english_words_and_no_others(served):
    script = script_of(*served("en"))
    assert "This device is ready." in script and "Cet appareil est prêt." not in script
    assert "Everyone has voted" not in script


def test_a_french_page_s_script_is_as_it_was_written(served):
    assert "Cet appareil est prêt." in script_of(*served("fr"))


def test_an_english_script_apart_says_the_same(served):
    app, _code = served("en")
    assert "This device is ready." in app.test_client().get("/static/js/preflight.js").text


def test_sentences_are_replaced_where_they_stand():
    words = {"Un « a »": 'One "a"', "{n} a": "{n} b", "seul": "alone"}
    script = 't("Un « a »") + tn("{n} a", "{n} as", n, o.t("seul")) + `${t("seul")} seul` + t(seul)'
    there = 't("One \\"a\\"") + tn("{n} b", "{n} as", n, o.t("seul")) + `${t("alone")} seul` + t(seul)'
    assert said(script.encode(), words).decode() == there
    assert said(script.encode(), {}).decode() == script


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(static_folder())))
def test_a_translated_script_says_the_catalogue(path: Path):
    words = catalogue("scripts.mo", read_mo)
    here, there = path.read_text("utf-8"), said(path.read_bytes(), words).decode()
    french, english = ([one for _line, both in sentences(text) for one in both] for text in (here, there))
    assert english == [words[one] for one in french]


def test_a_page_without_a_script_gets_no_sentence(served):
    app, code = served("en")
    assert "<script" not in app.test_client().get(f"/r/{code}").text


def test_another_catalogue_gives_other_addresses(served):
    (french, _), (english, _) = served("fr"), served("en")
    assert french.extensions["assets"].fingerprint != english.extensions["assets"].fingerprint
