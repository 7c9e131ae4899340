"""Debian's headless browser, driven by Playwright."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Browser, Playwright

PROGRAM = Path(os.environ.get("TABLEE_CHROMIUM", "/usr/bin/chromium-headless-shell"))


def launch(playwright: Playwright) -> Browser:
    """Start it; contexts are then cheap."""
    return playwright.chromium.launch(executable_path=str(PROGRAM), args=["--disable-dev-shm-usage"])
