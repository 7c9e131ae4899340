"""Plans an import for somebody who must not wait: `python -m workshop.importing FILE ASKED`.

Law: a process of its own, bounded in memory; it writes nothing. ASKED is a file of JSON, {"choices", "destination"}. It
prints one JSON object: an ImportPlan, with the first of its ideas only; or, with status 1, {"line", "kind", "values"}
of why the file is refused.
"""

import json
import os
import resource
import sys
from dataclasses import asdict, replace
from pathlib import Path

from workshop.importing import BadImport, Choices, Destination, plan, read
from workshop.storage.added_kinds import add_kinds, folder_of

MOST_MEMORY = 2_000_000_000  # bytes
SHOWN = 6  # ideas that a preview shows


def main(path: Path, asked: Path) -> int:
    """Plan the import of that file; gives the exit status."""
    os.nice(5)
    add_kinds(folder_of())
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    told = json.loads(asked.read_bytes())
    choices, onto = Choices(**told["choices"]), Destination(**told["destination"])
    try:
        made = plan(onto, read(path.read_bytes(), choices), choices)
    except BadImport as bad:
        print(json.dumps({"line": bad.line, "kind": bad.kind, "values": bad.values}))
        return 1
    print(json.dumps(asdict(replace(made, read=replace(made.read, ideas=[]), ideas=made.ideas[:SHOWN]))))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
