"""Static files."""

import gzip
import os
import re

import pytest

from workshop.app import create_app
from workshop.config import Config
from workshop.web.assets.files import Assets


def first_sheet(client):
    return re.search(r'href="(/static/[0-9a-f]{12}/pages/phone.css)"', client.get("/").text)[1]


def test_a_file_under_its_fingerprint_is_kept_for_ever(client):
    answer = client.get(first_sheet(client))
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_under_another_fingerprint_or_none_is_asked_again(client):
    for path in ("/static/css/base.css", "/static/000000000000/css/base.css"):
        answer = client.get(path)
        assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("release", ["000000000000/", ""])
def test_under_another_release_a_page_s_script_begins_at_this_one_and_its_pieces_are_not_given(client, release):
    ours = first_sheet(client).rpartition("/pages/")[0]
    script = client.get(f"/static/{release}bundles/phone/phone.js")
    assert (script.status_code, script.headers["Location"]) == (302, f"{ours}/bundles/phone/phone.js")
    assert script.headers["Cache-Control"] == "no-cache"
    for piece in ("shared.js", "phone/menu.js", "voting/phone.js"):
        assert client.get(f"/static/{release}bundles/phone/{piece}").status_code == 404
        assert client.get(f"{ours}/bundles/phone/{piece}").status_code == 200


def test_a_browser_that_reads_gzip_gets_it(client):
    path = first_sheet(client)
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == client.get(path).data


@pytest.mark.parametrize("said", ["", "br", "gzip;q=0", "gzip;q=0, identity"])
def test_a_browser_that_does_not_gets_the_file_as_it_is(client, said):
    answer = client.get(first_sheet(client), headers={"Accept-Encoding": said})
    assert answer.status_code == 200 and "Content-Encoding" not in answer.headers


def test_an_unchanged_file_is_not_sent_again(client):
    tag = client.get("/static/css/base.css").headers["ETag"]
    assert client.get("/static/css/base.css", headers={"If-None-Match": tag}).status_code == 304


def test_nothing_outside_the_folder_is_given(client):
    for path in ("/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static//etc/passwd", "/static/css"):
        assert client.get(path, follow_redirects=True).status_code == 404


def test_a_name_that_no_file_can_bear_is_not_found(client):
    for name in ("a%00b", "a" * 5_000, "%ed%a0%80"):
        assert client.get(f"/static/{name}").status_code == 404


def test_a_script_apart_is_read_again_once_it_changed_and_kept_by_no_browser(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "phone.js").write_text('t("un");')
    apart = Assets(tmp_path, {}, apart=True)
    first = apart.find("js/phone.js")
    assert (first.plain, apart.find("js/phone.js") is first, apart.lasting) == (b't("un");', True, False)
    (tmp_path / "js" / "phone.js").write_text('t("deux");')
    os.utime(tmp_path / "js" / "phone.js", ns=(1, 1))
    assert apart.find("js/phone.js").plain == b't("deux");'


def test_a_file_is_held_once_however_it_is_asked_for(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("a{}")
    files = Assets(tmp_path, {})
    assert {id(files.find(name)) for name in ("css/a.css", "css/./a.css", "css/../css/a.css")} == {
        id(files.find("css/a.css"))
    }


def test_a_file_that_is_gone_is_not_found(tmp_path):
    (tmp_path / "a.css").write_text("a{}")
    files = Assets(tmp_path, {})
    assert files.find("a.css").plain == b"a{}"
    (tmp_path / "a.css").unlink()
    assert files.find("a.css") is None


def test_files_apart_are_asked_again(tmp_path):
    settings = {"secret": "5f0c9a71d8e24b36" * 3, "async_mode": "threading", "files": "apart"}
    app = create_app(Config(sessions=tmp_path / "sessions", **settings))
    page = app.test_client().get("/").text
    (address,) = re.findall(r'href="(/static/[0-9a-f]{12}/css/tokens.css)"', page)
    assert app.test_client().get(address).headers["Cache-Control"] == "no-cache"
    app.extensions["registry"].close()
