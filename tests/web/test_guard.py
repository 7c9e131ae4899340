"""What every answer forbids, and which requests may change something."""

import re

import pytest

PAGES = ["/", "/healthz", "/nowhere", "/static/css/base.css"]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_policy(client, path):
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
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
