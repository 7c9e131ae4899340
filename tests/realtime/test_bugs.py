"""A mistake of ours still answers: the person keeps their words, the log keeps the trace, the others keep working."""

import logging
import socket
import threading

import pytest
from socketio.exceptions import TimeoutError as Unanswered

from tests.session.conftest import operation_id
from tests.support.house import a_day
from tests.support.patience import wait_until
from tests.support.people import Crowd
from workshop import core
from workshop.app import create_app
from workshop.config import Config
from workshop.core import Operation
from workshop.identity import Keys, links
from workshop.realtime.live_sessions import LiveSession
from workshop.serving.threads import server_of
from workshop.session import Session

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"


class Inside:
    """A server in this very process, so that its parts can be broken."""

    def __init__(self, app, port):
        self.app, self.url = app, f"http://127.0.0.1:{port}"

    def links(self, code):
        return links(Keys.of(self.app.extensions["registry"][code]), self.url)


@pytest.fixture
def inside(tmp_path):
    app = create_app(Config(sessions=tmp_path / "sessions", secret=SECRET, async_mode="threading"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = server_of(app, listener)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Inside(app, listener.getsockname()[1])
        app.extensions["live"].finish(1)
        server.shutdown()
    app.extensions["registry"].close()


@pytest.fixture
def crowd(inside):
    made = Crowd(inside, inside.app.extensions["registry"].library.create(a_day()))
    yield made
    made.go_home()


def test_a_handler_that_raises_still_answers(crowd, monkeypatch, caplog):
    alice = crowd.phone("Alice", table="t1")
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(Session, "submit", lambda *_: 1 / 0)
        answer = alice.do("person.edit", seats=2)
    assert answer["error"] == "internal" and "Vos mots restent" in answer["text"]
    assert "ZeroDivisionError" in caplog.text
    assert alice.do("person.edit", seats=2)["ok"]


def test_a_view_that_cannot_be_computed_stops_nobody_else(crowd, monkeypatch, caplog):
    alice, bob = crowd.phone("Alice", table="t1"), crowd.phone("Bob", table="t2")
    look = core.view

    def broken(state, audience, memo):
        return 1 / 0 if audience == "phone:t1" else look(state, audience, memo)

    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR):
        patch.setattr(core, "view", broken)
        assert crowd.tower().do("step.move", step="s2", tables="all")["ok"]
        assert bob.wait(lambda view: view["step"]["id"] == "s2")
        wait_until(lambda: "phone:t1 could not be published" in caplog.text)
    assert alice.do("idea.write", body="Un essai")["ok"]
    assert alice.wait(lambda view: view["step"]["id"] == "s2")


def test_who_is_moved_while_they_come_in_is_shown_their_new_table(crowd, monkeypatch):
    enter = LiveSession.enter

    def moved(live_session, sid, visitor):
        enter(live_session, sid, visitor)
        move = Operation(operation_id(), "person.move", {"table": "t2"})
        live_session.session.perform(visitor.person, move)

    monkeypatch.setattr(LiveSession, "enter", moved)
    assert crowd.phone("Alice", table="t1").wait(lambda view: view["table"]["id"] == "t2")


def test_while_finishing_nothing_is_taken_and_nobody_is_told_it_was(inside, crowd):
    alice = crowd.phone("Alice", table="t1")
    inside.app.extensions["live"].finish(0.1)
    alice.patience = 0.5
    with pytest.raises(Unanswered):
        alice.do("person.edit", seats=2)
    session = inside.app.extensions["registry"][crowd.code]
    assert session.read(lambda state: [person.seats for person in state.people.values()]) == [1]
