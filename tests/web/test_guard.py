"""What every answer forbids, and which requests may change something."""

import re

import pytest
from flask import request

from workshop.app import create_app
from workshop.config import Config

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
PAGES = ["/socket.io/?EIO=4&transport=polling", "/", "/healthz", "/nowhere", "/static/nowhere.js",
         "/static/icons/emblem.svg", "/static/icons/LICENSE", "/static/vendor/manifest.json"]  # fmt: skip
PARTS_OF_PAGES = ["/static/css/base.css", "/static/pages/phone.css", "/static/pages/phone.js", "/static/js/phone.js",
                  "/static/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_policy(client, path):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PARTS_OF_PAGES)
def test_what_is_never_a_page_is_of_its_type_and_of_our_pages_alone(client, path):
    headers = client.get(path, headers={"Accept-Encoding": "gzip"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert sum(len(f"{name}: {value}\r\n") for name, value in headers) < 300


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    ],
)
def test_another_site_cannot_post(client, code, headers):
    assert client.post(f"/r/{code}", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}])
def test_our_own_pages_can_post(client, code, headers):
    assert client.post(f"/r/{code}", data={}, headers=headers).status_code == 303


def test_pages_are_kept_by_no_cache(client, code):
    assert client.get(f"/r/{code}").headers["Cache-Control"] == "no-store"


def test_no_page_carries_inline_script_or_style(client, code, link):
    client.get(link("organiser"))
    for path in ("/", f"/r/{code}", f"/s/{code}/tower", "/nowhere"):
        page = client.get(path).text
        assert " style=" not in page and "<style" not in page
        assert "<script>" not in page and not re.search(r"<[^>]* on[a-z]+=", page)


def test_only_as_many_proxies_as_were_told_are_believed(tmp_path):
    def asked_by(proxies):
        config = Config(sessions=tmp_path / f"s{proxies}", secret=SECRET, async_mode="threading", proxies=proxies)
        app = create_app(config)
        app.add_url_rule("/who", view_func=lambda: f"{request.remote_addr} {request.scheme} {request.host}")
        headers = {"X-Forwarded-For": "10.0.0.9", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "seance.example"}
        return app.test_client().get("/who", headers=headers).text

    assert asked_by(0) == "127.0.0.1 http localhost"
    assert asked_by(1) == "10.0.0.9 https seance.example"
