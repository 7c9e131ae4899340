"""Reads a file of ideas for somebody who must not wait: `python -m workshop.importing FILE CHOICES`.

Law: a process of its own, bounded in memory; it writes nothing. It prints one JSON object: a Read, or, with status 1,
{"line", "kind", "values"} of what is refused. CHOICES is a Choices in JSON.
"""

import json
import os
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from workshop.importing import BadImport, Choices, read

MOST_MEMORY = 2_000_000_000  # bytes


def main(path: Path, choices: Choices) -> int:
    """Read that file; gives the exit status."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        print(json.dumps(asdict(read(path.read_bytes(), choices))))
    except BadImport as bad:
        print(json.dumps({"line": bad.line, "kind": bad.kind, "values": bad.values}))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Choices(**json.loads(sys.argv[2]))))
