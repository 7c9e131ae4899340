"""What leaves a session: one registry of formats, each written from one snapshot. A new one is a line in `FORMATS`."""

from workshop.export.formats import FAMILIES, FORMATS, ExportOptions, Format, Missing
from workshop.export.snapshot import Snapshot, snapshot

__all__ = ["FAMILIES", "FORMATS", "ExportOptions", "Format", "Missing", "Snapshot", "snapshot"]
