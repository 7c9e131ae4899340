"""The desk in a real browser, on a real server: it drives a table, asks twice, undoes, and never hides a refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.front.conftest import Pocket, Sheet
from tests.front.test_phone import go
from tests.support.axe import violations
from tests.support.house import a_day
from tests.support.people import Crowd, Live

Open = Callable[..., Sheet]
# Counts the notes that a page would play.
EAR = """window.notes = 0;
window.AudioContext = class { currentTime = 0; destination = {}; resume() { return Promise.resolve(); } };
window.GainNode = class { gain = { linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }; connect() {} };
window.OscillatorNode = class { connect(next) { window.notes += 1; return next; } start() {} stop() {} };"""


def ideas(crowd: Crowd, *bodies: str, table: str = "t1") -> list[str]:
    """Ideas written from a desk in the share step; gives their ids."""
    desk = go(crowd, "s3", table)
    for body in bodies:
        assert desk.do("idea.write", body=body)["ok"]
    return list(desk.wait(lambda view: len(view["ideas"]) == len(bodies))["ideas"])


def voted(crowd: Crowd, points: list[int]) -> Live:
    """A closed vote at t1 where the options got these points; gives a socket of its desk."""
    ideas(crowd, *[f"Idée {number}" for number in range(len(points))])
    desk = go(crowd, "s4")
    assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]
    vote = desk.wait(lambda view: view["vote"]["phase"] == "open")["vote"]
    left = dict(zip(vote["options"], points, strict=True))
    while any(left.values()):
        phone = crowd.phone(table="t1")
        choice = {option: min(one, 1) for option, one in left.items() if one}
        assert phone.do("ballot.cast", vote=vote["id"], seat=1, choice=choice)["ok"]
        left = {option: one - choice.get(option, 0) for option, one in left.items()}
    assert desk.do("vote.close", vote=vote["id"])["ok"]
    return desk


def test_forward_says_how_many_have_not_finished_and_goes_at_the_second_press(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    alice = crowd.phone("Alice", "t1")
    crowd.phone("Bruno", "t1")
    assert alice.do("idea.write", body="Un essai")["ok"]
    desk = surface("desk", "t1")
    desk.shows("Le compte paraîtra à la troisième personne")
    desk.press("n")
    desk.shows("2 personnes au plus n’ont encore rien écrit.", "[role=dialog]")
    assert "Bruno" not in desk.page.inner_text("[role=dialog]")
    assert "Étape 2" in desk.page.inner_text("h1")
    desk.press("n")
    desk.at("Étape 3")


def test_private_ideas_are_counted_and_their_words_absent(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    assert crowd.phone("Alice", "t1").do("idea.write", body="Des mots très privés")["ok"]
    desk = surface("desk", "t1")
    desk.shows("idée au moins")
    assert "Des mots très privés" not in desk.page.content()


def test_letters_do_nothing_while_somebody_types(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    desk = surface("desk", "t1")
    desk.click("Écrire")
    desk.page.fill("#scribe", "")
    desk.page.type("#scribe", "nnbb n")
    assert desk.page.input_value("#scribe") == "nnbb n"
    assert "Étape 2" in desk.page.inner_text("h1")


def test_a_step_is_undone_within_eight_seconds(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    desk = surface("desk", "t1")
    desk.press("n", "n")
    desk.at("Étape 3")
    desk.click("Annuler")
    desk.at("Étape 2")


def test_two_desks_going_to_the_same_step_are_both_content(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    one, two = surface("desk", "t1"), surface("desk", "t1")
    one.press("n")
    two.press("n")
    one.press("n")
    two.press("n")
    one.at("Étape 3")
    two.at("Étape 3")
    assert two.page.locator(".desk-notices .banner").count() == 0


def test_a_question_read_before_another_desk_moved_is_answered_by_a_conflict(crowd: Crowd, surface: Open) -> None:
    other = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.press("n")
    assert other.do("step.go", step="s2", version=other.shared["step"]["version"])["ok"]
    desk.at("Étape 2")
    desk.press("n")
    desk.shows("L’étape vient d’être changée depuis un autre pupitre.")
    assert "Étape 2" in desk.page.inner_text("h1")


def test_two_ideas_are_read_side_by_side_merged_and_taken_apart(crowd: Crowd, surface: Open) -> None:
    first, second = ideas(crowd, "Une heure par mois", "Soixante minutes chaque mois")
    watch = crowd.desk("t1")
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card").nth(0).locator("[aria-expanded]").click()
    desk.click("Réunir…")
    desk.page.locator(".pick-list button").first.click()
    assert desk.page.locator(".side").count() == 2
    desk.page.locator("text=Garder ce texte").first.click()
    watch.wait(lambda view: view["ideas"] == [first] and view[f"idea/{first}"]["merged"] == 1)
    desk.click("Ressortir")
    watch.wait(lambda view: set(view["ideas"]) == {first, second})


def test_an_idea_leaves_the_screen_in_one_press(crowd: Crowd, surface: Open) -> None:
    (idea,) = ideas(crowd, "Une idée qui nomme quelqu’un")
    screen = crowd.screen("t1")
    screen.wait(lambda view: view["ideas"] == [idea])
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card button[title='Ôter de l’écran']").click()
    screen.wait(lambda view: view["ideas"] == [])
    desk.shows("Absente de l’écran")


def test_the_screen_goes_blank_and_back_in_one_press_each(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s3")
    screen = crowd.screen("t1")
    desk = surface("desk", "t1")
    desk.click("Éteindre")
    screen.wait(lambda view: view["blank"])
    desk.click("Rallumer")
    screen.wait(lambda view: not view["blank"])


def test_no_line_begins_with_the_sign_that_ends_a_word(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Chez le voisin : « qui ose ? »")
    said = "Chez le voisin\u00a0: «\u00a0qui ose\u00a0?\u00a0»"
    for page in (surface("desk", "t1"), surface("screen", "t1", width=1920, height=1080)):
        page.shows("Chez le voisin :")
        assert said in page.page.locator(".as-typed, .note-body").first.inner_text()


def test_ideas_are_grouped_by_buttons(crowd: Crowd, surface: Open) -> None:
    (idea,) = ideas(crowd, "Une heure par mois")
    watch = crowd.desk("t1")
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card [aria-expanded]").click()
    desk.click("Déplacer…")
    desk.page.fill("#new-group", "Se donner du temps")
    desk.click("Créer et y déplacer")
    watch.wait(lambda view: view["groups"] and view[f"idea/{idea}"]["group"] == view["groups"][0])
    desk.shows("Se donner du temps", ".column-head h2")


def test_a_tie_is_settled_with_a_reason(crowd: Crowd, surface: Open) -> None:
    watch = voted(crowd, [3, 2, 1])
    desk = surface("desk", "t1")
    desk.press("n")
    desk.shows("Ce vote ne se rouvrira pas")
    desk.press("n")
    desk.shows("3 points", ".count-rows")
    desk.page.locator(".count-rows input").nth(2).uncheck()
    desk.press("n", "n")
    desk.shows("Pourquoi", ".reason")
    desk.page.wait_for_selector("#reason[aria-invalid=true]")
    desk.page.fill("#reason", "La troisième demande un décret.")
    desk.page.locator("h1").click()
    desk.press("n", "n")
    result = watch.wait(lambda view: view["result"] and view["result"]["selected"])["result"]
    assert len(result["selected"]) == 2
    assert result["reason"] == "La troisième demande un décret."
    desk.shows("2 idées gardées")


def test_no_sign_begins_a_line_of_what_is_voted_and_counted(crowd: Crowd, surface: Open) -> None:
    ideas(crowd, "Dire « usager » partout : pourquoi pas ?")
    watch, desk = go(crowd, "s4"), surface("desk", "t1")
    kept = "Dire «\u00a0usager\u00a0» partout\u00a0: pourquoi pas\u00a0?"
    assert desk.page.wait_for_selector(".option-list span").text_content() == kept
    assert watch.do("vote.open", version=watch.shared["step"]["version"])["ok"]
    vote = watch.wait(lambda view: view["vote"]["phase"] == "open")["vote"]["id"]
    assert watch.do("vote.close", vote=vote)["ok"] and watch.do("vote.seal", vote=vote)["ok"]
    assert desk.page.wait_for_selector(".count-title span").text_content() == kept


def test_no_count_is_in_the_page_before_sealing(crowd: Crowd, surface: Open) -> None:
    voted(crowd, [3, 1])
    desk = surface("desk", "t1")
    desk.shows("3 bulletins")
    assert "points" not in desk.page.inner_text("main")


def test_somebody_without_a_phone_is_written_for(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.click("Écrire")
    desk.page.fill("#scribe", "Dictée à la table")
    desk.click("Ajouter l’idée")
    view = watch.wait(lambda view: len(view["ideas"]) == 1)
    assert view[f"idea/{view['ideas'][0]}"]["origin"] == "scribe"
    desk.shows("Enregistré", "dialog")


def test_words_heard_at_the_table_are_kept_unsigned(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.click("Paroles")
    desk.page.fill("#quote", "Chez nous, on recommence.")
    desk.click("Garder ces mots")
    kept = watch.wait(lambda view: view["verbatims"])["verbatims"]
    assert (kept[0]["text"], kept[0]["by"]) == ("Chez nous, on recommence.", None)


def test_a_person_is_moved_to_another_table(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    alice = crowd.phone("Alice", "t1")
    desk = surface("desk", "t1")
    desk.click("Personnes")
    desk.click("Changer de table")
    desk.page.locator(".table-choices button").first.click()
    alice.wait(lambda own: own["me"]["table"] == "t2", of="own")


def test_the_place_of_who_is_offline_is_freed_at_once_or_by_an_answer(
    crowd: Crowd, surface: Open, pocket: Callable[..., Pocket]
) -> None:
    go(crowd, "s2")
    idle, writer = pocket("Alice"), pocket("Bruno")
    writer.writes("Une idée")
    writer.sent_all()
    go(crowd, "s3")
    desk = surface("desk", "t1")
    desk.page.click(".tool:has-text('Personnes')")
    for phone in (idle, writer):
        phone.page.goto("about:blank")
    free = desk.page.locator(".people-list button:has-text('Libérer la place')")
    free.nth(1).wait_for()
    free.first.click()
    desk.page.locator(".people-list strong:has-text('Alice')").wait_for(state="detached")
    free.first.click()
    desk.shows("Libérer la place de Bruno ?")
    assert desk.page.locator("[role=alert]:visible").count() == 0
    assert desk.page.evaluate("document.activeElement.innerText") == "Garder sa place"
    desk.press("Tab", "Enter")
    desk.page.locator(".people-list strong:has-text('Bruno')").wait_for(state="detached")
    desk.shows("Une idée")


def test_a_lost_phone_s_place_is_asked_for_on_another_and_confirmed_at_the_desk(
    crowd: Crowd, surface: Open, pocket: Callable[..., Pocket], browser: Browser
) -> None:
    go(crowd, "s2")
    lost = pocket("Samira")
    lost.writes("Une idée")
    lost.sent_all()
    lost.page.goto("about:blank")
    desk = surface("desk", "t1")
    desk.page.click(".tool:has-text('Personnes')")
    desk.shows("hors ligne", ".people-list")
    page = browser.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR").new_page()
    new = Pocket(page.context, page)
    page.goto(f"{crowd.house.url}/r/{crowd.code}?table=t1")
    page.click("text=J’avais déjà une place")
    page.fill("#name", "samira")
    assert page.input_value("#table") == "t1"
    assert violations(page) == []
    page.press("#name", "Enter")
    new.shows("Votre demande est au pupitre")
    assert violations(page) == []
    desk.shows("Quelqu’un redemande sa place", ".desk-notices")
    desk.shows("Quelqu’un dit être samira", ".panel-over")
    assert violations(desk.page) == []
    desk.page.focus("button:has-text('C’est bien Samira (hors ligne)')")
    desk.press("Enter")
    page.wait_for_selector(".seat-bar .where")
    new.shows("Une idée")
    lost.page.goto(f"{crowd.house.url}/s/{crowd.code}/phone")
    lost.shows("L’animation a rendu votre place à un autre appareil")
    page.context.close()


def test_somebody_is_sent_out_and_let_back_in(crowd: Crowd, surface: Open, pocket: Callable[..., Pocket]) -> None:
    phone = pocket("Alice")
    desk = surface("desk", "t1")
    desk.page.click(".tool:has-text('Personnes')")
    desk.page.click("text=Faire sortir…")
    desk.page.click("text=garder ses idées")
    phone.shows("L’animation vous a fait sortir de cette séance.")
    phone.page.click("text=Prendre place")
    phone.shows("On vous fait entrer")
    desk.shows("1 personne attend à la porte.")
    desk.page.click(".desk-notices .button:has-text('Faire entrer')")
    phone.page.wait_for_selector(".seat-bar .where")


def test_the_desk_calls_reads_a_message_and_stops_calling(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    tower = crowd.tower()
    desk = surface("desk", "t1")
    desk.click("Appeler")
    desk.page.fill("#why", "Le Wi-Fi est tombé")
    desk.page.keyboard.press("Enter")
    tower.wait(lambda view: view["calls"] and view["calls"][0]["text"] == "Le Wi-Fi est tombé")
    assert tower.do("message.send", text="J’arrive", tables=["t1"])["ok"]
    desk.shows("J’arrive", ".banner")
    desk.click("Lu")
    desk.click("Ne plus appeler")
    tower.wait(lambda view: not view["calls"])
    assert "J’arrive" not in desk.page.inner_text("body")


def test_the_space_bar_pauses_and_time_is_added(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s2")
    desk = surface("desk", "t1")
    desk.page.locator("h1").click()
    desk.press(" ")
    left = watch.wait(lambda view: "left" in view["timer"])["timer"]["left"]
    desk.shows("en pause")
    desk.click("Temps")
    desk.click("+ 1 min")
    watch.wait(lambda view: view["timer"].get("left") == left + 60_000)


def test_a_field_written_elsewhere_meanwhile_shows_both_texts(crowd: Crowd, surface: Open) -> None:
    watch = voted(crowd, [2, 1])
    vote = watch.shared["vote"]["id"]
    assert watch.do("vote.seal", vote=vote)["ok"]
    proposed = watch.wait(lambda view: view["result"])["result"]["proposed"]
    assert watch.do("vote.select", vote=vote, ideas=proposed)["ok"]
    proposal = proposed[0]
    watch = go(crowd, "s5")
    desk = surface("desk", "t1")
    field = desk.page.locator(f"[id='{proposal}-finding']")
    field.fill("Ce que la table a écrit")
    assert watch.do("sheet.write", proposal=proposal, field="finding", text="Ce qu’un téléphone a écrit", base=0)["ok"]
    desk.shows("Ce qu’un téléphone a écrit", ".conflict")
    assert field.input_value() == "Ce que la table a écrit"
    desk.click("Les deux")
    text = "Ce qu’un téléphone a écrit\nCe que la table a écrit"
    watch.wait(lambda view: view[f"sheet/{proposal}"]["fields"]["finding"]["text"] == text)


def test_with_two_tables_the_keys_act_on_the_ringed_one(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    desk = surface("desk", "t1", "t2")
    desk.press("2")
    desk.page.wait_for_selector(".table-column.is-driving:nth-of-type(2)")
    desk.press("n", "n")
    halves = desk.page.locator(".table-column h2")
    desk.shows("Étape 3", ".table-column:nth-of-type(2) h2")
    assert halves.nth(0).inner_text() == "Étape 2"
    desk.press("1", "n", "n")
    desk.shows("Étape 3", ".table-column:nth-of-type(1) h2")


def test_the_desk_of_all_takes_everybody_to_the_pitch_and_calls_the_turns(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s5")
    desk = surface("desk", "all")
    desk.press("n", "n")
    desk.at("Étape 6")
    watch.wait(lambda view: view["step"]["id"] == "s6")
    desk.press("n", "n")
    desk.shows("Table 1 présente")
    watch.wait(lambda view: view["pitch"]["turn"] == 0 and view["timer"])
    desk.press("n", "n")
    desk.shows("Table 2 présente")


def test_a_desk_that_lost_its_network_says_so_and_comes_back(crowd: Crowd, surface: Open) -> None:
    go(crowd, "s2")
    desk = surface("desk", "t1")
    desk.context.set_offline(True)
    desk.shows("Réseau coupé")
    desk.context.set_offline(False)
    desk.page.wait_for_function("() => !document.body.innerText.includes('Réseau coupé')")


def test_the_desk_of_the_only_table_drives_the_whole_day(crowd: Crowd, surface: Open) -> None:
    crowd.code = crowd.house.create(a_day(tables=1))
    desk = surface("desk", "t1")
    for step in range(1, 7):
        desk.at(f"Étape {step}")
        desk.press("n", "n")
    desk.shows("Table 1 présente")


def test_the_end_of_the_time_is_seen_and_heard_where_it_was_asked_for(crowd: Crowd, surface: Open) -> None:
    watch = go(crowd, "s2")
    desk = surface("desk", "t1")
    desk.context.add_init_script(EAR)
    desk.page.reload()
    desk.at("Étape 2")
    assert watch.do("timer.set", left=1)["ok"]
    desk.shows("temps écoulé")
    assert desk.page.evaluate("() => window.notes") == 0
    desk.click("Temps")
    desk.page.get_by_label("Sonner à la fin, sur cet appareil").check()
    heard = desk.page.evaluate("() => new Promise((done) => setTimeout(() => done(window.notes), 200))")
    assert watch.do("timer.set", left=2)["ok"]
    desk.page.wait_for_function("(heard) => window.notes > heard", arg=heard)


def test_an_idea_taken_off_the_screen_comes_back_when_it_is_projected(crowd: Crowd, surface: Open) -> None:
    (idea,) = ideas(crowd, "Une idée cachée")
    assert crowd.desk("t1").do("idea.hide", idea=idea, hidden=True)["ok"]
    screen = crowd.screen("t1")
    desk = surface("desk", "t1")
    desk.page.locator(".idea-card [aria-expanded]").click()
    desk.click("Projeter")
    screen.wait(lambda view: view["spotlight"] == idea)


def test_a_new_round_starts_empty_and_keeps_the_first_result(crowd: Crowd, surface: Open) -> None:
    watch = voted(crowd, [2, 1])
    first = watch.shared["vote"]["id"]
    assert watch.do("vote.seal", vote=first)["ok"]
    desk = surface("desk", "t1")
    desk.click("Refaire un tour…")
    desk.click("Ouvrir un nouveau tour")
    again = watch.wait(lambda view: view["vote"]["phase"] == "open")["vote"]
    assert (again["round"], again["ballots"]) == (2, 0)
    desk.shows("0 bulletin")


def two_tables(crowd: Crowd, surface: Open) -> Sheet:
    """A desk of two tables on a small laptop, both writing."""
    go(crowd, "s2").close()
    desk = surface("desk", "t1", "t2", width=1024, height=768)
    desk.page.wait_for_selector(".table-column:nth-of-type(2)")
    return desk


def stands_in(desk: Sheet, half: int, what: str) -> bool:
    """Whether the thing stands in that half of the page, to a pixel."""
    inner = desk.page.locator(what).bounding_box()
    outer = desk.page.locator(f".table-column:nth-of-type({half})").bounding_box()
    assert inner and outer
    across = outer["x"] - 1 <= inner["x"] and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
    return across and inner["y"] >= 0 and inner["y"] + inner["height"] <= 768


@pytest.mark.parametrize("table", [1, 2])
def test_with_two_tables_all_that_opens_names_its_own_and_stands_in_its_half(
    crowd: Crowd, surface: Open, table: int
) -> None:
    desk = two_tables(crowd, surface)
    desk.press(str(table))
    desk.page.wait_for_selector(f".table-column.is-driving:nth-of-type({table})")
    for tool in ("Temps", "Révéler", "Écrire", "Paroles", "Personnes", "Appeler"):
        desk.page.locator(f".control-bar >> text={tool}").click()
        opened = "dialog[open]" if tool in ("Écrire", "Paroles") else "[role=dialog]"
        desk.shows(f"Table {table}", f"{opened} h2")
        assert stands_in(desk, table, opened), tool
        assert desk.page.evaluate(f"document.querySelector('{opened}').contains(document.activeElement)"), tool
        desk.page.keyboard.press("Escape")
        desk.page.wait_for_selector(opened, state="detached")
    desk.press("n")
    desk.shows(f"Table {table}", "[role=dialog] h2")
    assert stands_in(desk, table, "[role=dialog]")


def test_choosing_the_other_table_closes_the_question_and_answers_nothing(crowd: Crowd, surface: Open) -> None:
    desk = two_tables(crowd, surface)
    desk.press("n")
    desk.shows("Table 1", "[role=dialog] h2")
    desk.press("2")
    desk.page.wait_for_selector("[role=dialog]", state="detached")
    desk.press("n")
    desk.shows("Table 2", "[role=dialog] h2")
    desk.press("n")
    desk.shows("Étape 3", ".table-column:nth-of-type(2) h2")
    desk.shows("Étape 2", ".table-column:nth-of-type(1) h2")
    desk.shows("Table 2 : Étape changée", ".table-column:nth-of-type(2) .undo-toast")
    assert stands_in(desk, 2, ".undo-toast")


def test_with_two_tables_a_refusal_names_its_own_in_its_half(crowd: Crowd, surface: Open) -> None:
    other = go(crowd, "s3", "t2")
    desk = surface("desk", "t1", "t2", width=1024, height=768)
    desk.press("2", "n")
    desk.shows("Table 2", "[role=dialog] h2")
    assert other.do("step.go", step="s2", version=other.shared["step"]["version"])["ok"]
    desk.shows("Étape 2", ".table-column:nth-of-type(2) h2")
    desk.press("n")
    desk.shows(
        "Table 2 : L’étape vient d’être changée depuis un autre pupitre.", ".table-column:nth-of-type(2) .desk-notices"
    )
    assert desk.page.locator(".table-column:nth-of-type(1) .banner").count() == 0


def test_a_table_of_two_opened_on_the_whole_page_is_still_named(crowd: Crowd, surface: Open) -> None:
    desk = two_tables(crowd, surface)
    desk.page.locator(".table-column:nth-of-type(2) >> text=Ouvrir").click()
    desk.press("n")
    desk.shows("Table 2", "[role=dialog] h2")
