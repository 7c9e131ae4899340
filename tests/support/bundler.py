"""The script behind `make bundles`, which is no part of the package."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / ".ci/bundles.py"
STALE = "static/bundles/ is not what static/js/ gives: run `make bundles` and commit what it writes"


def bundler() -> ModuleType:
    """The script as a module."""
    place = importlib.util.spec_from_file_location("bundles", SCRIPT)
    assert place and place.loader
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module
