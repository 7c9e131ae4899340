"""Pause: the room stops; the screens show when it begins again."""

from ..activity import Activity

KIND = Activity("pause")
