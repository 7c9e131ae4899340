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
from workshop.export.formulas import fitted, neutral
from workshop.identity.origin import origin_of
from workshop.importing import BadImport, Destination, plan, read
from workshop.importing.session_file import BadSession, rows_of
from workshop.importing.worksheet import facts_of
from workshop.memento.branding.house_style.archive import BadHouseStyle, xml
from workshop.memento.branding.house_style.pictures import checked_picture
from workshop.memento.outline.notes import BadNotes, news, remarks, survey
from workshop.memento.synthesis.common_themes import BadThemes, read_themes
from workshop.memento.text.prose import written
from workshop.memento.text.typography import plain
from workshop.realtime import payload
from workshop.realtime.fast.packets import _wants_websocket

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
    "cli/serve.py HOST": SETTING,
    "cli/serve.py SERVER_NAME": SETTING,
    "cli/serve.py ADDRESS": SETTING,
    "cli/serve.py LISTEN": SETTING,
    r"cli/running_server.py ':(\\d+)\\s*$'": CHILD,
    "core/model/cleaning.py BREAKS": Fed(50_000),
    "core/model/cleaning.py PLAIN": Fed(50_000),
    "core/model/cleaning.py LOOSE": Fed(GIVEN_FILE),
    r"core/model/cleaning.py '[ \\n]+'": Fed(50_000),
    r"core/model/cleaning.py '\\n{3,}'": Fed(50_000),
    "core/model/fields.py ID": short(65),
    "core/similarity.py WORD": Fed(50_000),
    "core/ids.py NAMED": short(14),
    r"core/operations/verbatims.py '\\s+'": Fed(50_000),
    "definition/readers.py WHOLE": short(100),
    "definition/readers.py CLOCK": short(40),
    "definition/readers.py FRENCH_DATE": short(40),
    "definition/texts.py '[^a-z0-9]+'": short(200),
    r"definition/texts.py '(?m)^##?(?=[ \\t])'": Fed(1_000_000),
    "importing/columns.py OF_LANGUAGE": Fed(GIVEN_FILE, ("", "body/")),
    "importing/columns.py IN_BRACKETS": Fed(GIVEN_FILE, ("", "(")),
    "importing/delimited.py SAID": Fed(GIVEN_FILE, ("sep=;", '"sep=\\t')),
    "importing/encodings.py AROUND": Fed(200_000),
    "importing/bullet_lists.py HEADING": Fed(GIVEN_FILE, ("", "# ", "######")),
    "importing/bullet_lists.py ITEM": Fed(GIVEN_FILE, ("", "- ", "1.")),
    "importing/bullet_lists.py SECOND": Fed(GIVEN_FILE, ("", "o\t")),
    "importing/bullet_lists.py TITLED": Fed(GIVEN_FILE, ("", "**", "**a**", "**a ")),
    "importing/bullet_lists.py RULE": Fed(GIVEN_FILE, ("", "---", "***", "_ "), ("fullmatch",)),
    "importing/bullet_lists.py TABLE": Fed(GIVEN_FILE, ("", "table ")),
    "importing/worksheet.py RANGE": short(23),
    "importing/workbook.py ESCAPED": Fed(32_767, ("", "_x")),
    "realtime/payload.py _ID": short(65),
    "serving/logs.py IPV4": Fed(HEADER),
    "serving/logs.py IPV6": Fed(HEADER),
    "memento/outline/book.py '[^A-Za-z0-9]'": "the letter of a theme",
    "memento/outline/frequent_words.py _WORD": Fed(50_000),
    "memento/outline/frequent_words.py _ADDRESS": Fed(50_000),
    r"memento/outline/frequent_words.py '\\w+'": OURS,
    "memento/markdown/inline.py _MARKS": Fed(50_000),
    "memento/markdown/inline.py _START": Fed(50_000, ("", "1", "-")),
    r"memento/markdown/inline.py '[ \\t\\n]+'": Fed(50_000),
    "memento/markdown/inline.py '`+'": Fed(50_000),
    "memento/branding/house_style/header_parts.py '[^A-Z]'": Fed(8_000_000),
    "memento/branding/house_style/pictures.py _DRAWN": short(17),
    "memento/branding/house_style/pictures.py _ELSEWHERE": Fed(40_000_000, ("", "url(")),
    "memento/branding/house_style/house.py '-?[0-9]{1,6}'": short(8),
    "memento/word/make_base.py _theme": OURS,
    'memento/word/make_base.py \'(<a:latin typeface=")[^"+]*(")\'': OURS,
    "memento/text/prose.py _BULLET": Fed(50_000, ("", " -", "- ")),
    "memento/text/prose.py _NUMBER": Fed(50_000, ("", " 1.", "123) ")),
    "memento/text/prose.py _QUOTE": Fed(50_000, ("", " >", "> ")),
    "memento/text/prose.py _ADDRESS": Fed(50_000, ("", "http://")),
    r"memento/text/prose.py '\\s+'": Fed(50_000),
    r"memento/word/page_numbers.py '\\s+'": Fed(50_000),
    "memento/word/runs.py _ORDINAL": Fed(50_000, ("", "1")),
    "memento/word/runs.py _BREAK": Fed(50_000),
    "memento/word/styles.py '[^A-Za-z0-9]'": OURS,
    "importing/session_file.py TABLE": short(600),
    "memento/text/typography.py _UNSAFE": Fed(50_000),
    "memento/text/typography.py _LINE_ENDS": Fed(50_000),
    "memento/text/typography.py _BRACKET": Fed(50_000),
    "memento/text/typography.py _LINK": Fed(50_000, ("[", "[a](", "[a](a(", "[a](a(a)"), ("match",)),
    "memento/text/typography.py _ADDRESS": Fed(50_000),
    "memento/text/typography.py _REPLACED": Fed(50_000),
    r"memento/text/typography.py '<(/?)h1\\b'": Fed(50_000, ("", "<h1")),
    "web/assets/files.py FINGERPRINT": short(13),
    "web/organiser/draft.py PLACE": short(6),
    "web/assets/pages.py COMMENT": OURS,
    "web/assets/translations.py CALL": OURS,
    "web/assets/translations.py ONE": OURS,
    "web/assets/translations.py TWO": OURS,
}


class By(NamedTuple):
    """The reader of READERS that reaches it."""

    reader: str


PARSERS: dict[str, By | str] = {
    "cli/running_server.py public_base urllib.parse.urlsplit": SETTING,
    "config.py _redis urllib.parse.urlsplit": SETTING,
    "config.py _url urllib.parse.urlsplit": SETTING,
    "core/model/cleaning.py clean_text unicodedata.normalize": "marks are counted just before; fed in tests/core",
    "core/model/cleaning.py normalized unicodedata.normalize": "marks are counted just before; fed in tests/core",
    "definition/head.py _PlainLoader yaml.SafeLoader": By("a definition"),
    "definition/readers.py nearest difflib.get_close_matches": short(100),
    "export/bundle.py bundle zipfile.ZipFile": BUILT,
    "export/bundle.py unbundled zipfile.ZipFile": BUILT,
    "identity/brake.py Brake._recall json.loads": LOG,
    "importing/__main__.py main json.loads": CHILD,
    "importing/csv_archive.py _holds_ideas csv.reader": By("an archive"),
    "importing/delimited.py _agreement csv.reader": By("a table"),
    "importing/delimited.py _rows csv.reader": By("a table"),
    "importing/bullet_lists.py _Item.idea textwrap.dedent": By("a list"),
    "importing/json_files.py parsed json.loads": By("objects"),
    "importing/worksheet.py _path xml.etree.ElementTree.fromstring": By("a workbook"),
    "importing/worksheet.py facts_of xml.etree.ElementTree.iterparse": By("a sheet"),
    "importing/workbook.py read_xlsx openpyxl.load_workbook": By("a workbook"),
    "realtime/fast/packets.py _wants_websocket urllib.parse.parse_qs": By("a query"),
    "realtime/payload.py json.JSONDecoder": By("a message"),
    "serving/logs.py set_up_logs urllib.parse.urlsplit": SETTING,
    "memento/branding/house_style/archive.py lxml.etree.XMLParser": By("a part of a house"),
    "memento/branding/house_style/archive.py xml lxml.etree.fromstring": By("a part of a house"),
    "memento/branding/house_style/pictures.py _is_small docx.image.image.Image.from_blob": PICTURE,
    "memento/branding/logos.py _image docx.image.image.Image.from_blob": PICTURE,
    "memento/word/make_base.py _numbering docx.oxml.parse_xml": OURS,
    "memento/word/make_base.py _page docx.oxml.parse_xml": OURS,
    "memento/word/make_base.py _settings docx.oxml.parse_xml": OURS,
    "memento/word/make_base.py _styles docx.oxml.parse_xml": OURS,
    "memento/word/make_base.py main docx.Document": OURS,
    "memento/outline/notes.py _lines csv.reader": By("notes"),
    "memento/office/opendocument.py _changed lxml.etree.fromstring": BUILT,
    "memento/office/opendocument.py _rewritten zipfile.ZipFile": BUILT,
    "memento/text/prose.py _HtmlReader html.parser.HTMLParser": By("prose"),
    "memento/text/prose.py _HtmlReader.__post_init__ html.parser.HTMLParser.__init__": By("prose"),
    "memento/synthesis/common_themes.py _lines csv.reader": By("common themes"),
    "memento/word/headers.py Headers._made docx.oxml.parse_xml": BUILT,
    "memento/word/document.py _lists docx.oxml.parse_xml": OURS,
    "memento/word/document.py document_bytes docx.Document": OURS,
    "memento/word/house_styles.py _ordered docx.oxml.parse_xml": OURS,
    "memento/word/house_styles.py parse_style docx.oxml.parse_xml": OURS,
    "memento/word/package.py package_bytes zipfile.ZipFile": BUILT,
    "memento/word/page_numbers.py _paginate pypdf.PdfReader": BUILT,
    "memento/office/office_file.py _unpacked zipfile.ZipFile": By("a workbook"),
    "identity/origin.py origin_of urllib.parse.urlsplit": By("an origin"),
    "rehearsal/browser.py browser urllib.parse.urlsplit": OURS,
    "rehearsal/form.py _Reader html.parser.HTMLParser": OURS,
    "rehearsal/scenario.py Scenario.path urllib.parse.urlsplit": OURS,
    "rehearsal/real_ballots.py read_ballots csv.DictReader": "a file that whoever rehearses names, as votes are",
    "rehearsal/replay.py read_votes csv.DictReader": "a file that whoever rehearses names, read by their own command",
    "importing/session_file.py _log json.loads": By("a session"),
    "session/loopback.py _post json.load": CHILD,
    "session/loopback.py _refused json.load": CHILD,
    "storage/creation.py definition_of json.loads": LOG,
    "storage/clock.py Clock._kept json.loads": LOG,
    "storage/erasure.py _each json.loads": LOG,
    "storage/erasure.py _take_out json.loads": LOG,
    "storage/database.py read_meta json.loads": LOG,
    "storage/session_list.py _is_archived json.loads": LOG,
    "storage/log.py Log._rows orjson.loads": LOG,
    "storage/log.py Log.urns orjson.loads": LOG,
    "storage/log.py _row orjson.loads": LOG,
    "storage/ownership.py owner_of json.loads": LOG,
    "storage/revocations.py _read json.loads": LOG,
    "memento/text/typography.py _converted markdown.Markdown": By("prose"),
    "memento/text/typography.py markdown_html nh3.clean": By("prose"),
    "memento/text/typography.py plain html.unescape": By("plain words"),
    "memento/text/typography.py plain nh3.clean": By("plain words"),
    "web/addresses.py base urllib.parse.urlsplit": SETTING,
    "web/assets/pages.py Pages._bundles json.loads": OURS,
    "web/organiser/uploads.py _object json.loads": CHILD,
    "web/organiser/builds.py Build.missing json.loads": CHILD,
    "web/organiser/builds.py Build.progress json.loads": CHILD,
    "web/organiser/printing.py _printed urllib.parse.urlsplit": SETTING,
    "web/assets/translations.py sentences json.loads": OURS,
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
    plan(Destination({"t1": 1}, {"A": "Thème"}, {"A": ["t1"]}), read(content))


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
            with suppress(BadDefinition, BadImport, BadHouseStyle, BadNotes):
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
    "a message": Reader(_may_refuse(lambda it: payload.loads(it.decode()), ValueError), 65_536, ("", '["', "[", '{"')),
    "an origin": Reader(origin_of, HEADER, ("", "https://", "https://[")),
    "a part of a house": Reader(
        _may_refuse(_each(xml, _between(xml, "<a>", "</a>"), _between(xml, "<a b='", "'/>"))), 8_000_000, ("", "<a ")
    ),
    "a picture of a house": Reader(
        _may_refuse(partial(checked_picture, "svg"), BadHouseStyle), 40_000_000, ('<svg href="', "<svg>url(")
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
