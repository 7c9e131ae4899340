"""The core: a session is a fold of its rows. Pure: no clock, no dice, no file, no environment, no French."""

from .activities import KINDS, Activity
from .ballots import bring_back
from .cleaning import clean_text, normalized
from .defining import clean_definition
from .echo import audiences, touches
from .log import apply, check, fold, seals
from .operation import Operation, Row
from .operations import OPERATIONS, OperationKind
from .operations.sheets import SHEET_FIELDS
from .permissions import Permission, permissions
from .person import PLENARY, ROLES, Person
from .refusal import REFUSALS, Refused
from .state import State
from .urn import Urn, pseudonym, sorted_ballots
from .views import view
from .words import erased_body

__all__ = [
    "KINDS",
    "OPERATIONS",
    "PLENARY",
    "REFUSALS",
    "ROLES",
    "SHEET_FIELDS",
    "Activity",
    "Operation",
    "OperationKind",
    "Permission",
    "Person",
    "Refused",
    "Row",
    "State",
    "Urn",
    "apply",
    "audiences",
    "bring_back",
    "check",
    "clean_definition",
    "clean_text",
    "erased_body",
    "fold",
    "normalized",
    "permissions",
    "pseudonym",
    "seals",
    "sorted_ballots",
    "touches",
    "view",
]
