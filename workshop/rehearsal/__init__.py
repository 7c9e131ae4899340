"""Rehearsals: simulated people, desks, screens and a tower that play a session's day on a running server.

Law: nothing of ours is imported here. It speaks HTTP and Socket.IO, like any browser in the room.
"""

from .day import play
from .journal import Journal
from .plan import Links, Plan
from .replay import read_votes, replay

__all__ = ["Journal", "Links", "Plan", "play", "read_votes", "replay"]
