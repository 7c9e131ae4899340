"""What a preview of an import says and asks, in sentences: on the organiser's page and on the command line."""

from collections.abc import Callable
from typing import NamedTuple

import flask_babel

from workshop.importing import ALL, LEAVE, TAKE, IdeasRead, ImportPlan, ImportQuestion
from workshop.importing.columns import ASKED
from workshop.importing.encodings import ENCODINGS
from workshop.importing.reading import IDEA, NAMES

LINES_NAMED, CELL = 5, 40
Option = tuple[str, str]


def _(said: str, **values: object) -> str:
    return str(flask_babel.gettext(said, **values))


def ngettext(one: str, several: str, count: int, **values: object) -> str:
    return str(flask_babel.ngettext(one, several, count, **values))


class Asked(NamedTuple):
    """A question as it is put: `key` names its field, `options` are what may be answered, each with its words."""

    key: str
    sentence: str
    options: list[Option]
    answer: str
    guessed: bool

    @property
    def open(self) -> bool:
        return not self.answer

    @property
    def said(self) -> str:
        """What was answered, in words."""
        return dict(self.options).get(self.answer, "")


def asked(plan: ImportPlan) -> list[Asked]:
    """Every question of a plan but the columns', in its order."""
    return [
        Asked(one.key, QUESTIONS[one.kind](one), _options(plan, one), one.answer, one.guessed)
        for one in plan.questions
        if one.kind != "body"
    ]


def _options(plan: ImportPlan, one: ImportQuestion) -> list[Option]:
    if one.kind == "header":
        return [(NAMES, _("Oui, elle nomme les colonnes")), (IDEA, _("Non, c’est déjà une idée"))]
    if one.kind in ("theme", "themes", "table", "tables"):
        return _destinations(plan, one.kind)
    leave = (LEAVE, ngettext("La laisser de côté", "Les laisser de côté", one.count))
    if one.kind == "function":
        return [(TAKE, ngettext("L’importer sans fonction", "Les importer sans fonction", one.count)), leave]
    return [(TAKE, ngettext("L’importer aussi", "Les importer aussi", one.count)), leave]


def _destinations(plan: ImportPlan, kind: str) -> list[Option]:
    everywhere = (ALL, _("À toutes les tables, tour à tour"))
    if kind == "theme":
        return [*((id, f"{id} · {title}") for id, title in plan.themes.items()), everywhere]
    if kind == "table":
        return [*((id, _("Table %(number)s", number=number)) for id, number in plan.tables.items()), everywhere]
    return [everywhere]


QUESTIONS: dict[str, Callable[[ImportQuestion], str]] = {
    "header": lambda q: _("La première ligne nomme-t-elle les colonnes ?"),
    "body": lambda q: _("Quelle colonne contient l’idée ?"),
    "hidden": lambda q: ngettext(
        "%(num)s ligne est masquée dans le classeur, par un filtre ou à la main (ligne %(line)s).",
        "%(num)s lignes sont masquées dans le classeur, par un filtre ou à la main (la première : ligne %(line)s).",
        q.count,
        line=q.line,
    ),
    "reply": lambda q: ngettext(
        "%(num)s ligne est un commentaire, une réponse ou une tâche (ligne %(line)s).",
        "%(num)s lignes sont des commentaires, des réponses ou des tâches (la première : ligne %(line)s).",
        q.count,
        line=q.line,
    ),
    "merged": lambda q: ngettext(
        "%(num)s idée avait été réunie à une autre.", "%(num)s idées avaient été réunies à une autre.", q.count
    ),
    "parked": lambda q: ngettext(
        "%(num)s idée avait été mise de côté.", "%(num)s idées avaient été mises de côté.", q.count
    ),
    "function": lambda q: ngettext(
        "%(num)s idée dit une fonction publique inconnue (« %(name)s », ligne %(line)s).",
        "%(num)s idées disent une fonction publique inconnue (« %(name)s », ligne %(line)s…).",
        q.count,
        name=q.name[:CELL],
        line=q.line,
    ),
    "twins": lambda q: ngettext(
        "%(num)s idée répète mot pour mot une autre du fichier (ligne %(line)s).",
        "%(num)s idées répètent mot pour mot une autre du fichier (la première : ligne %(line)s).",
        q.count,
        line=q.line,
    ),
    "known": lambda q: ngettext(
        "%(num)s idée est déjà dans la séance, mot pour mot (ligne %(line)s).",
        "%(num)s idées sont déjà dans la séance, mot pour mot (la première : ligne %(line)s).",
        q.count,
        line=q.line,
    ),
    "theme": lambda q: ngettext(
        "Le fichier nomme le thème « %(name)s », que la séance n’a pas (%(num)s idée). Où va-t-elle ?",
        "Le fichier nomme le thème « %(name)s », que la séance n’a pas (%(num)s idées). Où vont-elles ?",
        q.count,
        name=q.name[:CELL],
    ),
    "table": lambda q: ngettext(
        "Le fichier nomme la table « %(name)s », que la séance n’a pas (%(num)s idée). Où va-t-elle ?",
        "Le fichier nomme la table « %(name)s », que la séance n’a pas (%(num)s idées). Où vont-elles ?",
        q.count,
        name=q.name[:CELL],
    ),
    "themes": lambda q: _(
        "La colonne du thème nomme %(names)s thèmes que la séance n’a pas : ce n’est sans doute pas elle.", names=q.name
    ),
    "tables": lambda q: _(
        "La colonne de la table nomme %(names)s tables que la séance n’a pas : ce n’est sans doute pas elle.",
        names=q.name,
    ),
}

FIELDS: dict[str, Callable[[], str]] = {
    "body": lambda: _("l’idée"),
    "theme": lambda: _("le thème"),
    "table": lambda: _("la table"),
    "title": lambda: _("le titre"),
    "rationale": lambda: _("les motifs"),
    "function": lambda: _("la fonction publique"),
    "external": lambda: _("la référence"),
}


def field_asked(field: str) -> str:
    """What a column may hold: « le thème »."""
    return FIELDS[field]()


def columns(read: IdeasRead) -> list[Option]:
    """The columns of a file: number → its name, or the first thing that it holds."""
    rows = read.first[1:] if read.names != IDEA else read.first
    return [(str(at), f"{at} · {_column(name, at - 1, rows)}") for at, name in enumerate(read.header, 1)]


def _column(name: str, at: int, rows: tuple[tuple[str, ...], ...]) -> str:
    held = next((row[at].strip() for row in rows if at < len(row) and row[at].strip()), "")
    return _cut(name) if name else f"« {_cut(held)} »" if held else _("vide")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= CELL else f"{line[: CELL - 1].rstrip()}…"


def encoding_name(encoding: str) -> str:
    """An encoding, as people may know it."""
    name = ENCODING_NAMES.get(encoding)
    return name() if name else encoding


ENCODING_NAMES: dict[str, Callable[[], str]] = {
    "utf-8": lambda: "UTF-8",
    "utf-16": lambda: _("UTF-16, « Texte Unicode » d’Excel"),
    "utf-16-le": lambda: _("UTF-16 sans marque"),
    "utf-16-be": lambda: _("UTF-16 sans marque, gros-boutiste"),
    "utf-32": lambda: "UTF-32",
    "cp1252": lambda: _("Windows"),
    "mac-roman": lambda: _("Macintosh"),
    "iso-8859-15": lambda: "ISO 8859-15",
    "cp850": lambda: _("DOS"),
}


def encodings() -> list[Option]:
    """What may be chosen where the accents are wrong."""
    return [(one, encoding_name(one)) for one in ENCODINGS]


def headers() -> list[Option]:
    """What the first row of a table may be."""
    return [(NAMES, _("nomme les colonnes")), (IDEA, _("est déjà une idée"))]


def separators() -> list[Option]:
    """What may stand between the columns of a CSV."""
    return [(";", _("point-virgule")), (",", _("virgule")), ("tab", _("tabulation"))]


KINDS: dict[str, Callable[[IdeasRead], str]] = {
    "table": lambda read: _("Un tableau en texte (CSV)."),
    "workbook": lambda read: _("Un classeur Excel."),
    "list": lambda read: _("Une liste : un élément, une idée."),
    "export": lambda read: _("L’export d’une séance."),
    "objects": lambda read: _("Une liste d’objets JSON."),
}
PARTS: dict[str, Callable[[], str]] = {"proposals": lambda: _("ses propositions"), "ideas": lambda: _("ses idées")}


def kind(read: IdeasRead) -> str:
    """What the file was taken for."""
    return KINDS[read.kind](read)


def parts(read: IdeasRead) -> list[Option]:
    """The sheets, files or lists among which one is read."""
    return [(one, PARTS[one]() if read.kind == "export" else one) for one in read.parts]


def remarks(plan: ImportPlan) -> list[str]:
    """What is worth a look before importing; nothing to answer."""
    read, said = plan.read, []
    if read.guessed:
        name = encoding_name(read.encoding)
        said.append(_("Encodage supposé : %(name)s. Si des accents sont faux, choisissez-en un autre.", name=name))
    for one, sentence in ODD.items():
        if count := read.odd.get(one):
            said.append(sentence(count))
    if read.covered:
        said.append(
            ngettext(
                "%(num)s cellule fusionnée du classeur vaut pour la ligne qu’elle couvre.",
                "%(num)s cellules couvertes par une fusion ont pris sa valeur.",
                read.covered,
            )
        )
    if plan.empty:
        lines = ", ".join(str(one) for one in plan.empty[:LINES_NAMED]) + ("…" if len(plan.empty) > LINES_NAMED else "")
        said.append(
            ngettext(
                "%(num)s ligne sans texte est laissée de côté (ligne %(lines)s).",
                "%(num)s lignes sans texte sont laissées de côté (lignes %(lines)s).",
                len(plan.empty),
                lines=lines,
            )
        )
    left = [name for at, name in enumerate(read.header, 1) if name and at not in read.columns.values()]
    if left and "body" in read.columns:
        said.append(_("Colonnes laissées de côté : %(names)s.", names=", ".join(_cut(one) for one in left)))
    return said


ODD: dict[str, Callable[[int], str]] = {
    "lost": lambda count: ngettext(
        "%(num)s signe du fichier n’a pas pu être lu (« \ufffd »).",
        "%(num)s signes du fichier n’ont pas pu être lus (« \ufffd »).",
        count,
    ),
    "garbled": lambda count: _(
        "Des accents semblent abîmés (« Ã© ») : le fichier l’était déjà, ou l’encodage est un autre."
    ),
}


def count(plan: ImportPlan) -> str:
    """« 12 idées à importer. »"""
    return ngettext("%(num)s idée à importer.", "%(num)s idées à importer.", len(plan.bodies))


def spread(plan: ImportPlan) -> str:
    """« Table 1 : 12 · Table 2 : 9 »"""
    return " · ".join(
        _("Table %(number)s : %(count)s", number=number, count=count) for number, count in plan.counts() if count
    )


__all__ = ["ASKED", "Asked", "asked", "columns", "encodings", "field_asked", "kind", "parts", "remarks", "separators"]
