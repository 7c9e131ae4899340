"""Ideas as each audience may see them. In private writing nobody gets any; screens get neither hidden nor parked."""

from __future__ import annotations

from ..likeness import LATEST, likely
from ..operations import OPERATIONS
from ..operations.screens import screen_of
from ..operations.verbatims import author_of
from ..person import PLENARY
from ..standing import is_private, kind_and_phase
from ..state import State
from ..things import Idea
from .scene import Keys, Scene, live_groups, named

CUT = 160


def visible(state: State, who: str, idea: Idea) -> bool:
    """Whether that audience may see an idea that stands by itself."""
    return not is_private(state, idea.table) and _standing(who, idea)


def _standing(who: str, idea: Idea) -> bool:
    return idea.listed and (who != "screen" or not (idea.hidden or idea.parked))


def ideas(scene: Scene) -> Keys:
    """`ideas`, `idea/…`, `groups`, `group/…` and `spotlight`."""
    state, place = scene.state, scene.place
    shown = _shown(scene)
    keys: Keys = {f"idea/{one}": told for one, told in shown.items()}
    light = spotlight(scene)
    if light and light not in shown:
        keys[f"idea/{light}"] = idea(state, scene.who, state.ideas[light])
    groups = live_groups(state, place) if shown else []
    if scene.who != "desk":
        used = {told["group"] for told in shown.values()}
        groups = [one for one in groups if one in used]
    keys.update({f"group/{one}": {"id": one, "title": state.groups[one].title} for one in groups})
    return {**keys, "ideas": list(shown), "groups": groups, "spotlight": light}


def _shown(scene: Scene) -> dict[str, Keys]:
    """The ideas that this audience is shown, by id, in the order in which they came."""
    if scene.place == PLENARY or not scene.shows("ideas") or is_private(scene.state, scene.place):
        return {}
    ids, told = scene.state.ideas_at[scene.place], scene.state.told.setdefault(scene.who, {})
    for one in ids:
        if one not in told:
            told[one] = _told(scene, scene.state.ideas[one])
    return {one: found for one in ids if (found := told[one])}


def _told(scene: Scene, one: Idea) -> Keys | None:
    return idea(scene.state, scene.who, one) if _standing(scene.who, one) else None


def idea(state: State, who: str, one: Idea) -> Keys:
    """One idea: whole on a phone, with its originals on a desk, cut on a screen."""
    author, under = author_of(state, one), _under(state, one) if one.originals else []
    keys: Keys = {
        "id": one.id,
        "title": one.title,
        "body": one.body,
        "by": named(author),
        "group": one.group,
        "merged": len(under),
        "parked": one.parked,
        "origin": one.origin,
        "version": one.version,
    }
    if who == "screen":
        keys |= cut(one.body)
    elif who == "desk":
        keys["hidden"] = one.hidden
        keys["quotable"] = author is not None and author.consents["quotes"]
        keys["originals"] = [_original(state, each) for each in under]
    return keys


def _original(state: State, one: Idea) -> Keys:
    return {"id": one.id, "title": one.title, "body": one.body, "by": named(author_of(state, one))}


def cut(body: str) -> Keys:
    """A text as a screen shows it: `body` of 160 characters at most, `cut` when it was longer."""
    if len(body) <= CUT:
        return {"body": body, "cut": False}
    return {"body": body[: CUT - 1].rsplit(" ", 1)[0].rstrip() + "…", "cut": True}


def veiled(state: State, idea_id: str, *texts: str) -> Keys:
    """`hidden`, and for a hidden idea these keys emptied: what a screen may show of texts that come from an idea."""
    hidden = state.ideas[idea_id].hidden
    return {"hidden": hidden, **(dict.fromkeys(texts, "") if hidden else {})}


def _under(state: State, one: Idea) -> list[Idea]:
    found = []
    for original in (state.ideas[key] for key in one.originals):
        found.extend([original, *_under(state, original)])
    return found


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
    return [{"a": a, "b": b, "percent": percent} for a, b, percent in likely(texts)]
