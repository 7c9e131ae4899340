"""A body is a record of typed fields. Whatever comes from outside passes here once; what leaves is clean or refused.

`Record({"title?": Text(200), "ideas": Many(Ref("idea"))})`: a key that ends with `?` may be absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from .cleaning import clean_text
from .refusal import Refused

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z")


def bad(field: str, why: str) -> Refused:
    """The refusal of `field`, with the kind of reason: type, unknown, missing, range, choice, many, form."""
    return Refused("bad_field", field=field, why=why)


class Field(Protocol):
    """Something that a body may hold. `clean` gives the kept value or raises Refused."""

    def clean(self, value: Any, name: str) -> Any: ...


@dataclass(frozen=True)
class Text:
    """A text of at most `limit` characters, judged before it is cleaned and after; empty only where said."""

    limit: int
    lines: bool = True
    empty: bool = False

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise bad(name, "type")
        if len(value.strip()) > self.limit:
            raise Refused("too_long", field=name, limit=self.limit)
        text = clean_text(value, self.lines)
        if len(text) > self.limit:
            raise Refused("too_long", field=name, limit=self.limit)
        if not text and not self.empty:
            raise Refused("empty", field=name)
        return text


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds; a boolean or a float is not one."""

    low: int
    high: int

    def clean(self, value: Any, name: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise bad(name, "type")
        if not self.low <= value <= self.high:
            raise bad(name, "range")
        return value


@dataclass(frozen=True)
class Flag:
    """True or false, nothing that resembles them."""

    def clean(self, value: Any, name: str) -> bool:
        if not isinstance(value, bool):
            raise bad(name, "type")
        return value


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise bad(name, "type")
        if value not in self.words:
            raise bad(name, "choice")
        return value


@dataclass(frozen=True)
class Name:
    """An identifier: letters, digits, dash and underscore, at most 64."""

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise bad(name, "type")
        if not ID.match(value):
            raise bad(name, "form")
        return value


@dataclass(frozen=True)
class Marked:
    """What a mark of a ballot is given to: a name, or two joined by `/`."""

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise bad(name, "type")
        if value.count("/") > 1 or not all(ID.match(part) for part in value.split("/")):
            raise bad(name, "form")
        return value


@dataclass(frozen=True)
class Ref:
    """The id of a thing of the state: `unknown_{what}` if it is not one. `far`: any table's, not only one's own."""

    what: str
    far: bool = False

    def unknown(self) -> Refused:
        """The refusal of what does not exist, or is out of reach; a place that is none is an unknown table."""
        return Refused(f"unknown_{'table' if self.what == 'place' else self.what}")

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str):
            raise bad(name, "type")
        if not ID.match(value):
            raise self.unknown()
        return value


@dataclass(frozen=True)
class Maybe:
    """The same or null."""

    of: Field

    def clean(self, value: Any, name: str) -> Any:
        return None if value is None else self.of.clean(value, name)


@dataclass(frozen=True)
class Everyone:
    """The word `all`, or a list of tables."""

    of: Field

    def clean(self, value: Any, name: str) -> Any:
        return value if value == "all" else self.of.clean(value, name)


@dataclass(frozen=True)
class Many:
    """A list of at most `high` values, at least `low`, all different where `distinct`."""

    of: Field
    high: int
    low: int = 0
    distinct: bool = False

    def clean(self, value: Any, name: str) -> list[Any]:
        if not isinstance(value, list):
            raise bad(name, "type")
        if not self.low <= len(value) <= self.high:
            raise bad(name, "many")
        kept = [self.of.clean(one, f"{name}[{index}]") for index, one in enumerate(value)]
        if self.distinct and len(set(kept)) < len(kept):
            raise bad(name, "twice")
        return kept


def refers(of: Field) -> bool:
    """Whether a field holds ids of things."""
    return isinstance(of, Ref) or (isinstance(of, Maybe | Everyone | Many) and refers(of.of))


@dataclass(frozen=True)
class Keyed:
    """A dictionary of at most `high` keys."""

    key: Field
    value: Field
    high: int

    def clean(self, value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad(name, "type")
        if len(value) > self.high:
            raise bad(name, "many")
        return {self.key.clean(key, name): self.value.clean(one, name) for key, one in value.items()}


@dataclass(frozen=True)
class Record:
    """A dictionary of known keys; `key?` may be absent; an unknown key is refused.

    Read from `fields` once: what is `known` by its bare key, which keys are `needed`, what is `referring` to things.
    """

    fields: Mapping[str, Field]
    known: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    needed: frozenset[str] = field(init=False, repr=False, compare=False)
    referring: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", {key.rstrip("?"): of for key, of in self.fields.items()})
        object.__setattr__(self, "needed", frozenset(key for key in self.fields if not key.endswith("?")))
        object.__setattr__(self, "referring", {key: of for key, of in self.known.items() if refers(of)})

    def clean(self, value: Any, name: str = "body") -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad(name, "type")
        for key in value:
            if key not in self.known:
                raise bad(clean_text(str(key)[:64], lines=False), "unknown")
        return self._kept(value, "" if name == "body" else f"{name}.")

    def _kept(self, value: dict[str, Any], prefix: str) -> dict[str, Any]:
        kept = {}
        for key, of in self.known.items():
            if key in value:
                kept[key] = of.clean(value[key], prefix + key)
            elif key in self.needed:
                raise bad(prefix + key, "missing")
        return kept
