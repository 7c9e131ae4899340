"""Secrets on the disk, and small facts beside them.

Law: a secret is made by chance on first use; each file is the server's user's to read, and written whole or not at all.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

LENGTH = 64
FEWEST_CHARACTERS = 8
FEWEST_NEW = 3 / 4  # of the groups of three characters in a row; by chance hardly one comes twice


def kept_secret(path: Path) -> str:
    """The secret in the file, which is made if it is not there; raises OSError."""
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
        return _read(path)


def repeats(secret: str) -> bool:
    """Whether a secret says the same again and again, so that it is shorter than it looks: `aaaa…`, `azertyuiazer…`."""
    groups = [secret[at : at + 3] for at in range(len(secret) - 2)]
    few = min(FEWEST_CHARACTERS, len(secret) // 4)
    return len(set(secret)) < few or len(set(groups)) < FEWEST_NEW * len(groups)


def replace(path: Path, text: str, flush: bool = True) -> None:
    """Put a text in the file in place of what it held, on the disk before it shows where `flush`; raises OSError."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            written.write(text)
            written.flush()
            if flush:
                os.fsync(written.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def _make(path: Path) -> None:
    """Whole or not at all, and never over another process's."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as written:
            written.write(secrets.token_hex(LENGTH // 2) + "\n")
            written.flush()
            os.fsync(written.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            return
    finally:
        beside.unlink()
