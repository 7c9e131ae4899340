"""Who may read the counts."""

import pytest

from workshop.app import create_app
from workshop.config import BadSetting, Config

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"
TOKEN = "un-jeton-pour-prometheus"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def with_token(tmp_path):
    config = Config(sessions=tmp_path / "sessions", secret=SECRET, async_mode="threading", metrics_token=TOKEN)
    return create_app(config).test_client()


def test_this_machine_reads_them_as_text(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    assert "# TYPE tablee_answer_seconds histogram" in answer.text


def test_another_machine_finds_nothing_there(client):
    assert client.get("/metrics", environ_overrides=ELSEWHERE).status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 404


def test_no_token_opens_where_none_was_set(client):
    headers = {"Authorization": "Bearer "}
    assert client.get("/metrics", headers=headers, environ_overrides=ELSEWHERE).status_code == 404


@pytest.mark.parametrize(("said", "status"), [(f"Bearer {TOKEN}", 200), ("Bearer é", 404), (TOKEN, 404), ("", 404)])
def test_the_token_opens_from_anywhere_and_nothing_else_does(with_token, said, status):
    headers = {"Authorization": said}
    assert with_token.get("/metrics", headers=headers, environ_overrides=ELSEWHERE).status_code == status


def test_a_short_token_stops_the_server(tmp_path):
    with pytest.raises(BadSetting, match="TABLEE_METRICS_TOKEN"):
        Config.from_environment({"TABLEE_SESSIONS": str(tmp_path), "TABLEE_METRICS_TOKEN": "court"})
