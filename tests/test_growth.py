"""What touches text from outside is linear: readers of whole texts, and Markdown, with the runs that cost them most."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.growth import grows
from workshop.memento.outline.frequent_words import most_cited
from workshop.memento.text.prose import typed
from workshop.memento.text.typography import markdown_html, plain, safe, typography

RUNS = [
    " ",
    " \n",
    "#",
    "[",
    "![",
    "[a](",
    "[a][",
    "[a](b ",
    "[\n",
    "=\n",
    "a\n=\n",
    "# a\n",
    "*a",
    "`",
    "http://",
    "a@",
]
READERS: dict[str, Callable[[str], object]] = {
    "markdown": markdown_html,
    "safe": safe,
    "typography": typography,
    "typed": typed,
    "most cited": lambda text: most_cited([text, text], 10),
}


@pytest.mark.parametrize("reader", READERS)
def test_four_times_the_text_is_four_times_the_work(reader: str) -> None:
    growing = {}
    for run in RUNS:
        said = grows(READERS[reader], lambda many, run=run: (run * many)[:many] + "x", small=1_500)
        if said:
            growing[run] = said
    assert growing == {}


def test_brackets_that_begin_no_link_are_shown_and_links_stay() -> None:
    shown = markdown_html("[a](https://a.fr) [b [c](https://c.fr/x_(y)) `d[0]` [e][1] f[ ![g](h)\n\n[1]: https://e.fr")
    assert all(f'<a href="https://{there}"' in shown for there in ("a.fr", "c.fr/x_(y)", "e.fr"))
    assert "[b <a" in shown and "<code>d[0]</code>" in shown and "f[" in shown
    assert markdown_html("[" * 9_000).count("[") == 9_000


def test_what_nests_too_deep_is_shown_as_it_was_written() -> None:
    assert markdown_html("- " * 4_000 + "fin").rstrip().endswith("fin</p>")


def test_a_paragraph_of_more_lines_than_anybody_writes_loses_none() -> None:
    assert plain("\n".join(f"mot{number}" for number in range(2_000))).split() == [f"mot{n}" for n in range(2_000)]
