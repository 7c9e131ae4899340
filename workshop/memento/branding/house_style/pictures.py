"""The pictures of a house's headers and footers.

Law: a picture is what its name says, so that no program takes it for something else, and it fetches nothing.
"""

import re

from workshop.memento.branding.house_style.archive import BadHouseStyle, xml

MEDIA = {
    "png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip
_DRAWINGS = ("emf", "wmf", "svg")
MOST_POINTS = 40_000_000
_TIFF = (b"II*\0", b"MM\0*")
_BEGINS = {
    "png": (b"\x89PNG\r\n\x1a\n",), "jpeg": (b"\xff\xd8\xff",), "jpg": (b"\xff\xd8\xff",), "gif": (b"GIF8",),
    "bmp": (b"BM",), "tif": _TIFF, "tiff": _TIFF, "emf": (b"\x01\0\0\0",),
    "wmf": (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0"),
}  # fmt: skip
_DRAWN = re.compile(r"data:image/(?:png|jpeg|gif)[;,]")
_ELSEWHERE = re.compile(rb"""<!DOCTYPE|<!ENTITY|@import|<\?xml-stylesheet|url\(\s*["']?(?!["'#\s]|data:image/)""", re.I)


def checked_picture(ending: str, content: bytes | None) -> bytes:
    """The picture; raises BadHouse `picture` for what is none, `linked` for one that fetches another file."""
    if content is None or ending not in MEDIA:
        raise BadHouseStyle("picture")
    if ending == "svg":
        _refuse_what_it_fetches(content)
    elif not content.startswith(_BEGINS[ending]) or (ending not in _DRAWINGS and not _is_small(content)):
        raise BadHouseStyle("picture")
    return content


def _is_small(content: bytes) -> bool:
    """Whether it says its size and that can be drawn: a few kilobytes may hold a thousand million points."""
    from docx.image.image import Image  # here: slow to load

    try:
        image = Image.from_blob(content)
        return bool(0 < image.px_width * image.px_height <= MOST_POINTS)
    except Exception:  # python-docx's reader raises whatever it meets in a damaged picture
        return False


def _refuse_what_it_fetches(content: bytes) -> None:
    """SVG 2, « Linking »: a reference is a place in the drawing, or a picture that it holds."""
    if _ELSEWHERE.search(content.replace(b"\0", b"")):  # UTF-16 too
        raise BadHouseStyle("linked", target="SVG")
    for element in xml(content).iter("*"):
        for key, value in element.attrib.items():
            fetched = str(key).rpartition("}")[2] in ("href", "src") and not str(element.tag).endswith("}a")
            if fetched and value.strip() and not value.strip().startswith("#") and not _DRAWN.match(value.strip()):
                raise BadHouseStyle("linked", target=value[:80])
