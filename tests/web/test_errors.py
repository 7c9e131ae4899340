"""What a page says when it cannot be given."""

import errno
import logging
import os

import pytest


def test_an_unknown_address_says_so_in_french_and_leads_back(client):
    page = client.get("/nowhere")
    assert page.status_code == 404
    assert "Cette page n’existe pas" in page.text and 'href="/"' in page.text


@pytest.mark.parametrize("path", ["/r/ZZZZZZ", "/s/ZZZZZZ/tower", "/l/ZZZZZZ/token", "/r/ZZZZZZ/qr.svg", "/r/%00"])
def test_an_unknown_session_is_not_found(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and "Ce code n’existe pas" in answer.text


def test_a_bug_gives_a_sentence_and_its_trace_stays_in_the_log(app, client, monkeypatch, caplog):
    def broken(name):
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(app.extensions["registry"].library, "has", broken)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/r/ABCDEF")
    assert answer.status_code == 500
    assert "Une erreur s’est produite" in answer.text and "secret detail" not in answer.text
    assert "secret detail" in caplog.text


def test_a_program_gets_json(client):
    answer = client.get("/r/ZZZZZZ", headers={"Accept": "application/json"})
    assert answer.json["refused"] == "unknown_session"


def test_a_body_that_is_too_big_is_refused_with_a_sentence(client, code):
    answer = client.post(f"/r/{code}", data={"name": "x" * 100_000})
    assert answer.status_code == 413 and "trop gros" in answer.text


def test_health_says_whether_a_session_could_be_written(app, client):
    assert client.get("/healthz").json["ok"] is True
    app.extensions["registry"].library.folder = app.extensions["registry"].library.folder / "missing"
    assert client.get("/healthz").status_code == 503


def test_a_full_disk_where_empty_files_are_still_made_is_not_healthy(client, monkeypatch):
    def full(descriptor, start, size):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert client.get("/healthz").status_code == 503
