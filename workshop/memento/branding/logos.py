"""The logos of those who organise, on the cover. Law: a picture is looked at when it comes in, and says whose it is."""

from dataclasses import dataclass
from typing import Any

from workshop.memento.text.typography import safe

LARGEST_LOGO, LONGEST_WORDS, MOST_PIXELS, MOST_LOGOS = 1_000_000, 80, 6_000, 6  # bytes, characters, a side, in all
_ENDS = {"image/png": b"IEND\xae\x42\x60\x82", "image/jpeg": b"\xff\xd9"}
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


class BadLogo(Exception):
    """A picture that cannot be a logo: `kind`, `values`. Kinds:

    too_large {limit} · not_picture {} · cut_short {} · too_many_pixels {limit} · no_words {limit} · too_many {limit}
    """

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(f"{kind} {values}" if values else kind)
        self.kind, self.values = kind, values


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG. `words`: whose it is, in 80 characters at most, for who cannot see; sizes in pixels."""

    words: str
    media_type: str
    content: bytes
    width: int
    height: int

    @property
    def ending(self) -> str:
        """The end of its file's name."""
        return _ENDINGS[self.media_type]


def read_logo(words: str, content: bytes) -> Logo:
    """The logo in a file; raises BadLogo."""
    words = " ".join(safe(words).split())
    if not 0 < len(words) <= LONGEST_WORDS:
        raise BadLogo("no_words", limit=LONGEST_WORDS)
    if len(content) > LARGEST_LOGO:
        raise BadLogo("too_large", limit=LARGEST_LOGO)
    image = _image(content)
    if not content.rstrip(b"\0\r\n").endswith(_ENDS[image.content_type]):
        raise BadLogo("cut_short")
    if not 0 < min(image.px_width, image.px_height) <= max(image.px_width, image.px_height) <= MOST_PIXELS:
        raise BadLogo("too_many_pixels", limit=MOST_PIXELS)
    return Logo(words, image.content_type, content, image.px_width, image.px_height)


def _image(content: bytes) -> Any:
    from docx.image.exceptions import InvalidImageStreamError, UnrecognizedImageError  # here: slow to load
    from docx.image.image import Image

    try:
        image = Image.from_blob(content)
    except (UnrecognizedImageError, InvalidImageStreamError) as error:
        raise BadLogo("not_picture") from error
    except Exception as error:  # python-docx's reader raises bare exceptions at the end of a file cut short
        raise BadLogo("cut_short") from error
    if image.content_type not in _ENDS:
        raise BadLogo("not_picture")
    return image
