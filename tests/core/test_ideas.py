"""Ideas are written, corrected, withdrawn, parked, hidden and revealed; none is ever destroyed."""

from __future__ import annotations

from workshop.core import Person
from workshop.core.ids import idea_of

from .play import ORGANISER, SYSTEM, desk
from .stages import person, stage


def test_an_idea_keeps_who_wrote_it_where_and_with_which_operation() -> None:
    session = stage("s2")
    row = session.do(person(session), "idea.write", "operation-of-mine", body="Un texte", title=" Un  titre\n")
    assert row
    idea = session.state.ideas[idea_of(row)]
    assert (idea.title, idea.body, idea.origin, idea.table, idea.step) == ("Un titre", "Un texte", "phone", "t1", "s2")
    assert session.see(f"person:{row.person.id}")[f"my/{idea.id}"]["op"] == "operation-of-mine"


def test_a_desk_writes_as_scribe_and_counts_for_nobody() -> None:
    session = stage("s2")
    idea = session.idea(desk("t1"), "Dit à voix haute")
    assert session.state.ideas[idea].origin == "scribe" and session.see("desk:t1")["contributed"] == 0


def test_a_device_of_three_that_wrote_counts_for_three_seats() -> None:
    session = stage("s2")
    trio = person(session, "t2", 1)
    session.idea(trio, "À trois")
    session.go("s3", "t2")
    assert session.see("desk:t2")["pending"] == {"people": 4, "seats": 6}
    session.idea(trio, "À trois, à voix haute")
    assert session.see("desk:t2")["contributed"] == 3
    assert session.see("desk:t2")["pending"] == {"people": 3, "seats": 3}


def test_an_import_holds_long_texts_and_keeps_its_own_number() -> None:
    session = stage()
    row = session.do(
        SYSTEM, "idea.import", table="t2", body="x" * 50_000, title="Titre", function="state", external="4-2"
    )
    assert row
    idea = session.state.ideas[idea_of(row)]
    assert (len(idea.body), idea.origin, idea.author, idea.external) == (50_000, "import", None, "4-2")
    session.move("s3")
    assert session.do(desk("t2"), "idea.edit", idea=idea.id, base=idea.version, body="y" * 49_000)


def test_an_author_corrects_and_the_former_text_stays_in_the_history() -> None:
    session = stage("s3")
    idea = session.state.ideas[session.state.ideas_at["t1"][0]]
    was = idea.body
    session.do(person(session), "idea.edit", idea=idea.id, base=idea.version, body="Mieux dit")
    idea = session.state.ideas[idea.id]
    assert (idea.body, idea.history[-1]["act"], idea.history[-1]["body"]) == ("Mieux dit", "edit", was)


def test_the_same_correction_twice_is_already_so_whatever_was_seen() -> None:
    session = stage("s3")
    idea = session.state.ideas[session.state.ideas_at["t1"][0]]
    seen = idea.version
    session.do(person(session), "idea.edit", idea=idea.id, base=seen, body="Mieux dit")
    assert session.do(desk("t1"), "idea.edit", idea=idea.id, base=seen, body="Mieux dit") is None
    refused = session.refusal(desk("t1"), "idea.edit", idea=idea.id, base=seen, body="Autrement dit")
    assert refused.values["now"] == {"title": "", "body": "Mieux dit", "version": session.state.ideas[idea.id].version}


def test_a_title_not_sent_stays_and_an_empty_one_goes() -> None:
    session = stage("s2")
    someone = person(session)
    idea = session.idea(someone, "Corps", title="Titre")
    session.do(someone, "idea.edit", idea=idea, base=session.state.ideas[idea].version, body="Corps 2")
    assert session.state.ideas[idea].title == "Titre"
    session.do(someone, "idea.edit", idea=idea, base=session.state.ideas[idea].version, body="Corps 2", title="")
    assert session.state.ideas[idea].title == ""


def test_withdrawn_is_gone_for_all_but_its_author_who_may_bring_it_back() -> None:
    session = stage("s3")
    author, idea = person(session, "t1", 2), session.state.ideas_at["t1"][2]
    session.do(author, "idea.withdraw", idea=idea, withdrawn=True)
    assert idea not in session.see("desk:t1")["ideas"] and idea not in session.see("phone:t1")["ideas"]
    assert session.see(f"person:{author.id}")[f"my/{idea}"]["state"] == "withdrawn"
    assert session.refused(desk("t1"), "idea.park", idea=idea, parked=True) == "unknown_idea"
    assert session.refused(author, "idea.edit", idea=idea, base=0, body="x") == "unknown_idea"
    session.do(author, "idea.withdraw", idea=idea, withdrawn=False)
    assert idea in session.see("phone:t1")["ideas"]


def test_a_desk_withdraws_what_a_desk_wrote_and_nothing_else() -> None:
    session = stage("s3")
    scribed, theirs = session.state.ideas_at["t1"][4], session.state.ideas_at["t1"][0]
    colleague = Person("danother", "desk", "t1")
    assert session.refused(desk("t1"), "idea.withdraw", idea=theirs, withdrawn=True) == "not_allowed"
    assert session.do(colleague, "idea.withdraw", idea=scribed, withdrawn=True)
    assert session.do(desk("t1"), "idea.withdraw", idea=scribed, withdrawn=False)


def test_parked_is_out_of_the_vote_and_off_the_screen_but_on_phones() -> None:
    session = stage("s3")
    idea = session.state.ideas_at["t1"][3]
    session.do(desk("t1"), "idea.park", idea=idea, parked=True)
    session.go("s4", "t1")
    assert idea not in session.see("phone:t1")["vote"]["options"]
    session.go("s3", "t1")
    assert session.see("phone:t1")[f"idea/{idea}"]["parked"] is True and f"idea/{idea}" not in session.see("screen:t1")


def test_hidden_is_off_the_screen_but_on_phones_and_in_the_vote() -> None:
    session = stage("s3")
    idea = session.state.ideas_at["t1"][0]
    session.do(desk("t1"), "idea.hide", idea=idea, hidden=True)
    assert f"idea/{idea}" not in session.see("screen:t1") and f"idea/{idea}" in session.see("phone:t1")
    assert session.see("desk:t1")[f"idea/{idea}"]["hidden"] is True
    session.go("s4", "t1")
    assert idea in session.see("phone:t1")["vote"]["options"]


def test_what_is_revealed_may_be_hidden_again_and_both_desks_agree() -> None:
    session = stage("s2")
    session.idea(person(session), "Un secret")
    seen = session.version("t1")
    session.do(desk("t1"), "ideas.reveal", revealed=True, version=seen)
    assert session.do(desk("t1"), "ideas.reveal", revealed=True, version=seen) is None
    assert session.refused(desk("t1"), "ideas.reveal", revealed=False, version=seen) == "conflict"
    assert len(session.see("screen:t1")["ideas"]) == 1
    session.do(desk("t1"), "ideas.reveal", revealed=False, version=session.version("t1"))
    assert session.see("screen:t1")["ideas"] == []


def test_an_idea_that_is_a_proposal_is_neither_parked_nor_withdrawn() -> None:
    session = stage("s5")
    session.move("s3")
    author, idea = person(session, "t2", 0), session.state.ideas_at["t2"][0]
    assert session.refused(author, "idea.withdraw", idea=idea, withdrawn=True) == "breaks"
    assert session.refused(desk("t2"), "idea.park", idea=idea, parked=True) == "breaks"


def test_an_idea_under_which_others_lie_is_not_withdrawn() -> None:
    session = stage("s4")
    session.move("s3")
    assert (
        session.refused(person(session), "idea.withdraw", idea=session.state.ideas_at["t1"][0], withdrawn=True)
        == "merged"
    )


def test_the_organiser_does_not_write_ideas() -> None:
    assert stage("s2").refused(ORGANISER, "idea.write", body="x") == "not_allowed"
