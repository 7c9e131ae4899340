"""What a desk, the tower or a phone still has to say: once, however the network cuts; what is late is never done."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute

from tests.front.conftest import Pocket, Sheet
from tests.front.test_phone import bodies, go, with_sheets
from tests.support.house import ROOT, House
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Crowd

Open = Callable[..., Sheet]
UNCONFIRMED = "ce geste n’est pas confirmé"
LATE = "Ce geste n’a pas été fait"
FULL = {"refused": "disk", "values": {}, "text": "Non enregistré : le disque du serveur ne répond pas."}


class Sieve:
    """Between the pages of a browser and the server: loses what the server acknowledges, or holds what pages ask."""

    def __init__(self, context: BrowserContext) -> None:
        self.losing = self.holding = self.full = False
        self.held: list[tuple[WebSocketRoute, str]] = []
        self.asked = 0
        context.route_web_socket(re.compile("/socket.io/"), self._stand)

    def _stand(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda said: self._up(page, server, str(said)))
        server.on_message(lambda said: None if self.losing and str(said).startswith("43") else page.send(said))

    def _up(self, page: WebSocketRoute, server: WebSocketRoute, said: str) -> None:
        act = re.match(r'42(\d+)\["do"', said)
        self.asked += bool(act)
        if act and self.full:
            page.send(f"43{act[1]}{json.dumps([FULL])}")
        elif act and self.holding:
            self.held.append((server, said))
        else:
            server.send(said)

    def release(self) -> None:
        """What was held arrives."""
        self.holding = False
        while self.held:
            server, said = self.held.pop(0)
            server.send(said)


def sifted(one: Sheet | Pocket) -> Sieve:
    """Its page, loaded again behind a sieve."""
    sieve = Sieve(one.context)
    one.page.reload()
    one.page.wait_for_selector("#app main:not(.loading):not(.desk-wait), .phone-main")
    return sieve


def writes(desk: Sheet, text: str) -> None:
    """Write for somebody in the dialog, which is open."""
    desk.page.fill("#scribe", text)
    desk.page.locator("dialog").locator("text=Ajouter l’idée").click()


def kept(page: Page, what: str = "/do/") -> int:
    """How many things of a kind the device keeps."""
    return int(page.evaluate("what => Object.keys(localStorage).filter(key => key.includes(what)).length", what))


def test_an_idea_written_at_a_desk_without_network_arrives_once_a_reload_in_between(
    crowd: Crowd, surface: Open
) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.click("Écrire")
    desk.context.set_offline(True)
    writes(desk, "Dictée pendant la coupure")
    desk.shows("En attente du réseau", "dialog")
    assert desk.page.input_value("#scribe") == ""
    desk.context.set_offline(False)
    desk.page.reload()
    watch.wait(lambda view: bodies_of(view) == ["Dictée pendant la coupure"])
    wait_until(lambda: kept(desk.page) == 0, "it is still said")
    assert bodies(watch) == ["Dictée pendant la coupure"]


def bodies_of(view: Any) -> list[str]:
    return [view[f"idea/{idea}"]["body"] for idea in view["ideas"]]


def test_an_idea_whose_acknowledgement_is_lost_is_one_idea_after_a_reload(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    sieve = sifted(desk)
    desk.click("Écrire")
    sieve.losing = True
    writes(desk, "Reçue, jamais confirmée")
    wait_until(lambda: desk.page.evaluate("1") and len(watch.shared["ideas"]) == 1, "the server did not get it")
    assert kept(desk.page) == 1
    sieve.losing = False
    desk.page.reload()
    wait_until(lambda: kept(desk.page) == 0, "it is still said")
    assert bodies(watch) == ["Reçue, jamais confirmée"]


def test_what_a_closed_tab_had_to_say_is_said_by_the_other_one(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    other = desk.context.new_page()
    other.goto(desk.page.url)
    other.wait_for_selector("#app main:not(.loading):not(.desk-wait)")
    desk.click("Écrire")
    desk.context.set_offline(True)
    writes(desk, "Écrite dans l’onglet fermé")
    desk.page.close()
    desk.context.set_offline(False)
    watch.wait(lambda view: bodies_of(view) == ["Écrite dans l’onglet fermé"])
    wait_until(lambda: kept(other) == 0, "it is still said")
    assert len(watch.shared["ideas"]) == 1


def test_two_tables_on_one_desk_each_say_their_own(crowd: Crowd, surface: Open) -> None:
    one = go(crowd, "s3")
    two = crowd.desk("t2")
    both = surface("desk", "t1", "t2")
    both.context.set_offline(True)
    for table in (1, 2):
        both.press(str(table))
        both.click("Écrire")
        writes(both, f"De la table {table}")
        both.page.keyboard.press("Escape")
    both.context.set_offline(False)
    one.wait(lambda view: bodies_of(view) == ["De la table 1"])
    two.wait(lambda view: bodies_of(view) == ["De la table 2"])


def test_an_act_that_is_only_good_now_is_given_up_and_said(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.context.set_offline(True)
    desk.click("Éteindre")
    desk.shows(UNCONFIRMED, ".desk-notices")
    desk.context.set_offline(False)
    desk.shows(LATE, ".desk-notices")
    assert watch.shared["blank"] is False
    desk.click("Éteindre")
    watch.wait(lambda view: view["blank"] is True)


def test_an_act_that_the_network_delivers_late_is_not_done(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    sieve = sifted(desk)
    sieve.holding = True
    desk.click("Éteindre")
    desk.shows(UNCONFIRMED, ".desk-notices")
    sieve.release()
    desk.shows(LATE, ".desk-notices")
    assert watch.do("timer.add", seconds=60)["ok"]
    watch.wait(lambda view: view["timer"])
    assert watch.shared["blank"] is False


def test_a_step_whose_acknowledgement_is_lost_is_changed_once(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s2")
    desk = surface("desk", "t1")
    sieve = sifted(desk)
    version = watch.shared["step"]["version"]
    sieve.losing = True
    desk.press("n", "n")
    watch.wait(lambda view: view["step"]["id"] == "s3")
    desk.shows(UNCONFIRMED, ".desk-notices")
    sieve.losing = False
    desk.page.wait_for_selector(
        ".desk-notices .banner", state="detached"
    )  # what became of it was asked for: it is done
    assert watch.shared["step"]["version"] == version + 1


def test_a_message_sent_again_after_a_doubt_is_one_message(crowd: Crowd, surface: Open) -> None:
    tower = crowd.tower()
    page = surface("tower", width=1440, height=900)
    sieve = sifted(page)
    sieve.losing = True
    page.page.fill("#message", "Pause à onze heures")
    page.click("Envoyer")
    page.shows(UNCONFIRMED, ".desk-notices")
    assert page.page.input_value("#message") == "Pause à onze heures"
    sieve.losing = False
    page.page.reload()
    page.page.wait_for_function("() => document.querySelector('#message')?.value === ''")
    assert [message["text"] for message in tower.shared["messages"]] == ["Pause à onze heures"]


def test_what_was_begun_survives_a_reload_at_the_desk_and_at_the_tower(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s3")
    desk, tower = surface("desk", "t1"), surface("tower", width=1440, height=900)
    begun = [
        ("Écrire", "#scribe", "Une phrase commen"),
        ("Paroles", "#quote", "On l’a dit"),
        ("Appeler", "#why", "Le micro"),
    ]
    for tool, field, text in begun:
        desk.click(tool)
        desk.page.fill(field, text)
        desk.page.keyboard.press("Escape")
    tower.page.fill("#message", "Encore cinq min")
    for one in (desk, tower):
        one.page.reload()
    for tool, field, text in begun:
        desk.click(tool)
        desk.page.wait_for_selector(field)
        assert desk.page.input_value(field) == text
        desk.page.keyboard.press("Escape")
    tower.page.wait_for_selector("#message")
    assert tower.page.input_value("#message") == "Encore cinq min"


def test_a_paste_that_is_too_long_stays_whole_and_is_not_sent(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.click("Écrire")
    long = "é" * 2005
    desk.page.fill("#scribe", long)
    desk.shows("5 signes de trop.", "dialog")
    assert desk.page.locator("dialog").locator("text=Ajouter l’idée").is_disabled()
    desk.page.reload()
    desk.click("Écrire")
    assert desk.page.input_value("#scribe") == long
    writes(desk, long[:2000])
    watch.wait(lambda view: bodies_of(view) == [long[:2000]])


def test_a_short_title_that_is_too_long_is_never_cut_nor_said_saved(crowd: Crowd, surface: Open) -> None:
    watch, sheet = with_sheets(crowd)
    desk = surface("desk", "t1")
    field = desk.page.locator("[id$=short_title]")
    field.fill("Un titre court qui ne l’est pas du tout, loin s’en faut")
    field.blur()
    part = desk.page.locator(".sheet-field", has=field)
    part.locator("text=15 signes de trop.").wait_for()
    assert "Enregistré" not in part.inner_text()
    desk.page.reload()
    field.wait_for()
    assert field.input_value() == "Un titre court qui ne l’est pas du tout, loin s’en faut"
    field.fill("Un titre court")
    watch.wait(lambda view: view[sheet]["fields"].get("short_title", {}).get("text") == "Un titre court")
    desk.page.reload()
    field.wait_for()
    assert field.input_value() == "Un titre court"


def test_no_field_of_a_live_page_cuts_what_is_pasted() -> None:
    cutting = [str(path) for path in (ROOT / "static" / "js").rglob("*.js") if "maxlength" in path.read_text()]
    assert cutting == []


def test_a_disk_that_is_full_is_said_and_what_waits_leaves_once_there_is_room(
    crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    sieve = sifted(alice)
    sieve.full = True
    alice.writes("Écrite quand le disque est plein")
    alice.shows("le disque du serveur ne répond pas")
    wait_until(lambda: alice.page.evaluate("1") and sieve.asked >= 2, "it is not said again")
    alice.page.reload()
    alice.shows("le disque du serveur ne répond pas")
    sieve.full = False
    alice.sent_all()
    assert desk.wait(lambda view: view["contributed"] == 1)["writing"]["people"] == 1


# An outbox over a server of the test's, on a clock that runs a thousand times too fast.
PATIENT = """async ([base, answers]) => {
  const later = window.setTimeout;
  window.setTimeout = (act, ms = 0, ...given) => later(act, ms / 1000, ...given);
  localStorage.clear();
  const { openOutbox } = await import(`${base}/static/js/outbox.js`);
  const { signal } = await import(`${base}/static/js/h.js`);
  const said = [];
  const few = Math.min(answers.length, 3);
  const link = { status: signal("online"), now: () => Date.now(), do: async (name, body, { id }) => {
    said.push(id);
    return answers.shift() ?? { ok: true, seq: 7, at: 0 };
  } };
  const open = () => openOutbox({ link, code: "ABCDEF", person: "p1" });
  const first = open();
  first.add("idea.write", { body: "Une idée" });
  const wait = async (holds) => { while (!holds()) await new Promise((done) => later(done, 2)); };
  await wait(() => said.length >= few);
  const second = open(); // as after a reload
  await wait(() => second.items.value.every((item) => ["saved", "refused"].includes(item.state)));
  await wait(() => first.items.value.every((item) => ["saved", "refused"].includes(item.state)));
  const refused = second.items.value.filter((item) => item.state === "refused");
  const left = refused.map((item) => [item.body, item.refusal.kind]);
  window.setTimeout = later;
  return { ids: new Set(said).size, times: said.length, left, kept: Object.keys(localStorage).length };
}"""


@pytest.fixture
def patient(house: House, browser: Browser) -> Any:
    """Has an idea said to a server that gives these answers, then takes it; gives what was said and what is left."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(house.url)
    yield lambda answers: page.evaluate(PATIENT, [house.url, answers])
    page.close()


@pytest.mark.parametrize("kind", ["disk", "busy", "elsewhere"])
def test_what_time_lifts_is_said_again_for_as_long_as_it_takes_a_reload_included(patient: Any, kind: str) -> None:
    told = patient([{"refused": kind, "values": {}, "text": ""}] * 60)
    assert told["ids"] == 1 and told["times"] >= 60
    assert (told["left"], told["kept"]) == ([], 0)


def test_no_answer_is_asked_again_for_as_long_as_it_takes(patient: Any) -> None:
    told = patient([{"error": "offline", "text": ""}] * 60)
    assert told["ids"] == 1 and told["left"] == []


def test_a_refusal_that_is_final_is_shown_with_its_words(patient: Any) -> None:
    told = patient([{"refused": "not_in_step", "values": {}, "text": "Trop tard."}])
    assert (told["times"], told["left"]) == (1, [[{"body": "Une idée"}, "not_in_step"]])


def test_a_fault_of_the_server_is_not_asked_for_ever(patient: Any) -> None:
    told = patient([{"error": "internal", "text": "Une erreur."}] * 60)
    assert told["times"] <= 12
    assert told["left"] == [[{"body": "Une idée"}, "internal"]]
