"""Forms read out of a page as a browser would send them back."""

from __future__ import annotations

import re

ADDRESSES = [
    "", "/edit", "/conduct", "/rehearsal", "/memento", "/import", "/delete", "/definition.md",
    "/print/cards", "/print/run-sheet", "/print/sheets",
]  # fmt: skip


def fields(page: str, form_id: str = "form") -> dict[str, str]:
    """What a browser would send back from the page's form, untouched."""
    form = page[page.index(f'id="{form_id}"') :]
    form = form[: form.index("</form>")]
    found = {name: value for value, name in re.findall(r'value="([^"]*)"[^>]*? name="([^"]+)"', form)}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r' name="([^"]+)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and (not re.search('type="(checkbox|radio)"', tag) or " checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.S):
        found[name] = text
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("do", None)
    return {name: text.replace("&#39;", "'").replace("&amp;", "&") for name, text in found.items()}


def problems(page: str) -> list[str]:
    found = re.search(r'class="problems".*?</div>', page, re.S)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", found[0]) if found else []
