"""A page's form, read and filled in as a browser does."""

import pytest

from workshop.rehearsal.form import first_form

PAGE = """<form action="/search"><input name="q"></form>
<form action="/r/ABC" method="post"><input type="hidden" name="ticket" value="signed">
<input type="radio" name="table" value="t1"><input type="radio" name="table" value="t2" checked>
<input name="name" value=""><input type="checkbox" name="consent_name">
<select name="seats"><option>1</option><option>2</option></select><button>Entrer</button></form>"""


def test_the_form_that_asks_the_field_is_found() -> None:
    assert first_form(PAGE, "seats").action == "/r/ABC"


def test_what_the_page_already_holds_is_sent_with_the_answers() -> None:
    sent = first_form(PAGE, "seats").filled(seats="3", name=None)
    assert sent == {"ticket": "signed", "table": "t2", "name": "", "seats": "3"}


def test_an_unticked_box_is_not_sent() -> None:
    assert "consent_name" not in first_form(PAGE, "seats").filled()


def test_an_answer_that_nobody_asks_is_an_error() -> None:
    with pytest.raises(KeyError, match="email"):
        first_form(PAGE, "seats").filled(email="x")


def test_a_page_without_the_field_is_an_error() -> None:
    with pytest.raises(LookupError):
        first_form(PAGE, "password")
