"""Makes `base.docx`, the empty document that every mémento starts from: `python -m workshop.memento.word.make_base`.

Law: nothing of the library's own template is left but its parts: A4, French, our styles, no compatibility mode.
"""

import re
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from workshop.memento.branding.palette import HUES, INK, PANEL, SOFT, WHITE
from workshop.memento.word.package import write_package
from workshop.memento.word.styles import (
    CHARACTERS,
    COVER_MARGIN,
    FONT,
    LANGUAGE,
    LISTS,
    PARAGRAPHS,
    Style,
    character_style,
    paragraph_style,
    style_id,
    twips,
)
from workshop.memento.word.table_styles import table_styles

BASE = Path(__file__).with_name("base.docx")
EPOCH = datetime(2000, 1, 1)
_LEFT_OUT = ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings")

_SETTINGS = f"""<w:settings {nsdecls("w")}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="http://schemas.microsoft.com/office/word"
 w:val="1"/>
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
</w:compat>
<w:themeFontLang w:val="fr-FR"/>
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2"
 w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink"
 w:followedHyperlink="followedHyperlink"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>"""


def main() -> None:
    """Writes `base.docx` beside this script."""
    document = Document()
    _styles(document)
    _numbering(document)
    _settings(document)
    _theme(document)
    _relations(document)
    _properties(document)
    _application(document)
    _page(document)
    write_package(document.part.package, BASE)


def _styles(document: DocxDocument) -> None:
    root = document.styles.element
    for child in list(root):
        root.remove(child)
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    defaults = f'<w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>{LANGUAGE}</w:rPr>'
    xml = f"<w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    xml += "".join(paragraph_style(style) for style in PARAGRAPHS)
    xml += "".join(character_style(name, properties) for name, properties in CHARACTERS) + table_styles()
    for child in list(parse_xml(f"<w:styles {nsdecls('w')}>{xml}</w:styles>")):
        root.append(child)


def _numbering(document: DocxDocument) -> None:
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    lists = [style for style in PARAGRAPHS if style.marker]
    for style in lists:
        root.append(parse_xml(_abstract(style)))
    for style in lists:
        number = LISTS[style_id(style.name)]
        one = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        root.append(parse_xml(one))


def _abstract(style: Style) -> str:
    number = LISTS[style_id(style.name)] - 1
    text, bold, colour = ("•", "", SOFT) if style.marker == "bullet" else ("%1", "<w:b/>", INK)
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    indent = f'<w:ind w:left="{twips(style.left or 0)}" w:hanging="{twips(style.hanging or 0)}"/>'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{style.marker}"/><w:lvlText w:val="{text}"/>'
    level += f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr>'
    level += f'<w:rPr>{fonts}{bold}<w:color w:val="{colour}"/></w:rPr></w:lvl>'
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f"{level}</w:abstractNum>"
    )


def _settings(document: DocxDocument) -> None:
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_xml(_SETTINGS)):
        root.append(child)


def _theme(document: DocxDocument) -> None:
    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/theme"))
    xml = part.blob.decode()
    colours = {f"accent{i}": hue for i, hue in enumerate(HUES.values(), 1)}
    colours |= {"dk2": INK, "lt2": PANEL, "hlink": HUES["A"], "folHlink": HUES["D"]}
    for name, colour in colours.items():
        xml = re.sub(rf'(<a:{name}>\s*<a:srgbClr val=")[0-9A-Fa-f]{{6}}', rf"\g<1>{colour}", xml)
    xml = xml.replace('<a:sysClr val="windowText" lastClr="000000"/>', f'<a:srgbClr val="{INK}"/>')
    xml = xml.replace('<a:sysClr val="window" lastClr="FFFFFF"/>', f'<a:srgbClr val="{WHITE}"/>')
    part._blob = re.sub(r'(<a:latin typeface=")[^"+]*(")', rf"\g<1>{FONT}\2", xml).encode()


def _relations(document: DocxDocument) -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_LEFT_OUT)]:
            del rels[key]


def _properties(document: DocxDocument) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Tablée"
    properties.title, properties.comments, properties.keywords = "Mémento", "", ""
    properties.language, properties.category, properties.revision = "fr-FR", "Mémento", 1
    properties.created = properties.modified = EPOCH


def _application(document: DocxDocument) -> None:
    """Says which program wrote it, in the place of the one that wrote the library's template."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/docProps/app.xml")
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
        '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Tablée</Application></Properties>"
    ).encode()


def _page(document: DocxDocument) -> None:
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    margin = twips(COVER_MARGIN)
    section = (
        f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="{twips(21)}" w:h="{twips(29.7)}"/>'
        f'<w:pgMar w:top="{twips(2)}" w:right="{margin}" w:bottom="{twips(2.1)}" w:left="{margin}"'
        f' w:header="{twips(1)}" w:footer="{twips(1)}" w:gutter="0"/></w:sectPr>'
    )
    body.replace(body.sectPr, parse_xml(section))


if __name__ == "__main__":
    main()
