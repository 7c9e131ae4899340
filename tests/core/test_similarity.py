"""Near-duplicates are shown, best first, always the same, and soon enough."""

from __future__ import annotations

from tests.support.work import calls
from workshop.core.similarity import BEST, likely, stems

from .play import desk
from .stages import stage

TEXTS = (
    ("i1", "Ouvrir chaque réunion par un tour de parole de trente secondes."),
    ("i2", "Commencer les réunions par un tour de parole de trente secondes, debout."),
    ("i3", "Supprimer un formulaire chaque mois."),
    ("i4", "Un formulaire supprimé chaque mois, choisi par ceux qui le remplissent."),
    ("i5", "Laisser les agents animer la réunion de service."),
)


def test_two_wordings_of_one_idea_are_found_and_others_are_not() -> None:
    assert [(a, b) for a, b, _ in likely(TEXTS)] == [("i1", "i2"), ("i3", "i4")]
    assert all(34 <= percent <= 100 for _, _, percent in likely(TEXTS))


def test_the_same_words_are_wholly_alike_whatever_their_accents_case_and_plural() -> None:
    assert stems("Réunions d'ÉQUIPES") == stems("reunion équipe")
    assert likely((("a", "Des réunions d’équipe"), ("b", "LA REUNION DES EQUIPES"))) == (("a", "b", 100),)


def test_nothing_is_like_nothing() -> None:
    assert likely(()) == likely((("a", ""), ("b", ""))) == likely((("a", "oui"), ("b", "oui"))) == ()


def test_no_more_than_a_dozen_are_shown() -> None:
    assert len(likely(tuple((f"i{n}", f"Une même idée partagée numéro {n}") for n in range(20)))) <= BEST


def test_sixty_ideas_are_compared_two_by_two_with_a_few_calls_each() -> None:
    bodies = [" ".join(f"mot{(n * k) % 211}" for k in range(1, 40)) for n in range(60)]
    ideas = tuple((f"i{n}", body) for n, body in enumerate(bodies))
    assert calls(lambda: likely(ideas)) < 60 * 40 * 10 + 60 * 59 / 2 * 10


def test_the_desk_is_shown_them_while_it_may_merge() -> None:
    session = stage("s3")
    at = session.state.ideas_at["t1"]
    assert session.see("desk:t1")["likely"] == [{"a": at[0], "b": at[1], "percent": 76}]
    session.move("s2", ["t1"])
    session.do(desk("t1"), "ideas.reveal", revealed=False, version=session.version("t1"))
    assert session.see("desk:t1")["likely"] == []
