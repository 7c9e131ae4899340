"""Close: next steps and thanks; the plenary's last result and the proposals stay in sight."""

from ..activity import Activity

KIND = Activity("close", shows=frozenset({"result", "proposals"}))
