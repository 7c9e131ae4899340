"""The process: how it starts, listens, is watched over, and ends."""
