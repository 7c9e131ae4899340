"""Welcome: the question, the code, people arrive. Nothing is asked and nothing is counted."""

from ..activity import Activity

KIND = Activity("welcome")
