"""Who is in which room: what the stock manager would say, whatever happens."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socketio import Manager

from workshop.realtime.fast.membership import Membership

SIDS, ROOMS = ("a", "b", "c"), ("r", "s", "t")
ACTS = st.lists(st.tuples(st.sampled_from(["connect", "enter", "leave", "wait", "disconnect"]),
                          st.sampled_from(SIDS), st.sampled_from(ROOMS)), max_size=40)  # fmt: skip


def do(manager, act, sid, room):
    """Do something to a manager as Socket.IO's server does; gives what it raised."""
    try:
        if act == "connect":
            manager.basic_enter_room(sid, "/", None, eio_sid=f"e{sid}")
            manager.basic_enter_room(sid, "/", sid, eio_sid=f"e{sid}")
            manager._generate_ack_id(sid, print)
        elif act == "enter":
            manager.enter_room(sid, "/", room)
        elif act == "leave":
            manager.leave_room(sid, "/", room)
        elif act == "wait":
            manager.pending_disconnect.setdefault("/", []).append(sid)
        else:
            manager.disconnect(sid, "/", ignore_queue=True)
    except (KeyError, ValueError) as error:
        return type(error)
    return None


@given(ACTS)
def test_whoever_comes_and_goes_the_rooms_are_those_of_the_stock_manager(acts):
    ours, stock = Membership(), Manager()
    for act in acts:
        assert do(ours, *act) == do(stock, *act)
        assert ours.rooms == stock.rooms
        assert ours.pending_disconnect == stock.pending_disconnect
        assert ours.callbacks.keys() == stock.callbacks.keys()


def test_nothing_is_kept_of_who_has_left():
    manager = Membership()
    do(manager, "connect", "a", "")
    do(manager, "enter", "a", "r")
    do(manager, "disconnect", "a", "")
    assert not manager._entered and not manager.rooms


def test_who_leaves_looks_into_no_other_s_rooms():
    manager = Membership()
    for sid in SIDS:
        do(manager, "connect", sid, "")
    manager.rooms["/"]["b"] = SimpleNamespace()  # any look into it would fail
    do(manager, "disconnect", "a", "")
    assert "a" not in manager.rooms["/"]
    with pytest.raises(TypeError):
        Manager.basic_disconnect(manager, "c", "/")
