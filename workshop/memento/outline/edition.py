"""What a document says beside its day: which edition it is, whether it is validated, who read it, what came since.

Law: nothing here is in the log. The same day and the same edition give the same document.
"""

from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from workshop.memento.branding.logos import Logo
from workshop.memento.outline.day import Survey

DRAFT, VALID = "draft", "valid"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer wrote of a sheet, by its number; of the whole document where that is 0."""

    sheet: int
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """What became of the proposal of a sheet. `state`: studied, tried, deployed or abandoned; `at`: an ISO date."""

    sheet: int
    state: str
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """Software version, SHA-256 of the log, zone of the hours, and who signs; then what each edition adds.

    `validation`: DRAFT, VALID, or "" where nobody is asked. `remarks` go with a draft only. `mask`: hides small counts.
    `leave_hidden`: ideas kept from the screens are left out.
    """

    version: str = ""
    fingerprint: str = ""
    zone: tzinfo = field(default=UTC)
    logos: tuple[Logo, ...] = ()
    number: int = 1
    validation: str = ""
    remarks: tuple[Remark, ...] = ()
    news: tuple[News, ...] = ()
    survey: Survey | None = None
    mask: bool = False
    leave_hidden: bool = False


UNSIGNED = Edition()
