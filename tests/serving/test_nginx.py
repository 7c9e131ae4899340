"""What `workshop nginx` writes (tests/serving/test_behind_nginx.py runs it)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from workshop.app import create_app
from workshop.cli import main
from workshop.config import Config
from workshop.serving.nginx import Site, configuration
from workshop.storage.partition import Share


def test_each_slot_is_written_beside_the_worker_that_holds_it() -> None:
    text = configuration(Site(2, hosts=("10.0.0.1", "fd00::2"), server_names=("a.exemple.fr", "192.168.1.9"),
                              listen=("80", "[::]:80")))  # fmt: skip
    written = dict(re.findall(r"\b([2-9A-Z]{2}) tablee_(\d)", text))
    assert len(written) == 900
    for slot, worker in written.items():
        machine, there = Share(2, machines=2).place(f"AAAA{slot}")
        assert int(worker) == (machine - 1) * 2 + there
    assert "upstream tablee_4 { server [fd00::2]:5001 max_fails=0; }" in text
    assert "server_name a.exemple.fr 192.168.1.9;" in text and "/static/" not in text
    assert "listen 80;" in text and "listen [::]:80;" in text


def test_every_address_that_names_a_session_is_routed_by_its_code(tmp_path: Path) -> None:
    app = create_app(Config(sessions=tmp_path, secret="5f0c9a71d8e24b36a1907be2c4d85f6a", async_mode="threading"))
    named = re.search(r'"~(\^/\(\?:.*)" \$tablee_written;', configuration(Site(3)))
    assert named
    rules = [rule.rule for rule in app.url_map.iter_rules() if "<code>" in rule.rule]
    assert len(rules) > 20
    for rule in rules:
        address = re.sub(r"<[^>]+>", "x", rule.replace("<code>", "K7XQ2M"))
        found = re.match(named[1].replace("?<", "?P<"), address)
        assert found and found["tablee_written"] == "K7XQ2M", rule


@pytest.mark.parametrize("words", [
    ("--hosts", "127.0.0.1; include /etc/passwd"), ("--hosts", ""), ("--server-name", "a b"), ("--listen", "80;"),
    ("--workers", "0"), ("--port", "65535", "--workers", "2"), ("--static", 'a"b'),
    ("--relays", "127.0.0.1"), ("--relays", ""), ("--relays", "a:1 down"), ("--relays", "a:1", "--workers", "2"),
])  # fmt: skip
def test_what_nginx_would_read_as_something_else_is_refused(words: tuple[str, ...]) -> None:
    said = CliRunner().invoke(main, ["nginx", *words])
    assert (said.exit_code, said.stdout) == (2, "")


def test_the_command_writes_the_configuration_and_the_static_files(tmp_path: Path) -> None:
    words = ["--workers", "3", "--port", "6000", "--static", str(tmp_path / "www"), "--whole"]
    said = CliRunner().invoke(main, ["nginx", *words])
    assert said.stdout == configuration(Site(3, 6000, static=tmp_path / "www"), whole=True)
    assert f"{tmp_path}/www/static/" in said.stderr
    for name in ("js/link.js.gz", "bundles/phone/shared.js.gz", "bundles/phone/phone/menu.js", "pages/phone.css.gz"):
        assert list((tmp_path / "www").glob(f"static/*/{name}")), name
