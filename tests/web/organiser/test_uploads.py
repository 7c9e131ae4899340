"""What an organiser sends is read beside the server: others are answered meanwhile, and no more than two are read."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.patience import PATIENCE, wait_until
from workshop.core import Operation, Person
from workshop.web.organiser import uploads

WAITS = "import pathlib, time\nwhile not pathlib.Path({!r}).exists(): time.sleep(0.02)\nprint({!r})"
KEYS = "---\ntitre: Une séance\nquestion: Quoi ?\n" + "".join(f"mot{one}: valeur\n" for one in range(5_000)) + "---"
ADDRESSES = ["/o/{day}/memento/house", "/o/{day}/memento/notes/survey", "/o/new/file", "/o/{day}/memento/house"]


class Readers:
    """The processes that read, each of which waits for a word; it tells how many did at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, word: Path) -> None:
        self.word, self.started, self.at_once = word, list[Any](), list[int]()
        real, lock = subprocess.Popen, threading.Lock()

        def popen(command: list[str], **more: Any) -> Any:
            said = '{"refused": [{"line": 1, "kind": "not_text", "values": {"key": "x"}, "path": []}]}'
            waiting = WAITS.format(str(word), said.replace("not_text", "macros") if "house" in command else said)
            with lock:  # two may begin at one moment
                self.at_once.append(1 + sum(one.poll() is None for one in self.started))
                self.started.append(real([sys.executable, "-c", waiting], **more))
                return self.started[-1]

        monkeypatch.setattr(uploads.subprocess, "Popen", popen)


def test_others_are_answered_while_files_are_read_and_no_more_than_two_are_at_once(
    app: Flask, organiser: FlaskClient, day: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readers, answers = Readers(monkeypatch, tmp_path / "go on"), list[int]()
    cookies = organiser._cookies
    session = app.extensions["registry"][day]

    def send(address: str) -> None:
        browser = app.test_client()
        browser._cookies = cookies
        answer = browser.post(address.format(day=day), data={"file": (io.BytesIO(b"PK"), "file.x")})
        answers.append(answer.status_code)

    senders = [threading.Thread(target=send, args=[address]) for address in ADDRESSES]
    for one in senders:
        one.start()
    wait_until(lambda: len(readers.started) == 2)
    joined = session.perform(Person("p" + "0" * 16, "participant"), Operation("x" * 16, "person.join", {"table": "t1"}))
    assert joined.seq and organiser.get(f"/o/{day}/memento").status_code == 200
    assert (answers, len(readers.started)) == ([], 2)
    readers.word.touch()
    for one in senders:
        one.join(PATIENCE)
    assert answers == [422] * len(ADDRESSES)
    assert (len(readers.started), max(readers.at_once)) == (len(ADDRESSES), 2)


def test_a_definition_of_thousands_of_words_is_refused_in_a_sentence(organiser: FlaskClient) -> None:
    answer = organiser.post("/o/new/file", data={"file": (io.BytesIO(KEYS.encode()), "x.md")})
    assert answer.status_code == 422 and "plus de 100 mots ici" in answer.text


def test_what_cannot_be_read_in_time_or_memory_is_too_heavy(
    organiser: FlaskClient, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = subprocess.Popen
    monkeypatch.setattr(
        uploads.subprocess, "Popen", lambda command, **more: real([sys.executable, "-c", "raise MemoryError"], **more)
    )
    for address in ADDRESSES:
        answer = organiser.post(address.format(day=day), data={"file": (io.BytesIO(b"PK"), "file.x")})
        assert answer.status_code == 413 and "trop gros" in answer.text
