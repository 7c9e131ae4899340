"""What every command shares: the sessions folder, the code, JSON, and how a refusal is said.

Law: a refusal is a French sentence on stderr and status 1; no traceback ever reaches whoever typed the command.
"""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from workshop.config import Config
    from workshop.storage import Library

DEFAULT_FOLDER = "sessions"
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Failed(click.ClickException):
    """A sentence for stderr, and status 1."""

    def show(self, file: Any = None) -> None:
        """Writes the sentence, without click's « Error: »."""
        click.echo(self.format_message(), err=True)


class Command(click.Command):
    """A command that answers refusals with sentences. `example` is shown at the end of its help."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.epilog = f"\b\nExemple :\n  {example}"
        self.short_help = (self.help or "").split("\n")[0].rstrip(".")

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; what is refused becomes Failed, a sentence."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            said = failure_sentence(error)
            if said is None:
                raise
            raise Failed(said) from error


def failure_sentence(error: Exception) -> str | None:
    """What to say of an error that has a sentence; None for any other. Nothing is loaded while all goes well."""
    from workshop.config import BadSetting
    from workshop.core import Refused
    from workshop.definition import BadDefinition

    if isinstance(error, Refused):
        return refusal_sentence(error)
    if isinstance(error, BadDefinition):
        return trouble_sentences(error)
    if isinstance(error, BadSetting):
        return str(error)
    return file_sentence(error) if isinstance(error, OSError) else None


def file_sentence(error: OSError) -> str:
    """Why a file or an address cannot be used."""
    why = {
        errno.ENOENT: "ce dossier ou ce fichier n’existe pas",
        errno.EACCES: "vous n’en avez pas le droit",
        errno.ENOSPC: "le disque est plein",
        errno.EADDRINUSE: "un autre programme y est déjà",
    }.get(error.errno or 0, error.strerror or str(error))
    where = f"«\u00a0{error.filename}\u00a0»\u00a0: " if error.filename else ""
    return f"{where}{why}."


def refusal_sentence(refused: Any) -> str:
    """The sentence for a refusal of the core, of the storage or of a session."""
    from workshop.messages.refusals import sentence

    return sentence(refused.kind, refused.values)


def trouble_sentences(bad: Any) -> str:
    """What is wrong in a definition, one line each."""
    from workshop.messages.definition import say

    return "\n".join(say(trouble) for trouble in bad.all())


def command(name: str, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declares a command with an example; the function's docstring is its help."""
    return click.command(name, cls=Command, example=example)


def sessions_option(function: Decorated) -> Decorated:
    """`--sessions DIR`, given to the function as the path `sessions`."""
    return click.option(
        "--sessions",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="TABLEE_SESSIONS",
        default=DEFAULT_FOLDER,
        show_default=True,
        help="Le dossier des séances.",
    )(function)


def json_option(function: Decorated) -> Decorated:
    """`--json`, given to the function as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Répondre en JSON, pour un programme.")(function)


def code_argument(function: Decorated) -> Decorated:
    """`CODE`, as people type it, given to the function as it is written; see `known`."""
    return click.argument("code")(function)


def library_of(sessions: Path) -> "Library":
    """The library of a folder of sessions; new ones are of this machine, where several share them."""
    from workshop.config import sharing
    from workshop.storage import Library
    from workshop.storage.partition import Share

    return Library(sessions, share=Share(**sharing()))


def known(library: "Library", typed: str) -> str:
    """The code of a session that exists, from what was typed. Raises Refused `unknown_session`."""
    from workshop.core import Refused
    from workshop.storage.codes import read_code

    code = read_code(typed)
    if code is None or not library.has(code):
        raise Refused("unknown_session")
    return code


def config_of(sessions: Path, **settings: str) -> "Config":
    """The server's settings as the environment says them, for this folder; `settings` are TABLEE_* values."""
    from workshop.config import Config

    return Config.from_environment({**os.environ, "TABLEE_SESSIONS": str(sessions), **settings})


def say_json(value: Any) -> None:
    """Writes a value as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
