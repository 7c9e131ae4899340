"""Reads a page's form and fills it in, as a person with a browser would.

Law: only fields that the page offers are sent; a field that a person would look for and not find is an error.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class HtmlForm:
    """A form as found in a page: where it goes, what it already holds, what it offers."""

    action: str = ""
    held: dict[str, str] = field(default_factory=dict)
    offered: dict[str, set[str]] = field(default_factory=dict)

    def filled(self, **answers: str | None) -> dict[str, str]:
        """What is posted: hidden and preset values, then the answers. None leaves a field as it is.

        Raises KeyError for an answer that the form does not ask.
        """
        given = {name: value for name, value in answers.items() if value is not None}
        unknown = sorted(set(given) - set(self.offered))
        if unknown:
            raise KeyError(f"the form does not ask: {', '.join(unknown)} (it asks {sorted(self.offered)})")
        return {**self.held, **given}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[HtmlForm] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(HtmlForm(given.get("action", "")))
        elif self.forms and tag == "select":
            self.select = given.get("name", "")
            self._offer(self.select, "")
        elif self.forms and tag == "option":
            self._offer(self.select, given.get("value", ""), "selected" in given)
        elif self.forms and tag in ("input", "textarea", "button") and given.get("name"):
            self._field(given)

    def _field(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        ticked = kind not in ("radio", "checkbox") or "checked" in given
        self._offer(given["name"], given.get("value", "on"), ticked and kind != "submit" and "value" in given)

    def _offer(self, name: str, value: str, held: bool = False) -> None:
        form = self.forms[-1]
        form.offered.setdefault(name, set()).add(value)
        if held:
            form.held[name] = value


def first_form(page: str, asking: str) -> HtmlForm:
    """The first form of a page that asks a given field. Raises LookupError if none does."""
    reader = _Reader()
    reader.feed(page)
    for form in reader.forms:
        if asking in form.offered:
            return form
    raise LookupError(f"no form of this page asks {asking!r}")
