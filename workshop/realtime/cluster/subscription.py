"""What a relay knows while its post lives: its owner, what it asked, the whole views that it holds.

Law: each ask is answered once, with None at the latest when the life is over; each letter of the owner is read in its
turn, or the life is over.
"""

from __future__ import annotations

import itertools
import threading
import time
from typing import Any

from workshop.realtime.acknowledgements import Reply
from workshop.realtime.channels import Said
from workshop.realtime.cluster.broker import SILENCE_SECONDS, Over, Post
from workshop.realtime.cluster.envelopes import WELCOME, Letter

ANSWER_SECONDS = 10.0  # more than a phone waits for


class Silence(Exception):
    """The owner did not answer."""


class Life:
    """What a relay knows while its post lives: its owner, what it asked, the whole views that it holds."""

    def __init__(self, post: Post) -> None:
        self.post, self.at = post, time.monotonic()
        self.owner = ""
        self.number = self.of_all = 0
        self.asks: dict[int, Reply] = {}
        self.wholes: dict[str, Said] = {}
        self._counting = itertools.count()

    def put(self, reply: Reply, act: str, *said: Any) -> None:
        """Ask the owner; `reply` is given its answer, once."""
        number = next(self._counting)
        self.asks[number] = reply
        self.post.say(self.post.addresses.owner, [act, number, *said])
        if self.post.ended:
            self.answered(number, None)

    def ask(self, act: str, *said: Any) -> Said:
        """Ask the owner, wait for its answer; raises Silence."""
        answers: list[Said | None] = []
        answered = threading.Event()

        def reply(answer: Said | None) -> None:
            answers.append(answer)
            answered.set()

        self.put(reply, act, *said)
        answered.wait(ANSWER_SECONDS)
        if not answers or answers[0] is None:
            raise Silence
        return answers[0]

    def answered(self, number: int, answer: Said | None) -> None:
        """Give an answer to who waits for it."""
        reply = self.asks.pop(number, None)
        if reply:
            reply(answer)

    def over(self) -> None:
        """Leave nobody waiting."""
        for number in list(self.asks):
            self.answered(number, None)

    def look(self) -> None:
        """Raise Over when the owner has been silent for too long."""
        if time.monotonic() > self.at + SILENCE_SECONDS:
            raise Over("the owner is silent")

    def unread(self, address: str) -> None:
        """Raise Over: the owner is the only one who is written to."""
        raise Over("there is no owner")

    def follows(self, address: str, letter: Letter) -> bool:
        """Count a letter of the owner; False for one that is not to be read yet. Raises Over when one was missed."""
        to_all = address == self.post.addresses.relays
        if not self.owner:
            if to_all or letter.number or letter.said[:1] != [WELCOME]:
                return False
            self.owner, self.of_all = letter.sender, letter.of_all
        expected = (self.owner, self.of_all) if to_all else (self.owner, self.number, self.of_all)
        found = (letter.sender, letter.number) if to_all else (letter.sender, letter.number, letter.of_all)
        if found != expected:
            raise Over("a letter of the owner was missed")
        self.number, self.of_all = self.number + (not to_all), self.of_all + to_all
        self.at = time.monotonic()
        return True
