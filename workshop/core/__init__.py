"""The core: a session is a fold of its rows. Pure: no clock, no dice, no file, no environment, no French."""

from .activities import KINDS, Activity
from .audiences import audiences
from .ballots import bring_back
from .definition_check import clean_definition
from .fold import apply, check, fold, preceding, to_append, touches
from .memo import Memo
from .model.cleaning import clean_text, normalized
from .model.operation import Operation, Row
from .model.person import PLENARY, ROLES, Person
from .model.refusal import REFUSALS, Refused
from .model.state import State
from .model.urn import Urn, pseudonym, sorted_ballots
from .operations import OPERATIONS, OperationKind
from .operations.sheets import SHEET_FIELDS
from .permissions import Permission, permissions
from .views import view

__all__ = [
    "KINDS",
    "OPERATIONS",
    "PLENARY",
    "REFUSALS",
    "ROLES",
    "SHEET_FIELDS",
    "Activity",
    "Memo",
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
    "fold",
    "normalized",
    "permissions",
    "preceding",
    "pseudonym",
    "sorted_ballots",
    "to_append",
    "touches",
    "view",
]
