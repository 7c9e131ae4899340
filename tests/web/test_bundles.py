"""What pages fetch: the bundles that `make bundles` wrote, their style sheets; nothing of ours is left out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.bundler import STALE, bundler
from workshop.core import KINDS
from workshop.web.assets import pages
from workshop.web.assets.pages import SHEETS, MissingFile, Pages
from workshop.web.assets.paths import static_folder

STATIC = static_folder()
BUNDLES = STATIC / "bundles"
MANIFEST = json.loads((BUNDLES / "manifest.json").read_text("utf-8"))
FILES_OF_PAGES = Pages(lambda name: (STATIC / name).read_bytes(), {})


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    return bundler()


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(not shutil.which("npm"), reason="npm, which fetches esbuild, is not on this machine")
def test_bundles_made_again_are_the_same_byte_for_byte(maker: ModuleType, tmp_path: Path) -> None:
    assert maker.main(tmp_path / "bundles") == 0
    again, here = content(tmp_path / "bundles"), content(BUNDLES)
    assert sorted(name for name in again.keys() | here.keys() if again.get(name) != here.get(name)) == [], STALE


def test_an_esbuild_of_another_checksum_is_not_run(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "KEPT", tmp_path)
    monkeypatch.setattr(maker, "PACKAGES", dict.fromkeys([maker.machine()], ("a", "0000")))
    (tmp_path / f"esbuild-a-{maker.VERSION}.tgz").write_bytes(b"another")
    with pytest.raises(SystemExit, match=r"its SHA-512 is .*, not 0000"):
        maker.unpacked(tmp_path)


def a_program(folder: Path, name: str, script: str) -> Path:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
    return folder / name


def test_that_npm_fetches_nothing_is_said(maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "KEPT", tmp_path / "build")
    monkeypatch.setenv("PATH", str(a_program(tmp_path, "npm", "exit 1").parent))
    with pytest.raises(SystemExit, match="npm could not fetch esbuild"):
        maker.unpacked(tmp_path)


def test_a_machine_without_an_esbuild_is_told(maker: ModuleType, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(maker, "machine", lambda: "Plan9 vax")
    with pytest.raises(SystemExit, match=r"no esbuild is written down in .* for Plan9 vax"):
        maker.unpacked(tmp_path)


def test_scripts_that_cannot_be_bundled_leave_the_bundles_that_are_there(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maker, "unpacked", lambda work: a_program(tmp_path, "esbuild", "exit 1"))
    here = tmp_path / "bundles"
    here.mkdir()
    (here / "manifest.json").write_text("{}", "utf-8")
    with pytest.raises(SystemExit, match=r"esbuild could not bundle js/asked\.js"):
        maker.main(here)
    assert content(here) == {"manifest.json": b"{}"}


def test_the_manifest_names_all_that_is_written_and_each_module_is_in_one_file_of_a_page() -> None:
    assert {name for files in MANIFEST["pages"].values() for name in files} | {"manifest.json"} == set(content(BUNDLES))
    for files in MANIFEST["pages"].values():
        held = [name for modules in files.values() for name in modules]
        assert len(held) == len(set(held)) > 0


def test_every_script_of_ours_is_on_a_page() -> None:
    held = {name for files in MANIFEST["pages"].values() for modules in files.values() for name in modules}
    assert {path.relative_to(STATIC).as_posix() for path in (STATIC / "js").rglob("*.js")} - held == set()


def test_each_kind_of_step_is_one_piece_of_the_phone_s_page() -> None:
    lists = "".join((STATIC / f"js/{name}.phone.js").read_text("utf-8") for name in ("kinds", "kind-parts"))
    kinds = re.findall(r"import\(\"\./activities/(\w+)/", lists)
    pieces = {f"phone/activities/{kind}/phone.js" for kind in kinds} | {"phone/phone/menu.js", "phone/voting/phone.js"}
    assert set(MANIFEST["pages"]["phone"]) == pieces | {"phone/phone.js", "phone/shared.js"} and len(kinds) >= 7


def test_what_is_said_of_a_licence_stays_in_what_is_sent() -> None:
    for page in ("phone/shared.js", "desk/shared.js", "screen/shared.js", "tower/shared.js", "preflight/preflight.js"):
        (said,) = re.findall(r"/\*! (.*?): published under", (BUNDLES / page).read_text("utf-8"))
        named = set(said.split(", "))
        assert {line["name"].removesuffix("-core") for line in vendored()} == named
    assert all((STATIC / "vendor" / line["file"]).with_name("LICENSE").is_file() for line in vendored())


def vendored() -> list[dict[str, Any]]:
    return list(json.loads((STATIC / "vendor/manifest.json").read_text("utf-8")))


def test_every_style_sheet_of_ours_is_on_a_page_or_a_kind_s_of_step() -> None:
    held = {f"css/{name}.css" for names in SHEETS.values() for name in names} | {"css/fonts.css"}
    assert held == {path.relative_to(STATIC).as_posix() for path in (STATIC / "css").glob("*.css")}
    assert {path.stem for path in (STATIC / "css/activities").iterdir()} <= set(KINDS)


def test_a_page_s_style_sheet_says_what_its_files_say() -> None:
    rules = {f"css/{name}.css": f'.{name}::after {{ content: "/* {name} */" }}\n' for name in pages.COMMON}
    sheet = Pages(lambda name: f"/* {name} */\n{rules.get(name, '')}".encode(), {}).made("pages/organiser.css")
    assert sheet is not None and sheet.decode() == "".join(rules.values())


def test_a_file_that_is_missing_is_said() -> None:
    with pytest.raises(MissingFile, match=re.escape("css/tokens.css: there is no such file")):
        Pages(lambda name: None, {}).made("pages/organiser.css")
    with pytest.raises(MissingFile, match="make bundles"):
        Pages(lambda name: None, {}).scripts("phone")


NO_PAGES = ("pages/", "pages/nobody.css", "pages/phone", "pages/phone.css/", "pages/phone.js", "sentences/phone.js")


@pytest.mark.parametrize("name", [*NO_PAGES, "sentences/nobody.js"])
def test_what_is_no_page_is_not_made(name: str) -> None:
    assert FILES_OF_PAGES.made(name) is None


def test_files_apart_are_those_of_the_folder() -> None:
    apart = Pages(lambda name: (STATIC / name).read_bytes(), {}, apart=True)
    kind = "js/voting/phone.js"
    assert apart.script("phone") == "js/phone.js" and apart.scripts("phone", kind) == ["js/phone.js", kind]
    assert apart.sheets("phone")[0] == "css/tokens.css"


def test_a_phone_s_page_names_its_script_and_that_of_its_step_and_each_is_there(crowd: Any) -> None:
    browser = crowd.phone(table="t1").browser
    page = browser.open(f"/s/{crowd.code}/phone").text
    named = re.findall(r'<link rel="modulepreload" href="/static/\w+/bundles/phone/([^"]+)"', page)
    assert named == ["phone.js", "shared.js", "activities/welcome/phone.js"]
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) == 6 and all(browser.open(one).status_code == 200 for one in addresses)
