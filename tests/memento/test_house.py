"""A house style is read whole or refused with its reason; dressed in it, the mémento keeps every rule."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.memento.houses import inside, ministry, rewritten, with_field
from tests.memento.structure import faults, opened
from workshop.memento.branding.house_style import BadHouseStyle, HouseStyle, read_house
from workshop.memento.branding.palette import contrast
from workshop.memento.outline import Outline
from workshop.memento.word import document_bytes

TYPES, THEME = "[Content_Types].xml", "word/theme/theme1.xml"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%b</svg>'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture(scope="module")
def charte() -> bytes:
    return ministry()


@pytest.fixture(scope="module")
def house(charte: bytes) -> HouseStyle:
    return read_house(charte)


@pytest.fixture(scope="module")
def dressed(full_outline: Outline, house: HouseStyle) -> bytes:
    return document_bytes(full_outline, house=house)


def retyped(content: bytes, kind: str) -> bytes:
    return rewritten(content, {TYPES: inside(content, TYPES).replace(MAIN.encode(), kind.encode())})


def related(content: bytes, part: str, kind: str, target: str, mode: str = "External") -> bytes:
    """The archive with one relation more."""
    one = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return rewritten(content, {part: inside(content, part).replace(b"</Relationships>", one.encode())})


def refusal(content: bytes) -> BadHouseStyle:
    with pytest.raises(BadHouseStyle) as caught:
        read_house(content)
    return caught.value


def test_the_house_gives_its_styles_bands_and_margins(house: HouseStyle) -> None:
    assert set(house.bands) == {("header", "default"), ("header", "first"), ("footer", "default")}
    assert [p.ending for p in house.bands["header", "default"].pictures] == ["png"]
    assert house.margins["top"] == 1814


def test_a_template_is_read_like_a_document(charte: bytes) -> None:
    template = retyped(charte, MAIN.replace("document.main", "template.main"))
    assert set(read_house(template).bands) == set(read_house(charte).bands)


@pytest.mark.parametrize("kind", ["application/vnd.ms-word.document.macroEnabled.main+xml",
                                  "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"])  # fmt: skip
def test_a_document_with_macros_is_refused(charte: bytes, kind: str) -> None:
    assert refusal(retyped(charte, kind)).kind == "macros"


def test_macros_under_a_false_type_are_refused(charte: bytes) -> None:
    assert refusal(rewritten(charte, {"word/vbaProject.bin": b"\0"})).kind == "macros"


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame"])
def test_what_a_program_would_fetch_is_refused(charte: bytes, kind: str) -> None:
    linked = related(charte, "word/_rels/document.xml.rels", kind, "http://192.0.2.1/x.dotm")
    assert refusal(linked).values == {"target": "http://192.0.2.1/x.dotm"}


def test_a_link_to_click_is_no_reason_to_refuse(charte: bytes) -> None:
    linked = related(charte, "word/_rels/document.xml.rels", "hyperlink", "https://www.example.org/")
    assert read_house(linked).margins


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declaration_is_refused_in_any_encoding(charte: bytes, encoding: str) -> None:
    told = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refusal(rewritten(charte, {"word/theme/theme9.xml": told.encode(encoding)})).kind == "declares"


def test_more_than_five_megabytes_are_refused() -> None:
    assert refusal(b"PK" + bytes(5_000_000)).kind == "too_large"


def test_a_bomb_is_refused_before_it_is_whole_in_memory(charte: bytes) -> None:
    assert refusal(rewritten(charte, {"word/media/zeros.png": bytes(60_000_000)})).kind == "too_large"


def test_a_part_that_would_fill_the_memory_is_refused(charte: bytes) -> None:
    long = inside(charte, "word/document.xml").replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 1_400_000)
    assert refusal(rewritten(charte, {"word/document.xml": long})).kind == "too_large"


def test_an_archive_damaged_under_a_rare_compression_is_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b"a" * 100)
    assert refusal(stream.getvalue().replace(b"BZh9", b"BZhx")).kind == "not_word"


def test_an_archive_that_lies_about_its_sizes_is_refused(charte: bytes) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b"a" * 100)
    lying = stream.getvalue().replace(zlib.crc32(b"a" * 100).to_bytes(4, "little"), b"\1\2\3\4")
    assert refusal(lying).kind == "not_word"


def test_ten_thousand_members_are_refused(charte: bytes) -> None:
    assert refusal(rewritten(charte, {f"word/{n}.txt": b"" for n in range(1_001)})).kind == "too_large"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"bonjour", bytes(300)])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    assert refusal(content).kind == "not_word"


def test_an_old_or_locked_document_says_so() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).kind == "locked"


def test_a_spreadsheet_is_refused(charte: bytes) -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    assert refusal(retyped(charte, sheet)).kind == "not_word"


@pytest.mark.parametrize("part", ["word/styles.xml", "word/document.xml", THEME, "_rels/.rels", TYPES])
def test_a_damaged_part_is_refused(charte: bytes, part: str) -> None:
    assert refusal(rewritten(charte, {part: b"<w:styles"})).kind == "not_word"


@pytest.mark.parametrize(("instruction", "name"), [
    ('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"', "DDEAUTO"),
    ('INCLUDEPICTURE "http://192.0.2.1/a.png"', "INCLUDEPICTURE"),
    ('includetext "/etc/passwd"', "INCLUDETEXT"),
    ("MACROBUTTON go", "MACROBUTTON"),
])  # fmt: skip
def test_a_field_that_fetches_or_runs_is_refused(instruction: str, name: str) -> None:
    assert refusal(with_field(instruction)).values == {"field": name}


def test_an_inserted_object_is_refused(charte: bytes) -> None:
    header = next(n for n in ZipFile(BytesIO(charte)).namelist() if re.fullmatch(r"word/header\d\.xml", n))
    held = inside(charte, header).replace(b"</w:hdr>", b"<w:p><w:r><w:object/></w:r></w:p></w:hdr>")
    assert refusal(rewritten(charte, {header: held})).kind == "inserted"


def with_picture(content: bytes, ending: str, picture: bytes) -> bytes:
    """The house with another picture in its header."""
    names = ZipFile(BytesIO(content)).namelist()
    header = next(n for n in names if re.fullmatch(r"word/_rels/header\d\.xml\.rels", n))
    told = re.sub(rb"media/[^\"]+", b"media/x." + ending.encode(), inside(content, header))
    return rewritten(content, {header: told, f"word/media/x.{ending}": picture})


def test_a_drawing_that_holds_all_it_needs_is_taken(charte: bytes) -> None:
    drawn = with_picture(charte, "svg", SVG % b'<a xlink:href="https://www.example.org/"><use xlink:href="#a"/></a>')
    assert "svg" in {picture.ending for band in read_house(drawn).bands.values() for picture in band.pictures}


@pytest.mark.parametrize("inner", [
    b'<image xlink:href="http://192.0.2.1/a.png"/>', b'<image href="file:///etc/passwd"/>', b'<use href="b.svg#a"/>',
    b"<style>@import 'http://192.0.2.1/a.css';</style>", b'<rect style="fill: url( &quot;//192.0.2.1/a#b&quot; )"/>',
    b'<rect fill="url(http://192.0.2.1/a#b)"/>', b'<image href="data:image/svg+xml,x"/>',
])  # fmt: skip
def test_a_drawing_that_fetches_is_refused(charte: bytes, inner: bytes) -> None:
    assert refusal(with_picture(charte, "svg", SVG % inner)).kind == "linked"


@pytest.mark.parametrize(("ending", "content"), [("png", b"<svg/>"), ("png", b""), ("exe", b"MZ"), ("emf", b"<svg/>")])
def test_a_picture_that_is_not_what_its_name_says_is_refused(charte: bytes, ending: str, content: bytes) -> None:
    assert refusal(with_picture(charte, ending, content)).kind == "picture"


def test_a_theme_comes_without_the_textures_it_points_at(charte: bytes) -> None:
    theme = inside(charte, THEME)
    office = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    texture = b"<a:bgFillStyleLst><a:blipFill " + office + b'><a:blip r:embed="rId7"/></a:blipFill>'
    textured = theme.replace(b"<a:bgFillStyleLst>", texture)
    assert textured != theme
    kept = read_house(rewritten(charte, {THEME: textured})).theme
    assert b"<a:blip/>" in kept and b"rId7" not in kept


def test_dressed_it_keeps_every_rule(dressed: bytes) -> None:
    assert faults(dressed) == {}


def test_titles_take_the_look_of_the_house_under_its_own_style_names(dressed: bytes) -> None:
    heading = opened(dressed).styles["Heading 1"]
    assert (heading.style_id, heading.font.name, str(heading.font.color.rgb)) == (
        "Heading1",
        "Liberation Serif",
        "003B5C",
    )
    assert heading.paragraph_format.page_break_before


def test_what_is_too_pale_or_too_small_is_mended(dressed: bytes) -> None:
    styles = opened(dressed).styles
    assert contrast(str(styles["Caption"].font.color.rgb), "FFFFFF") >= 4.5
    assert styles["Normal"].font.size.pt == 12


def test_nothing_of_its_text_remains_and_its_bands_do(dressed: bytes) -> None:
    document = opened(dressed)
    last = document.sections[-1]
    assert "ne doit pas rester" not in document.element.xml
    assert "12, rue des Exemples" in last.footer._element.xml and "NUMPAGES" in last.footer._element.xml
    assert last.header._element.findall(f".//{qn('w:drawing')}")
    cover, page = (document.sections[n].header.part.rels for n in (0, -1))
    assert [r.target_part.blob for r in cover.values()] != [r.target_part.blob for r in page.values()]


def test_a_style_has_one_name(dressed: bytes) -> None:
    names = [style.name.casefold() for style in opened(dressed).styles]
    assert sorted(set(names)) == sorted(names)


def test_the_same_house_gives_the_same_bytes(full_outline: Outline, charte: bytes, dressed: bytes) -> None:
    assert document_bytes(full_outline, house=read_house(charte)) == dressed


def test_an_empty_house_changes_no_rule(full_outline: Outline) -> None:
    stream = BytesIO()
    Document().save(stream)
    assert faults(document_bytes(full_outline, house=read_house(stream.getvalue()))) == {}


@pytest.mark.parametrize("said", [b"--9", b"-", "²".encode(), b"9" * 5_000])
def test_a_size_or_a_margin_that_is_no_number_is_left_out(full_outline: Outline, charte: bytes, said: bytes) -> None:
    main = re.sub(rb'w:top="\d+"', b'w:top="' + said + b'"', inside(charte, "word/document.xml"))
    styles = re.sub(rb'w:sz w:val="\d+"', b'w:sz w:val="' + said + b'"', inside(charte, "word/styles.xml"))
    house = read_house(rewritten(charte, {"word/document.xml": main, "word/styles.xml": styles}))
    assert "top" not in house.margins
    assert opened(document_bytes(full_outline, house=house)).styles["Normal"].font.size.pt == 12


def test_margins_that_no_printer_could_hold_are_brought_back(charte: bytes) -> None:
    main = re.sub(rb'w:top="\d+"', b'w:top="0"', inside(charte, "word/document.xml"))
    main = re.sub(rb'w:footer="\d+"', b'w:footer="99999"', main)
    margins = read_house(rewritten(charte, {"word/document.xml": main})).margins
    assert (margins["top"], margins["footer"]) == (850, 1701)


def test_a_style_that_descends_from_itself_is_set_free(full_outline: Outline, charte: bytes) -> None:
    styles = inside(charte, "word/styles.xml").replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>',
    )
    document = opened(document_bytes(full_outline, house=read_house(rewritten(charte, {"word/styles.xml": styles}))))
    bases = {style.style_id: style.base_style for style in document.styles if hasattr(style, "base_style")}
    assert [key for key in ("HouseA", "HouseB") if bases[key] is not None] == ["HouseB"]


def test_a_picture_of_a_thousand_million_points_is_refused(charte: bytes) -> None:
    picture = next(name for name in ZipFile(BytesIO(charte)).namelist() if name.startswith("word/media/"))
    huge = bytearray(inside(charte, picture))
    huge[16:24] = (40_000).to_bytes(4, "big") * 2
    assert refusal(rewritten(charte, {picture: bytes(huge)})).kind == "picture"
