"""The projected page in a real browser: it only shows, is read at ten metres, and outlives its server."""

from __future__ import annotations

from collections.abc import Callable

from tests.front.conftest import Sheet
from tests.front.test_desk import ideas, voted
from tests.front.test_phone import go
from tests.support.people import Crowd

Open = Callable[..., Sheet]
LEAST = 56  # px at 1920 × 1080: what is read at ten metres
SMALL = """() => [...document.querySelectorAll('.screen-frame *')].filter((one) =>
  [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  && !one.closest('.gommette, .wordmark, .only-read-aloud')).map((one) => {
    const box = one.closest('svg')?.getScreenCTM();
    return [one.textContent, parseFloat(getComputedStyle(one).fontSize) * (box ? box.a : 1)];
  }).filter(([, size]) => size < %d)"""
WITHIN = """() => [...document.querySelectorAll('.screen-main, .screen-foot, .screen-head')].every((one) =>
  one.scrollHeight <= one.clientHeight + 2 && one.getBoundingClientRect().bottom <= innerHeight + 1)"""


def wall(surface: Open, table: str = "t1") -> Sheet:
    return surface("screen", table, width=1920, height=1080)


def legible(screen: Sheet) -> None:
    """Nothing that the room must read is too small, nothing is beyond the edges, nothing can be pressed."""
    assert screen.page.evaluate(SMALL % LEAST) == []
    assert screen.page.evaluate(WITHIN)
    assert screen.page.locator("#app button, #app a, #app input, #app select").count() == 0


def test_arrival_shows_the_question_the_code_and_the_qr(crowd: Crowd, surface: Open) -> None:
    screen = wall(surface)
    screen.shows("Comment donner envie d’essayer ?")
    screen.shows(crowd.code)
    source = screen.page.get_attribute(".round-qr image", "href")
    assert screen.page.request.get(f"{crowd.house.url}{source}").headers["content-type"].startswith("image/svg")
    legible(screen)


def test_private_words_are_not_sent_to_the_screen_before_they_are_revealed(crowd: Crowd, surface: Open) -> None:
    desk = go(crowd, "s2")
    assert crowd.phone("Alice", "t1").do("idea.write", body="Des mots privés")["ok"]
    screen = wall(surface)
    screen.shows("1 personne au moins a écrit")
    assert "Des mots privés" not in screen.page.content()
    legible(screen)
    assert desk.do("ideas.reveal", revealed=True, version=desk.shared["step"]["version"])["ok"]
    screen.shows("Des mots privés")


def test_many_long_ideas_turn_in_pages_without_overflow(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, *[f"Idée {number} : " + "essayer une façon de faire, " * (number % 9) for number in range(12)])
    screen = wall(surface)
    screen.shows("page ")
    legible(screen)
    notes = screen.page.locator(".note").count()
    assert 1 <= notes <= 6
    assert screen.page.evaluate(
        "[...document.querySelectorAll('.note')].every(one => one.scrollHeight <= one.clientHeight + 2)"
    )


def test_the_idea_in_the_light_takes_the_wall(crowd: Crowd, surface: Open) -> None:
    (first, _) = ideas(crowd, "Un carnet des essais ratés", "Un mur des essais")
    desk = crowd.desk("t1")
    screen = wall(surface)
    assert desk.do("screen.spotlight", idea=first)["ok"]
    screen.shows("Un carnet des essais ratés", ".spotlit")
    legible(screen)


def test_a_blank_screen_shows_nothing(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Un mur des essais")
    screen = wall(surface)
    screen.shows("Un mur des essais")
    assert crowd.desk("t1").do("screen.blank", blank=True)["ok"]
    screen.page.wait_for_function("() => !document.body.innerText.includes('Un mur')")


def test_an_open_vote_shows_turnout_and_a_sealed_one_its_ranks(crowd: Crowd, surface: Open) -> None:
    desk = voted(crowd, [3, 2, 1])
    screen = wall(surface)
    screen.shows("3 bulletins sur 3")
    assert "point" not in screen.page.inner_text("main")
    legible(screen)
    assert desk.do("vote.seal", vote=desk.shared["vote"]["id"])["ok"]
    screen.shows("3 points, 3 votants", ".score")
    assert screen.page.locator(".score .rank").all_inner_texts() == ["1", "2", "3"]
    legible(screen)


def test_the_screen_of_all_shows_where_the_tables_are_then_the_pitch(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    screen = wall(surface, "all")
    screen.shows("0 sur 0")
    legible(screen)
    tower = crowd.tower()
    assert tower.do("step.move", step="s6", tables="all")["ok"]
    screen.shows("L’ordre de passage")
    version = tower.wait(lambda view: view["plenary"]["step"] == "s6")["plenary"]["version"]
    assert tower.do("pitch.go", turn=0, version=version)["ok"]
    screen.shows("Ensuite")
    legible(screen)


def test_the_last_picture_stays_and_is_level_again_by_itself(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Une idée d’avant la panne")
    screen = wall(surface)
    screen.shows("Une idée d’avant la panne")
    crowd.house.kill()
    screen.shows("Hors ligne, image de")
    screen.shows("Une idée d’avant la panne")
    legible(screen)
    for _ in range(3):  # it tries in vain, each time later
        screen.page.wait_for_event("websocket")
    crowd.house.start()
    screen.page.wait_for_function("() => !document.body.innerText.includes('Hors ligne')")
    screen.shows("Une idée d’avant la panne")


def test_ten_minutes_away_do_not_slow_the_return(crowd: Crowd, surface: Open) -> None:
    screen = wall(surface)
    screen.page.clock.install()
    screen.page.reload()
    screen.shows(crowd.code)
    crowd.house.kill()
    screen.shows("Hors ligne")
    for _ in range(20):
        screen.page.clock.run_for(30_000)
    crowd.house.start()
    screen.page.clock.resume()
    screen.page.wait_for_function("() => !document.body.innerText.includes('Hors ligne')")


def test_a_smaller_projector_shows_the_same_picture(crowd: Crowd, surface: Open) -> None:
    voted(crowd, [3, 2, 1])
    screen = surface("screen", "t1", width=1280, height=720)
    screen.shows("bulletins")
    assert screen.page.evaluate(SMALL % (LEAST * 1280 / 1920 - 1)) == []
