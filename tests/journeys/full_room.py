"""A full room: the demonstration session with its nine tables, everybody connected, moved from moment to moment.

Law: what people write is the rehearsals' material; what they choose depends on a seed, so that pictures repeat.
"""

from __future__ import annotations

import random
import time
from typing import Any

from tests.support.house import House
from tests.support.people import Crowd, Live
from workshop.definition import parse
from workshop.rehearsal import material
from workshop.web.assets.paths import example_sessions

SEATED = {"t1": 11, "t2": 10, "t3": 8, "t4": 10, "t5": 9, "t6": 11, "t7": 8, "t8": 10, "t9": 12}
THEMES = {table: (int(table[1:]) - 1) // 3 for table in SEATED}
NAMES = ("Samira", "Yann", "Hélène", "Karim", "Sophie", "Didier", "Aïcha", "Mireille", "Lucie", "Paul", "Inès", "Rémi")
WIFI = {"ssid": "Tablee", "password": "tilleul-2027", "security": "WPA"}
FIELDS = (
    "finding", "benefit_agents", "benefit_managers", "benefit_users", "step_monday", "step_months", "step_year",
    "obstacles", "levers", "indicators", "keywords", "owner",
)  # fmt: skip


class FullRoom:
    """Sockets of phones and desks by table, and a tower."""

    def __init__(self, house: House) -> None:
        body = parse((example_sessions() / "demonstration.md").read_bytes()).body
        self.crowd = Crowd(house, house.create({**body, "wifi": WIFI}))
        self.house, self.code, self.random = house, self.crowd.code, random.Random(2027)
        self.phones = {table: [self._phone(table, at) for at in range(count)] for table, count in SEATED.items()}
        self.desks = {table: self.crowd.desk(table) for table in SEATED}
        self.tower = self.crowd.tower()

    def _phone(self, table: str, at: int) -> Live:
        consents = {"consent_name": "on", "consent_quotes": "on"} if at % 3 else {}
        return self.crowd.phone(NAMES[at], table, **consents)

    def goes_to(self, step: str, tables: Any = "all") -> None:
        """The organiser makes tables pass; waits until they are there."""
        done(self.tower.do("step.move", step=step, tables=tables))
        for table in SEATED if tables == "all" else tables:
            self.desks[table].wait(lambda view: view["step"]["id"] == step)

    def writes(self, most: int = 3) -> None:
        """Ideas of each table's theme; some write several, some none yet."""
        for theme in range(3):
            stock = self.random.sample(material.ideas(theme), len(material.ideas(theme)))
            tables = [table for table in SEATED if THEMES[table] == theme]
            writers = [phone for table in tables for phone in self.phones[table][:-1] * most]
            for phone, idea in zip(self.random.sample(writers, len(writers)), stock, strict=False):
                done(phone.do("idea.write", body=idea.body))

    def shares(self) -> None:
        """Each desk names groups and moves ideas into them; brings together the pair most alike, if any."""
        for desk in self.desks.values():
            ideas = desk.wait(lambda view: view["ideas"])["ideas"]
            titles = self.random.sample(material.phrases("group"), 3)
            for at, title in enumerate(titles):
                done(desk.do("group.create", title=title, ideas=ideas[at::4][:3]))
            for pair in desk.shared.get("likely")[:1]:
                done(desk.do("idea.merge", into=pair["a"], ideas=[pair["b"]]))

    def opens_votes(self) -> None:
        for desk in self.desks.values():
            done(desk.do("vote.open", version=desk.shared["step"]["version"]))
            desk.wait(lambda view: view["vote"] and view["vote"]["phase"] == "open")

    def votes(self, everybody: bool = True) -> None:
        """Ballots within the rule, a few ideas well loved; without everybody, two people are still thinking."""
        for table, phones in self.phones.items():
            vote = self.desks[table].shared["vote"]
            for phone in phones if everybody else phones[:-2]:
                done(phone.do("ballot.cast", vote=vote["id"], seat=1, choice=self._choice(vote)))

    def _choice(self, vote: dict[str, Any]) -> dict[str, int]:
        rule, choice = vote["rule"], dict[str, int]()
        loves = random.Random(vote["id"]).sample(vote["options"], len(vote["options"]))
        for _ in range(rule["budget"]):
            option = loves[int(len(loves) * self.random.betavariate(1, 2.4))]
            if choice.get(option, 0) < rule["cap"]:
                choice[option] = choice.get(option, 0) + 1
        return choice

    def counts(self, desk: Live) -> None:
        """Close, seal, confirm what the rule proposes."""
        vote = desk.shared["vote"]["id"]
        done(desk.do("vote.close", vote=vote))
        done(desk.do("vote.seal", vote=vote))
        result = desk.wait(lambda view: view["result"])["result"]
        done(desk.do("vote.select", vote=vote, ideas=result["proposed"]))

    def writes_sheets(self) -> None:
        """Every field of every sheet."""
        for table, desk in self.desks.items():
            for proposal in desk.wait(lambda view: view["proposals"])["proposals"]:
                for field, text in self._sheet(desk.shared[f"idea/{proposal}"], THEMES[table]).items():
                    told(desk, "sheet.write", proposal=proposal, field=field, text=text, base=0)
            heard = self.random.choice(material.phrases("heard"))
            told(desk, "verbatim.pick", proposal=desk.shared["proposals"][0], text=heard)

    def _sheet(self, idea: dict[str, Any], theme: int) -> dict[str, str]:
        short = material.short_title(idea["body"])
        said = {"title": short, "short_title": short, "proposal": idea["body"][:2500]}
        return said | {field: self.random.choice(material.phrases(field, theme)) for field in FIELDS}

    def leave(self) -> None:
        self.crowd.go_home()


def told(desk: Live, name: str, **body: Any) -> None:
    """Say it, and again a second later as long as the server finds that too many things are said at once."""
    answer = desk.do(name, **body)
    while answer.get("refused") == "busy":
        time.sleep(1)
        answer = desk.do(name, **body)
    done(answer)


def done(answer: dict[str, Any]) -> dict[str, Any]:
    """An acknowledgement that must be a yes."""
    assert answer.get("ok"), answer
    return answer
