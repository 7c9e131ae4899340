"""What every answer forbids, and which requests may change something."""

import re
from dataclasses import replace

import pytest
from flask import request

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
PAGES = ["/socket.io/?EIO=4&transport=polling", "/", "/healthz", "/nowhere", "/static/nowhere.js",
         "/static/icons/emblem.svg", "/static/icons/LICENSE", "/static/vendor/manifest.json"]  # fmt: skip
PARTS_OF_PAGES = ["/static/css/base.css", "/static/pages/phone.css", "/static/js/phone.js",
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
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost:8080"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    ],
)
def test_another_site_cannot_post(client, code, headers):
    assert client.post(f"/r/{code}", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://localhost"}, {"Origin": "http://LOCALHOST:80"}, {"Sec-Fetch-Site": "same-origin"}],
)
def test_our_own_pages_can_post(client, code, headers):
    assert client.post(f"/r/{code}", data={}, headers=headers).status_code == 303


PUBLIC = "https://seance.example"


@pytest.fixture(params=[0, 1])
def encrypted(request, tmp_path):
    """A server whose public address is encrypted, told of its proxy or not."""
    config = Config(sessions=tmp_path / "s", secret=SECRET, async_mode="threading", public_url=PUBLIC)
    app = create_app(replace(config, proxies=request.param))
    yield app
    app.extensions["registry"].close()


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (PUBLIC, True),
        ("https://seance.example:443", True),
        ("https://SEANCE.example", True),
        ("http://seance.example", False),
        ("https://seance.example:8443", False),
        ("https://seance.example.evil.example", False),
        ("wss://seance.example", False),
        ("https://seance.example:port", False),
        ("", False),
    ],
)
def test_behind_an_encrypted_address_only_its_own_pages_change_something_and_open_sockets(encrypted, origin, ours):
    code = encrypted.extensions["registry"].library.create(a_day())
    asked = {"Host": "seance.example", "Origin": origin}
    client = encrypted.test_client()
    assert client.post(f"/r/{code}", headers=asked).status_code == (303 if ours else 403)
    if origin:
        polled = client.get("/socket.io/?EIO=4&transport=polling", headers=asked)
        assert polled.status_code == (200 if ours else 400)


def test_an_encrypted_address_gives_cookies_that_never_travel_in_clear_and_says_so_to_browsers(encrypted):
    code = encrypted.extensions["registry"].library.create(a_day())
    for answer in (encrypted.test_client().post(f"/r/{code}"), encrypted.test_client().get(f"/r/{code}")):
        assert all("; Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_an_address_in_clear_is_held_to_nothing(client, code):
    answer = client.post(f"/r/{code}")
    assert "Secure" not in answer.headers["Set-Cookie"] and "Strict-Transport-Security" not in answer.headers


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
