"""A small whole day, played purely: ideas, merges, sealed votes, sheets, verbatims, pitches, the plenary's vote."""

from __future__ import annotations

from workshop.core import Person, State

from .play import ORGANISER, PLENARY_DESK, SYSTEM, Rehearsed, desk

IDEAS = {
    "t1": [
        "Ouvrir chaque réunion par un tour de parole de trente secondes.",
        "Commencer les réunions par un tour de parole de trente secondes, debout.",
        "Donner au premier niveau la signature des dépenses courantes.\n\n- jusqu’à 500 €\n- sans visa préalable",
        "Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.",
    ],
    "t2": [
        "Un binôme de cadres d’administrations différentes pendant six mois.",
        "Une heure de « retour du terrain » chaque quinzaine 🙂",
        "Laisser les agents animer la réunion de service à tour de rôle.",
    ],
    "t3": [
        "Un carnet partagé des erreurs utiles.",
        "Une journée d’immersion dans un autre service pour chaque nouvel encadrant.",
        "Une bourse aux compétences tenue par les agents.",
    ],
}
SHEET = {
    "title": "La parole à tous dès l’ouverture",
    "short_title": "Parole à tous",
    "finding": "Dans nos réunions, trois personnes parlent et les autres attendent.",
    "proposal": "Trente secondes de parole par personne, en ouvrant.\n\n1. Sans tour imposé\n2. Sans réponse",
    "benefit_agents": "Être entendu avant que la décision soit prise.",
    "benefit_managers": "Sentir l’équipe en cinq minutes.",
    "benefit_users": "Des décisions qui tiennent compte du guichet.",
    "step_monday": "Essayer en réunion de service.",
    "step_months": "En faire la règle dans trois services.",
    "step_year": "Comparer et raconter.",
    "obstacles": "Le temps, et l’habitude.",
    "levers": "Un sablier sur la table.",
    "indicators": "Part des présents qui ont parlé.",
    "keywords": "réunion, écoute, participation",
    "owner": "Le réseau des cadres",
}


def played_session(until: str | None = None, rehearsal: bool = False) -> Rehearsed:
    """The day with its log, played to its end, or until the step `until` has been entered."""
    day = Rehearsed()
    if rehearsal:
        day.do(SYSTEM, "session.mark")
    people = _arrive(day)
    for step, play in (
        ("s2", _imagine),
        ("s3", _share),
        ("s4", _select),
        ("s5", _write_up),
        ("s6", _pitch),
        ("s7", _vote),
        ("s8", _nothing),
    ):
        day.move(step)
        if step == until:
            break
        play(day, people)
    return day


def played_day() -> State:
    """The state at the end of the day."""
    return played_session().state


def _arrive(day: Rehearsed) -> dict[str, list[Person]]:
    people: dict[str, list[Person]] = {"t1": [], "t2": [], "t3": []}
    for index, table in enumerate(["t1", "t2", "t3"] * 4):
        consents = {"room": index % 3 == 0, "name": index % 2 == 0, "quotes": index % 4 != 3, "photo": False}
        person = day.joined(
            f"{index:016d}",
            table,
            name=f"Prénom{index}",
            consents=consents,
            seats=3 if index == 4 else 1,
            function=("state", "local", "hospital", "other")[index % 4],
        )
        people[table].append(person)
    return people


def _imagine(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    for table, bodies in IDEAS.items():
        for index, body in enumerate(bodies):
            day.idea(people[table][index], body, **({"title": "Immersion"} if "immersion" in body else {}))
        day.idea(desk(table), f"Idée dictée à la table {table[1:]}, pour quelqu’un sans téléphone.")
        day.do(desk(table), "ideas.reveal", revealed=True, version=day.version(table))


def _share(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    first = day.state.ideas_at["t1"]
    day.do(desk("t1"), "idea.merge", into=first[0], ideas=[first[1]])
    day.do(desk("t1"), "group.create", title="Les réunions", ideas=[first[0]])
    day.do(desk("t2"), "idea.park", idea=day.state.ideas_at["t2"][3], parked=True)
    day.do(people["t3"][3], "idea.write", body="Une idée de plus, écrite pendant le partage.")
    day.do(
        people["t3"][0],
        "idea.edit",
        idea=day.state.ideas_at["t3"][0],
        base=day.state.ideas_at["t3"] and day.state.ideas[day.state.ideas_at["t3"][0]].version,
        body="Un carnet partagé des erreurs utiles, lu chaque mois.",
    )


def _select(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    for table in people:
        vote = day.open(desk(table), table)
        options = day.state.votes[vote].option_ids
        for index, person in enumerate(people[table]):
            day.cast(person, vote, **{options[0]: 3, options[1 + index % 2]: 1 + index % 2})
        if table == "t2":
            day.cast(people["t2"][1], vote, 2, **{options[1]: 2})
        day.do(desk(table), "vote.seal", vote=vote)
        proposed = (day.state.votes[vote].outcome or {})["proposed"]
        reason = {"reason": "La table en garde une seule, qu’elle veut porter."} if table == "t3" else {}
        day.do(desk(table), "vote.select", vote=vote, ideas=proposed[:1] if reason else proposed, **reason)


def _write_up(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    for table in people:
        proposal = day.see(f"phone:{table}")["proposals"][0]
        for field, text in SHEET.items():
            writer = people[table][0] if field != "owner" else desk(table)
            told = f"{text} (table {table[1:]})" if field == "title" and table != "t1" else text
            day.do(writer, "sheet.write", proposal=proposal, field=field, text=told, base=0)
        idea = day.state.ideas[proposal]
        day.do(
            desk(table),
            "verbatim.pick",
            proposal=proposal,
            idea=proposal,
            text=idea.body[:30].rsplit(" ", 1)[0],
        )
        day.do(desk(table), "verbatim.pick", proposal=proposal, text="« On n’ose plus se taire », dit quelqu’un.")


def _pitch(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    day.do(ORGANISER, "pitch.order", tables=["t2", "t1", "t3"])
    for turn in range(3):
        day.do(ORGANISER, "pitch.go", turn=turn, version=day.version("all"))


def _vote(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    vote = day.open(PLENARY_DESK, "all")
    options = day.state.votes[vote].option_ids
    for index, person in enumerate(one for table in people.values() for one in table):
        day.cast(person, vote, **{options[0]: 2, options[1 + index % (len(options) - 1)]: 1})
    day.do(PLENARY_DESK, "vote.close", vote=vote)
    day.do(PLENARY_DESK, "vote.seal", vote=vote)
    day.do(PLENARY_DESK, "vote.select", vote=vote, ideas=(day.state.votes[vote].outcome or {})["proposed"])


def _nothing(day: Rehearsed, people: dict[str, list[Person]]) -> None:
    """The close asks for nothing."""
