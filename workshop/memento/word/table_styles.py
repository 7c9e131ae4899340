"""The styles of tables: plain, plain in each theme's hue, and the row of large figures.

Law: a table is read by its lines and its header row, never by colour alone.
"""

from html import escape

from workshop.memento.branding.palette import HUES, INK, PANEL, RULE, tint
from workshop.memento.word.styles import edges, style_id

_CELLS = (
    '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
)


def table_styles() -> str:
    """The table styles: plain, plain in each hue, and the row of figures."""
    return "".join((_normal_table(), _plain_table(), *(_hued_table(*pair) for pair in HUES.items()), _figures_table()))


def _normal_table() -> str:
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _table(name: str, base: str, borders: str, first_row: str) -> str:
    table = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_CELLS}</w:tblPr>" if borders else ""
    row = f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{first_row}</w:tcPr></w:tblStylePr>' if first_row else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="{style_id(base) if base != "TableNormal" else base}"/><w:qFormat/>{table}{row}</w:style>'
    )


def _plain_table() -> str:
    borders = edges("top", INK, 18, 0) + edges("bottom", RULE, 6, 0) + edges("insideH", RULE, 4, 0)
    return _table("Tableau", "TableNormal", borders, _first_row(INK, PANEL))


def _hued_table(letter: str, hue: str) -> str:
    return _table(f"Tableau thème {letter}", "Tableau", "", _first_row(hue, tint(hue)))


def _figures_table() -> str:
    return _table("Tableau chiffres", "TableNormal", edges("top bottom insideV", RULE, 6, 0), "")


def _first_row(line: str, ground: str) -> str:
    borders = edges("top", line, 18, 0) + edges("bottom", line, 6, 0)
    return f'<w:tcBorders>{borders}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
