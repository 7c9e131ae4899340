"""Every refusal has its sentence."""

import re

import pytest
from flask import Flask

from workshop.core.model.refusal import REFUSALS
from workshop.messages.refusals import SENTENCES, dismissal, internal, sentence
from workshop.web import language

VALUES = {
    "field": "body",
    "why": "type",
    "limit": 2000,
    "table": "t4",
    "free_tables": ["t5", "t7"],
    "budget": 5,
    "cap": 3,
    "what": "vote",
    "now": {},
}


@pytest.fixture
def french():
    app = Flask("test")
    language.install(app, "fr")
    with app.app_context():
        yield


def test_every_kind_has_a_sentence_and_no_other_has():
    assert set(SENTENCES) == set(REFUSALS)


@pytest.mark.parametrize("kind", sorted(REFUSALS))
def test_a_sentence_is_french_typography_and_shows_no_machinery(french, kind):
    for values in (VALUES, {}):
        said = sentence(kind, values)
        assert said[0].isupper() or said[0].isdigit()
        assert said.endswith(".")
        assert not re.search(r"[a-z]_[a-z]|%\(|'|None", said), said
        assert not re.search(r"[^\u00a0][:;!?»]|«[^\u00a0]", said), said
        assert "Oups" not in said


def test_a_full_table_names_the_free_ones(french):
    said = sentence("full", {"table": "t4", "free_tables": ["t5", "t7"]})
    assert said == "La table 4 est complète. Il reste des places : table 5, 7."


def test_a_kind_of_the_future_still_has_a_sentence(french):
    assert sentence("something_new", {}).endswith(".")


def test_one_gommette_is_singular(french):
    assert sentence("over_cap", {"cap": 1}).startswith("1 gommette au plus")
    assert sentence("over_cap", {"cap": 3}).startswith("3 gommettes au plus")


def test_other_sentences_exist(french):
    assert internal() and dismissal("replaced") != dismissal("revoked")
