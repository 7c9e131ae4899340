"""The organiser's pages in a browser: axe finds nothing, keys are enough, rows move without losing the hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.front.conftest import one_ballot
from tests.support.axe import violations
from tests.support.house import House
from tests.support.patience import PATIENCE
from tests.support.people import Crowd
from workshop.definition import parse
from workshop.identity import OrganiserLink
from workshop.storage import Library
from workshop.web.assets.paths import example_sessions

WIDTHS = (320, 390, 1024, 1440, 1920)
PAGES = [
    "",
    "/edit",
    "/conduct",
    "/rehearsal",
    "/memento",
    "/import",
    "/ideas",
    "/delete",
    "/print/cards",
    "/print/run-sheet",
    "/print/sheets",
]


def prepared(house: House, themes: int) -> str:
    """The address of a session's pages: the demonstration's first themes."""
    body = parse((example_sessions() / "demonstration.md").read_bytes()).body
    body["themes"] = body["themes"][:themes]
    body["wifi"] = {"ssid": "Tablee", "password": "tilleul-2027", "security": "WPA"}
    return f"{house.url}/o/{Library(house.folder).create(body)}"


@pytest.fixture
def day(house: House) -> str:
    """A session of one theme: the two others are as long, and more of the same."""
    return prepared(house, 1)


@pytest.fixture
def office(browser: Browser, house: House) -> Iterator[Callable[..., Page]]:
    """Makes pages of a browser that followed the server's sign-in link; none may raise or log an error."""
    made: list[Page] = []
    faults: list[str] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(locale="fr-FR", **{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{house.url}/o/sign-in/{OrganiserLink(house.folder).token()}")
        made.append(page)
        return page

    yield make
    for page in made:
        page.context.close()
    assert faults == []


def accessible(page: Page) -> None:
    assert violations(page) == []


def fits(page: Page, *widths: int) -> None:
    """Nothing goes over the edge at any of these widths; the page keeps its own."""
    size = page.viewport_size
    assert size
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
    page.set_viewport_size(size)


def test_axe_finds_nothing_on_any_page_which_holds_at_320_points(
    office: Callable[..., Page], house: House, day: str
) -> None:
    page = office()
    for address in [*(day + path for path in PAGES), f"{house.url}/o", f"{house.url}/o/new"]:
        page.goto(address)
        accessible(page)
        if "/print/" not in address:  # made for paper
            fits(page, 320)


def test_axe_finds_nothing_on_a_refused_form(office: Callable[..., Page], house: House) -> None:
    page = office()
    page.goto(f"{house.url}/o/new")
    page.get_by_role("button", name="Créer la séance").click()
    expect(page.locator("#problems")).to_be_focused()
    accessible(page)


def tab_to(page: Page, selector: str) -> None:
    """Go to a control by the keyboard alone."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {selector} by the keyboard")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1440, 900)])
def test_an_idea_is_found_and_erased_by_the_keyboard(
    office: Callable[..., Page], crowd_of_few: Crowd, width: int, height: int
) -> None:
    desk, _ = one_ballot(crowd_of_few)
    page = office(viewport={"width": width, "height": height})
    page.goto(f"{crowd_of_few.house.url}/o/{crowd_of_few.code}/ideas")
    tab_to(page, "#sought")
    page.keyboard.type("Une idée")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("1 contribution trouvée")
    accessible(page)
    tab_to(page, "form[action$=erase] button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Pour toujours")
    accessible(page)
    fits(page, *WIDTHS)
    tab_to(page, "input[name=sure]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    desk.wait(lambda view: not any(str(value).count("Une idée") for value in view.values()))
    expect(page.get_by_text("Aucune contribution ne dit cela.")).to_be_visible()
    fits(page, *WIDTHS)
    accessible(page)


def test_archiving_a_vote_of_one_ballot_asks_and_says_why(office: Callable[..., Page], crowd_of_few: Crowd) -> None:
    desk, _ = one_ballot(crowd_of_few)
    page = office(viewport={"width": 320, "height": 800})
    session = f"{crowd_of_few.house.url}/o/{crowd_of_few.code}"
    for answer, phase in (("Ne pas archiver", "open"), ("Dépouiller et archiver", "sealed")):
        page.goto(session)
        page.get_by_role("button", name="Archiver", exact=True).press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Archiver cette séance ?")
        expect(page.locator("main")).to_contain_text("n’y a qu’un bulletin")
        accessible(page)
        fits(page, *WIDTHS)
        page.get_by_text(answer).press("Enter")
        page.wait_for_url(session)
        assert desk.wait(lambda view, phase=phase: view["vote"]["phase"] == phase)
    assert desk.shared["session"]["archived"]


ODD = (
    "Horodatage;Votre suggestion;Direction\n1;Réduire les courriels « pour information »;DRH\n2;Un jour sans réunion;\n"
)


def opened(page: Page, day: str, content: bytes) -> None:
    """Give a file to the form, and see its preview."""
    page.goto(f"{day}/import")
    page.set_input_files("#import-file", {"name": "idées.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Voir l’aperçu").first.click()
    page.wait_for_selector("#preview")


@pytest.mark.parametrize(
    "content",
    [ODD.encode("mac-roman"), b"corps\n", ("corps;table\n" + "mot" * 200 + ";42\na;\na;\n").encode()],
    ids=["columns to name", "nothing", "questions"],
)
def test_axe_finds_nothing_on_a_preview_which_holds_within_its_page(
    office: Callable[..., Page], day: str, content: bytes
) -> None:
    page = office(viewport={"width": 390, "height": 800})
    opened(page, day, content)
    accessible(page)
    fits(page, *WIDTHS)


def test_an_import_is_answered_made_and_undone_with_the_keyboard_alone(office: Callable[..., Page], day: str) -> None:
    page = office()
    opened(page, day, ODD.encode("mac-roman"))
    page.get_by_label("Oui, elle nomme les colonnes").focus()
    page.keyboard.press("Space")
    page.get_by_label("l’idée").focus()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Revoir l’aperçu avec ces réponses").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Réduire les courriels «\u00a0pour information\u00a0»")
    page.get_by_role("button", name="Importer ces 2 idées").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=2 idées importées.")
    accessible(page)
    page.get_by_role("button", name="Défaire l’import").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=ses idées sont retirées")
    accessible(page)


def titles(page: Page) -> list[str]:
    return page.eval_on_selector_all(".agenda .is-bare", "all => all.map(one => one.value)")


def test_a_step_moves_by_keyboard_and_the_focus_follows_it(office: Callable[..., Page], day: str) -> None:
    page = office()
    page.goto(day)
    page.get_by_role("button", name="Descendre «\u00a0Imaginer\u00a0»").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.agenda .is-bare')[3].value === 'Imaginer'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.agenda .is-bare')[4].value === 'Imaginer'")
    assert "Imaginer" in page.locator("[data-said]").inner_text()
    page.get_by_role("button", name="Enregistrer l’agenda").click()
    page.wait_for_url("**saved=1")
    assert titles(page)[2:5] == ["Pause", "Partager et regrouper", "Imaginer"]


def test_a_step_moves_without_javascript(office: Callable[..., Page], day: str) -> None:
    page = office(java_script_enabled=False)
    page.goto(day)
    page.get_by_role("button", name="Descendre «\u00a0Imaginer\u00a0»").click()
    page.get_by_role("button", name="Enregistrer l’agenda").click()
    assert page.locator(".agenda .is-bare").nth(3).input_value() == "Imaginer"


def test_times_of_day_follow_the_minutes_as_they_are_typed(office: Callable[..., Page], day: str) -> None:
    page = office()
    page.goto(day)
    page.locator("[data-refresh]").first.fill("50")
    page.keyboard.press("Tab")
    page.wait_for_function("() => document.querySelectorAll('.agenda .at')[1].textContent.trim() === '10:20'")
    assert page.locator("#saved").inner_text() == "Pas encore enregistré"
    assert "Descendre" in page.evaluate("document.activeElement.getAttribute('aria-label')")


@pytest.fixture
def slow() -> Callable[..., list[Route]]:
    """Holds what a page posts until it is let go, one by one: `slow(page)[0].continue_()`."""

    def make(page: Page) -> list[Route]:
        held: list[Route] = []
        page.route("**/o/**", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
        return held

    return make


def come(page: Page, held: list[Route], many: int) -> None:
    """Wait until so many posts are held."""
    limit = time.monotonic() + PATIENCE
    while len(held) < many:
        assert time.monotonic() < limit
        page.wait_for_timeout(20)


def test_what_is_typed_while_the_times_are_awaited_stays(
    office: Callable[..., Page], day: str, slow: Callable[..., list[Route]]
) -> None:
    page = office()
    page.goto(f"{day}/edit")
    held = slow(page)
    page.locator("[data-refresh]").first.fill("50")
    page.keyboard.press("Tab")
    come(page, held, 1)
    page.locator("#question").fill("Une question écrite pendant ce temps")
    page.locator("[id='étapes-1-titre']").press_sequentially("!")
    page.locator("[data-refresh]").nth(1).fill("7")
    page.keyboard.press("Tab")
    come(page, held, 2)
    page.locator("#lieu").focus()
    held[0].continue_()
    held[1].continue_()
    page.wait_for_function("() => document.querySelectorAll('.agenda .at')[2].textContent.trim() === '10:27'")
    assert page.locator("#question").input_value() == "Une question écrite pendant ce temps"
    assert page.locator("[id='étapes-1-titre']").input_value().startswith("!")
    assert page.evaluate("document.activeElement.id") == "lieu"
    assert page.locator("#saved").inner_text() == "Pas encore enregistré"


def test_what_is_typed_while_rows_move_stays_in_its_row(
    office: Callable[..., Page], day: str, slow: Callable[..., list[Route]]
) -> None:
    page = office()
    page.goto(f"{day}/edit")
    before = titles(page)
    held = slow(page)
    page.get_by_role("button", name=f"Descendre «\u00a0{before[1]}\u00a0»").click()
    page.get_by_role("button", name=f"Descendre «\u00a0{before[1]}\u00a0»").click()
    come(page, held, 1)
    page.locator("[id='étapes-1-consigne']").fill("Écrit dans la ligne qui descend")
    page.locator("[id='étapes-2-minutes']").fill("33")
    page.locator("#titre").fill("Un nom")
    page.locator("#titre").evaluate("one => one.setSelectionRange(2, 2)")
    held[0].continue_()
    come(page, held, 2)
    page.keyboard.type("x")
    held[1].continue_()
    page.wait_for_function("title => document.querySelectorAll('.agenda .is-bare')[3].value === title", arg=before[1])
    assert titles(page) == [before[0], before[2], before[3], before[1], *before[4:]]
    assert page.locator("[id='étapes-3-consigne']").input_value() == "Écrit dans la ligne qui descend"
    assert page.locator("[id='étapes-1-minutes']").input_value() == "33"
    assert page.locator("#titre").input_value() == "Unx nom"
    assert page.evaluate("document.activeElement.id") == "titre"
    page.unroute("**/o/**")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.wait_for_url("**saved=1")
    assert titles(page) == [before[0], before[2], before[3], before[1], *before[4:]]


def test_saving_while_rows_move_saves_them_moved(
    office: Callable[..., Page], day: str, slow: Callable[..., list[Route]]
) -> None:
    page = office()
    page.goto(day)
    before = titles(page)
    held = slow(page)
    page.get_by_role("button", name=f"Retirer «\u00a0{before[2]}\u00a0»").click()
    come(page, held, 1)
    page.get_by_role("button", name="Enregistrer l’agenda").click()
    held[0].continue_()
    come(page, held, 2)
    held[1].continue_()
    page.wait_for_url("**saved=1")
    assert titles(page) == before[:2] + before[3:]


def test_a_server_that_does_not_answer_takes_nothing_away(office: Callable[..., Page], day: str) -> None:
    page = office()
    page.goto(f"{day}/edit")
    page.route("**/o/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.locator("#lieu").fill("Salle du haut")
    page.locator("button[value='textes.add']").click()
    page.wait_for_selector("text=Le serveur n’a pas répondu.")
    assert page.locator("#lieu").input_value() == "Salle du haut"


def test_leaving_with_changes_asks_and_they_are_offered_when_one_comes_back(
    office: Callable[..., Page], day: str
) -> None:
    page = office()
    page.goto(f"{day}/edit")
    page.locator("#question").fill("Une question laissée en chemin")
    page.locator("[id='wifi-mot-de-passe']").fill("un-secret")
    page.locator("button[value='étapes.remove.2']").click()
    page.wait_for_function('() => document.querySelectorAll(\'[data-was="3"][data-at="2"]\').length === 1')
    removed = titles(page)
    page.wait_for_function(
        "() => Object.keys(localStorage).some(key => localStorage[key].includes('laissée en chemin'))"
    )
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Abandonner").click()
    page.wait_for_selector("h1#question")
    assert asked == ["beforeunload"]
    page.goto(f"{day}/edit")
    accessible(page)
    page.get_by_role("button", name="Les reprendre").press("Enter")
    expect(page.locator("#question")).to_have_value("Une question laissée en chemin")
    assert titles(page) == removed
    assert page.locator("[id='wifi-mot-de-passe']").input_value() == "tilleul-2027"
    assert "un-secret" not in page.evaluate("JSON.stringify(localStorage)")
    expect(page.locator("[data-draft]")).to_be_hidden()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    page.wait_for_url("**saved=1")
    assert asked == ["beforeunload"]
    page.goto(f"{day}/edit")
    expect(page.locator("[data-draft]")).to_be_hidden()
    assert page.locator("#question").input_value() == "Une question laissée en chemin"


def test_changes_that_were_refused_or_forgotten(office: Callable[..., Page], day: str) -> None:
    page = office()
    page.goto(f"{day}/edit")
    page.locator("#question").fill("")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("#problems")).to_be_focused()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{day}/edit")
    page.get_by_role("button", name="Les oublier").click()
    page.goto(f"{day}/edit")
    expect(page.locator("[data-draft]")).to_be_hidden()


def test_a_session_is_prepared_with_the_keyboard_alone(office: Callable[..., Page], house: House) -> None:
    page = office()
    page.goto(f"{house.url}/o")
    page.get_by_role("link", name="Nouvelle séance").focus()
    page.keyboard.press("Enter")
    page.locator("#question").focus()
    page.keyboard.type("Par quoi commencer ?")
    page.keyboard.press("Tab")
    page.keyboard.type("Une heure")
    page.locator("[id='thèmes-0-titre']").focus()
    page.keyboard.type("Notre équipe")
    page.get_by_role("button", name="Créer la séance").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1#question")
    assert page.locator("h1").inner_text() == "Par quoi commencer ?"


def test_a_link_is_copied_on_plain_http(office: Callable[..., Page], day: str) -> None:
    page = office()
    page.goto(day)
    page.get_by_role("button", name="Copier, Lien des participants").click()
    page.wait_for_selector("text=Copié")


def test_the_preflight_page_measures_and_concludes(office: Callable[..., Page], house: House, day: str) -> None:
    page = office(viewport={"width": 390, "height": 844})
    page.add_init_script("let at = 0; performance.now = () => at += 5")  # a quick network, whatever this machine is
    page.goto(f"{house.url}/preflight/{day.rsplit('/', 1)[1]}")
    page.wait_for_selector("text=Cet appareil est prêt.")
    assert "WebSocket passe" in page.locator("#checks").inner_text()
    assert page.locator(".check-row").count() == 6
    accessible(page)


def test_the_preflight_page_says_when_nothing_can_be_kept(office: Callable[..., Page], house: House, day: str) -> None:
    page = office()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('closed') }")
    page.goto(f"{house.url}/preflight/{day.rsplit('/', 1)[1]}")
    page.wait_for_selector("text=Mémoire de l’appareil fermée")
    page.wait_for_selector(".verdict.is-wanting")


def test_the_pack_is_as_many_sheets_as_promised(office: Callable[..., Page], house: House, tmp_path: Any) -> None:
    from pypdf import PdfReader

    page, day = office(), prepared(house, 3)
    for path, sheets, width in (("cards", 9, 420), ("run-sheet", 1, 595), ("sheets", 3, 595)):
        page.goto(f"{day}/print/{path}")
        page.pdf(path=tmp_path / "pack.pdf", prefer_css_page_size=True)
        printed = PdfReader(tmp_path / "pack.pdf").pages
        assert (len(printed), round(float(printed[0].mediabox.width))) == (sheets, width)
