"""Share: the table reads its ideas, groups, merges and parks them. What was private is revealed by entering."""

from ..activity import Activity

KIND = Activity("share", scope="table", shows=frozenset({"ideas"}))
