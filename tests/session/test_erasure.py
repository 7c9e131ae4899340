"""Forgetting. Promise: a name that was erased is nowhere in the file, and whoever held the old pages asks again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workshop.core import Operation, Person
from workshop.session import Registry
from workshop.storage import Library
from workshop.storage.clock import Clock
from workshop.storage.ownership import Owner


def bytes_on_disk(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*")))


def test_an_erased_name_is_nowhere_in_the_file(workshop: Any) -> None:
    alice, bob = workshop.phone(name="Alizéa-Canari", function="state"), workshop.phone(name="Bob-Témoin")
    alice.does("person.edit", name="Alizéa-Corrigée")
    alice.does("idea.write", body="Une idée qui reste")
    alice.does("person.erase")
    found = bytes_on_disk(workshop.path)
    assert "Alizéa".encode() not in found
    assert "Bob-Témoin".encode() in found and "Une idée qui reste".encode() in found
    assert bob.does("idea.write", body="La suite").seq == len(workshop.rows())


def test_erasing_raises_the_epoch_and_tells_everybody(workshop: Any) -> None:
    alice, heard = workshop.phone(name="Alice"), []
    workshop.registry.listen(lambda session, audiences: heard.append(audiences))
    alice.does("person.erase")
    assert workshop.session.epoch == 2
    assert {"phone:t1", "phone:t2", "desk:t1", "tower"} <= heard[-1]
    assert workshop.session.view("desk:t1").epoch == 2


def test_after_an_erasure_the_state_in_memory_is_the_file(workshop: Any) -> None:
    alice = workshop.phone(name="Alice")
    alice.does("person.erase")
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))
    assert workshop.session.read(lambda state: state.people[alice.person.id].name) is None


def test_when_the_time_announced_is_over_everybody_is_forgotten(tmp_path: Path, definition: Any) -> None:
    days = [0.0]
    clock = Clock(wall=lambda: 1_800_000_000.0, steady=lambda: days[0] * 86_400)
    registry = Registry(Library(tmp_path, clock), gather=0)
    code = registry.library.create({**definition, "retention_days": 30})
    said = Operation("operation-of-joining", "person.join", {"table": "t1", "name": "Alizéa-Canari"})
    registry[code].perform(Person("p0000000000000001", "participant"), said)
    days[0] = 29.9
    assert registry.purge() == []
    days[0] = 30.1
    assert registry.purge() == [code]
    assert "Alizéa".encode() not in bytes_on_disk(registry.library.path(code))
    assert registry.purge() == []
    registry.close()


def test_a_session_in_use_elsewhere_waits_and_the_others_are_forgotten(tmp_path: Path, definition: Any) -> None:
    days = [0.0]
    clock = Clock(wall=lambda: 1_800_000_000.0, steady=lambda: days[0] * 86_400)
    here, elsewhere = (Registry(Library(tmp_path, clock), Owner("http://127.0.0.1:9"), gather=0) for _ in range(2))
    codes = [here.library.create(definition) for _ in range(2)]
    for code in codes:
        said = Operation("operation-of-joining", "person.join", {"table": "t1", "name": "Alizéa-Canari"})
        elsewhere[code].perform(Person("p0000000000000001", "participant"), said)
    elsewhere.close()
    elsewhere.take(min(codes))
    days[0] = 31
    assert here.purge() == [max(codes)]
    elsewhere.close()
    assert here.purge() == [min(codes)]
    here.close()


def test_a_reset_empties_the_log_but_keeps_the_code_and_the_links(workshop: Any) -> None:
    key, reloads = workshop.session.link_key, []
    workshop.registry.on_reload(lambda session, link: reloads.append(link))
    workshop.phone(name="Alizéa-Canari")
    workshop.session.reset()
    assert [row.name for row in workshop.rows()] == ["session.define"]
    assert (workshop.session.link_key, workshop.session.epoch) == (key, 2)
    assert reloads == ["*"]
    assert "Alizéa".encode() not in bytes_on_disk(workshop.path)
    assert workshop.phone().does("idea.write", body="On recommence").seq == 3


def test_a_reset_keeps_the_ideas_that_were_imported(workshop: Any) -> None:
    body = {"table": "t1", "body": "Une idée venue d’ailleurs", "external": "42"}
    workshop.session.perform(Person("system", "system"), Operation("operation-of-importing", "idea.import", body))
    workshop.phone()
    workshop.session.reset()
    assert [row.name for row in workshop.rows()] == ["session.define", "idea.import"]


@pytest.mark.parametrize("link", ["organiser", "desk:t1", "screen:all"])
def test_revoking_a_link_is_told_and_kept_on_the_disk(workshop: Any, link: str) -> None:
    reloads: list[str] = []
    workshop.registry.on_reload(lambda session, link: reloads.append(link))
    workshop.session.revoke(link)
    assert reloads == [link]
    workshop.registry.close()
    assert Registry(workshop.registry.library)[workshop.code].revisions == {link: 1}
