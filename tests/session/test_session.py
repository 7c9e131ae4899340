"""The only door: what is acknowledged is on the disk, once; what is refused changes nothing."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest

from tests.session.conftest import a_definition, operation_id
from workshop import core
from workshop.core import Operation, Person, Refused
from workshop.session import Registry
from workshop.storage import Library
from workshop.storage.clock import Clock


def test_an_accepted_operation_is_one_row_of_the_log(workshop: Any) -> None:
    phone = workshop.phone()
    done = phone.does("idea.write", body="Finir à l’heure")
    row = workshop.rows()[-1]
    assert (row.seq, row.at, row.name, row.person.id) == (done.seq, done.at, "idea.write", phone.person.id)


def test_the_same_operation_sent_again_gets_the_first_answer_and_no_row(workshop: Any) -> None:
    phone = workshop.phone()
    first = phone.does("idea.write", id="operation-that-is-sent", body="Finir à l’heure")
    workshop.phone()
    count = len(workshop.rows())
    assert phone.does("idea.write", id="operation-that-is-sent", body="Finir à l’heure") == first
    assert len(workshop.rows()) == count


def test_the_same_operation_id_of_another_person_is_another_operation(workshop: Any) -> None:
    alice, bob = workshop.phone(), workshop.phone()
    first = alice.does("idea.write", id="operation-of-two-people", body="Une idée")
    assert bob.does("idea.write", id="operation-of-two-people", body="Une idée").seq > first.seq


def test_what_is_sent_again_when_it_would_be_refused_gets_the_first_answer(workshop: Any) -> None:
    phone, organiser = workshop.phone(), workshop.organiser()
    vote, ballot = workshop.opens_vote(), {"seat": 1, "choice": {}}
    first = phone.does("ballot.cast", id="operation-that-is-late", vote=vote, **ballot)
    organiser.does("vote.close", vote=vote)
    count = len(workshop.rows())
    assert phone.does("ballot.cast", id="operation-that-is-late", vote=vote, **ballot) == first
    assert len(workshop.rows()) == count


def test_a_move_sent_again_seals_nothing_more(workshop: Any) -> None:
    organiser, moved = workshop.organiser(), {"step": "s4", "tables": "all"}
    workshop.opens_vote()
    first = organiser.does("step.move", id="operation-that-moves", **moved)
    organiser.does("step.move", step="s3", tables="all")
    organiser.does("vote.open", place="t1", version=workshop.version())
    count = len(workshop.rows())
    assert organiser.does("step.move", id="operation-that-moves", **moved) == first
    assert len(workshop.rows()) == count
    assert workshop.session.read(lambda state: [vote.phase for vote in state.votes.values()]) == ["sealed", "open"]


def test_an_act_alone_is_one_row_that_views_are_level_with(workshop: Any) -> None:
    phone, before = workshop.phone(), len(workshop.rows())
    done = phone.does("idea.write", body="Finir à l’heure")
    assert workshop.session.view("phone:t1").seq == done.seq == len(workshop.rows()) == before + 1


def test_what_is_already_so_is_accepted_without_a_row(workshop: Any) -> None:
    version = workshop.version()
    workshop.goes("s2")
    count = len(workshop.rows())
    done = workshop.desk().does("step.go", step="s2", version=version)
    assert done.already
    assert len(workshop.rows()) == count


def test_a_refused_operation_leaves_no_row_and_is_judged_anew(workshop: Any) -> None:
    phone = workshop.phone()
    with pytest.raises(Refused) as refused:
        phone.does("idea.write", id="operation-judged-twice", body="   ")
    assert refused.value.kind == "empty"
    assert phone.does("idea.write", id="operation-judged-twice", body="Mieux").seq == len(workshop.rows())


def test_a_refusal_leaves_the_others_of_its_group_alone(workshop: Any) -> None:
    phones = [workshop.phone() for _ in range(12)]
    workshop.session._writer.gather = 0.05
    outcomes = at_once(
        [lambda p=p, n=n: p.does("idea.write", body="" if n % 3 == 0 else f"Idée {n}") for n, p in enumerate(phones)]
    )
    kinds = [one.kind if isinstance(one, Refused) else "ok" for one in outcomes]
    assert kinds == ["empty" if n % 3 == 0 else "ok" for n in range(12)]
    assert sum(row.name == "idea.write" for row in workshop.rows()) == 8


def test_a_group_is_one_commit(workshop: Any) -> None:
    phones = [workshop.phone() for _ in range(12)]
    commits: list[str] = []
    workshop.session._writer.gather = 0.05
    workshop.session._log.db.conn.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    at_once([lambda p=p: p.does("idea.write", body="Une idée") for p in phones])
    assert len(commits) == 1


def test_of_two_desks_that_act_on_the_same_version_one_wins_and_the_other_is_told(workshop: Any) -> None:
    for _ in range(20):
        version = workshop.version()
        desks = [workshop.desk(), workshop.desk()]
        outcomes = at_once(
            [
                partial(desks[0].does, "step.go", step="s2", version=version),
                partial(desks[1].does, "step.go", step="s3", version=version),
            ]
        )
        refused = [one for one in outcomes if isinstance(one, Refused)]
        assert [one.kind for one in refused] == ["conflict"]
        assert refused[0].values["now"]["step"] == workshop.session.read(lambda state: state.places["t1"].step)
        workshop.goes("s1")


def test_of_two_phones_that_send_the_same_operation_at_once_both_get_one_answer(workshop: Any) -> None:
    phone = workshop.phone()
    outcomes = at_once([lambda: phone.does("idea.write", id="operation-in-two-tabs", body="Une idée")] * 8)
    assert len(set(outcomes)) == 1
    assert sum(row.op_id == "operation-in-two-tabs" for row in workshop.rows()) == 1


def test_a_state_folded_from_the_file_is_the_state_in_memory(workshop: Any) -> None:
    vote = workshop.opens_vote()
    phone = workshop.phone()
    phone.does("ballot.cast", vote=vote, seat=1, choice={workshop.options(vote)[0]: 2})
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def test_a_view_says_its_epoch_and_its_row(workshop: Any) -> None:
    done = workshop.phone().does("idea.write", body="Une idée")
    view = workshop.session.view("desk:t1")
    assert (view.epoch, view.seq) == (1, done.seq)
    assert view.body == core.view(workshop.registry.library.state(workshop.code), "desk:t1")


def test_a_view_is_computed_once_for_each_row(workshop: Any) -> None:
    first = workshop.session.view("desk:t1").body
    assert workshop.session.view("desk:t1").body is first
    workshop.phone()
    assert workshop.session.view("desk:t1").body is not first


def test_listeners_hear_whom_each_group_touched(workshop: Any) -> None:
    heard: list[set[str]] = []
    workshop.registry.listen(lambda session, audiences: heard.append(audiences))
    phone = workshop.phone(table="t1")
    assert "desk:t1" in heard[-1] and "desk:t2" not in heard[-1]
    with pytest.raises(Refused):
        phone.does("idea.write", body="")
    assert len(heard) == 1


def test_who_hears_of_a_group_is_told_where_those_sit_whom_it_touched(workshop: Any) -> None:
    heard: list[Any] = []
    workshop.registry.listen(lambda session, audiences: heard.append(audiences.seats))
    phone = workshop.phone(table="t1")
    assert heard[-1] == {phone.person.id: ("t1", None)}
    workshop.organiser().does("person.move", person=phone.person.id, table="t2")
    assert heard[-1][phone.person.id] == ("t2", None)


def test_a_listener_that_fails_disturbs_nobody(workshop: Any, caplog: pytest.LogCaptureFixture) -> None:
    def fails(session: Any, audiences: set[str]) -> None:
        raise ZeroDivisionError

    workshop.registry.listen(fails)
    assert workshop.phone().does("idea.write", body="Une idée").seq == len(workshop.rows())
    assert "a listener failed" in caplog.text


def test_a_bug_in_judging_answers_its_operation_only(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, check = workshop.phone(), core.check

    def breaks(state: Any, person: Person, operation: Operation, now: int) -> Any:
        if operation.body.get("body") == "bug":
            raise ZeroDivisionError
        return check(state, person, operation, now)

    monkeypatch.setattr(core, "check", breaks)
    workshop.session._writer.gather = 0.05
    outcomes = at_once([lambda text=text: phone.does("idea.write", body=text) for text in ("un", "bug", "deux")])
    assert isinstance(outcomes[1], ZeroDivisionError)
    assert sorted(row.body["body"] for row in workshop.rows() if row.name == "idea.write") == ["deux", "un"]


def test_a_bug_in_applying_is_not_written_and_spares_the_others(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, apply = workshop.phone(), core.apply

    def breaks(state: Any, row: Any) -> Any:
        effects = apply(state, row)
        if row.body.get("body") == "bug":
            raise ZeroDivisionError
        return effects

    monkeypatch.setattr(core, "apply", breaks)
    workshop.session._writer.gather = 0.05
    outcomes = at_once([lambda text=text: phone.does("idea.write", body=text) for text in ("un", "bug", "deux")])
    assert isinstance(outcomes[1], ZeroDivisionError)
    assert sorted(row.body["body"] for row in workshop.rows() if row.name == "idea.write") == ["deux", "un"]
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def test_time_never_goes_back_before_the_last_row(workshop: Any) -> None:
    last = workshop.phone().does("idea.write", body="Une idée").at
    workshop.registry.close()
    yesterday = Library(workshop.registry.library.folder, Clock(wall=lambda: last / 1000 - 86_400))
    late = type(workshop)(Registry(yesterday), workshop.code)
    assert late.session.now() >= last
    assert late.phone().does("idea.write", body="Une autre").at >= last
    assert [row.at for row in late.rows()] == sorted(row.at for row in late.rows())
    late.registry.close()


@pytest.mark.parametrize("by", [-60 * 86_400, -86_400, 86_400, 60 * 86_400])
@pytest.mark.parametrize("boots", [False, True])
def test_a_timer_counts_on_however_the_clock_is_set_before_a_restart(tmp_path: Any, by: float, boots: bool) -> None:
    """Where the machine itself starts anew with its clock ahead, nothing tells that from an absence."""
    world = {"wall": 1_800_000_000.0, "steady": 500.0, "boot": "first"}

    def registry() -> Registry:
        clock = Clock(lambda: world["wall"], lambda: world["steady"], tmp_path, lambda: world["boot"])
        clock.keep()
        return Registry(Library(tmp_path, clock))

    def passes(seconds: float) -> None:
        world["wall"] += seconds
        world["steady"] += seconds

    before = registry()
    code = before.library.create(a_definition())
    desk = Person("d0000000000000001", "desk", "t1")
    set_at = before[code].perform(desk, Operation(operation_id(), "timer.set", {"left": 600})).at
    before.close()
    passes(60)
    world["wall"] += by
    if boots:
        world |= {"steady": 2.0, "boot": "next"}
    after = registry()
    ends_at = after[code].read(lambda state: state.timers["t1/s1"].ends_at)
    away = 60_000 if not boots else 0 if by < 0 else 60_000 + by * 1000
    assert ends_at - after[code].now() == 600_000 - away
    passes(240)
    assert ends_at - after[code].now() == 360_000 - away
    row = after[code].perform(desk, Operation(operation_id(), "timer.pause", {}))
    assert row.at == set_at + 240_000 + away
    after.close()


def test_a_closed_room_refuses_and_its_file_can_be_taken_again(workshop: Any) -> None:
    session = workshop.session
    phone = workshop.phone()
    workshop.registry.close()
    with pytest.raises(Refused) as refused:
        session.perform(phone.person, Operation("operation-after-closing", "idea.write", {"body": "Trop tard"}))
    assert refused.value.kind == "busy"
    assert Registry(workshop.registry.library)[workshop.code].view("tower").seq == len(workshop.rows())


def test_operations_under_way_at_closing_are_all_answered(workshop: Any) -> None:
    phones = [workshop.phone() for _ in range(20)]
    workshop.session._writer.gather = 0.02
    acts = [lambda p=p: p.does("idea.write", body="Une idée") for p in phones]
    outcomes = at_once([*acts, workshop.registry.close])
    accepted = [one for one in outcomes[:-1] if not isinstance(one, Exception)]
    assert all(one.kind == "busy" for one in outcomes[:-1] if isinstance(one, Refused))
    assert sum(row.name == "idea.write" for row in workshop.rows()) == len(accepted)


def at_once(acts: list[Any]) -> list[Any]:
    """Run each in its thread, all starting together; what each gave or raised, in order."""
    barrier = threading.Barrier(len(acts))
    outcomes: list[Any] = [None] * len(acts)

    def run(number: int) -> None:
        barrier.wait()
        try:
            outcomes[number] = acts[number]()
        except Exception as error:
            outcomes[number] = error

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
