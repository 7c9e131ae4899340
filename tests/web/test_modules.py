"""A script is read as the module it is; what no bundle could carry exactly is refused, with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from workshop.web.assets.modules import Given, Later, Taken, UnknownForm, module, needed
from workshop.web.assets.paths import static_folder

STATIC = static_folder()
FILES = {
    "js/a.js": b"import { b } from './b.js';\nexport { c } from '../vendor/c.js';\nconst d = () => import('./d.js');",
    "js/b.js": b'import "./e.js";\nimport d from "./deep/d.js"; // from "elsewhere"',
    "js/deep/d.js": b'import {x}from"../e.js";',
}


def body(source: str) -> str:
    return "".join(part for part in module("js/a.js", source.encode()).body if isinstance(part, str)).strip()


@pytest.mark.parametrize("said, patterns", [
    ('import { a, b as c } from "./b.js";', ["{ a, b: c }"]),
    ('import{a as b,default as d}from"./b.js"', ["{ a: b, default: d }"]),
    ('import d, { a } from "./b.js";', ["{ default: d }", "{ a }"]),
    ('import * as all from "./b.js";', ["all"]),
    ('import "./b.js";', [""]),
    ('import {\n  a, // the first\n  b,\n} from "./b.js";', ["{ a, b }"]),
    ('import /* it */ d from "./b.js";', ["{ default: d }"]),
])  # fmt: skip
def test_an_import_binds_the_same_names(said: str, patterns: list[str]) -> None:
    read = module("js/deep/a.js", said.encode())
    assert read.taken == tuple(Taken("js/deep/b.js", pattern) for pattern in patterns)
    assert (read.needs, "".join(map(str, read.body)).strip(" ;")) == (("js/deep/b.js",), "")


@pytest.mark.parametrize("said, given, rest", [
    ("export function f() {}", [Given("f", "f")], "function f() {}"),
    ("export async function f() {}", [Given("f", "f")], "async function f() {}"),
    ("export class C {}", [Given("C", "C")], "class C {}"),
    ("export const a = 1, b = 2;", [Given("a", "a"), Given("b", "b")], "const a = 1, b = 2;"),
    ("export default function F() {}", [Given("default", "F")], "function F() {}"),
    ("export default function(s){}", [Given("default", "m_")], "const m_ = function(s){}"),
    ("export default a + b;", [Given("default", "m_")], "const m_ = a + b;"),
    ("export{a as b,c};", [Given("b", "a"), Given("c", "c")], ""),
    ('export { a as b } from "./o.js";', [Given("b", "a", "js/o.js")], ""),
])  # fmt: skip
def test_an_export_gives_a_name_and_leaves_what_bears_it(said: str, given: list[Given], rest: str) -> None:
    assert (list(module("js/a.js", said.encode()).given), body(said)) == (given, rest)


@pytest.mark.parametrize("said", [
    "export let a = 1;", "export var a = 1;", "export const { a } = b;", 'export * from "./b.js";',
    'export * as b from "./b.js";', 'import a from "elsewhere";', 'import a from "./a.json" with { type: "json" };',
    "const a = import(b);", "const a = import.meta.url;", "const a = await b;", "const m_a = 1;", "const a = ;",
    "for await (const a of b);", "export function f() {} f = 1;", "export function f() { f ||= 1; }",
])  # fmt: skip
def test_what_no_bundle_could_carry_is_refused_with_its_place(said: str) -> None:
    with pytest.raises(UnknownForm, match=r"js/a\.js"):
        module("js/a.js", f"const before = 1;\n{said}\n".encode())


def test_what_is_fetched_later_is_cut_out() -> None:
    read = module("js/a.js", b'const a = () => import("./deep/b.js");')
    assert read.body == ("const a = () => ", Later("js/deep/b.js"), ";") and read.later == ["js/deep/b.js"]


@pytest.mark.parametrize("said, left", [
    ("// a line\nf();", "f();"),
    ("f(); // after\ng();", "f(); \ng();"),
    ("/** Above. */\nf();", "f();"),
    ("/*\n * Long.\n */\nf();", "f();"),
    ("f(/* a\nb */ g)", "f(\n g)"),
    ("f(/* inside */ 1)", "f(  1)"),
    ("/*! A licence. */\nf();", "/*! A licence. */\nf();"),
    ('f("// no", `/* no */ ${g(`// no`)}`, /\\/\\/ no/);', 'f("// no", `/* no */ ${g(`// no`)}`, /\\/\\/ no/);'),
])  # fmt: skip
def test_comments_go_and_what_looks_like_one_stays(said: str, left: str) -> None:
    assert body(said) == left


@pytest.mark.parametrize("path", sorted(STATIC.rglob("*.js")), ids=lambda path: path.relative_to(STATIC).as_posix())
def test_every_script_of_ours_can_be_read(path: Path) -> None:
    assert module(path.relative_to(STATIC).as_posix(), path.read_bytes()).body


def test_a_script_s_imports_are_followed_once_and_those_of_later_are_not() -> None:
    assert needed(FILES.get, "js/a.js") == ["js/a.js", "js/b.js", "vendor/c.js", "js/e.js", "js/deep/d.js"]


def test_a_phone_s_page_names_its_script_and_that_of_its_step_and_each_is_there(crowd: Any) -> None:
    browser = crowd.phone(table="t1").browser
    page = browser.open(f"/s/{crowd.code}/phone").text
    named = re.findall(r'<link rel="modulepreload" href="/static/\w+/([^"]+)"', page)
    assert named == ["pages/phone.js", "pages/phone/activities/welcome/phone.js"]
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) == 5 and all(browser.open(one).status_code == 200 for one in addresses)
