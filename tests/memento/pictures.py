"""Takes the pictures of the mémento: `python -m tests.memento.pictures docs/images`.

Law: every picture is a page that LibreOffice or a browser draws of a whole document; none is retouched. The days are
the tests' own, so that a picture changes only where the document does.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tests.memento.days import full_day
from tests.memento.later import later_day
from tests.support import chromium
from workshop import __version__
from workshop.memento.html import page
from workshop.memento.office.libreoffice import convert
from workshop.memento.outline import Edition, Outline
from workshop.memento.outline.composing import compose
from workshop.memento.outline.edition import DRAFT, VALID
from workshop.memento.word.page_numbers import with_pages

HEAVIEST = 200_000  # bytes of a picture
DOTS = "80"  # for each inch
FIRST = Edition(__version__, "3f" * 32, validation=VALID)
FULL = {
    "cover": "Version validée par l’organisation",
    "contents": "Sommaire",
    "essentials": "Ce qui a été choisi",
    "theme": "Soutien de la salle aux propositions du thème",
    "sheet": "Premiers pas",
    "annex": "par table et dans l’ordre où elles ont été montrées",
}
"""The pictures of a first edition: words that no earlier page has. Then those of a draft, of a second edition."""
GRADED = {"profiles": "Profils de mérite"}
FOLLOWED = {"aftermath": "Où en sont les propositions"}


def prints(outline: Outline, wanted: Mapping[str, str], folder: Path) -> None:
    """The first page that holds each of these words, as `memento-NAME.png` in the folder."""
    with tempfile.TemporaryDirectory() as place:
        document = Path(place) / "memento.docx"
        document.write_bytes(with_pages(outline))
        pdf = convert(document, "pdf", Path(place))
        pages = [" ".join(one.extract_text().split()) for one in PdfReader(pdf).pages]
        for name, words in wanted.items():
            number = str(next(at for at, text in enumerate(pages, start=1) if words in text))
            target = folder / f"memento-{name}"
            once = ("-f", number, "-l", number, "-singlefile")
            subprocess.run(["pdftoppm", "-r", DOTS, *once, "-png", str(pdf), str(target)], check=True)
            keeps(target.with_suffix(".png"))


def shows(outline: Outline, folder: Path) -> None:
    """A theme of the mémento as one web page."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        opened = browser.new_page(viewport={"width": 1280, "height": 800}, locale="fr-FR")
        opened.set_content(page(outline))
        opened.locator("h2", has_text="Thème A").first.evaluate("heading => heading.scrollIntoView()")
        target = folder / "memento-page.png"
        opened.screenshot(path=target)
        browser.close()
    keeps(target)


def keeps(path: Path) -> None:
    size = path.stat().st_size
    assert size <= HEAVIEST, f"{path} holds {size} bytes"
    print(f"{path.name}: {size // 1000} kB")


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    full = compose(full_day(), FIRST)
    prints(full, FULL, folder)
    shows(full, folder)
    later = later_day()
    graded = replace(later, votes=(), statuses=(), survey=None)
    prints(compose(graded, replace(FIRST, validation=DRAFT)), GRADED, folder)
    prints(compose(later, replace(FIRST, number=2)), FOLLOWED, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
