"""Whatever is sent to any address of the web, the answer is a page or a refusal, never a failure of ours.

Law: the addresses are the application's own map: one that is added is asked like the others.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.routing import Rule

from workshop.definition import BadDefinition, from_form, parse
from workshop.identity import Keys
from workshop.identity.links import Grant
from workshop.importing import worker
from workshop.web.assets.paths import example_sessions
from workshop.web.organiser import draft as drafts
from workshop.web.organiser import form_buttons, uploads

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()

NASTY = [
    "", " ", "0", "1", "-1", "01", "²", "٣", "9" * 5_000, "1e9", "1,,2", ",", ".", "..", "a.b.c.d.e", "x" * 9_000,
    "\n" * 999, "\x00", "\ud7ff\u200b\u202e", "🙂" * 300, "{{7*7}}", "<script>", "' OR 1=1 --", "%s %(a)s {0}",
    "../../etc/passwd", "s1", "s²", "s99999", "sx", "A", "AAA", "1, 2, 3", "12,12", "25:99", "9h", "2027-02-30",
    "30/02/2027", "é\u0301" * 99, "\ufdd0", "save", "étapes.remove.0", "thèmes.up.²", "thèmes.down." + "9" * 5_000,
    "étapes.add", "textes.up.0", "gommettes",
]  # fmt: skip
WORDS = [*drafts.PLAIN, *drafts.LINES, *drafts.ROWS, *(key for keys in drafts.ROWS.values() for key in keys)]
WORDS += [
    "wifi",
    "réseau",
    "mot de passe",
    "mémento sans",
    "gommettes",
    "garde",
    "égalité",
    "do",
    "version",
    "new-kind",
]
WORDS += [
    "new-kind",
    "0",
    "00",
    "1",
    "²",
    "link",
    "typed",
    "archived",
    "kind",
    "mask",
    "earlier",
    "file",
    "name",
    "table",
]
WORDS += [
    "seats",
    "function",
    "names",
    "quotes",
    "photo",
    "valid",
    "sure",
    "words",
    "text",
    "code",
    "another",
    "sécurité",
]
FILES = [
    b"", b"\0", b"\xff\xfe\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{", b"[" * 5_000, b"---\n", b"---\na: b\n---\n",
    b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"a;b\n1;2\n", b'a,b\n"', b"%PDF-", DEMONSTRATION,
]  # fmt: skip
TYPES = ["application/json", "multipart/form-data; boundary=a", "multipart/form-data", "x" * 999]
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]
PLACES = ["0", "00", "1", "2", "²", "٣", "-1", "x", "", "9" * 5_000]
DRAFTS = {"organiser.create", "organiser.agenda", "organiser.save"}
FORMS = 12  # of each draft: its page is long to lay out, and a draft alone is read from 300 forms below
DOCUMENTS = {"organiser.build"}  # it starts a process for each document, and goes on after its answer
APART = {"organiser.take", "organiser.receive"}  # they have a file read by a process, here too


@pytest.fixture
def everywhere(app: Flask, organiser: FlaskClient, code: str, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The organiser's browser, over a session of two tables; what the reading process reads is read here.

    The reader is the same and what it says goes through JSON as well. What it raises is a failure of ours, where a
    process would hide it; that it is a process, and what it then may not do, is for test_apart.py.
    """
    monkeypatch.setattr(uploads, "read", read_here)
    return Asked(app, organiser, code)


def read_here(what: str, content: bytes, most: int = 0) -> dict[str, Any]:
    """As `apart.read`, which would start a Python for each of hundreds of files."""
    return dict(json.loads(json.dumps(worker.READERS[what](content, most))))


class Asked:
    """A browser that asks anything of any address, and keeps what failed."""

    def __init__(self, app: Flask, client: FlaskClient, code: str) -> None:
        app.config["PROPAGATE_EXCEPTIONS"] = False
        self.app, self.client, self.code = app, client, code
        self.failed: list[str] = []

    def rules(self) -> Iterator[Rule]:
        yield from sorted(self.app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ())))

    def path(self, rule: Rule, odd: str | None = None) -> str:
        """The address, of what is there, or with something odd in every place."""
        session = self.app.extensions["registry"][self.code]
        good = {
            "code": self.code,
            "token": Keys.of(session).token(Grant("desk", "t1")),
            "tables": "t1+t2",
            "table": "t1",
        }
        named = {name: good.get(name, "remarks") if odd is None else odd for name in rule.arguments}
        with self.app.test_request_context():
            return str(self.app.url_map.bind("localhost").build(rule.endpoint, named, method=self._method(rule)))

    def _method(self, rule: Rule) -> str:
        return "POST" if "POST" in (rule.methods or ()) else "GET"

    def ask(self, method: str, path: str, **sent: Any) -> None:
        answer = self.client.open(path, method=method, **sent)
        if answer.status_code >= 500:
            self.failed.append(f"{method} {path[:60]} {str(sent)[:200]}: {answer.status_code}")
        answer.close()


def test_an_address_with_something_odd_in_it_fails_nowhere(everywhere: Asked) -> None:
    for rule in everywhere.rules():
        for odd in [None, *NASTY[::2]] if rule.arguments else [None]:
            if odd not in ("", "."):
                path = everywhere.path(rule, odd)
                for method in METHODS if odd is None else ["GET", "POST"]:
                    if rule.endpoint not in DOCUMENTS or method != "POST":
                        everywhere.ask(method, path, data={})
    assert everywhere.failed == []


def test_a_form_of_nonsense_fails_nowhere(everywhere: Asked) -> None:
    dice = random.Random("forms")
    for rule in everywhere.rules():
        path = everywhere.path(rule)
        for _ in range(FORMS if rule.endpoint in DRAFTS else 3):
            form = {_name(dice): dice.choice(NASTY) for _ in range(dice.randrange(12))}
            everywhere.ask("GET", path, query_string=form if len(str(form)) < 60_000 else {})
            if rule.endpoint not in DOCUMENTS:
                everywhere.ask("POST", path, data=form)
    assert everywhere.failed == []


def _name(dice: random.Random) -> str:
    if dice.random() < 0.4:
        return ".".join(dice.choices(WORDS, k=dice.randrange(1, 5)))
    rows = dice.choice(list(drafts.ROWS))
    return ".".join(
        [rows, dice.choice(PLACES), dice.choice(drafts.ROWS[rows]), *dice.choices(["", "x"], k=dice.randrange(2))]
    )


def test_a_file_of_nonsense_fails_nowhere(everywhere: Asked) -> None:
    dice = random.Random("files")
    for rule in everywhere.rules():
        path = everywhere.path(rule)
        files = FILES[::5] if rule.endpoint in APART else FILES
        for content in files if "POST" in (rule.methods or ()) and rule.endpoint not in DOCUMENTS else ():
            form = {"file": (io.BytesIO(content), "../é\x00.docx"), "words": "Logo", "sure": "1"}
            everywhere.ask("POST", path, data=form, content_type="multipart/form-data")
        for content, kind in zip(dice.sample(FILES, len(TYPES)), TYPES, strict=True):
            everywhere.ask("POST", path, data=content, content_type=kind)
    assert everywhere.failed == []


def test_more_rows_than_a_page_can_show_are_refused(organiser: FlaskClient) -> None:
    form = {f"étapes.{number}.titre": "x" for number in range(drafts.MOST_ROWS + 1)}
    assert organiser.post("/o/new", data={**form, "do": "étapes.add"}).status_code == 413


names = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(".".join),
    st.tuples(
        st.sampled_from(list(drafts.ROWS)),
        st.sampled_from(PLACES),
        st.sampled_from(sorted({key for keys in drafts.ROWS.values() for key in keys})),
        st.sampled_from(["", ".x"]),
    ).map(lambda parts: ".".join(parts[:3]) + parts[3]),
)
pairs = st.lists(st.tuples(names, st.sampled_from(NASTY)))


@settings(max_examples=300)
@given(sent=pairs, command=st.sampled_from(NASTY))
def test_whatever_a_form_sends_is_a_draft_that_can_be_read(sent: list[tuple[str, str]], command: str) -> None:
    draft = drafts.of_post(sent)
    assert set(draft) == set(drafts.blank())
    for name in drafts.ROWS:
        assert all(isinstance(value, str) for row in draft[name] for value in row.values())
    form_buttons.perform(draft, command, "gommettes") if command.endswith("0") else None
    head, texts = drafts.to_form(draft)
    with contextlib.suppress(BadDefinition):
        from_form(head, texts)


def test_a_definition_sent_back_by_its_form_is_the_same() -> None:
    draft = drafts.of_definition(parse(DEMONSTRATION).body)
    sent = [(key, value) for key, value in draft.items() if isinstance(value, str)]
    sent += [(f"wifi.{key}", value) for key, value in draft["wifi"].items()]
    for name in drafts.ROWS:
        sent += [(f"{name}.{at}.{key}", value) for at, row in enumerate(draft[name]) for key, value in row.items()]
    assert drafts.of_post(sent) == draft
