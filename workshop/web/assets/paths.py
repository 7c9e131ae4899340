"""Where the files that are not Python lie.

Law: one answer for a checkout (beside the package) and for an installed wheel (inside it).
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def static_folder() -> Path:
    """The folder of scripts, styles, fonts and icons."""
    return _found("static")


def templates_folder() -> Path:
    """The folder of Jinja templates."""
    return _found("templates")


def example_sessions() -> Path:
    """The folder of the example definitions (`*.md`) that are shipped."""
    return _found("sessions")


def _found(name: str) -> Path:
    for folder in (PACKAGE / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"incomplete installation: no folder {name!r} in {PACKAGE} or beside it")
