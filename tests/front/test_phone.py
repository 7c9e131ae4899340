"""The phone in a real browser, on a real server: nothing that was written or voted is lost, or counted twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.front.conftest import Pocket, pockets
from tests.support.axe import violations
from tests.support.house import House, a_day
from tests.support.people import Crowd, Live


def go(crowd: Crowd, step: str, table: str = "t1") -> Live:
    """Bring the tables to a step as the organiser does; gives a desk of that table."""
    tower = crowd.tower()
    assert tower.do("step.move", step=step, tables="all")["ok"]
    desk = crowd.desk(table)
    desk.wait(lambda view: view["step"]["id"] == step)
    return desk


def open_vote(crowd: Crowd, ideas: int = 3) -> tuple[Live, list[str]]:
    """A table in an open dots vote; gives the desk and the options."""
    desk = go(crowd, "s3")
    for number in range(ideas):
        assert desk.do("idea.write", body=f"Idée {number}")["ok"]
    desk.close()
    desk = go(crowd, "s4")
    version = desk.shared["step"]["version"]
    assert desk.do("vote.open", version=version)["ok"]
    return desk, desk.wait(lambda view: view["vote"]["phase"] == "open")["vote"]["options"]


def sealed(desk: Live) -> dict[str, Any]:
    """Close and seal the vote; gives points by title of the result's rows."""
    vote = desk.shared["vote"]["id"]
    assert desk.do("vote.close", vote=vote)["ok"]
    assert desk.do("vote.seal", vote=vote)["ok"]
    result = desk.wait(lambda view: view["result"])["result"]
    return {row["id"]: row["figures"]["points"] for row in result["rows"]} | {"ballots": result["ballots"]}


def with_sheets(crowd: Crowd) -> tuple[Live, str]:
    """A table that selected an idea and writes its sheet; gives the desk and the first sheet's key."""
    desk, options = open_vote(crowd)
    voter = crowd.phone("Vote", table="t1")
    assert voter.do("ballot.cast", vote=desk.shared["vote"]["id"], seat=1, choice={options[0]: 1})["ok"]
    sealed(desk)
    result = desk.shared["result"]
    assert desk.do("vote.select", vote=result["vote"], ideas=result["proposed"])["ok"]
    desk.close()
    return go(crowd, "s5"), f"sheet/{result['proposed'][0]}"


def bodies(desk: Live) -> list[str]:
    return [desk.shared[f"idea/{idea}"]["body"] for idea in desk.shared["ideas"]]


def test_an_idea_is_said_saved_after_the_server_has_it(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    alice.writes("Un carnet des essais ratés")
    alice.shows("Enregistrée à")
    desk.wait(lambda view: view["pending"]["people"] == 0)
    assert alice.page.input_value("#idea") == ""
    assert alice.waiting() == []


def test_airplane_mode_loses_nothing_and_doubles_nothing(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    alice.context.set_offline(True)
    alice.writes("Première idée écrite sans réseau")
    alice.writes("Seconde idée écrite sans réseau")
    alice.shows("Réseau coupé.")
    alice.shows("En attente du réseau")
    assert len(alice.waiting()) == 2
    alice.context.set_offline(False)
    alice.sent_all()
    desk.close()
    desk = go(crowd, "s3")
    assert sorted(bodies(desk)) == ["Première idée écrite sans réseau", "Seconde idée écrite sans réseau"]


def test_a_vote_cast_offline_arrives_once(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk, options = open_vote(crowd)
    alice = pocket("Alice")
    alice.context.set_offline(True)
    plus = alice.page.locator("button[aria-label^='Coller']").first
    plus.click()
    plus.click()
    alice.shows("En attente du réseau")
    assert len(alice.waiting()) == 1, "of a seat's ballot only the last stays"
    alice.context.set_offline(False)
    desk.wait(lambda view: view["vote"]["ballots"] == 1)
    points = sealed(desk)
    assert points["ballots"] == 1
    assert sorted(points[option] for option in options) == [0, 0, 2]


def test_what_waits_survives_a_reload(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    alice.page.route("**/socket.io/**", lambda route: route.abort())
    alice.context.set_offline(True)
    alice.writes("Une idée qui attend")
    alice.page.fill("#idea", "Une phrase commencée")
    alice.context.set_offline(False)
    alice.page.unroute("**/socket.io/**")
    alice.page.reload()
    alice.shows("Une idée qui attend")
    assert alice.page.input_value("#idea") == "Une phrase commencée"
    desk.wait(lambda view: view["pending"]["people"] == 0)


def test_two_tabs_are_one_person(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    other = alice.context.new_page()
    other.goto(alice.page.url)
    other.wait_for_selector("#idea")
    alice.context.set_offline(True)
    alice.writes("Écrite dans le premier onglet")
    alice.context.set_offline(False)
    desk.wait(lambda view: view["pending"]["people"] == 0)
    other.wait_for_selector("text=Écrite dans le premier onglet")
    assert desk.shared["table"]["people"] == 1
    assert desk.shared["writing"]["people"] == 1
    desk.close()
    assert bodies(go(crowd, "s3")) == ["Écrite dans le premier onglet"]


REFUSED = """window.WebSocket = class {
    constructor() { setTimeout(() => this.onerror?.(new Event('error'))); }
    close() {} };"""
SWALLOWED = """window.WebSocket = class { close() {} };"""


@pytest.mark.parametrize(
    "script", ["delete window.WebSocket;", REFUSED, SWALLOWED], ids=["absent", "refused", "swallowed"]
)
def test_long_polling_alone_works(crowd: Crowd, pocket: Callable[..., Pocket], script: str) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice", script=script)
    alice.writes("Par de simples requêtes")
    alice.shows("Enregistrée à")
    desk.wait(lambda view: view["pending"]["people"] == 0)


def test_phones_come_back_by_themselves_after_a_kill(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s2").close()
    alice = pocket("Alice")
    alice.writes("Avant la coupure")
    alice.shows("Enregistrée à")
    crowd.house.kill()
    alice.shows("Réseau coupé.")
    alice.writes("Pendant la coupure")
    crowd.house.start()
    alice.sent_all()
    assert alice.page.locator(".idea").count() == 2


def test_each_seat_of_a_shared_phone_has_its_ballot(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    trio = pocket("Alice")
    trio.page.click("button.me")
    for _ in range(2):
        trio.page.click("[aria-label='Une personne de plus']")
    trio.page.click("text=Enregistrer")
    trio.page.locator("dialog").locator("text=Enregistré à").wait_for()
    trio.page.click("dialog [aria-label='Fermer']")
    desk, options = open_vote(crowd)
    for seat in (1, 2, 3):
        trio.page.click(f"text=Je suis la personne {seat}")
        trio.page.locator("button[aria-label^='Coller']").first.click()
        trio.page.click(".phone-foot .is-main")
        assert trio.page.locator(".gommette").count() == 0, "the page is cleared between two"
    trio.shows("Tout le monde a voté")
    desk.wait(lambda view: view["vote"]["ballots"] == 3)
    points = sealed(desk)
    assert points["ballots"] == 3
    assert sum(points[option] for option in options) == 3


def test_controls_stop_where_the_rule_stops(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    open_vote(crowd)
    alice = pocket("Alice")
    first = alice.page.locator("button[aria-label^='Coller']").nth(0)
    second = alice.page.locator("button[aria-label^='Coller']").nth(1)
    for _ in range(3):
        first.click()
    assert first.is_disabled(), "cap"
    second.click()
    second.click()
    alice.shows("Tout est collé")
    assert second.is_disabled(), "budget"


def test_a_reloaded_ballot_is_there_again(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    open_vote(crowd)
    alice = pocket("Alice")
    alice.page.locator("button[aria-label^='Coller']").first.click()
    alice.shows("Enregistré")
    alice.page.reload()
    alice.shows("Il en reste 4")


def test_results_show_at_sealing_and_not_before(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk, _ = open_vote(crowd)
    alice = pocket("Alice")
    alice.page.locator("button[aria-label^='Coller']").first.click()
    desk.wait(lambda view: view["vote"]["ballots"] == 1)
    assert desk.do("vote.close", vote=desk.shared["vote"]["id"])["ok"]
    alice.shows("Le vote est clos")
    assert "point" not in alice.text()
    assert desk.do("vote.seal", vote=desk.shared["vote"]["id"])["ok"]
    alice.shows("1 point · 1 votant sur 1")


def test_somebody_else_s_words_in_a_field_are_never_covered(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk, sheet = with_sheets(crowd)
    alice, bruno = pocket("Alice"), pocket("Bruno")
    for one in (alice, bruno):
        one.page.click("text=J’ai compris")
        one.page.locator(".sheet-choice").first.click()
    bruno.context.set_offline(True)
    bruno.page.fill("[id$=finding]", "Le constat de Bruno")
    alice.page.fill("[id$=finding]", "Le constat d’Alice")
    alice.page.locator(".sheet-field", has_text="Constat").locator("text=Enregistré à").wait_for()
    bruno.context.set_offline(False)
    bruno.shows("Quelqu’un a écrit ici en même temps que vous.")
    bruno.shows("Le constat d’Alice")
    assert bruno.page.input_value("[id$=finding]") == "Le constat de Bruno"
    bruno.page.click("text=Garder le mien")
    alice.page.wait_for_function("() => document.querySelector('[id$=finding]').value === 'Le constat de Bruno'")
    desk.wait(lambda view: view[sheet]["fields"]["finding"]["text"] == "Le constat de Bruno")


SENT = """const send = WebSocket.prototype.send; window.sent = [];
WebSocket.prototype.send = function (said) { window.sent.push(String(said)); return send.call(this, said); };"""
SENT_SO_OFTEN = "many => sent.filter(said => said.includes('sheet.write')).length >= many"


def test_fast_typing_in_a_field_is_no_conflict_with_oneself(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk, sheet = with_sheets(crowd)
    alice = pocket("Alice", script=SENT)
    alice.page.locator(".sheet-choice").first.click()
    alice.page.click("[id$=proposal]")
    for many, word in enumerate(("On ", "bloque ", "une heure ", "chaque ", "quinzaine "), start=1):
        alice.page.keyboard.type(word, delay=20)
        alice.page.wait_for_function(SENT_SO_OFTEN, arg=many)
    assert alice.page.input_value("[id$=proposal]") == "On bloque une heure chaque quinzaine "
    said = "On bloque une heure chaque quinzaine"
    desk.wait(lambda view: view[sheet]["fields"].get("proposal", {}).get("text") == said)
    assert alice.page.locator(".conflict").count() == 0


def test_a_refused_text_stays_until_its_author_decides(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s2").close()
    alice = pocket("Alice")
    alice.context.set_offline(True)
    alice.writes("Trop tard pour cette étape")
    go(crowd, "s4").close()
    alice.context.set_offline(False)
    alice.page.wait_for_selector(".refused")
    assert alice.page.input_value(".refused textarea") == "Trop tard pour cette étape"
    alice.page.reload()
    alice.page.wait_for_selector(".refused")
    alice.page.click("text=Supprimer ce texte")
    assert alice.waiting() == []


def test_an_idea_is_corrected_and_taken_back(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s3")
    alice = pocket("Alice")
    alice.page.click("text=Ajouter une idée")
    alice.writes("Une idée à corriger")
    desk.wait(lambda view: view["ideas"])
    alice.page.click("[aria-label^='Modifier']")
    alice.page.fill("[id^=edit-]", "Une idée corrigée")
    alice.page.click(".idea >> text=Enregistrer")
    desk.wait(lambda view: bodies(desk) == ["Une idée corrigée"])
    alice.page.click("[aria-label^='Modifier']")
    alice.page.click("text=Retirer")
    alice.page.click("text=Oui, la retirer")
    desk.wait(lambda view: view["ideas"] == [])
    alice.page.click("text=Remettre")
    desk.wait(lambda view: len(view["ideas"]) == 1)


def test_changing_table_loads_the_other_table(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    alice.page.click("button.me")
    alice.page.check("dialog input[name=table][value=t2]", force=True)
    alice.page.click("text=Aller à la table 2")
    alice.page.wait_for_function("() => document.querySelector('.where')?.innerText.includes('Table 2')")


def test_an_idea_left_at_another_table_says_who_sees_it(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s2")
    alice = pocket("Alice")
    alice.writes("Restée à la table 1")
    alice.sent_all()
    alice.page.click("button.me")
    alice.page.check("dialog input[name=table][value=t2]", force=True)
    alice.page.click("text=Aller à la table 2")
    alice.page.wait_for_function("() => document.querySelector('.where')?.innerText.includes('Table 2')")
    alice.page.click("dialog [aria-label='Fermer']")
    alice.shows("Écrite à la table 1, qui ne la voit pas.")
    assert desk.do("ideas.reveal", revealed=True, version=desk.shared["step"]["version"])["ok"]
    alice.shows("Écrite à la table 1, qui la voit.")
    unseen = alice.page.locator("section", has_text="personne d’autre ne les voit")
    assert "Restée à la table 1" not in unseen.inner_text()


def test_a_late_arrival_is_told_where_the_table_is(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk = go(crowd, "s3")
    assert desk.do("idea.write", body="Écrite avant")["ok"]
    alice = pocket("Alice")
    alice.shows("Vous arrivez pendant")
    alice.shows("1 idée")
    alice.page.click("text=J’ai compris")
    alice.page.reload()
    alice.page.wait_for_selector(".idea, .card")
    assert alice.page.locator(".recap").count() == 0


def test_who_comes_during_a_vote_that_the_desk_admits_to_is_told_so_and_then_votes(
    house: House, browser: Browser, new_crowd: Callable[[House, str], Crowd]
) -> None:
    steps = [{**step, "settings": {"arrivals": "desk"} if step["kind"] == "dots" else {}} for step in a_day()["steps"]]
    crowd = new_crowd(house, house.create({**a_day(), "steps": steps}))
    desk, _ = open_vote(crowd, ideas=1)
    for make in pockets(browser, crowd):
        alice = make("Alice")
        alice.shows("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")
        assert "s’ouvrira" not in alice.text("body")
        assert violations(alice.page) == []
        assert desk.do("vote.admit", vote=desk.shared["vote"]["id"])["ok"]
        alice.page.get_by_label("Coller une gommette").press("Enter")
        desk.wait(lambda view: view["vote"]["ballots"] == 1)


def test_the_next_step_finds_nobody_arriving(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s3").close()
    alice = pocket("Alice")
    alice.shows("Vous arrivez pendant")
    go(crowd, "s4").close()
    alice.page.wait_for_function("() => document.querySelector('.where b').innerText === 'Étape 4'")
    assert alice.page.locator(".recap").count() == 0


def test_a_browser_that_keeps_nothing_says_so_and_still_works(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s2").close()
    script = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('private'); } });"
    alice = pocket("Alice", script=script)
    alice.shows("Ce navigateur ne garde rien.")
    alice.writes("Une idée d’une fenêtre privée")
    alice.shows("Enregistrée à")


def test_a_sentence_begun_follows_its_author_into_the_next_step(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s2").close()
    alice = pocket("Alice")
    alice.page.fill("#idea", "Une phrase commen")
    go(crowd, "s3").close()
    alice.shows("Les idées de la table")
    assert alice.page.input_value("#idea") == "Une phrase commen"


def test_erasing_oneself_forgets_the_name_frees_the_place_and_says_so(
    crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    alice = pocket("Alice")
    alice.page.click("button.me")
    alice.page.click("text=Effacer mes données")
    alice.page.click("text=Oui, effacer")
    alice.shows("sont effacés")
    alice.page.click("text=Prendre place")
    alice.shows("Bonjour, vous êtes à votre place.")


def test_a_part_of_the_page_that_could_not_be_fetched_is_fetched_again(
    crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    alice = pocket("Alice")
    lost: list[str] = []

    def lose_once(route: Any) -> None:
        if lost:
            return route.continue_()
        lost.append(route.request.url)
        return route.abort()

    alice.page.route("**/activities/ideas/phone.js", lose_once)
    go(crowd, "s2").close()
    alice.page.reload()
    alice.page.wait_for_selector("#idea")
    assert len(lost) == 1


def test_the_end_of_the_time_is_not_said_when_a_step_begins(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    alice.page.evaluate(
        "() => { window.said = []; new MutationObserver(() => said.push(document.body.innerText))"
        ".observe(document.querySelector('#app'), { childList: true, characterData: true, subtree: true }); }"
    )
    go(crowd, "s2")
    alice.page.wait_for_selector("#idea")
    alice.page.wait_for_function("() => said.some(text => text.includes('9:5'))")  # the clock goes
    assert alice.page.evaluate("said.length && said.filter(text => text.includes('Le temps est écoulé'))") == []
