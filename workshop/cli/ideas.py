"""`import`: ideas that come as a file, or an earlier session's proposals, go to their tables. `erase-idea`: they go.

Law: a file is read and judged whole, and what would be written is shown, before anything is; only `--yes`, or a yes at
the keyboard, writes it. The same file imported twice is imported once, because its batch is named after what it says.
"""

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from workshop.cli.base import Failed, code_argument, command, json_option, known, library_of, say_json, sessions_option

if TYPE_CHECKING:
    from workshop.core import State
    from workshop.importing import Choices, ImportPlan
    from workshop.storage import Library

FIRST, WIDE = 8, 90  # ideas of a preview, characters of each

Said = dict[str, Any]


@command("import", "workshop import K7XQ2M idées.csv --columns idée=3,thème=1 --yes")
@code_argument
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--proposals-of", "earlier", metavar="CODE", help="Les propositions d’une séance du même dossier.")
@click.option("--yes", is_flag=True, help="Importer ce que montre l’aperçu, sans demander.")
@click.option("--columns", default="", metavar="CHAMP=N,…", help="Les colonnes : idée=3,thème=1 (0 : aucune).")
@click.option("--answer", "answers", multiple=True, metavar="CLÉ=RÉPONSE", help="Répond à une question de l’aperçu.")
@click.option("--undo", is_flag=True, help="Retirer d’un coup les idées du dernier import.")
@json_option
@sessions_option
def import_ideas(
    code: str,
    file: BinaryIO | None,
    earlier: str | None,
    yes: bool,
    undo: bool,
    columns: str,
    answers: tuple[str, ...],
    as_json: bool,
    sessions: Path,
) -> None:
    """Importe des idées d’un fichier (« - » lit l’entrée standard) : CSV, classeur .xlsx, liste, export.

    Montre d’abord un aperçu, et n’écrit qu’avec --yes ou après un oui. Un export JSON donne ses propositions comme
    point de départ. Une colonne id ou comment-id reste avec l’idée jusqu’à l’export.
    """
    from workshop.importing import write

    if [file is None, earlier is None, not undo].count(False) != 1:
        raise click.UsageError("Donnez un fichier, ou --proposals-of, ou --undo.")
    library = library_of(sessions)
    code = known(library, code)
    state = library.state(code)
    if undo:
        return _undone(library, code, state)
    content = _record(library, earlier) if earlier else file.read() if file else b""
    plan = _planned(state, content, _choices(columns, answers))
    shown = preview(plan)
    if not as_json or plan.open:
        click.echo(shown, err=True)
    _agreed(plan, yes)
    new = write(plan, state.seq, lambda operations: _sent(library, code, operations))
    if as_json:
        say_json({"code": code, "read": len(plan.bodies), "new": new, "batch": plan.batch})
    else:
        several = "s" if new > 1 else ""
        said = f"{new} idée{several} importée{several} dans la séance {code}, sur {len(plan.bodies)} dans le fichier."
        click.echo(said, err=True)


def _agreed(plan: "ImportPlan", yes: bool) -> None:
    """Raises Failed unless the plan may be written, and somebody said so."""
    if plan.open:
        raise Failed("Rien n’a été importé : répondez aux questions ci-dessus (--columns, --answer CLÉ=RÉPONSE).")
    if not plan.bodies:
        raise Failed("Ligne 1 : le fichier ne contient aucune idée.")
    if yes or plan.already >= len(plan.bodies):
        return
    if not (sys.stdin.isatty() and click.confirm("Importer ces idées ?", err=True)):
        raise Failed("Rien n’a été importé. Pour importer ce que montre l’aperçu : --yes.")


def _choices(columns: str, answers: tuple[str, ...]) -> "Choices":
    from workshop.importing.answers import columns_of, sorted_answers

    try:
        return sorted_answers(dict(one.split("=", 1) for one in answers), columns_of(columns))
    except ValueError as error:
        raise click.UsageError("Écrivez --columns idée=3,thème=1 et --answer CLÉ=RÉPONSE.") from error


def preview(plan: "ImportPlan") -> str:
    """What would be imported, and what is asked, as lines."""
    from workshop.core import clean_text
    from workshop.messages import import_questions as words

    lines = [words.kind(plan.read), *(f"! {one}" for one in words.remarks(plan))]
    if plan.read.columns or plan.read.header:
        lines += _columns(plan)
    for one in words.asked(plan):
        options = " | ".join(f"{value} ({said})" for value, said in one.options)
        lines.append(f"? {one.sentence}")
        lines.append(f"    {one.said or 'À répondre'}\u00a0: --answer {one.key}=…  {options}")
    for incoming, body in list(zip(plan.ideas[:FIRST], plan.bodies[:FIRST], strict=True)):
        said = clean_text(f"{incoming.title} : {incoming.body}".strip(" :"), lines=False)
        lines.append(f"  {incoming.line:>5}  table {plan.tables[body['table']]:<3} {said[:WIDE]}")
    if plan.bodies:
        lines.append(f"{words.count(plan)} {words.spread(plan)}")
    return "\n".join(lines)


def _columns(plan: "ImportPlan") -> list[str]:
    from workshop.messages import import_questions as words

    held = {at: words.field_asked(field) for field, at in plan.read.columns.items()}
    lines = [
        f"  colonne {said}{f'  → {held[int(at)]}' if int(at) in held else ''}" for at, said in words.columns(plan.read)
    ]
    asked = ["? Quelle colonne contient l’idée ? --columns idée=N"] if "body" not in plan.read.columns else []
    return [*lines, *asked]


def _record(library: "Library", earlier: str) -> Said:
    from workshop.export.record import as_record

    return as_record(library.state(known(library, earlier)))


def _planned(state: "State", content: bytes | Said, choices: "Choices") -> "ImportPlan":
    from workshop.importing import BadImport, destination, of_record, plan, read
    from workshop.messages.imports import say

    try:
        found = read(content, choices) if isinstance(content, bytes) else of_record(content, choices)
    except BadImport as bad:
        raise Failed(say(bad)) from bad
    return plan(destination(state), found, choices)


def _undone(library: "Library", code: str, state: "State") -> None:
    from workshop.core import Refused
    from workshop.messages.imports import why_not_undone

    batch = next((one for one in reversed(state.batches.values()) if not one.withdrawn), None)
    if batch is None:
        raise Failed("Cette séance n’a pas d’import à défaire.")
    body = {"batch": batch.id, "withdrawn": True}
    try:
        _sent(library, code, [{"id": f"undo-{batch.id}-{state.seq}", "name": "import.withdraw", "body": body}])
    except Refused as refused:
        raise Failed(why_not_undone(refused)) from refused
    several = "s" if len(batch.ideas) > 1 else ""
    click.echo(f"Import défait : {len(batch.ideas)} idée{several} retirée{several}.", err=True)


def _sent(library: "Library", code: str, operations: list[Said]) -> list[int]:
    """The rows of the log that hold these operations, those of a former import too."""
    from workshop.session import loopback

    person = {"id": "system", "role": "system", "table": None}
    said = loopback.through_owner(library, code, "perform_all", {"person": person, "operations": operations})
    return [int(one["seq"]) for one in said["done"]]


@command("erase-idea", "workshop erase-idea K7XQ2M 12")
@code_argument
@click.argument("number", metavar="NUMÉRO", type=click.IntRange(1))
@click.option("--yes", is_flag=True, help="Ne pas demander de confirmation.")
@sessions_option
def erase_idea(code: str, number: int, yes: bool, sessions: Path) -> None:
    """Efface pour toujours les mots d’une idée : son numéro est celui de l’annexe du mémento et des exports.

    Du fichier, de ses copies rangées sous le même dossier, et des documents gardés par le serveur. Ce qui a quitté
    cette machine ne se rappelle pas.
    """
    from workshop.core import Operation, Person
    from workshop.core.disclosure import OPENED, idea_title
    from workshop.core.positions import numbered_ideas
    from workshop.session import loopback

    library = library_of(sessions)
    code = known(library, code)
    state = library.state(code)
    if (key := numbered_ideas(state).get(number)) is None:
        raise Failed(f"La séance {code} n’a pas d’idée n° {number}.")
    idea = state.ideas[key]
    if not yes:
        told = idea_title(idea, OPENED) or "ses mots ne se lisent pas ici"
        click.confirm(f"Effacer pour toujours l’idée n° {number} ({told}) ?", abort=True, err=True)
    asked = Operation(secrets.token_hex(12), "idea.erase", {"idea": idea.id})
    loopback.perform(library, code, Person("system", "system"), asked)
    click.echo(
        f"Les mots de l’idée n° {number} sont effacés. Ce qui a quitté cette machine ne se rappelle pas.", err=True
    )


COMMANDS = (import_ideas, erase_idea)
