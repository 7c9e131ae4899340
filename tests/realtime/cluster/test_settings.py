"""What a server or a relay says when its Redis cannot be used: one sentence, status 1, never the address itself."""

from __future__ import annotations

import pytest

from tests.support.command import Shell
from tests.support.ports import free_port
from tests.support.relays import PROGRAM, Redis
from workshop import config
from workshop.config import BadSetting, Config
from workshop.realtime.cluster import meet


def settings(folder, **told):
    told = {"SESSIONS": str(folder), **told}
    return Config.from_environment({f"TABLEE_{name}": value for name, value in told.items()})


@pytest.mark.parametrize("url", ["127.0.0.1:6379", "http://127.0.0.1:6379", "redis"])
def test_an_address_that_is_not_redis_s_is_refused_and_not_repeated(tmp_path, url):
    with pytest.raises(BadSetting, match="comme redis") as bad:
        settings(tmp_path, REDIS=url)
    assert url not in str(bad.value).replace("redis://127.0.0.1:6379/0", "").replace("TABLEE_REDIS", "")


def test_a_relay_needs_a_redis_and_makes_no_secret(tmp_path):
    with pytest.raises(BadSetting, match="relais"):
        settings(tmp_path, ROLE="relay")
    assert settings(tmp_path, ROLE="relay", REDIS="redis://h/1").secret == "" and not list(tmp_path.iterdir())


def test_without_its_package_a_redis_is_refused_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "find_spec", lambda name: None)
    with pytest.raises(BadSetting, match=r"tablee\[cluster\]"):
        settings(tmp_path, REDIS="redis://h")


def test_several_workers_have_no_relays(tmp_path):
    with pytest.raises(BadSetting, match="workers"):
        settings(tmp_path, REDIS="redis://h", WORKERS="3")


def test_the_password_of_a_redis_is_in_no_picture_of_the_settings(tmp_path):
    assert "mot-de-passe" not in repr(settings(tmp_path, REDIS="redis://:mot-de-passe@h"))


def test_a_relay_whose_redis_does_not_answer_says_so(tmp_path):
    said = Shell(tmp_path)("relay", "--redis", f"redis://:mot-de-passe@127.0.0.1:{free_port()}/0", "--port", 0)
    assert (said.status, said.out) == (1, "")
    assert "Redis ne répond pas" in said.err and "mot-de-passe" not in said.err and len(said.err.splitlines()) == 1


@pytest.mark.skipif(PROGRAM is None, reason="redis-server is not installed")
def test_a_wrong_password_is_said(tmp_path):
    redis = Redis(tmp_path, password="le-bon").start()
    with pytest.raises(BadSetting, match="mot de passe") as bad:
        meet(redis.url.replace("le-bon", "le-mauvais"))
    meet(redis.url)
    redis.stop()
    assert "le-mauvais" not in str(bad.value)
