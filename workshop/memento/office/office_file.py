"""An Office file from outside (.docx, .xlsx), opened once inside limits.

Law: sizes are checked on what really comes out of the archive, and a document type declaration is refused before any
XML is parsed (entities, external files: OWASP, *XML External Entity Prevention*).
"""

import lzma
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MOST_MEMBERS = 1_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # .doc, .xls, and every document with a password
_XML = (".xml", ".rels", ".vml")
# What reading a damaged archive raises; OSError is bzip2's, as nothing here is on a disk.
_DAMAGED = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class BadOffice(Exception):
    """A file that is not opened: `kind`, `values`. Kinds:

    too_large {limit} · locked {} · not_office {} · declares {}
    """

    def __init__(self, kind: str, **values: int) -> None:
        super().__init__(f"{kind} {values}" if values else kind)
        self.kind, self.values = kind, values


def members(content: bytes, largest: int, unpacked: int) -> dict[str, bytes]:
    """Every file of the archive by its name; raises BadOffice. `largest`, `unpacked`: bytes, of the file and in all."""
    if len(content) > largest:
        raise BadOffice("too_large", limit=largest)
    if content.startswith(OLD_OFFICE):
        raise BadOffice("locked")
    try:
        found = _unpacked(content, largest, unpacked)
    except _DAMAGED as error:
        raise BadOffice("not_office") from error
    for name, inside in found.items():
        if name.endswith(_XML) and b"<!DOCTYPE" in inside.replace(b"\0", b"").upper():  # UTF-16 too
            raise BadOffice("declares")
    return found


def _unpacked(content: bytes, largest: int, left: int) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with ZipFile(BytesIO(content)) as archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise BadOffice("too_large", limit=largest)
        for info in archive.infolist():
            with archive.open(info) as member:
                inside = member.read(left + 1)
            left -= len(inside)
            if left < 0:
                raise BadOffice("too_large", limit=largest)
            found[info.filename] = inside
    return found
