"""A page's script and its pieces: each module once, after what it needs, the same one for all who share it."""

from __future__ import annotations

import re

import pytest

from workshop.web.assets import pages
from workshop.web.assets.bundles import bundle
from workshop.web.assets.modules import UnknownForm
from workshop.web.assets.pages import SCRIPTS, SHEETS, Pages
from workshop.web.assets.paths import static_folder

STATIC = static_folder()
FILES_OF_PAGES = Pages(lambda name: (STATIC / name).read_bytes())
FILES = {
    "js/page.js": b'import { a } from "./a.js";\na(() => import("./one.js"), () => import("./two.js"));',
    "js/a.js": b"export function a(...all) { return all; }",
    "js/one.js": b'import { s } from "./shared.js";\nimport { o } from "./only.js";\nexport default () => s + o;',
    "js/two.js": b'import { s } from "./shared.js";\nexport default () => s;',
    "js/shared.js": b'import { a } from "./a.js";\nexport const s = a;',
    "js/only.js": b"export const o = 1;",
}


def made(page: str) -> dict[str, str]:
    names = [name for name in FILES_OF_PAGES.names() if re.match(rf"pages/{page}[./]", name) and name.endswith(".js")]
    return {name: (FILES_OF_PAGES.made(name) or b"").decode() for name in names}


def test_a_page_and_its_pieces_are_these() -> None:
    written = {name: content.decode() for name, content in bundle(FILES.get, "page", "js/page.js", "r7").items()}
    assert written["page.js"].splitlines() == [
        "const m_a = (() => {", "function a(...all) { return all; }", "return { a };", "})();",
        "const m_page = (() => {", "const { a } = m_a;",
        'a(() => import("./page/one.js").then((piece) => piece.m_one), '
        '() => import("./page/two.js").then((piece) => piece.m_two));',
        "return {  };", "})();",
        "const m_shared = (() => {", "const { a } = m_a;", "const s = a;", "return { s };", "})();",
        "export { m_page as m_page_r7, m_shared };",
    ]  # fmt: skip
    assert written["page/one.js"].splitlines()[0] == 'import { m_shared, m_page_r7 } from "../page.js";'
    assert written["page/one.js"].splitlines()[-1] == "export { m_one };"
    assert set(written) == {"page.js", "page/one.js", "page/two.js"}


def test_a_piece_that_the_page_holds_already_only_gives_it() -> None:
    files = {"js/p.js": b'import "./a.js";\nimport("./a.js");', "js/a.js": b"export const a = 1;"}
    written = bundle(files.get, "p", "js/p.js", "r7")
    assert written["p/a.js"].decode() == 'import { m_a, m_p_r7 } from "../p.js";\nexport { m_a };\n'


@pytest.mark.parametrize("files, said", [
    ({"js/p.js": b'import "./a.js";', "js/a.js": b'import "./p.js";'}, "js/p.js → js/a.js → js/p.js: a circle"),
    ({"js/p.js": b'import "./p.js";'}, "js/p.js → js/p.js: a circle"),
    ({"js/p.js": b'import "./a.js";'}, "js/a.js: there is no such script"),
    ({"js/p.js": b'import "./a-b.js";\nimport "./a_b.js";', "js/a-b.js": b"", "js/a_b.js": b""},
     "js/a-b.js, js/a_b.js: called the same"),
    ({}, "js/p.js: there is no such script"),
])  # fmt: skip
def test_a_circle_a_script_that_is_missing_and_two_of_a_name_are_refused(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(UnknownForm, match=re.escape(said)):
        bundle(files.get, "p", "js/p.js", "r7")


@pytest.mark.parametrize("page", sorted(SCRIPTS))
def test_each_module_of_a_page_is_in_one_of_its_files(page: str) -> None:
    wrapped = [name for content in made(page).values() for name in re.findall(r"^const (m_\w+) = ", content, re.M)]
    assert len(wrapped) == len(set(wrapped)) > 0


def test_each_kind_of_step_is_one_piece_of_the_phone_s_page() -> None:
    kinds = re.findall(r"import\(\"\./activities/(\w+)/", (STATIC / "js/kinds.phone.js").read_text("utf-8"))
    expected = {f"pages/phone/activities/{kind}/phone.js" for kind in kinds} | {"pages/phone/phone/menu.js"}
    assert set(made("phone")) == expected | {"pages/phone.js"} and len(kinds) == 8


def test_what_is_said_of_a_licence_stays_in_what_is_sent() -> None:
    script = made("phone")["pages/phone.js"]
    assert "vendor/preact@" in script.splitlines()[0] and "Released under the MIT License" in script
    for address in re.findall(r"vendor/\S+LICENSE", script.splitlines()[0]):
        assert (STATIC / address).is_file()


def test_every_script_and_style_sheet_of_ours_is_on_a_page() -> None:
    held = {f"css/{name}.css" for names in SHEETS.values() for name in names} | {"css/fonts.css"}
    assert held == {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").iterdir()}
    top = {path.relative_to(STATIC).as_posix() for path in (STATIC / "js").glob("*.js")}
    assert set(SCRIPTS.values()) == {name for name in top if name.removeprefix("js/") not in imported()}


def imported() -> set[str]:
    scripts = [path.read_text("utf-8") for path in (STATIC / "js").rglob("*.js")]
    return {name for script in scripts for name in re.findall(r'from "(?:\.{1,2}/)+([\w.-]+\.js)"', script)}


def test_a_page_s_style_sheet_says_what_its_files_say() -> None:
    rules = {f"css/{name}.css": f'.{name}::after {{ content: "/* {name} */" }}\n' for name in pages.COMMON}
    sheet = Pages(lambda name: f"/* {name} */\n{rules.get(name, '')}".encode()).made("pages/organiser.css")
    assert sheet is not None and sheet.decode() == "".join(rules.values())


def test_a_style_sheet_that_is_missing_is_said() -> None:
    with pytest.raises(UnknownForm, match=re.escape("css/tokens.css: there is no such style sheet")):
        Pages(lambda name: None).made("pages/organiser.css")


NO_PAGES = ("pages/", "pages/nobody.js", "pages/phone", "pages/phone.js/", "js/phone.js", "pages/css.css")


@pytest.mark.parametrize("name", NO_PAGES)
def test_what_is_no_page_is_not_made(name: str) -> None:
    assert FILES_OF_PAGES.made(name) is None


def test_files_apart_are_those_of_the_folder() -> None:
    apart = Pages(lambda name: (STATIC / name).read_bytes(), apart=True)
    kind = "js/activities/dots/phone.js"
    assert apart.script("phone") == "js/phone.js" and {kind, "js/h.js"} < set(apart.scripts("phone", kind))
    assert apart.sheets("phone")[0] == "css/tokens.css"
