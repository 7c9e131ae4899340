"""Static files."""

import gzip
import re


def first_sheet(client):
    return re.search(r'href="(/static/[0-9a-f]{12}/pages/phone.css)"', client.get("/").text)[1]


def test_a_file_under_its_fingerprint_is_kept_for_ever(client):
    answer = client.get(first_sheet(client))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_under_another_fingerprint_or_none_is_asked_again(client):
    for path in ("/static/css/base.css", "/static/000000000000/css/base.css"):
        answer = client.get(path)
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-cache"


def test_a_browser_that_reads_gzip_gets_it(client):
    path = first_sheet(client)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == client.get(path).data


def test_an_unchanged_file_is_not_sent_again(client):
    tag = client.get("/static/css/base.css").headers["ETag"]
    assert client.get("/static/css/base.css", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_outside_the_folder_is_given(client):
    for path in ("/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static//etc/passwd", "/static/css"):
        assert client.get(path, follow_redirects=True).status_code == 404


def test_a_name_that_no_file_can_bear_is_not_found(client):
    for name in ("a%00b", "a" * 5_000, "%ed%a0%80"):
        assert client.get(f"/static/{name}").status_code == 404
