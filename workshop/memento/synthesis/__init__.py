"""Several sessions in one document: `synthesis(days, edition, themes, title)` gives its outline, for every format."""

from workshop.memento.synthesis.common_themes import BadThemes, proposed, read_themes, written_themes
from workshop.memento.synthesis.composing import compose as synthesis
from workshop.memento.synthesis.gathered import SameSession

__all__ = ["BadThemes", "SameSession", "proposed", "read_themes", "synthesis", "written_themes"]
