"""The organiser's pages: sessions, definition, links, printing, documents. Seam: `blueprint`, mounted at /o.

Law: rendered on the server and whole without JavaScript; the script only spares a page load.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from workshop.web.organiser import (
    access,
    branding,
    documents,
    editing,
    filters,
    ideas,
    imports,
    links,
    listing,
    printing,
    session_import,
    session_life,
    validation,
)

blueprint = Blueprint("organiser", __name__, url_prefix="/o")
for part in (
    listing,
    editing,
    links,
    session_life,
    documents,
    branding,
    validation,
    imports,
    printing,
    session_import,
    ideas,
):
    part.add_to(blueprint)
for name, said in filters.FILTERS.items():
    blueprint.add_app_template_filter(said, name)


@blueprint.app_url_defaults
def name_the_machine(endpoint: str, values: dict[str, Any]) -> None:
    """What is of no session stays on this machine, where several share them: the proxy reads `?machine=`."""
    share = access.registry().library.share
    if share.machines > 1 and endpoint.startswith("organiser.") and "code" not in values:
        values.setdefault("machine", share.machine)
