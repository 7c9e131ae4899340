"""Under eventlet the same primitives are greenlets: nothing deadlocks, and a crowd is a few groups."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from workshop.storage import Library

SCRIPT = Path(__file__).with_name("green.py")


def test_three_hundred_greenlets_are_a_few_commits(library: Library, definition: Any) -> None:
    code = library.create(definition)
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-W", "ignore", str(SCRIPT), str(library.folder), code, "300"]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    found = json.loads(said.stdout)
    assert (found["ok"], found["empty"]) == (270, 30)
    assert found["commits"] <= 20
    assert library.describe(code).people == 300
