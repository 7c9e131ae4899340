"""axe-core on a page as it stands, asked for what is wrong only: listing what is right takes it as long again."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("RGAAv4", "wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
FIND = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
  return found.violations.map((one) =>
    `${one.id}: ${one.nodes.slice(0, 4).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}"""


def violations(page: Page, tags: tuple[str, ...] = TAGS) -> list[str]:
    """What axe finds wrong: each rule, with the first elements that break it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(FIND, list(tags))
    return found
