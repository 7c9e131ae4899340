"""Office files: opened inside limits, converted by LibreOffice, written as OpenDocument."""
