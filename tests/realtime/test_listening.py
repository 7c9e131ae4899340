"""A desk that only listens, and knows from the room who wrote when: it cannot sign an idea.

It is sent, of all that a desk may open, every view as the publisher would send it, after each act. Its guesses are held
to what chance gives.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from math import comb
from typing import Any

import pytest

from tests.core.play import ORGANISER, Rehearsed, definition, desk, step
from workshop.core import Person
from workshop.core.ids import idea_of
from workshop.realtime.publisher import patch
from workshop.rehearsal.shown import inside
from workshop.session import SessionView

AUTHORS = 200
OPEN_TO_A_DESK = ("desk:t1", "desk:all", "screen:t1", "screen:all", "phone:t1", "tower")
DAY = [step("s1", "welcome"), step("s2", "ideas"), step("s3", "share"), step("s4", "dots"), step("s5", "close")]
Guess = Callable[["Listener"], list[str]]


class Listener:
    """What a desk's client was sent, in the order in which it came; it asks for nothing and does nothing."""

    def __init__(self, session: Rehearsed) -> None:
        self.session = session
        self.shown = {one: SessionView(0, session.state.seq, session.see(one)) for one in OPEN_TO_A_DESK}
        self.views = {one: dict(shown.body) for one, shown in self.shown.items()}
        self.heard: list[tuple[str, list[str]]] = []

    def hears(self) -> None:
        """The views that the last act moved, as patches."""
        for audience, old in self.shown.items():
            new = SessionView(0, self.session.state.seq, self.session.see(audience))
            packet = patch(audience, old, new, self.session.now)
            if packet is None:
                continue
            self.shown[audience] = new
            self.heard.append((audience, [*packet["set"], *packet["within"]]))
            self._takes(audience, packet)

    def _takes(self, audience: str, packet: dict[str, Any]) -> None:
        view = self.views[audience]
        view.update(packet["set"])
        for key, told in packet["within"].items():
            view[key] = inside(view[key], told)
        for key in packet["gone"]:
            del view[key]

    def ideas(self) -> list[dict[str, Any]]:
        view = self.views["desk:t1"]
        return [view[f"idea/{one}"] for one in view["ideas"]]


def writing(tables: int = 1) -> tuple[Rehearsed, list[Person]]:
    """A table where everybody may write in private, and its people in the order in which they came."""
    session = Rehearsed(definition(tables=tables, places=1000, steps=DAY))
    people = [session.joined(f"{number:04d}", "t1", name=f"Prénom{number}") for number in range(AUTHORS)]
    session.move("s2")
    return session, people


def written(session: Rehearsed, author: Person, dice: random.Random) -> str:
    """The idea that somebody's device sends: the operation's id is drawn by it."""
    drawn = "".join(dice.choices("0123456789abcdefghijklmnopqrstuvwxyz", k=20))
    row = session.do(author, "idea.write", drawn, body=f"Une idée, {dice.random()}")
    assert row is not None
    return idea_of(row)


def at_best_by_chance(ideas: int, guesses: int) -> int:
    """How many of that many ideas nobody signs by chance, but once in ten thousand times, at so many attempts."""
    odds = [comb(ideas, n) * (ideas - 1) ** (ideas - n) / ideas**ideas for n in range(30)]
    return next(n for n in range(30) if (1 - sum(odds[:n])) * guesses < 1e-4)


GUESSES: dict[str, Guess] = {
    "the order shown": lambda heard: [one["id"] for one in heard.ideas()],
    "that order backwards": lambda heard: [one["id"] for one in heard.ideas()][::-1],
    "the ids": lambda heard: sorted(one["id"] for one in heard.ideas()),
    "the versions": lambda heard: [one["id"] for one in sorted(heard.ideas(), key=lambda one: one["version"])],
    "the order of the keys": lambda heard: [
        key[5:] for key in heard.views["desk:t1"] if key.startswith("idea/")
    ],
    "the order of the patches": lambda heard: [
        key[5:] for _, keys in heard.heard for key in keys if key.startswith("idea/")
    ][:AUTHORS],
    "the ballot's order": lambda heard: list((heard.views["desk:t1"]["vote"] or {"options": []})["options"]),
}  # fmt: skip


@pytest.fixture(params=[1, 2, 3])
def listened(request: pytest.FixtureRequest) -> tuple[Listener, dict[str, str]]:
    """A listener after two hundred people wrote one by one, each in their turn; and whose idea each is."""
    dice = random.Random(request.param)
    session, people = writing()
    listener, whose = Listener(session), {}
    for author in people:
        whose[written(session, author, dice)] = author.id
        listener.hears()
    session.do(desk("t1"), "ideas.reveal", revealed=True, version=session.version("t1"))
    listener.hears()
    return listener, whose


def test_no_guess_signs_more_ideas_than_chance_does(listened: tuple[Listener, dict[str, str]]) -> None:
    listener, whose = listened
    in_turn = list(whose.values())
    bound = at_best_by_chance(AUTHORS, len(GUESSES))
    assert len(listener.ideas()) == AUTHORS
    for name, guess in GUESSES.items():
        right = sum(whose[idea] == author for idea, author in zip(guess(listener), in_turn, strict=False))
        assert right < bound, name


def test_once_revealed_ideas_differ_by_their_words_and_ids_alone(listened: tuple[Listener, dict[str, str]]) -> None:
    listener, _ = listened
    for audience in ("desk:t1", "phone:t1", "screen:t1"):
        view = listener.views[audience]
        told = {str({key: one for key, one in view[f"idea/{idea}"].items() if key not in ("id", "body")})
                for idea in view["ideas"]}  # fmt: skip
        assert len(told) == 1, audience
        assert view["ideas"] == sorted(view["ideas"])


def test_no_card_of_a_person_moves_while_people_write(listened: tuple[Listener, dict[str, str]]) -> None:
    listener, _ = listened
    assert not [key for _, keys in listener.heard for key in keys if key.startswith(("person/", "people"))]


def test_a_correction_in_private_says_nothing_of_when_either() -> None:
    dice = random.Random(4)
    session, people = writing()
    ideas = [written(session, author, dice) for author in people[:20]]
    for author, idea in zip(people[5:10], ideas[5:10], strict=True):
        row = session.do(author, "idea.edit", idea=idea, body="Mieux dit", base=1)
        assert row is not None
        session.do(author, "undo", seq=row.seq)
    session.move("s3")
    assert {session.see("desk:t1")[f"idea/{one}"]["version"] for one in ideas} == {1, 3}


def test_what_is_hidden_again_and_written_then_is_shuffled_apart_and_nothing_shown_moves() -> None:
    dice = random.Random(5)
    session, people = writing()
    first = [written(session, author, dice) for author in people[:30]]
    session.do(desk("t1"), "ideas.reveal", revealed=True, version=session.version("t1"))
    shown = list(session.see("desk:t1")["ideas"])
    session.do(desk("t1"), "ideas.reveal", revealed=False, version=session.version("t1"))
    later = [written(session, author, dice) for author in people[30:60]]
    session.do(ORGANISER, "step.move", step="s3", tables="all")
    assert session.see("desk:t1")["ideas"] == shown + sorted(later) and sorted(first) == shown
    aloud = written(session, people[60], dice)
    assert session.see("desk:t1")["ideas"] == [*shown, *sorted(later), aloud]
    assert session.again().ideas_at == session.state.ideas_at


def test_what_is_imported_meanwhile_comes_first_in_its_own_order() -> None:
    dice = random.Random(6)
    session, people = writing()
    ideas, imported = [], []
    for author in people[:12]:
        ideas.append(written(session, author, dice))
        row = session.do(ORGANISER, "idea.import", table="t1", body="Importée")
        assert row is not None
        imported.append(idea_of(row))
    assert session.state.ideas_at["t1"] == imported + sorted(ideas)


def test_an_id_that_is_taken_is_drawn_again() -> None:
    from workshop.core.ids import NAMED, unguessable

    first = unguessable((), "p1", "o" * 16)
    second = unguessable({first}, "p1", "o" * 16)
    assert first != second and NAMED.match(first) and NAMED.match(second)
    assert unguessable({first, second}, "p1", "o" * 16) not in (first, second)
