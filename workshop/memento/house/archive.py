"""An uploaded Office file, opened once inside limits.

Law: sizes are checked on what really comes out of the archive, and a document type declaration is refused before any
XML is parsed (entities, external files: OWASP, XML External Entity Prevention).
"""

import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

LARGEST_FILE = 5_000_000  # bytes
LARGEST_CONTENT, MOST_MEMBERS = 40_000_000, 1_000  # bytes, files
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, and every document with a password
_XML = (".xml", ".rels")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


class BadHouse(Exception):
    """A file that cannot be a house style: `kind`, `values`. Kinds:

    too_large {limit} · not_word {} · locked {} · macros {} · declares {} · linked {target} · inserted {} ·
    field {field} · picture {}
    """

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(f"{kind} {values}" if values else kind)
        self.kind, self.values = kind, values


def members(content: bytes) -> dict[str, bytes]:
    """Every file of the archive by its name; raises BadHouse `too_large`, `locked`, `not_word`, `declares`."""
    if len(content) > LARGEST_FILE:
        raise BadHouse("too_large", limit=LARGEST_FILE)
    if content.startswith(_OLD_OFFICE):
        raise BadHouse("locked")
    try:
        found = _unpacked(content)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadHouse("not_word") from error
    for name, inside in found.items():
        if name.endswith(_XML) and b"<!DOCTYPE" in inside.replace(b"\0", b"").upper():  # UTF-16 too
            raise BadHouse("declares")
    return found


def _unpacked(content: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = LARGEST_CONTENT
    with ZipFile(BytesIO(content)) as archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise BadHouse("too_large", limit=LARGEST_FILE)
        for info in archive.infolist():
            with archive.open(info) as member:
                inside = member.read(left + 1)
            left -= len(inside)
            if left < 0:
                raise BadHouse("too_large", limit=LARGEST_FILE)
            found[info.filename] = inside
    return found


def xml(content: bytes) -> etree._Element:
    """The root of one of its XML files; raises BadHouse `not_word`."""
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise BadHouse("not_word") from error
