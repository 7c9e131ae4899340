"""Tablée: software for collective-intelligence workshops. One session, one log (docs/protocol.md)."""

__version__ = "0.1.0"
