"""Properties: a definition written is read back the same; whatever else comes is a typed refusal."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from workshop.core.definition_check import clean_definition
from workshop.definition import BadDefinition, from_form, parse, to_text
from workshop.definition.vocabulary import KINDS, PARTS, ChoiceSetting

ENOUGH = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = some.text(some.characters(exclude_categories=("Cs", "Cc")), max_size=30)
AWKWARD = some.sampled_from(
    [
        "oui: non",
        "- tiret",
        "# croisillon",
        "9:30",
        "2027-03-18",
        "true",
        "null",
        "~",
        "« été »",
        "it's",
        '"cité"',
        "&a *a",
        "!x",
        "|",
        "{a: b}",
        "100 %",
        "👩‍🌾 ferme",
    ]
)
TITLE = some.one_of(AWKWARD, WORDS.filter(lambda text: any(sign.isalnum() for sign in text)))
LONG = some.one_of(some.just(""), some.lists(some.one_of(AWKWARD, WORDS), max_size=4).map("\n".join))
NUMBER = some.integers(1, 50).map(str)


def themes() -> some.SearchStrategy[list[dict[str, Any]]]:
    theme = some.fixed_dictionaries(
        {"titre": TITLE},
        optional={"présentation": LONG, "tables": some.integers(1, 5).map(str), "places": NUMBER},
    )
    return some.lists(theme, min_size=1, max_size=8)


@some.composite
def step(draw: Any) -> dict[str, Any]:
    word = draw(some.sampled_from(sorted(KINDS)))
    made = {
        "activité": word,
        "titre": draw(LONG),
        "minutes": draw(NUMBER),
        "portée": draw(some.sampled_from(sorted(KINDS[word].scopes))),
    }
    for key, setting in KINDS[word].settings.items():
        among = sorted(setting.words) if isinstance(setting, ChoiceSetting) else [str(setting.low), str(setting.high)]
        made[key] = draw(some.sampled_from(among))
    return {**made, **draw(some.fixed_dictionaries({}, optional={"consigne": LONG}))}


def heads() -> some.SearchStrategy[dict[str, Any]]:
    wifi = some.fixed_dictionaries({"réseau": TITLE}, optional={"mot de passe": WORDS})
    return some.fixed_dictionaries(
        {"titre": TITLE, "question": TITLE, "thèmes": themes()},
        optional={
            "date": some.dates().map(lambda day: day.isoformat()),
            "début": some.times().map(lambda at: f"{at:%H:%M}"),
            "lieu": WORDS,
            "organisateurs": some.lists(TITLE, max_size=3),
            "partenaires": some.lists(TITLE, max_size=3),
            "places": NUMBER,
            "étapes": some.lists(step(), max_size=6),
            "wifi": wifi,
            "conservation": NUMBER,
            "lecteur": WORDS,
            "licence": WORDS,
            "mémento sans": some.lists(some.sampled_from(sorted(PARTS)), max_size=5),
        },
    )


def texts() -> some.SearchStrategy[list[dict[str, str]]]:
    return some.lists(
        some.fixed_dictionaries(
            {"titre": some.sampled_from(["Éditorial", "Contexte", "Suites", "Mot à dire"]), "texte": LONG}
        ),
        max_size=3,
    )


@ENOUGH
@given(heads(), texts())
def test_a_definition_written_is_read_back_the_same(head: dict[str, Any], written: list[dict[str, str]]) -> None:
    try:
        body = from_form(head, written).body
    except BadDefinition as bad:
        assert bad.kind in {"same_theme", "same_heading", "empty_value", "missing", "too_long"}
        return
    assert parse(to_text(body)).body == body
    assert clean_definition(body) == body


@ENOUGH
@given(some.binary(max_size=400))
def test_no_bytes_make_anything_but_a_typed_refusal(noise: bytes) -> None:
    for source in (
        noise,
        b"---\n" + noise + b"\n---\n",
        b"---\ntitre: a\nquestion: b\nth\xc3\xa8mes: " + noise + b"\n---\n",
    ):
        try:
            assert parse(source).body["title"]
        except BadDefinition as bad:
            assert bad.kind


@ENOUGH
@given(
    some.recursive(
        some.one_of(WORDS, AWKWARD, some.integers()),
        lambda inner: (
            some.lists(inner, max_size=3)
            | some.dictionaries(
                some.sampled_from(
                    [
                        "titre",
                        "thèmes",
                        "étapes",
                        "activité",
                        "tables",
                        "places",
                        "wifi",
                        "réseau",
                        "minutes",
                        "date",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_shape_makes_anything_but_a_typed_refusal(shape: Any) -> None:
    head = {
        "titre": shape,
        "question": shape,
        "thèmes": shape,
        "étapes": shape,
        "wifi": shape,
        "places": shape,
        "organisateurs": shape,
    }
    try:
        assert from_form(head, []).body["themes"]
    except BadDefinition as bad:
        assert all(one.path for one in bad.all())
