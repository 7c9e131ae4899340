"""Why a format cannot be made, in a sentence for people."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _


def why_missing(need: str) -> str:
    """By what `export.Missing` needs; empty where that is not known."""
    return str(SENTENCES[need]()) if need in SENTENCES else ""


SENTENCES: dict[str, Callable[[], Any]] = {
    "soffice": lambda: _("Ce format demande LibreOffice, absent de cette machine."),
    "date": lambda: _("Cette séance n’a pas de date : son agenda ne peut pas être écrit."),
    "mask": lambda: _("Ce format ne sait pas masquer les petits effectifs."),
}
