"""What an owner and its relays write to each other: letters, each a list of things said.

Law: a letter says who wrote it and its number, so that whoever misses one knows; its shape is read once, here.
Addresses at number 0 of a Redis: `tablee/0/owner`, `tablee/0/relays` (all of them), `tablee/0/relay/NAME`.

A relay says: `hello` · `connect ask sid cookie auth` · `gone sid` · `quiet sid so` ·
`hear ask sid event [payload]`.
An owner says: `welcome` · `over` · `answer ask answer` · `seat sid room packet` · `leave sid room` · `forget room` ·
`tell room event said` · `say sid event said` · `cut sid`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from workshop.realtime import codec

HELLO, WELCOME, OVER = ["hello"], ["welcome"], ["over"]
MOST_NUMBER = 2**53

Item = list[Any]


def new_name() -> str:
    """A name that nobody had before."""
    return secrets.token_hex(8)


class Misread(Exception):
    """A letter that none of ours wrote."""


@dataclass(frozen=True)
class Addresses:
    """Where letters go; `space` keeps those of two databases of one Redis apart, whose channels are in common."""

    space: str

    @classmethod
    def of(cls, url: str) -> Addresses:
        """The addresses at a Redis; its database is the end of `redis://host:port/0`."""
        number = urlsplit(url).path.rpartition("/")[2]
        return cls(f"tablee/{number if number.isdigit() else 0}")

    @property
    def owner(self) -> str:
        """The owner's own."""
        return f"{self.space}/owner"

    @property
    def relays(self) -> str:
        """All relays'."""
        return f"{self.space}/relays"

    def relay(self, name: str) -> str:
        """One relay's own."""
        return f"{self.space}/relay/{name}"


@dataclass(frozen=True)
class Letter:
    """`number`: how many went from this sender to this address before; `of_all`: how many to all relays."""

    sender: str
    number: int
    of_all: int
    said: list[Item]

    def text(self) -> str:
        """As it goes through Redis."""
        return codec.dumps([self.sender, self.number, self.of_all, self.said])

    @classmethod
    def read(cls, text: Any) -> Letter:
        """Read what came; raises Misread."""
        try:
            found = codec.loads(text)
        except (TypeError, ValueError) as error:
            raise Misread("a letter is not JSON") from error
        match found:
            case [str(sender), int(number), int(of_all), list(said)] if all(_is_item(item) for item in said):
                return cls(sender, number, of_all, said)
        raise Misread("a letter has another shape")


def _is_item(item: Any) -> bool:
    return isinstance(item, list) and bool(item) and isinstance(item[0], str)


def gathered(said: Iterable[tuple[str, Item]], to_all: str) -> list[tuple[str, list[Item]]]:
    """Give as few letters as keep the order in which each reader is told things: `(address, items)`.

    What goes `to_all` stays between what each was told before and after it.
    """
    done: list[tuple[str, list[Item]]] = []
    waiting: dict[str, list[Item]] = {}
    for address, item in said:
        if waiting and (address == to_all) != (to_all in waiting):
            done.extend(waiting.items())
            waiting = {}
        waiting.setdefault(address, []).append(item)
    return [*done, *waiting.items()]
