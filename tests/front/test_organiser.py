"""The organiser's pages in a browser: axe finds nothing, keys are enough, rows move without losing the hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.house import House
from tests.support.patience import PATIENCE
from workshop.definition import parse
from workshop.identity import OrganiserLink
from workshop.places import example_sessions
from workshop.store import Library

PAGES = [
    "",
    "/edit",
    "/conduct",
    "/rehearsal",
    "/memento",
    "/import",
    "/delete",
    "/print/cards",
    "/print/run-sheet",
    "/print/sheets",
]


@pytest.fixture
def day(house: House) -> str:
    """The address of the demonstration session's pages."""
    body = parse((example_sessions() / "demonstration.md").read_bytes()).body
    body["wifi"] = {"ssid": "Tablee", "password": "tilleul-2027", "security": "WPA"}
    return f"{house.url}/o/{Library(house.folder).create(body)}"


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


def test_axe_finds_nothing_on_any_page(office: Callable[..., Page], house: House, day: str) -> None:
    page = office()
    for address in [*(day + path for path in PAGES), f"{house.url}/o", f"{house.url}/o/new"]:
        page.goto(address)
        accessible(page)


def test_axe_finds_nothing_on_a_refused_form(office: Callable[..., Page], house: House) -> None:
    page = office()
    page.goto(f"{house.url}/o/new")
    page.get_by_role("button", name="Créer la séance").click()
    expect(page.locator("#problems")).to_be_focused()
    accessible(page)


def test_nothing_goes_over_the_edge_at_320_points(office: Callable[..., Page], house: House, day: str) -> None:
    page = office(viewport={"width": 320, "height": 640})
    for address in [*(day + path for path in PAGES[:6]), f"{house.url}/o", f"{house.url}/o/new"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


ODD = (
    "Horodatage;Votre suggestion;Direction\n1;Réduire les courriels « pour information »;DRH\n2;Un jour sans réunion;\n"
)


def opened(page: Page, day: str, content: bytes) -> None:
    """Give a file to the form, and see its preview."""
    page.goto(f"{day}/import")
    page.set_input_files("#import-file", {"name": "idées.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Voir l’aperçu").first.click()
    page.wait_for_selector("#preview")


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize(
    "content",
    [ODD.encode("mac-roman"), b"corps\n", ("corps;table\n" + "mot" * 200 + ";42\na;\na;\n").encode()],
    ids=["columns to name", "nothing", "questions"],
)
def test_axe_finds_nothing_on_a_preview_which_holds_within_its_page(
    office: Callable[..., Page], day: str, width: int, content: bytes
) -> None:
    page = office(viewport={"width": width, "height": 800})
    opened(page, day, content)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


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


def test_the_pack_is_as_many_sheets_as_promised(office: Callable[..., Page], day: str, tmp_path: Any) -> None:
    from pypdf import PdfReader

    page = office()
    for path, sheets, width in (("cards", 9, 420), ("run-sheet", 1, 595), ("sheets", 3, 595)):
        page.goto(f"{day}/print/{path}")
        page.pdf(path=tmp_path / "pack.pdf", prefer_css_page_size=True)
        printed = PdfReader(tmp_path / "pack.pdf").pages
        assert (len(printed), round(float(printed[0].mediabox.width))) == (sheets, width)
