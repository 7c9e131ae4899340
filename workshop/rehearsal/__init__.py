"""Rehearsals: simulated people, desks, screens and a tower that play a session's day on a running server.

Law: nothing of ours is imported here. It speaks HTTP and Socket.IO, like any browser in the room.
"""

from .journal import Journal
from .real_ballots import cast_ballots, read_ballots
from .rehearsal import play
from .replay import read_votes, replay
from .scenario import Links, Scenario

__all__ = ["Journal", "Links", "Scenario", "cast_ballots", "play", "read_ballots", "read_votes", "replay"]
