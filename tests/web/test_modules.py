"""A page tells the browser all the scripts that it needs, and only those."""

from __future__ import annotations

import re
from typing import Any

from workshop.web.modules import needed

FILES = {
    "js/a.js": b"import { b } from './b.js';\nexport { c } from '../vendor/c.js';\nconst d = () => import('./d.js');",
    "js/b.js": b'import "./a.js";\nimport d from "./deep/d.js"; // from "elsewhere"',
    "js/deep/d.js": b'import {x}from"../b.js";',
}


def test_a_script_s_imports_are_followed_once_and_those_of_later_are_not() -> None:
    assert needed(FILES.get, "js/a.js") == ["js/a.js", "js/b.js", "vendor/c.js", "js/deep/d.js"]


def test_a_phone_s_page_names_each_script_of_its_first_step_and_each_is_there(crowd: Any) -> None:
    browser = crowd.phone(table="t1").browser
    page = browser.open(f"/s/{crowd.code}/phone").text
    named = re.findall(r'<link rel="modulepreload" href="([^"]+)"', page)
    assert len(named) == len(set(named)) > 20
    assert any(name.endswith("/js/activities/welcome/phone.js") for name in named)
    assert not any("activities/dots" in name for name in named)
    assert all(browser.open(name).status_code == 200 for name in named)
