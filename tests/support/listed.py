"""What reads text in `workshop/`, and how long a text it is given: fed by tests/test_reading.py, or why it need not be.

Law: an expression or a parser is fed unless its text is the program's own, or is short before it comes there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import NamedTuple

import openpyxl

from workshop.core.role_names import imitates_role
from workshop.definition import BadDefinition, parse
from workshop.importing import BadImport, Ground, plan, read
from workshop.importing.sheet import facts_of
from workshop.live import wire
from workshop.live.threshold import _wants_websocket
from workshop.memento.house.archive import BadHouse, xml
from workshop.memento.house.pictures import checked_picture
from workshop.memento.notes import BadNotes, news, remarks, survey
from workshop.memento.prose import written
from workshop.memento.synthesis.themes import BadThemes, read_themes
from workshop.neutral import fitted, neutral
from workshop.origin import origin_of
from workshop.returning import BadSession, rows_of
from workshop.text import plain

OURS = "the text is the program's own"
LOG = "rows and files that this program wrote, judged before they were"
SETTING = "what whoever runs the server wrote in its settings"
BUILT = "documents that this program has just built"
CHILD = "what a process of ours says"
PICTURE = "reads a header of fixed places"
GIVEN_FILE = 50_000_000  # bytes of a file to import
TYPED, HEAD, HEADER = 2_000, 100_000, 16_000  # characters of an idea, of a definition's head, of a header of HTTP


@dataclass(frozen=True)
class Fed:
    """The longest text that it is given, what the text may begin with, and its methods where they cannot be seen."""

    limit: int
    before: tuple[str, ...] = ("",)
    by: tuple[str, ...] = ()


def short(characters: int) -> str:
    return f"matches no more than {characters} characters from where it begins, or is given no more"


EXPRESSIONS: dict[str, Fed | str] = {
    "cli/serving.py HOST": SETTING,
    "cli/serving.py SERVER_NAME": SETTING,
    "cli/serving.py ADDRESS": SETTING,
    "cli/serving.py LISTEN": SETTING,
    r"cli/where.py ':(\\d+)\\s*$'": CHILD,
    "core/cleaning.py BREAKS": Fed(50_000),
    "core/cleaning.py PLAIN": Fed(50_000),
    "core/cleaning.py LOOSE": Fed(GIVEN_FILE),
    r"core/cleaning.py '[ \\n]+'": Fed(50_000),
    r"core/cleaning.py '\\n{3,}'": Fed(50_000),
    "core/fields.py ID": short(65),
    "core/likeness.py WORD": Fed(50_000),
    "core/naming.py NAMED": short(14),
    r"core/operations/verbatims.py '\\s+'": Fed(50_000),
    "definition/read.py WHOLE": short(100),
    "definition/read.py CLOCK": short(40),
    "definition/read.py FRENCH_DATE": short(40),
    "definition/texts.py '[^a-z0-9]+'": short(200),
    r"definition/texts.py '(?m)^##?(?=[ \\t])'": Fed(1_000_000),
    "importing/columns.py OF_LANGUAGE": Fed(GIVEN_FILE, ("", "body/")),
    "importing/columns.py IN_BRACKETS": Fed(GIVEN_FILE, ("", "(")),
    "importing/delimited.py SAID": Fed(GIVEN_FILE, ("sep=;", '"sep=\\t')),
    "importing/encodings.py AROUND": Fed(200_000),
    "importing/listing.py HEADING": Fed(GIVEN_FILE, ("", "# ", "######")),
    "importing/listing.py ITEM": Fed(GIVEN_FILE, ("", "- ", "1.")),
    "importing/listing.py SECOND": Fed(GIVEN_FILE, ("", "o\t")),
    "importing/listing.py TITLED": Fed(GIVEN_FILE, ("", "**", "**a**", "**a ")),
    "importing/listing.py RULE": Fed(GIVEN_FILE, ("", "---", "***", "_ "), ("fullmatch",)),
    "importing/listing.py TABLE": Fed(GIVEN_FILE, ("", "table ")),
    "importing/sheet.py RANGE": short(23),
    "importing/workbook.py ESCAPED": Fed(32_767, ("", "_x")),
    "live/door.py _ID": short(65),
    "logs.py IPV4": Fed(HEADER),
    "logs.py IPV6": Fed(HEADER),
    "memento/book.py '[^A-Za-z0-9]'": "the letter of a theme",
    "memento/cited.py _WORD": Fed(50_000),
    "memento/cited.py _ADDRESS": Fed(50_000),
    r"memento/cited.py '\\w+'": OURS,
    "memento/commonmark/ink.py _MARKS": Fed(50_000),
    "memento/commonmark/ink.py _START": Fed(50_000, ("", "1", "-")),
    r"memento/commonmark/ink.py '[ \\t\\n]+'": Fed(50_000),
    "memento/commonmark/ink.py '`+'": Fed(50_000),
    "memento/house/bands.py '[^A-Z]'": Fed(8_000_000),
    "memento/house/pictures.py _DRAWN": short(17),
    "memento/house/pictures.py _ELSEWHERE": Fed(40_000_000, ("", "url(")),
    "memento/house/reading.py '-?[0-9]{1,6}'": short(8),
    "memento/make_base.py _theme": OURS,
    'memento/make_base.py \'(<a:latin typeface=")[^"+]*(")\'': OURS,
    "memento/prose.py _BULLET": Fed(50_000, ("", " -", "- ")),
    "memento/prose.py _NUMBER": Fed(50_000, ("", " 1.", "123) ")),
    "memento/prose.py _QUOTE": Fed(50_000, ("", " >", "> ")),
    "memento/prose.py _ADDRESS": Fed(50_000, ("", "http://")),
    r"memento/prose.py '\\s+'": Fed(50_000),
    r"memento/word/pages.py '\\s+'": Fed(50_000),
    "memento/word/runs.py _ORDINAL": Fed(50_000, ("", "1")),
    "memento/word/runs.py _BREAK": Fed(50_000),
    "memento/word/styles.py '[^A-Za-z0-9]'": OURS,
    "relay/exchange.py _NAME": short(65),
    "returning.py TABLE": short(600),
    "text.py _UNSAFE": Fed(50_000),
    "text.py _LINE_ENDS": Fed(50_000),
    "text.py _BRACKET": Fed(50_000),
    "text.py _LINK": Fed(50_000, ("[", "[a](", "[a](a(", "[a](a(a)"), ("match",)),
    "text.py _ADDRESS": Fed(50_000),
    "text.py _REPLACED": Fed(50_000),
    r"text.py '<(/?)h1\\b'": Fed(50_000, ("", "<h1")),
    "web/assets.py FINGERPRINT": short(13),
    "web/bundles.py VENDORED": OURS,
    r"web/bundles.py '\\W'": OURS,
    "web/organiser/draft.py PLACE": short(6),
    "web/pages.py COMMENT": OURS,
    "web/speech.py CALL": OURS,
    "web/speech.py ONE": OURS,
    "web/speech.py TWO": OURS,
}


class By(NamedTuple):
    """The reader of READERS that reaches it."""

    reader: str


PARSERS: dict[str, By | str] = {
    "cli/where.py public_base urllib.parse.urlsplit": SETTING,
    "config.py _redis urllib.parse.urlsplit": SETTING,
    "config.py _url urllib.parse.urlsplit": SETTING,
    "core/cleaning.py clean_text unicodedata.normalize": "marks are counted just before; fed in tests/core",
    "core/cleaning.py normalized unicodedata.normalize": "marks are counted just before; fed in tests/core",
    "definition/head.py _PlainLoader yaml.SafeLoader": By("a definition"),
    "definition/read.py nearest difflib.get_close_matches": short(100),
    "export/bundle.py bundle zipfile.ZipFile": BUILT,
    "export/bundle.py unbundled zipfile.ZipFile": BUILT,
    "identity/brake.py Brake._recall json.loads": LOG,
    "importing/__main__.py main json.loads": CHILD,
    "importing/archive.py _holds_ideas csv.reader": By("an archive"),
    "importing/delimited.py _agreement csv.reader": By("a table"),
    "importing/delimited.py _rows csv.reader": By("a table"),
    "importing/listing.py _Item.idea textwrap.dedent": By("a list"),
    "importing/record.py parsed json.loads": By("objects"),
    "importing/sheet.py _path xml.etree.ElementTree.fromstring": By("a workbook"),
    "importing/sheet.py facts_of xml.etree.ElementTree.iterparse": By("a sheet"),
    "importing/workbook.py read_xlsx openpyxl.load_workbook": By("a workbook"),
    "live/threshold.py _wants_websocket urllib.parse.parse_qs": By("a query"),
    "live/wire.py json.JSONDecoder": By("a message"),
    "logs.py set_up_logs urllib.parse.urlsplit": SETTING,
    "memento/house/archive.py lxml.etree.XMLParser": By("a part of a house"),
    "memento/house/archive.py xml lxml.etree.fromstring": By("a part of a house"),
    "memento/house/pictures.py _is_small docx.image.image.Image.from_blob": PICTURE,
    "memento/logos.py _image docx.image.image.Image.from_blob": PICTURE,
    "memento/make_base.py _numbering docx.oxml.parse_xml": OURS,
    "memento/make_base.py _page docx.oxml.parse_xml": OURS,
    "memento/make_base.py _settings docx.oxml.parse_xml": OURS,
    "memento/make_base.py _styles docx.oxml.parse_xml": OURS,
    "memento/make_base.py main docx.Document": OURS,
    "memento/notes.py _lines csv.reader": By("notes"),
    "memento/opendocument.py _changed lxml.etree.fromstring": BUILT,
    "memento/opendocument.py _rewritten zipfile.ZipFile": BUILT,
    "memento/prose.py _HtmlReader html.parser.HTMLParser": By("prose"),
    "memento/prose.py _HtmlReader.__post_init__ html.parser.HTMLParser.__init__": By("prose"),
    "memento/synthesis/themes.py _lines csv.reader": By("common themes"),
    "memento/word/bands.py Bands._made docx.oxml.parse_xml": BUILT,
    "memento/word/document.py _lists docx.oxml.parse_xml": OURS,
    "memento/word/document.py document_bytes docx.Document": OURS,
    "memento/word/dressing.py _ordered docx.oxml.parse_xml": OURS,
    "memento/word/dressing.py parse_style docx.oxml.parse_xml": OURS,
    "memento/word/package.py package_bytes zipfile.ZipFile": BUILT,
    "memento/word/pages.py _paginate pypdf.PdfReader": BUILT,
    "office_file.py _unpacked zipfile.ZipFile": By("a workbook"),
    "origin.py origin_of urllib.parse.urlsplit": By("an origin"),
    "rehearsal/browser.py browser urllib.parse.urlsplit": OURS,
    "rehearsal/form.py _Reader html.parser.HTMLParser": OURS,
    "rehearsal/plan.py Plan.path urllib.parse.urlsplit": OURS,
    "rehearsal/replay.py read_votes csv.DictReader": "a file that whoever rehearses names, read by their own command",
    "returning.py _log json.loads": By("a session"),
    "room/loopback.py _post json.load": CHILD,
    "room/loopback.py _refused json.load": CHILD,
    "store/birth.py definition_of json.loads": LOG,
    "store/clock.py Clock._kept json.loads": LOG,
    "store/erasure.py _each json.loads": LOG,
    "store/erasure.py _take_out json.loads": LOG,
    "store/file.py read_meta json.loads": LOG,
    "store/listing.py _is_archived json.loads": LOG,
    "store/log.py Log._rows orjson.loads": LOG,
    "store/log.py Log.urns orjson.loads": LOG,
    "store/log.py _row orjson.loads": LOG,
    "store/ownership.py owner_of json.loads": LOG,
    "store/revocations.py _read json.loads": LOG,
    "text.py _converted markdown.Markdown": By("prose"),
    "text.py markdown_html nh3.clean": By("prose"),
    "text.py plain html.unescape": By("plain words"),
    "text.py plain nh3.clean": By("plain words"),
    "web/addresses.py base urllib.parse.urlsplit": SETTING,
    "web/modules.py _Reading.module tree_sitter.Parser": OURS,
    "web/organiser/apart.py _object json.loads": CHILD,
    "web/organiser/builds.py Build.missing json.loads": CHILD,
    "web/organiser/builds.py Build.progress json.loads": CHILD,
    "web/organiser/printing.py _printed urllib.parse.urlsplit": SETTING,
    "web/speech.py said json.loads": OURS,
    "web/speech.py sentences json.loads": OURS,
}


class Reader(NamedTuple):
    """What a text goes through, the longest that it is given, and what it may begin with."""

    read: Callable[[str], object]
    limit: int
    before: tuple[str, ...] = ("",)
    runs: tuple[str, ...] = ()  # instead of all, where test_growth.py feeds the same with all


def _may_refuse(reader: Callable[[bytes], object], *refusals: type[Exception]) -> Callable[[str], None]:
    def read(text: str) -> None:
        with suppress(*refusals):
            reader(text.encode("utf-8", "replace"))

    return read


def _planned(content: bytes) -> None:
    plan(Ground({"t1": 1}, {"A": "Thème"}, {"A": ["t1"]}), read(content))


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _workbook() -> dict[str, bytes]:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for cell in ("corps", "here"):
        book.active.append([cell])
    book.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


BOOK = _workbook()
SHEET = "xl/worksheets/sheet1.xml"


def _in_archive(text: bytes) -> None:
    _planned(_zipped({"ideas.csv": b"corps\n" + text, "other.csv": text}))


def _in_workbook(text: bytes) -> None:
    _planned(
        _zipped({name: content.replace(b"here", escape(text.decode()).encode()) for name, content in BOOK.items()})
    )


def _in_sheet(text: bytes) -> None:
    facts_of(
        {**BOOK, SHEET: BOOK[SHEET].replace(b"</sheetData>", b"</sheetData><a>" + text + b"</a>")}, "Sheet", 40_000
    )


def _each(*readers: Callable[[bytes], object]) -> Callable[[bytes], None]:
    def read(text: bytes) -> None:
        for reader in readers:
            with suppress(BadDefinition, BadImport, BadHouse, BadNotes):
                reader(text)

    return read


def _between(reader: Callable[[bytes], object], before: str, after: str) -> Callable[[bytes], object]:
    return lambda text: reader(before.encode() + text + after.encode())


# fmt: off
READERS: dict[str, Reader] = {
    "a definition": Reader(
        _may_refuse(_each(parse, _between(parse, "---\n", "\n---\n"), _between(parse, "---\ntitre: a\n---\n", ""))),
        TYPED, ("", 'titre: "'),
    ),
    "notes": Reader(
        _may_refuse(_each(partial(remarks, sheets=3), partial(news, sheets=3), survey)),
        TYPED, ("fiche;auteur;remarque\n;A;", 'fiche;auteur;remarque\n;A;"',
                "fiche;état;motif;depuis\n1;déployée;", "question;réponse;nombre\nQ;"),
    ),
    "a table": Reader(
        _may_refuse(_planned, BadImport), TYPED, ("corps\n", 'corps;"'), (*' \n\r\t";,(aé', "a;", 'a"', "a\n")
    ),
    "a list": Reader(
        _may_refuse(_planned, BadImport), TYPED, ("- a\n  ", "- "),
        (*" \n\t*#-a", "- a\n", "# a\n", "o\t", "**a", "1. a\n"),
    ),
    "objects": Reader(
        _may_refuse(_each(_planned, _between(_planned, '[{"corps": "', '"}]'))), TYPED, ("[",)
    ),
    "an archive": Reader(_may_refuse(_in_archive, BadImport), TYPED, runs=(*' \n\r";,(a', "a,", '",')),
    "a workbook": Reader(
        _may_refuse(_in_workbook, BadImport), TYPED, runs=(" ", "\n", "_x000D_", "&", "<a ", "é", "1")
    ),
    "a sheet": Reader(_may_refuse(_in_sheet, SyntaxError), 40_000_000),
    "a query": Reader(lambda text: _wants_websocket({"QUERY_STRING": text}), HEADER, ("", "a=")),
    "a message": Reader(_may_refuse(lambda said: wire.loads(said.decode()), ValueError), 65_536, ("", '["', "[", '{"')),
    "an origin": Reader(origin_of, HEADER, ("", "https://", "https://[")),
    "a part of a house": Reader(
        _may_refuse(_each(xml, _between(xml, "<a>", "</a>"), _between(xml, "<a b='", "'/>"))), 8_000_000, ("", "<a ")
    ),
    "a picture of a house": Reader(
        _may_refuse(partial(checked_picture, "svg"), BadHouse), 40_000_000, ('<svg href="', "<svg>url(")
    ),
    "common themes": Reader(_may_refuse(partial(read_themes, days=()), BadThemes), 100_000),
    "a session": Reader(_may_refuse(rows_of, BadSession), GIVEN_FILE, ("", '{"', '{"format": "')),
    "prose": Reader(
        written.__wrapped__, TYPED, runs=(*" \n<&[`|", "*a*", "- a\n", "> a\n", "# a\n", "&#1", "[a](b) ", "|a|b\n")
    ),
    "plain words": Reader(plain, TYPED, runs=(*" \n&<", "&#1", "&amp;", "a ")),
    "a name": Reader(imitates_role, TYPED),
    "a cell": Reader(lambda text: fitted(neutral(text)), 50_000, ("", "'", "=")),
}
# fmt: on
OTHERWISE = {"a picture of a house", "a name", "a cell"}  # which no parser reads
