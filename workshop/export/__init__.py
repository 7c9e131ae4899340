"""What leaves a session: one registry of formats, each written from one snapshot. A new one is a line in `FORMATS`."""
