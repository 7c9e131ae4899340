"""The organiser's pages: sessions, definition, links, printing, documents. Seam: `blueprint`, mounted at /o.

Law: rendered on the server and whole without JavaScript; the script only spares a page load.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from workshop.web.organiser import (
    acts,
    conducting,
    documents,
    door,
    dress,
    editing,
    erasing,
    imports,
    listing,
    printing,
    reopening,
    standing,
    words,
)

blueprint = Blueprint("organiser", __name__, url_prefix="/o")
for part in (listing, editing, conducting, acts, documents, dress, standing, imports, printing, reopening, erasing):
    part.add_to(blueprint)
for name, said in words.FILTERS.items():
    blueprint.add_app_template_filter(said, name)


@blueprint.app_url_defaults
def name_the_machine(endpoint: str, values: dict[str, Any]) -> None:
    """What is of no session stays on this machine, where several share them: the proxy reads `?machine=`."""
    share = door.rooms().library.share
    if share.machines > 1 and endpoint.startswith("organiser.") and "code" not in values:
        values.setdefault("machine", share.machine)
