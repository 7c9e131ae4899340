"""What leaves a session: one registry of formats, each written from one snapshot. A new one is a line in `FORMATS`."""

from workshop.export.formats import FAMILIES, FORMATS, Asked, Format, Missing
from workshop.export.snapshot import Snapshot, snapshot

__all__ = ["FAMILIES", "FORMATS", "Asked", "Format", "Missing", "Snapshot", "snapshot"]
