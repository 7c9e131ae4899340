"""What a server says of itself to Prometheus, and to whom."""

import re

import pytest
import requests

from tests.support.patience import PATIENCE
from workshop.realtime.metrics import ANSWER_BOUNDS, Counters, page


def samples(text):
    """Sample → value, of a text for Prometheus; fails on a line that is neither a comment nor a sample."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (re.fullmatch(r"(\S+) (\S+)", line).groups() for line in lines)}


def test_a_page_is_what_prometheus_reads():
    """Its text format, 0.0.4: each family says its help and its type once, then its samples, which are its own."""
    counters = Counters()
    counters.answered("idea.write", 0.3)
    counters.refused("empty")
    counters.view("skipped", 2)
    counters.fast_path = {"frames": True, "pings": False}
    text = page(counters, {"phone": 3}, 1, 0.5)
    assert text.endswith("\n")
    families = re.findall(r"# HELP (\S+) .+\n# TYPE (\S+) (\S+)\n((?:[^#].*\n)+)", text)
    assert text.count("\n") == sum(2 + lines.count("\n") for *_, lines in families)
    assert all(name == same for name, same, *_ in families) and len({name for name, *_ in families}) == len(families)
    endings = {"counter": "", "gauge": "", "histogram": "_(bucket|sum|count)", "summary": "_(sum|count)"}
    for name, _, kind, lines in families:
        assert name.endswith("_total") == (kind == "counter")
        sample = rf'{name}{endings[kind]}(\{{[a-z]+="[a-z0-9_.+Inf]+"\}})? [0-9.e+-]+'
        assert lines and all(re.fullmatch(sample, line) for line in lines.splitlines()), lines
    buckets = [float(count) for count in re.findall(r"_bucket\{.* (\S+)", text)]
    assert buckets == sorted(buckets) and len(buckets) == len(ANSWER_BOUNDS) + 1


def test_the_buckets_hold_each_answer_and_all_slower_bounds():
    counters = Counters()
    for seconds in (0.004, 0.005, 0.3, 60):
        counters.answered("idea.write", seconds)
    found = samples(page(counters, {}, 0, 0.0))
    at = {bound: found[f'tablee_answer_seconds_bucket{{le="{bound:g}"}}'] for bound in ANSWER_BOUNDS}
    assert (at[0.005], at[0.2], at[0.5], at[5.0]) == (2, 2, 3, 3)
    assert found['tablee_answer_seconds_bucket{le="+Inf"}'] == found["tablee_answer_seconds_count"] == 4
    assert found["tablee_answer_seconds_sum"] == pytest.approx(60.309)


def test_the_load_is_that_of_the_last_minute(monkeypatch):
    counters, now = Counters(), [1000.0]
    monkeypatch.setattr("workshop.realtime.metrics.time.monotonic", lambda: now[0])
    assert counters.p95() is None
    counters.answered("idea.write", 9.0)
    now[0] += 61
    for milliseconds in range(1, 101):
        counters.answered("idea.write", milliseconds / 1000)
    assert counters.p95() == 96
    now[0] += 61
    assert counters.p95() is None


def test_a_server_counts_its_sockets_acts_refusals_and_views(new_house, new_crowd, mode):
    house = new_house(mode).start()
    crowd = new_crowd(house, house.create())
    alice, tower = crowd.phone("Alice", table="t1"), crowd.tower()
    assert tower.do("step.move", step="s2", tables="all")["ok"]
    alice.wait(lambda view: view["step"]["id"] == "s2")
    assert alice.do("idea.write", body="Oser")["ok"]
    assert alice.do("idea.write", body="")["refused"] == "empty"
    alice.wait(lambda view: view["mine"], of="own")
    found = samples(requests.get(f"{house.url}/metrics", timeout=PATIENCE).text)
    assert found['tablee_connections{surface="phone"}'] == found['tablee_connections{surface="tower"}'] == 1
    assert found['tablee_operations_total{name="idea.write"}'] == 1
    assert found['tablee_refusals_total{kind="empty"}'] == 1
    assert found["tablee_answer_seconds_count"] == 2
    assert found['tablee_views_total{what="touched"}'] >= found['tablee_views_total{what="sent"}'] > 1
    assert found["tablee_fold_seconds_count"] == 1
    assert crowd.code not in requests.get(f"{house.url}/metrics", timeout=PATIENCE).text
