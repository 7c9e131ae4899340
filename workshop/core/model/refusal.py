"""A refusal has a kind and values, never a sentence: sentences are made at the door (workshop/messages/refusals.py)."""

from __future__ import annotations

from typing import Any

REFUSALS: dict[str, tuple[str, ...]] = {
    "unknown_session": (),
    "closed": (),
    "unknown_operation": (),
    "not_allowed": (),
    "unknown_table": (),
    "unknown_step": (),
    "unknown_idea": (),
    "unknown_group": (),
    "unknown_batch": (),
    "unknown_vote": (),
    "unknown_person": (),
    "unknown_proposal": (),
    "unknown_field": (),
    "unknown_verbatim": (),
    "unknown_words": (),
    "bad_field": ("field", "why"),
    "empty": ("field",),
    "too_long": ("field", "limit"),
    "full": ("table", "free_tables"),
    "conflict": ("now",),
    "breaks": ("what",),
    "gate_closed": (),
    "gate_held": (),
    "plenary": (),
    "not_in_step": (),
    "private": (),
    "vote_open": (),
    "vote_not_open": (),
    "vote_sealed": (),
    "not_sealed": (),
    "voted_elsewhere": ("table",),
    "over_budget": ("budget",),
    "over_cap": ("cap",),
    "over_most": ("most",),
    "unknown_option": (),
    "no_options": (),
    "no_seat": (),
    "reason_needed": (),
    "objection": (),
    "not_adopted": (),
    "few_ballots": ("place", "ballots", "least"),
    "no_consent": (),
    "not_quoted": (),
    "merged": (),
    "retired": (),
    "moved_on": ("what",),
    "not_undoable": (),
    "not_joined": (),
    "joined_already": (),
    "not_admitted": (),
    "place_freed": (),
    "forgotten": (),
    "sent_out": (),
    "door_closed": (),
    "took_part": (),
    "device_full": ("limit",),
    "role_name": (),
    "latecomer": (),
    "too_many_ideas": ("limit",),
    "rehearsal_only": (),
    "late": (),
    "online": (),
    "taken_back": (),
    "asked_no_more": (),
    "too_many_asks": (),
    "disk": (),
    "busy": (),
    "too_many_codes": (),
    "too_many_arrivals": (),
    "elsewhere": (),
    "newer_file": (),
    "damaged_file": ("code", "why"),
}
"""Every kind of refusal and the names of its values. The last ten are the store's and the doors'."""


class Refused(Exception):
    """An operation that is not accepted: nothing has changed. `kind` is a key of REFUSALS."""

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.values = values
