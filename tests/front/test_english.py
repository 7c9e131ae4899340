"""An English house: what phones, desks, screens and the tower show all along a day is English, from the first word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.front.conftest import DRAWN, SIZE, Sheet
from tests.front.test_phone import go
from tests.support.house import House, a_day, serving
from tests.support.patience import PATIENCE
from tests.support.people import Crowd

FRENCH = re.compile(r"[^\n]*(?:[«»àâçèéêëîïôùûœ]|\u00a0[:;!?]|\b(?:une?|les?|des|est|vous)\b)[^\n]*", re.IGNORECASE)
SAID = """() => [document.title, document.body.innerText,
  ...[...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'))].join('\\n')"""
RECORD = f"""() => {{ const say = {SAID}; window.said = new Set([say()]);
  const watched = {{ childList: true, characterData: true, attributes: true, subtree: true }};
  new MutationObserver(() => window.said.add(say())).observe(document.documentElement, watched); }}"""
WORDS = f"() => ({SAID})().replace(/\\d/g, '')"  # clocks and counts go by themselves
STEPS = {f"s{number}": f"Step {letter}" for number, letter in enumerate("ABCDEFGH", start=1)}


def an_english_day() -> dict[str, object]:
    day = a_day() | {"title": "Dare and keep", "question": "How do we make people want to try?"}
    for step in day["steps"]:
        step["title"] = STEPS[step["id"]]
    day["themes"][0]["title"] = "Dare to try"
    return day


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with serving(tmp_path_factory.mktemp("english"), LANGUAGE="en") as made:
        yield made


@pytest.fixture
def crowd(english: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    return new_crowd(english, english.create(an_english_day()))


@pytest.fixture
def phone_page(browser: Browser, crowd: Crowd) -> Iterator[Page]:
    """The phone of somebody who joined table 1 through the form."""
    context = browser.new_context(viewport=SIZE, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{crowd.house.url}/r/{crowd.code}?table=t1")
    page.fill("[name=name]", "Alice")
    page.click("button:has-text('Take a seat')")
    page.wait_for_selector(".seat-bar .where")
    yield page
    context.close()


def french_on(pages: list[Page], crowd: Crowd) -> list[str]:
    """The lines that look French of all that pages show or have read aloud in a day, each step waited for."""
    for page in pages:
        page.evaluate(RECORD)
    for step in STEPS:
        before = [page.evaluate(WORDS) for page in pages]
        walk(crowd, step)
        for page, words in zip(pages, before, strict=True) if step != "s1" else ():  # where the day begins
            page.wait_for_function(f"before => ({WORDS})() !== before", arg=words)
    for page in pages:
        page.evaluate(DRAWN)
    said = [page.evaluate("[...said]") for page in pages]
    assert min(map(len, said)) >= len(STEPS)
    return [line for texts in said for text in texts for line in FRENCH.findall(text.replace("Tablée", ""))]


def walk(crowd: Crowd, step: str) -> None:
    """Move everyone to a step; there, an idea is written and a vote is opened."""
    desk = go(crowd, step)
    if step == "s2":
        assert desk.do("idea.write", body="Try on Fridays")["ok"]
    if step == "s4":
        assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]


def test_a_day_is_english_on_every_page(crowd: Crowd, phone_page: Page, surface: Callable[..., Sheet]) -> None:
    looked = (("desk", "t1"), ("screen", "t1"), ("screen", "all"), ("tower",))
    pages = [surface(*place, width=1440, height=900).page for place in looked]
    assert french_on([phone_page, *pages], crowd) == []


def test_a_number_takes_the_english_plural(crowd: Crowd, surface: Callable[..., Sheet]) -> None:
    table = ".table-button >> nth=0"
    desk, tower = go(crowd, "s3"), surface("tower").page
    tower.wait_for_selector(f"{table} >> text=/0 ideas/")
    assert desk.do("idea.write", body="Try on Fridays")["ok"]
    tower.wait_for_selector(f"{table} >> text=/1 idea(?!s)/")


def test_the_time_of_day_is_that_of_the_agenda(crowd: Crowd, phone_page: Page) -> None:
    go(crowd, "s2")
    phone_page.fill("#idea", "Try on Fridays")
    phone_page.click("text=Add this idea")
    phone_page.wait_for_function("() => /Saved at \\d\\d:\\d\\d(?! ?[AP]M)/i.test(document.body.innerText)")
