"""The organiser's pages: sessions, definition, links, printing, documents. Seam: `blueprint`, mounted at /o.

Law: rendered on the server and whole without JavaScript; the script only spares a page load.
"""

from __future__ import annotations

from flask import Blueprint

from workshop.web.organiser import acts, conducting, documents, dress, editing, listing, printing, words

blueprint = Blueprint("organiser", __name__, url_prefix="/o")
for part in (listing, editing, conducting, acts, documents, dress, printing):
    part.add_to(blueprint)
for name, said in words.FILTERS.items():
    blueprint.add_app_template_filter(said, name)
