"""Ideas as each audience may see them. In private writing nobody gets any; screens get neither hidden nor parked."""

from __future__ import annotations

from ..ballots import retained
from ..disclosure import OPENED, author_of, called_in_room, groups_of, may_be_told, words_of
from ..model.entities import Idea
from ..model.person import PLENARY
from ..model.state import State
from ..operations import OPERATIONS
from ..operations.screens import screen_of
from ..positions import is_private, kind_and_phase
from ..similarity import LATEST, likely, stems
from .scene import Keys, Scene

CUT = 160


def visible(state: State, who: str, idea: Idea) -> bool:
    """Whether that audience may see an idea that stands by itself."""
    return not is_private(state, idea.table) and _standing(who, idea)


def _standing(who: str, idea: Idea) -> bool:
    return idea.listed and may_be_told(idea, who) and (who != "screen" or not idea.parked)


def ideas(scene: Scene) -> Keys:
    """`ideas`, `idea/…`, `groups`, `group/…` and `spotlight`."""
    state, place = scene.state, scene.place
    shown = _shown(scene)
    keys: Keys = {f"idea/{one}": told for one, told in shown.items()}
    light = spotlight(scene)
    if light and light not in shown:
        keys[f"idea/{light}"] = idea(state, scene.who, state.ideas[light])
    groups = groups_of(state, place) if shown else []
    if scene.who != "desk":
        used = {told["group"] for told in shown.values()}
        groups = [one for one in groups if one.id in used]
    keys.update({f"group/{one.id}": {"id": one.id, "title": one.title} for one in groups})
    return {**keys, "ideas": list(shown), "groups": [one.id for one in groups], "spotlight": light}


def retired(scene: Scene) -> Keys:
    """For a desk, `retired` and `retired/…`: what it may open again, at its table or among the room's proposals."""
    state, place = scene.state, scene.place
    if place == PLENARY:
        chosen = {one for vote in state.votes.values() if vote.outcome for one in retained(vote)}
        found = [idea for idea in state.ideas.values() if idea.id in chosen]
    else:
        found = [] if is_private(state, place) else [state.ideas[one] for one in state.ideas_at[place]]
    found = [idea for idea in found if idea.retired and not idea.erased]
    return {"retired": [idea.id for idea in found], **{f"retired/{idea.id}": _opened(state, idea) for idea in found}}


def _opened(state: State, idea: Idea) -> Keys:
    words = words_of(idea, OPENED)
    return {"id": idea.id, "title": words.title, "body": words.body, "table": idea.table}


def _shown(scene: Scene) -> dict[str, Keys]:
    """The ideas that this audience is shown, by id, in the order of their table."""
    if scene.place == PLENARY or not scene.shows("ideas") or is_private(scene.state, scene.place):
        return {}
    ids, told = scene.state.ideas_at[scene.place], scene.memo.of_ideas(("told", scene.who))
    for one in ids:
        if one not in told:
            told[one] = _told(scene, scene.state.ideas[one])
    return {one: found for one in ids if (found := told[one])}


def _told(scene: Scene, one: Idea) -> Keys | None:
    return idea(scene.state, scene.who, one) if _standing(scene.who, one) else None


def idea(state: State, who: str, one: Idea) -> Keys:
    """One idea: whole on a phone, with its originals on a desk, cut on a screen."""
    author, under, words = author_of(state, one), _under(state, one) if one.originals else [], words_of(one, who)
    keys: Keys = {
        "id": one.id,
        "title": words.title,
        "body": words.body,
        "by": called_in_room(author),
        "group": one.group,
        "merged": len(under),
        "parked": one.parked,
        "origin": one.origin,
        "version": one.version,
    }
    if who == "screen":
        keys |= cut(words.body)
    elif who == "desk":
        keys["hidden"] = one.hidden
        keys["quotable"] = author is not None and author.consents["quotes"]
        keys["originals"] = [_original(state, each, who) for each in under]
    return keys


def _original(state: State, one: Idea, who: str) -> Keys:
    words = words_of(one, who)
    return {"id": one.id, "title": words.title, "body": words.body, "by": called_in_room(author_of(state, one))}


def cut(body: str) -> Keys:
    """A text as a screen shows it: `body` of 160 characters at most, `cut` when it was longer."""
    if len(body) <= CUT:
        return {"body": body, "cut": False}
    return {"body": body[: CUT - 1].rsplit(" ", 1)[0].rstrip() + "…", "cut": True}


def _under(state: State, one: Idea) -> list[Idea]:
    found = []
    for original in (state.ideas[key] for key in one.originals):
        found.extend([original, *_under(state, original)])
    return [original for original in found if not original.gone]


def spotlight(scene: Scene) -> str | None:
    """The idea in the light at this place, if this audience may see it."""
    light = screen_of(scene.state, scene.at).spotlight
    return light if light and visible(scene.state, scene.who, scene.state.ideas[light]) else None


def likenesses(scene: Scene) -> list[Keys]:
    """Near-duplicates among what the desk may merge now."""
    state = scene.state
    if scene.plenary or not OPERATIONS["idea.group"].allows("D", *kind_and_phase(state, scene.place)):
        return []
    latest = list(_shown(scene).values())[-LATEST:]
    texts = tuple((one["id"], f"{one['title']} {one['body']}") for one in latest)

    def stems_of(one: str, text: str) -> frozenset[str]:
        return scene.memo.kept(("stems", one), text, lambda: stems(text))

    found = scene.memo.kept(("likely", scene.place), texts, lambda: likely(texts, stems_of))
    return [{"a": a, "b": b, "percent": percent} for a, b, percent in found]
