"""An uploaded house style, opened inside the limits of every Office file from outside (office/office_file.py)."""

from typing import Any

from lxml import etree

from workshop.memento.office import office_file
from workshop.memento.office.office_file import BadOffice

LARGEST_FILE = 5_000_000  # bytes
LARGEST_CONTENT = 40_000_000  # bytes
LARGEST_XML = 8_000_000  # bytes of a part that is read: in memory it takes twenty times as many
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


class BadHouseStyle(Exception):
    """A file that cannot be a house style: `kind`, `values`. Kinds:

    too_large {limit} · not_word {} · locked {} · macros {} · declares {} · linked {target} · inserted {} ·
    field {field} · picture {}
    """

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(f"{kind} {values}" if values else kind)
        self.kind, self.values = kind, values


def members(content: bytes) -> dict[str, bytes]:
    """Every file of the archive by its name; raises BadHouse `too_large`, `locked`, `not_word`, `declares`."""
    try:
        return office_file.members(content, LARGEST_FILE, LARGEST_CONTENT)
    except BadOffice as bad:
        raise BadHouseStyle("not_word" if bad.kind == "not_office" else bad.kind, **bad.values) from bad


def xml(content: bytes) -> etree._Element:
    """The root of one of its XML files; raises BadHouse `not_word`, `too_large`."""
    if len(content) > LARGEST_XML:
        raise BadHouseStyle("too_large", limit=LARGEST_FILE)
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise BadHouseStyle("not_word") from error
