"""The only door to a session: `Rooms(library)[code].perform(person, operation)`. Nothing else writes."""

from workshop.room.group import Accepted
from workshop.room.room import Room, View
from workshop.room.rooms import Rooms

__all__ = ["Accepted", "Room", "Rooms", "View"]
