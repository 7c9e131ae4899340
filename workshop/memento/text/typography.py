"""What becomes of written words: cleaned for a file, set in French typography, turned from Markdown into clean HTML.

Law: typography changes characters one for one (a space into a non-breaking one, ' into ’); it adds and removes none.
What twice the text costs is twice the work. Python-Markdown looks for the end of a bracket to the end of its paragraph,
and copies a paragraph for each of its lines: so it is given only brackets that begin a link, and no paragraph of more
lines than anybody writes; what nests deeper than it can follow is shown as it was written.
"""

import re
from html import escape, unescape

import markdown
import nh3

NBSP = "\u00a0"

# What XML cannot hold, what reorders text, and what cannot be seen. The two joiners (U+200C, U+200D) stay: emoji and
# some scripts need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

MOST_LINES = 400  # of a paragraph
_ALONE = "\ufdd0"  # stands for a bracket that begins no link: no text holds it
_BRACKET = re.compile(r"\[")
_LINK = re.compile(r"\[[^\[\]]{1,300}\](?:(?!\()|\([^()\n]{0,600}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\))")

_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br", "hr", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]+\.\S+")
# One pass over the few characters that may be replaced: the apostrophe and the space; then what stands around them.
_BEFORE_A_NUMBER = "|".join(
    f"(?<={re.escape(word)} )" for word in ["n°", "p.", "iche", "able", "hème", "rang", "leau", "gure", "page"]
)
_UNITS = "mois|ans?|min|h|heures?|jours?|euros?|points?|voix"
_REPLACED = re.compile(
    r"[' ](?:(?=[;:!?»%€])(?<= )|(?<=[^\W\d_]')(?=[\w«])|(?<=« )"
    rf"|(?=\d)(?:{_BEFORE_A_NUMBER}|(?<=\d )(?=\d{{3}}(?!\d)))|(?<=\d )(?=(?:{_UNITS})\b))"
)


def safe(text: str) -> str:
    """`text` as a file can hold it: without control, direction and invisible characters, lines ended by \\n."""
    if not _UNSAFE.search(text) and "\r" not in text:
        return text
    return _UNSAFE.sub("", _LINE_ENDS.sub("\n", text))


def typography(text: str) -> str:
    """`text` in French typography: curly apostrophes, non-breaking spaces. Addresses are left as they are."""
    if "://" not in text and "@" not in text and "www." not in text:
        return _typeset(text)
    kept = _ADDRESS.findall(text)
    between = [_typeset(part) for part in _ADDRESS.split(text)]
    return "".join(a + b for a, b in zip(between, [*kept, ""], strict=True))


def markdown_html(text: str) -> str:
    """Markdown written by an organiser → clean HTML for a page (headings from h2; no script, style or picture).

    Raw HTML in the text is shown as text, never interpreted.
    """
    return nh3.clean(_rendered(safe(text)), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"})


def plain(text: str) -> str:
    """Markdown → one paragraph of plain text, for a list, a title attribute or a file of data."""
    stripped = nh3.clean(_rendered(safe(text)), tags=set())
    return " ".join(unescape(stripped).split())


def _typeset(text: str) -> str:
    return _REPLACED.sub(lambda found: "’" if found[0] == "'" else NBSP, text)


def _rendered(text: str) -> str:
    bounded = _short_paragraphs(_BRACKET.sub(lambda found: "[" if _LINK.match(text, found.start()) else _ALONE, text))
    try:
        return _converted(bounded).replace(_ALONE, "[")
    except RecursionError:
        return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def _short_paragraphs(text: str) -> str:
    kept, lines = [], 0
    for line in text.split("\n"):
        lines = lines + 1 if line.strip() else 0
        if lines > MOST_LINES:
            kept.append("")
            lines = 1
        kept.append(line)
    return "\n".join(kept)


def _converted(text: str) -> str:
    converter = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    html: str = converter.convert(text)
    return re.sub(r"<(/?)h1\b", r"<\1h2", html)
