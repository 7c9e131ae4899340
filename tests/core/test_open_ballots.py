"""Open votes: ballots are rows of the log, told with the names of those who agree, gone with their words or person."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workshop.core import Person, view
from workshop.core.activities.ballot_shapes import Say, Shape, Stance
from workshop.core.model.effects import ForgetIdea
from workshop.core.model.refusal import Refused
from workshop.core.row_words import UNSAID
from workshop.export.redaction import leaving

from .play import ORGANISER, Rehearsed, audiences_of, definition, desk, step

ABC = frozenset("abc")
Words = dict[str, str]


class Circle(Rehearsed):
    """A table of three that consents on two ideas; Alice agrees that the room sees her name, Bilal does not."""

    def __init__(self) -> None:
        super().__init__(definition(2, steps=[step("s1", "share"), step("s2", "consent"), step("s3", "sheets")]))
        self.people = [
            self.joined("a", "t1", name="Alice", consents={"room": True}),
            self.joined("b", "t1", name="Bilal"),
            self.joined("c", "t1"),
        ]
        self.ideas = [self.idea(self.people[0], f"Idée {number}") for number in range(2)]
        self.move("s2")
        self.vote = self.open(desk("t1"), "t1")

    def say(self, who: int, *marks: int, **words: str) -> Any:
        """Cast marks on the ideas in their order; `w0`, `w1` are the words said of them."""
        told = {self.ideas[int(key[1:])]: text for key, text in words.items()}
        body = {"vote": self.vote, "seat": 1, "choice": dict(zip(self.ideas, marks, strict=False))}
        return self.do(self.people[who], "ballot.cast", **body, **({"words": told} if told else {}))

    def voices(self, audience: str = "phone:t1") -> list[tuple[str | None, int, str]]:
        """Name, mark and words of each voice on the first idea."""
        told = self.see(audience)["result"]["voices"]
        return [(one["by"], one["mark"], one["text"]) for one in told if one["option"] == self.ideas[0]]

    def close(self) -> None:
        self.do(desk("t1"), "vote.close", vote=self.vote)


def test_ballots_are_told_once_closed_with_the_names_of_those_who_agree_and_nowhere_before() -> None:
    circle = Circle()
    circle.say(0, 2, w0="Trop cher")
    circle.say(1, 3, w0="Nuirait à l’accueil")
    circle.say(2, 1)
    assert circle.state.urns == {} and circle.again() == circle.state
    for audience in ("phone:t1", "phone:t2", "desk:t1", "desk:all", "screen:t1", "screen:all", "tower", "person:pb"):
        assert "Trop cher" not in json.dumps(circle.see(audience)) or audience == "person:pa"
    own = circle.see("person:pa")["ballot/1"]
    assert own == {"choice": {circle.ideas[0]: 2}, "words": {circle.ideas[0]: "Trop cher"}}
    circle.close()
    said = [(None, 3, "Nuirait à l’accueil"), ("Alice", 2, "Trop cher"), (None, 1, "")]
    assert circle.voices() == circle.voices("desk:t1") == circle.voices("screen:t1") == said
    assert circle.see("phone:t2")["result"] is None
    assert circle.see("phone:t1")["result"]["rows"][0]["figures"] == {
        "consents": 1,
        "reservations": 1,
        "objections": 1,
    }
    circle.do(desk("t1"), "vote.reopen", vote=circle.vote)
    assert circle.see("desk:t1")["result"] is None


def test_what_the_room_says_is_told_to_nobody_before_the_vote_closes() -> None:
    steps = [step("s1", "share"), step("s2", "dots", keep=1), step("s3", "consent", "plenary")]
    session = Rehearsed(definition(1, steps=steps))
    someone = session.joined("a", "t1", name="Alice", consents={"room": True})
    idea = session.idea(someone, "Une idée")
    session.move("s2")
    session.cast(someone, session.open(desk("t1"), "t1"), **{idea: 1})
    session.move("s3")
    body = {"vote": session.open(ORGANISER, "all"), "seat": 1, "choice": {idea: 3}, "words": {idea: "Serin-7f3a"}}
    session.do(someone, "ballot.cast", **body)
    session.do(desk("t1"), "call.raise", text="Un feutre")  # no ballot: what is kept between ballots is made again
    for audience in audiences_of(session):
        seen = session.see(audience)
        assert not seen.get("result") and ("Serin" not in json.dumps(seen) or audience == f"person:{someone.id}")


def test_the_last_ballot_counts_and_the_words_before_it_are_told_to_nobody() -> None:
    circle = Circle()
    circle.say(0, 3, w0="Non")
    circle.say(0, 1)
    circle.close()
    assert circle.voices() == [("Alice", 1, "")]
    circle.do(desk("t1"), "vote.seal", vote=circle.vote)
    assert "Non" not in json.dumps([row.body for row in leaving(circle.state, circle.rows)])


def test_words_are_retired_by_a_desk_and_come_back_and_are_erased_for_good() -> None:
    circle = Circle()
    circle.say(0, 2, w0="Trop cher")
    circle.close()
    words = circle.see("desk:t1")["result"]["voices"][0]["words"]
    assert circle.refused(desk("t2"), "words.retire", words=words, retired=True) == "unknown_words"
    assert circle.refused(circle.people[0], "words.retire", words=words, retired=True) == "not_allowed"
    circle.do(desk("t1"), "words.retire", words=words, retired=True)
    assert circle.voices("desk:t1") == [("Alice", 2, "")]
    circle.do(desk("t1"), "undo", seq=circle.state.seq)
    assert circle.voices() == [("Alice", 2, "Trop cher")]
    row = circle.do(ORGANISER, "words.erase", words=words)
    assert row and circle.again().silences == circle.state.silences
    assert "Trop cher" not in json.dumps(circle.see("desk:t1")) and circle.voices() == [("Alice", 2, "")]
    assert circle.refused(desk("t1"), "words.retire", words=words, retired=False) == "retired"


def test_erasing_words_takes_them_out_of_their_row_and_no_other() -> None:
    circle = Circle()
    row, other = circle.say(0, 2, 2, w0="Trop cher", w1="Trop tôt"), circle.say(1, 2, w0="Trop cher")
    effect = ForgetIdea(f"{row.body['said']}-0", frozenset())
    kind = __import__("workshop.core", fromlist=["OPERATIONS"]).OPERATIONS["ballot.cast"].words
    first = sorted(row.body["words"])[0]
    assert kind.erased(row.seq, row.body, effect.idea, effect.headings)["words"][first] == UNSAID
    assert kind.erased(other.seq, other.body, effect.idea, effect.headings) == other.body


def test_who_is_forgotten_takes_their_open_ballots_away() -> None:
    circle = Circle()
    circle.say(0, 3, w0="Non")
    circle.say(1, 1)
    circle.do(circle.people[0], "person.erase")
    circle.close()
    assert circle.voices() == [(None, 1, "")]
    circle.do(desk("t1"), "vote.seal", vote=circle.vote)
    result = circle.see("desk:t1")["result"]
    assert (result["ballots"], result["proposed"]) == (2, [circle.ideas[0]])


def test_an_idea_that_goes_takes_what_was_said_of_it() -> None:
    circle = Circle()
    circle.say(1, 3, w0="Non")
    circle.do(circle.people[0], "idea.withdraw", idea=circle.ideas[0], withdrawn=True)
    circle.close()
    assert circle.voices() == [(None, 3, "")] and "Non" not in json.dumps(circle.see("desk:t1"))
    rows = circle.see("desk:t1")["result"]["rows"]
    assert [row["figures"]["objections"] for row in rows] == [0, 0]


BAD: list[tuple[Any, str]] = [
    ({"words": []}, "bad_field"),
    ({"words": {"nowhere": "Non"}}, "bad_field"),
    ({"words": {"a/b/c": "Non"}}, "bad_field"),
    ({"words": {"IDEA": 3}}, "bad_field"),
    ({"words": {"IDEA": ""}}, "empty"),
    ({"words": {"IDEA": "x" * 501}}, "too_long"),
    ({"words": {"IDEA": "x" * 2000}}, "too_long"),
    ({"words": {f"IDEA/{n}": "x" for n in range(201)}}, "bad_field"),
    ({}, "empty"),
    ({"said": "i000000000000"}, "bad_field"),
]


@pytest.mark.parametrize(("more", "kind"), BAD, ids=[f"{kind}-{n}" for n, (_, kind) in enumerate(BAD)])
def test_bad_words_are_refused_and_nothing_changes(more: dict[str, Any], kind: str) -> None:
    circle = Circle()
    idea = circle.ideas[0]
    if isinstance(more.get("words"), dict):
        more = {"words": {key.replace("IDEA", idea): text for key, text in more["words"].items()}}
    body = {"vote": circle.vote, "seat": 1, "choice": {idea: 3}, **more}
    before = circle.again()
    assert circle.refused(circle.people[0], "ballot.cast", **body) == kind
    assert circle.state == before


def test_a_secret_vote_takes_no_words() -> None:
    session = Rehearsed(definition(1, steps=[step("s1", "share"), step("s2", "dots")]))
    someone = session.joined("a", "t1")
    idea = session.idea(someone, "Une idée")
    session.move("s2")
    body = {"vote": session.open(desk("t1"), "t1"), "seat": 1, "choice": {idea: 1}}
    assert session.refused(someone, "ballot.cast", **body, words={idea: "Oui"}) == "bad_field"
    row = session.do(someone, "ballot.cast", **body)
    assert row and row.body.keys() == {"vote", "seat"}


@pytest.mark.parametrize(
    ("shape", "choice", "words", "kind"),
    [
        (Stance(), {"a": 4}, {}, "bad_field"),
        (Stance(), {"a": 0}, {}, "bad_field"),
        (Stance(), {"z": 1}, {}, "unknown_option"),
        (Stance(), {"a": 1}, {"a": "Oui"}, "bad_field"),
        (Stance(), {"a": 3}, {"b": "Non"}, "bad_field"),
        (Say(2, 10), {"a": 1}, {}, "bad_field"),
        (Say(2, 10), {}, {"a": "mot"}, "bad_field"),
        (Say(2, 10), {}, {"a/3": "mot"}, "bad_field"),
        (Say(2, 10), {}, {"z/1": "mot"}, "unknown_option"),
        (Say(2, 10), {}, {"a/1": "un mot trop long"}, "too_long"),
    ],
)
def test_a_shape_with_words_refuses_what_goes_beyond_it(
    shape: Shape, choice: dict[str, int], words: Words, kind: str
) -> None:
    with pytest.raises(Refused, match=kind):
        shape.heard(ABC, choice, words)


def test_a_shape_with_words_keeps_what_was_said() -> None:
    assert Stance().heard(ABC, {"a": 3, "b": 2, "c": 1}, {"a": "Non"}) == ({"a": 3, "b": 2, "c": 1}, {"a": "Non"})
    assert Say(2, 10).heard(ABC, {}, {"a/2": "deux", "a/1": "un"}) == ({"a": 1}, {"a/1": "un", "a/2": "deux"})
    assert Say(2, 10).heard(ABC, {}, {}) == ({}, {})


def test_no_stranger_reads_a_row_by_the_name_of_its_words() -> None:
    circle = Circle()
    circle.say(0, 2, w0="Trop cher")
    circle.close()
    for words in ("nothing-0", "i000000000000-0", "-0", f"{circle.rows[-1].op_id}-0"):
        told = circle.refused(desk("t1"), "words.retire", words=words, retired=True)
        assert told == "unknown_words"
    assert view(circle.state, "phone:t1")["result"]["voices"][0]["words"].startswith("i")
    assert (
        Person("x", "screen", "t1")
        and circle.refused(circle.people[1], "words.erase", words="nothing-0") == "not_allowed"
    )
