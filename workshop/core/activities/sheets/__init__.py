"""Sheets: the table writes up what it selected, field by field, several people at once."""

from ..activity import Activity

KIND = Activity("sheets", scope="table", shows=frozenset({"sheets", "result"}), needs="proposals")
