"""The live pages speak the server's language: their sentences, and how a page gets them."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config
from workshop.web.assets.paths import static_folder
from workshop.web.assets.translations import extract, french, script, sentences
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

    def serve(language, **settings):
        folder = tmp_path / language
        folder.mkdir()
        settings |= {"secret": SECRET, "async_mode": "threading", "language": language}
        made.append(create_app(Config(sessions=folder, **settings)))
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


def scripts_of(app, code, page="preflight"):
    """What a page's scripts are named and hold, by name, in the order in which they run."""
    found = {}
    for address in re.findall(r'<script [^>]*src="([^"]+)"', app.test_client().get(f"/{page}/{code}").text):
        answer = app.test_client().get(address)
        assert answer.content_type.startswith("text/javascript") and "immutable" in answer.headers["Cache-Control"]
        found[address.split("/", 3)[3]] = answer.text
    return found


def test_an_english_page_gets_the_words_of_its_script_before_it_and_no_others(served):
    scripts = scripts_of(*served("en"))
    assert list(scripts) == ["sentences/preflight.js", "bundles/preflight/preflight.js"]
    said = json.loads(scripts["sentences/preflight.js"].removeprefix("globalThis.translations = ").removesuffix(";\n"))
    assert said["Cet appareil est prêt."] == "This device is ready."
    assert set(said) == {one for _name, modules in held("preflight") for path in modules for one in french(path)}
    assert len(said) < len(catalogue("scripts.mo", read_mo)) / 5


def held(page):
    """The files of a page, each with the text of its modules."""
    pages = json.loads((static_folder() / "bundles/manifest.json").read_text("utf-8"))["pages"]
    for name, modules in pages[page].items():
        yield name, [(static_folder() / path).read_text("utf-8") for path in modules]


def test_every_sentence_of_a_bundle_is_in_the_modules_that_the_manifest_names():
    """What a bundle still says in French is a sentence of its page; else its English would not be sent."""
    everything = {one for one in keys() if len(one) > 20}
    for page in ("phone", "desk", "screen", "tower", "preflight", "organiser"):
        files = dict(held(page))
        others = everything - {one for texts in files.values() for text in texts for one in french(text)}
        said = "".join((static_folder() / "bundles" / name).read_text("utf-8") for name in files)
        assert {one for one in others if json.dumps(one, ensure_ascii=False) in said} == set(), page


def test_a_french_page_gets_its_script_alone(served):
    scripts = scripts_of(*served("fr"))
    assert list(scripts) == ["bundles/preflight/preflight.js"]
    assert "Cet appareil est prêt." in scripts["bundles/preflight/preflight.js"]


def test_scripts_are_the_same_in_every_language(served):
    (french_one, code), (english, other) = served("fr"), served("en")
    name = "bundles/preflight/preflight.js"
    assert scripts_of(french_one, code)[name] == scripts_of(english, other)[name]


def test_an_english_page_of_files_apart_gets_all_that_scripts_say(served):
    app, code = served("en", files="apart")
    page = app.test_client().get(f"/preflight/{code}").text
    (first, second) = re.findall(r'<script [^>]*src="([^"]+)"', page)
    assert first.endswith("/sentences/preflight.js") and second.endswith("/js/preflight.js")
    assert "Everyone has voted" in app.test_client().get(first).text


def test_sentences_are_written_so_that_any_of_them_can_be_read_back():
    said = {"Un « a »\n</script>": 'One "a"\u2028'}
    assert json.loads(script(said).decode().removeprefix("globalThis.translations = ").removesuffix(";\n")) == said


def test_a_page_without_a_script_gets_no_sentence(served):
    app, code = served("en")
    assert "<script" not in app.test_client().get(f"/r/{code}").text


def test_another_catalogue_gives_other_addresses(served):
    (french, _), (english, _) = served("fr"), served("en")
    assert french.extensions["assets"].fingerprint != english.extensions["assets"].fingerprint
