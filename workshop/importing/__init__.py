"""Ideas that come as a file → bodies of `idea.import`: CSV, workbook, list, JSON, or an earlier session's proposals.

Law: `read` says what a file holds, `plan` what would become of it in a session; only a plan in which nothing is left to
ask is written, whole, as one batch. Texts are kept to the letter; the session's core cleans and judges them once more.
"""

from workshop.core import State
from workshop.importing.destination import Destination, destination
from workshop.importing.incoming import LARGEST_FILE, BadImport, IncomingIdea
from workshop.importing.placement import ALL, ImportQuestion, digest
from workshop.importing.plan import LEAVE, TAKE, ImportPlan, operations, plan, write
from workshop.importing.reading import Choices, IdeasRead, of_record, read

__all__ = [
    "ALL",
    "LARGEST_FILE",
    "LEAVE",
    "TAKE",
    "BadImport",
    "Choices",
    "Destination",
    "IdeasRead",
    "ImportPlan",
    "ImportQuestion",
    "IncomingIdea",
    "destination",
    "digest",
    "of_record",
    "operations",
    "plan",
    "planned",
    "read",
    "write",
]


def planned(state: State, content: bytes, choices: Choices | None = None) -> ImportPlan:
    """What a file would write in that session; raises BadImport."""
    return plan(destination(state), read(content, choices), choices)
