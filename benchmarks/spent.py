"""What a command costs from its start to its end: `spent([...])`, and `python -m benchmarks.spent COMMAND…`.

Law: it is measured by a process of its own that holds next to nothing, for Linux counts in a child's peak of memory
the memory of whoever started it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 240


def spent(command: list[str]) -> dict[str, float]:
    """Runs a command to its end: `{seconds, busy, megabytes}`: on the wall, of processor, at the peak.

    Raises RuntimeError with what it said when it failed.
    """
    words = [sys.executable, "-m", "benchmarks.spent", *command]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip() or done.returncode}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(command: list[str]) -> int:
    """Runs the command, its output apart; prints its costs; gives its status."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    costs = {"seconds": time.perf_counter() - began, "busy": usage.ru_utime + usage.ru_stime}
    print(json.dumps(costs | {"megabytes": usage.ru_maxrss / 1024}))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
