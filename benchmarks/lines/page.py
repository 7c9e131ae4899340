"""The first page of a phone that has never come: how much it fetches and how soon its owner can write.

Law: Chromium with an empty cache, at 400 kbit/s and 150 ms for each request, its processor four times as slow; bytes
are those of Resource Timing, compressed, with the 300 that it counts for each answer's head. A page is interactive
once the field for ideas takes words.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.bench import Bench, median
from benchmarks.figures import Figure
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

CHROMIUM = Path(os.environ.get("TABLEE_CHROMIUM", "/usr/bin/chromium-headless-shell"))
BYTES_A_SECOND, ROUND_TRIP, SLOWER = 400_000 / 8, 150, 4
FIELD = "#idea"
CALM = 4_000  # ms after it is interactive in which the rest arrives: fonts, the pages of the next steps
PATIENCE = 60_000
LANGUAGES = {"fr": "", "en": ", in English"}
ROUNDS = 3

WATCH = f"""new MutationObserver((_, observer) => {{
  if (document.querySelector('{FIELD}')) {{ window.interactive = performance.now(); observer.disconnect(); }}
}}).observe(document, {{ childList: true, subtree: true }})"""
FETCHED = """() => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
  .filter(one => !one.name.includes('/socket.io/'))
  .map(one => ({ name: one.name, bytes: one.transferSize, end: one.responseEnd }))"""


def measure(bench: Bench) -> list[Figure]:
    """Kilobytes in all and before it is interactive, and seconds until it is, in each language."""
    if not CHROMIUM.exists():
        raise RuntimeError(f"{CHROMIUM} is not there: no page can be shown (TABLEE_CHROMIUM says where another is)")
    figures = []
    for language, said in LANGUAGES.items():
        session = prepare(bench.folder(f"page-{language}"), 20, 3, "s1")
        with running(tablee(session, TABLEE_LANGUAGE=language)) as (target,), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--disable-dev-shm-usage"])
            visits = [visit(browser, target, number) for number in range(bench.times(ROUNDS))]
            browser.close()
        figures += told(visits, said)
    return figures


def told(visits: list[dict[str, Any]], language: str) -> list[Figure]:
    """What a few visits found."""
    files = f"{median(visits, 'files'):.0f} files"
    whole, first, seconds = (median(visits, key) for key in ("whole", "first", "seconds"))
    return [
        Figure(f"first page of a phone (kB){language}", "–", f"{whole:.0f} kB, {files}", whole, most=120),
        Figure("needed before it is interactive (kB), fonts apart", "–", f"{first:.0f} kB", first, most=60),
        Figure("interactive (s) at 400 kbit/s, 150 ms, processor ÷ 4", "–", f"{seconds:.2f} s", seconds, most=2.5),
    ]


def visit(browser: Browser, target: dict[str, Any], number: int) -> dict[str, Any]:
    """Open the page as somebody who has joined, with nothing in the cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    address = f"http://127.0.0.1:{target['port']}"
    name, _, value = target["phones"][number].partition("=")
    context.add_cookies([{"name": name, "value": value, "url": address}])
    page = context.new_page()
    _slow_down(context, page)
    page.add_init_script(WATCH)
    page.goto(f"{address}/s/{target['code']}/phone", wait_until="commit", timeout=PATIENCE)
    page.wait_for_selector(f"{FIELD}:enabled", timeout=PATIENCE)
    page.wait_for_timeout(CALM)
    interactive, fetched = page.evaluate("window.interactive"), page.evaluate(FETCHED)
    context.close()
    before = [one for one in fetched if one["end"] <= interactive and not one["name"].endswith(".woff2")]
    return {
        "seconds": interactive / 1000,
        "whole": _kilobytes(fetched),
        "first": _kilobytes(before),
        "files": len(fetched),
        "names": [(one["name"], one["bytes"], one["end"]) for one in fetched],
    }


def _slow_down(context: BrowserContext, page: Page) -> None:
    devtools = context.new_cdp_session(page)
    throughput = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP, **throughput})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _kilobytes(fetched: list[dict[str, Any]]) -> float:
    return float(sum(one["bytes"] for one in fetched)) / 1000
