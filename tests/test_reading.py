"""Every expression and every parser of `workshop/`: fed with its worst texts here, or said why it need not be."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest

from tests.support.growth import rises
from tests.support.listed import EXPRESSIONS, OTHERWISE, PARSERS, READERS, Fed
from tests.support.reading import Found, Source, expressions, imported, parsers, sources

LONG = 8_000  # characters: what may be longer is fed this, and twice this
RUNS = [
    *" \n\t\r\u00a0\u200b\u2028\u0301\u200d#*_`'\"[](){}<>|&@:;,./\\=+-~0aAé日",
    "\u0323\u0301", " \n", "\n ", "\r\n", "a ", "a\n", "a@", "@.", "a:", "a.", "1 ", "12:", "1.", "0.0", "t1+", "_x000",
    "# ", "#\n", "- ", "- a\n", "* ", "**", "*a", "-\t", "> ", "> a\n", "|a", "|-", "[a", "[a](", "(a", "<a ", "</",
    "&#1", "http://", "http://.", "www.", "url( ",
    "table 1", "\\\"", "\"a", "\", ", "tn(", "/*", "x=", "l'a ", "1 000", "er",
]  # fmt: skip
AFTER = ("\x01",)  # what no run goes on with
FEEDING = [key for key, told in EXPRESSIONS.items() if isinstance(told, Fed)]


@cache
def among() -> list[Source]:
    """Parsed where a test asks for it, not in each process that only counts the tests."""
    return sources()


@cache
def found_expressions() -> dict[str, Found]:
    return expressions(among())


def growing(
    do: Callable[[str], object], most: int, before: Iterable[str] = ("",), runs: Iterable[str] = RUNS,
    after: Iterable[str] = AFTER,
) -> dict[str, str]:  # fmt: skip
    """Each text with which it grows by more than its length, and how."""
    told = {
        f"{ahead!r} {run!r} {behind!r}": rises(
            do, lambda many, run=run, ahead=ahead, behind=behind: ahead + (run * many)[:many] + behind, most
        )
        for ahead in before
        for run in runs
        for behind in after
    }
    return {text: said for text, said in told.items() if said}


def by_its_methods(found: Found, by: tuple[str, ...]) -> Callable[[str], None]:
    """What the sources do with it, with one text."""
    pattern: re.Pattern[Any] | None = found.pattern
    assert pattern is not None

    def read(text: str) -> None:
        given = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
        for method in by:
            if method in ("sub", "subn"):
                getattr(pattern, method)(given[:0], given)
            elif method == "finditer":
                list(pattern.finditer(given))
            else:
                getattr(pattern, method)(given)

    return read


def told_apart(found: set[str], listed: set[str]) -> tuple[set[str], set[str]]:
    """What is not listed, and what is listed and no longer there."""
    return found - listed, listed - found


def test_every_expression_is_listed_and_none_that_is_gone() -> None:
    assert told_apart(set(found_expressions()), set(EXPRESSIONS)) == (set(), set())


def test_every_parser_is_listed_and_none_that_is_gone() -> None:
    assert told_apart(parsers(among()), set(PARSERS)) == (set(), set())


def test_what_is_listed_says_why_or_by_which_reader() -> None:
    assert all(told.strip() for told in EXPRESSIONS.values() if isinstance(told, str))
    assert {told.reader for told in PARSERS.values() if not isinstance(told, str)} | OTHERWISE == set(READERS)


@pytest.mark.parametrize("key", FEEDING)
def test_four_times_the_text_is_four_times_the_work_of_an_expression(key: str) -> None:
    fed, found = EXPRESSIONS[key], found_expressions()[key]
    assert isinstance(fed, Fed)
    by = fed.by or tuple(sorted(found.by))
    assert by and found.by <= set(by), "the list says by which methods it is used where that cannot be seen"
    assert growing(by_its_methods(found, by), 2 * min(fed.limit, LONG), fed.before) == {}


@pytest.mark.parametrize("name", READERS)
def test_four_times_the_text_is_four_times_the_work_of_a_parser(name: str) -> None:
    reader = READERS[name]
    assert growing(reader.read, 2 * min(reader.limit, LONG), reader.before, reader.runs or RUNS, ("x",)) == {}


def test_what_grows_by_more_is_seen_and_what_never_ends_is_not_waited_for() -> None:
    quadratic, endless = Found(re.compile(r" +\n")), Found(re.compile(r"(?:aa|aa)*b"))
    assert "'' ' ' '\\x01'" in growing(by_its_methods(quadratic, ("sub",)), 2 * LONG, runs=" ")
    assert "'' 'a' 'x'" in growing(by_its_methods(endless, ("match",)), 2 * LONG, runs="a", after="x")
    assert growing(by_its_methods(Found(re.compile(r" +\Z")), ("match",)), 2 * LONG, runs=" ") == {}


def test_every_way_to_name_an_expression_or_a_parser_is_found() -> None:
    written = """
import re
import json as j
from re import sub as replaced
from html.parser import HTMLParser
from lxml import etree
def f(text, made):
    replaced("a+", "", text); re.compile(made); re.search(rb"b", text); list(map(re.compile("c").split, text))
class Reader(HTMLParser):
    def of(self, text): return j.loads(text), etree.tostring(etree.fromstring(text)), j.dumps(text)
"""
    source = Source("new.py", tree := ast.parse(written), imported(tree))
    assert {key: found.by for key, found in expressions([source]).items()} == {
        "new.py 'a+'": {"sub"}, "new.py f": {"compile"}, "new.py b'b'": {"search"}, "new.py 'c'": {"compile"},
    }  # fmt: skip
    assert parsers([source]) == {
        "new.py Reader html.parser.HTMLParser", "new.py Reader.of json.loads", "new.py Reader.of lxml.etree.fromstring",
    }  # fmt: skip
