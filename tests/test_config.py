"""Settings: read once, typed, refused with a sentence."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest

from workshop.config import BadSetting, Config
from workshop.storage.secret_file import repeats


def config(folder: Path, **told: str) -> Config:
    return Config.from_environment({"TABLEE_SESSIONS": str(folder), **told})


def test_without_anything_said_the_server_has_sensible_settings(tmp_path: Path) -> None:
    found = config(tmp_path)
    assert (found.host, found.port, found.async_mode, found.language) == ("0.0.0.0", 5000, "eventlet", "fr")
    assert (found.log_level, found.log_format, found.public_url) == ("info", "text", "")


def test_each_setting_is_read(tmp_path: Path) -> None:
    found = config(
        tmp_path,
        TABLEE_HOST="127.0.0.1",
        TABLEE_PORT="8080",
        TABLEE_ASYNC="threading",
        TABLEE_LANGUAGE="EN",
        TABLEE_LOG_LEVEL="debug",
        TABLEE_LOG_FORMAT="json",
        TABLEE_PUBLIC_URL="https://seance.exemple.fr/",
        TABLEE_PROXIES="1",
        TABLEE_REQUEST_SECONDS="30",
        TABLEE_WORKERS="3",
        TABLEE_MACHINE="2/4",
    )
    assert (found.host, found.port, found.async_mode, found.language) == ("127.0.0.1", 8080, "threading", "en")
    assert (found.log_level, found.log_format, found.public_url) == ("debug", "json", "https://seance.exemple.fr")
    assert found.request_seconds == 30
    assert (found.proxies, found.workers, found.machine, found.machines) == (1, 3, 2, 4)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TABLEE_PORT", "http"),
        ("TABLEE_PORT", "70000"),
        ("TABLEE_PORT", "-1"),
        ("TABLEE_PORT", "٥"),
        ("TABLEE_PROXIES", "yes"),
        ("TABLEE_PROXIES", "50"),
        ("TABLEE_REQUEST_SECONDS", "0"),
        ("TABLEE_REQUEST_SECONDS", "601"),
        ("TABLEE_REQUEST_SECONDS", "dix"),
        ("TABLEE_WORKERS", "0"),
        ("TABLEE_WORKERS", "65"),
        ("TABLEE_WORKERS", "trois"),
        ("TABLEE_WORKERS", "-1"),
        ("TABLEE_MACHINE", "2"),
        ("TABLEE_MACHINE", "0/2"),
        ("TABLEE_MACHINE", "3/2"),
        ("TABLEE_MACHINE", "1/1000"),
        ("TABLEE_ASYNC", "gevent"),
        ("TABLEE_FANOUT", "fast"),
        ("TABLEE_LANGUAGE", "de"),
        ("TABLEE_LOG_LEVEL", "all"),
        ("TABLEE_LOG_FORMAT", "xml"),
        ("TABLEE_PUBLIC_URL", "seance.exemple.fr"),
        ("TABLEE_PUBLIC_URL", "https://a@b"),
        ("TABLEE_PUBLIC_URL", "ftp://b"),
    ],
)
def test_a_bad_value_is_refused_with_a_sentence_that_names_it(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting) as bad:
        config(tmp_path, **{name: value})
    assert str(bad.value).startswith(name) and value in str(bad.value)


def test_the_secret_is_made_at_first_start_kept_and_private(tmp_path: Path) -> None:
    first = config(tmp_path / "new").secret
    path = tmp_path / "new" / ".secret"
    assert len(first) >= 64 and config(tmp_path / "new").secret == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert config(tmp_path / "other").secret != first


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "short",
        *("a" * 32, "a" * 64, "ab" * 32, "azertyuiop" * 7, "qsdfghjklm" * 7, "0123456789abcdef" * 4),
        *("secret" * 12, "changeme-0f8a6b4c2d1e9f7a5b3c8d6e4f2a1b0c"),
    ],
)
def test_a_short_or_known_secret_is_refused(tmp_path: Path, secret: str) -> None:
    path = tmp_path / "key"
    path.write_text(secret)
    path.chmod(0o600)
    with pytest.raises(BadSetting, match="trop courte, connue ou répétée"):
        config(tmp_path, TABLEE_SECRET_FILE=str(path))


@pytest.mark.parametrize("token", ["court", "a" * 20, "azerty" * 6])
def test_a_token_that_is_short_or_repeats_itself_is_refused(tmp_path: Path, token: str) -> None:
    with pytest.raises(BadSetting, match="TABLEE_METRICS_TOKEN"):
        config(tmp_path, TABLEE_METRICS_TOKEN=token)


def test_secrets_made_by_chance_are_never_said_to_repeat() -> None:
    dice = random.Random(1)
    for length in (20, 32, 64):
        assert not any(repeats("".join(dice.choices("0123456789abcdef", k=length))) for _ in range(2_000))


def test_an_encrypted_address_without_a_proxy_is_said(tmp_path: Path) -> None:
    address = "https://seance.exemple.fr"
    assert "TABLEE_PROXIES" in config(tmp_path, TABLEE_PUBLIC_URL=address).warnings()[0]
    assert config(tmp_path, TABLEE_PUBLIC_URL=address, TABLEE_PROXIES="1").warnings() == []
    assert config(tmp_path, TABLEE_PUBLIC_URL="http://192.168.1.2:5000").warnings() == []


def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("0f8a6b4c2d1e9f7a5b3c8d6e4f2a1b0c9d8e7f6a5b4c3d2e")
    path.chmod(0o644)
    with pytest.raises(BadSetting, match="chmod 600"):
        config(tmp_path, TABLEE_SECRET_FILE=str(path))


def test_a_secret_that_cannot_be_kept_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="ni lue ni créée"):
        config(tmp_path, TABLEE_SECRET_FILE=str(tmp_path / "file" / "key"))
