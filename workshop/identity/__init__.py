"""Who is this? Codes that people type, links that are printed, cookies that browsers keep."""

from workshop.identity.brake import Brake
from workshop.identity.cookies import Cookies, cookie_name, new_id
from workshop.identity.join_rate import Arrivals
from workshop.identity.links import Grant, Keys, links
from workshop.identity.organiser import OrganiserLink
from workshop.storage.codes import new_code, read_code

__all__ = [
    "Arrivals",
    "Brake",
    "Cookies",
    "Grant",
    "Keys",
    "OrganiserLink",
    "cookie_name",
    "links",
    "new_code",
    "new_id",
    "read_code",
]
