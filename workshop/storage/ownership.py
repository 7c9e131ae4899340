"""Who may write a session. Law: one process owns a session's file, and the lock file says where it is."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

SERVER = ".server"  # held by the process that serves a folder, with the address that it gives to people


@dataclass
class Owner:
    """A process that owns sessions: its door's address (`http://127.0.0.1:5000`) and the token to enter."""

    address: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))


class Held(Exception):
    """Another process owns the file. `owner` is None while it has not yet said where it is."""

    def __init__(self, owner: Owner | None) -> None:
        super().__init__("another process owns this session")
        self.owner = owner


class Ownership:
    """The right to write one session, held until `release` or until the process dies."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path, owner: Owner) -> Ownership:
        """Lock the file at `path` and write the owner in it; raises Held, or OSError."""
        descriptor = _lock(path)
        try:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, json.dumps({"address": owner.address, "token": owner.token}).encode())
        except BaseException:  # a full disk: whoever comes when it has room again must find it free
            os.close(descriptor)
            raise
        return cls(path, descriptor)

    def release(self) -> None:
        """Let the next process have it. The file stays, for the next one to lock."""
        os.ftruncate(self._descriptor, 0)
        os.close(self._descriptor)

    def release_and_remove(self) -> None:
        """Let go of a session that was deleted."""
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)


def _lock(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise Held(owner_of(path)) from None
        except BaseException:
            os.close(descriptor)
            raise
        if _still_there(path, descriptor):
            return descriptor
        os.close(descriptor)


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether what we locked is the file of that name: the former owner may have removed it meanwhile."""
    try:
        named = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(named, os.fstat(descriptor))


def owner_of(path: Path) -> Owner | None:
    """What the lock file says, or None when it says nothing yet."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return Owner(said["address"], said["token"]) if said["address"] else None
    except (FileNotFoundError, json.JSONDecodeError):
        return None


def serving(folder: Path) -> str:
    """The address at which the server of a folder says that it is, as long as it runs; empty where none does."""
    path = folder / SERVER
    if not path.exists():
        return ""
    try:
        Ownership.take(path, Owner()).release()
    except Held as held:
        return held.owner.address if held.owner else ""
    except OSError:  # a folder that is only read here: whatever runs there cannot be told from what ran
        return ""
    return ""
