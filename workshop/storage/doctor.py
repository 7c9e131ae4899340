"""Is this machine fit to hold a room's words? Law: what is said was measured, here and now."""

from __future__ import annotations

import os
import resource
import secrets
import shutil
import sqlite3
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop.core import Refused
from workshop.core.model.entities import Lapsed
from workshop.storage import database
from workshop.storage.library import Library

SLOW_FLUSH_MS = 20.0
FLUSHES = 15
ROOM_MB = 200
FEWEST_FILES = 4096
EARLIEST_CLOCK = 1_735_689_600  # 1 January 2025: a machine that believes less has lost its clock
MOUNTS = Path("/proc/self/mounts")
SHARED = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "afs", "ceph", "glusterfs")
NAMED = 10
FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `kind`, `level` (`ok`, `warning` or `bad`), a sentence in French, the figures."""

    kind: str
    level: str
    sentence: str
    values: dict[str, Any] = field(default_factory=dict)


def doctor(library: Library) -> list[Finding]:
    """Everything looked at: folder, share, flush, room, sqlite, files, clock, then each session."""
    folder = library.folder
    writable = _folder(folder)
    found = [writable, _share(folder)]
    if writable.level == "ok":
        found.append(_flush(folder))
    found += [_room(folder), _sqlite(sqlite3.sqlite_version_info), _files(), _clock(time.time())]
    return found + [_session(library, code) for code in library.codes()]


def flush_ms(folder: Path) -> float:
    """How long the disk takes to keep a small write, in milliseconds: the median of a few. Raises OSError."""
    path = folder / f".flush.{secrets.token_hex(4)}"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        return statistics.median(_one_flush(descriptor) for _ in range(FLUSHES))
    finally:
        os.close(descriptor)
        path.unlink()


def _one_flush(descriptor: int) -> float:
    started = time.perf_counter()
    os.write(descriptor, b"x" * 4096)
    os.fsync(descriptor)
    return (time.perf_counter() - started) * 1000


def _folder(folder: Path) -> Finding:
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("folder", "bad", f"On ne peut pas écrire dans {folder} : rien ne sera enregistré.")
    return Finding("folder", "ok", f"Les séances sont dans {folder}.", {"folder": str(folder)})


def _share(folder: Path) -> Finding:
    """Locks and SQLite's shared memory hold between programs of one machine only."""
    kind = filesystem_of(folder)
    values = {"filesystem": kind}
    if kind in SHARED:
        sentence = f"Les séances sont sur un partage réseau ({kind}) : mettez-les sur le disque de cette machine."
        return Finding("share", "bad", sentence, values)
    return Finding("share", "ok", "Les séances sont sur un disque de cette machine.", values)


def filesystem_of(folder: Path) -> str:
    """The kind of filesystem that a folder lies on; empty where the system does not say."""
    if not MOUNTS.exists():
        return ""
    mounts = (line.split() for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines())
    kinds = {Path(where.replace("\\040", " ")): kind for _, where, kind, *_ in mounts}
    here = folder.resolve()
    return next((kinds[one] for one in (here, *here.parents) if one in kinds), "")


def _flush(folder: Path) -> Finding:
    took = round(flush_ms(folder), 1)
    values = {"ms": took, "limit": SLOW_FLUSH_MS}
    if took > SLOW_FLUSH_MS:
        return Finding("flush", "warning", f"Le disque met {took} ms à enregistrer : c’est lent.", values)
    return Finding("flush", "ok", f"Le disque enregistre en {took} ms.", values)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // 1_000_000
    values = {"free_mb": free, "limit": ROOM_MB}
    if free < ROOM_MB:
        return Finding("room", "warning", f"Il ne reste que {free} Mo sur le disque des séances.", values)
    return Finding("room", "ok", f"Il reste {free} Mo sur le disque des séances.", values)


def _sqlite(version: tuple[int, ...]) -> Finding:
    """SQLite 3.7.0 to 3.51.2 may damage a WAL file that several processes write: ours has one writer."""
    name = ".".join(map(str, version))
    fixed = version >= FIXED[-1] or any(version[:2] == one[:2] and version >= one for one in FIXED)
    if fixed:
        return Finding("sqlite", "ok", f"SQLite {name}.", {"version": name, "several_writers": True})
    sentence = f"SQLite {name} : une séance ne doit avoir qu’un seul serveur (un défaut corrigé en 3.51.3)."
    return Finding("sqlite", "warning", sentence, {"version": name, "several_writers": False})


def _files() -> Finding:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    values = {"files": limit, "limit": FEWEST_FILES}
    if limit != resource.RLIM_INFINITY and limit < FEWEST_FILES:
        sentence = f"Le système n’accorde que {limit} fichiers ouverts : c’est la limite des téléphones."
        return Finding("files", "warning", sentence, values)
    return Finding("files", "ok", f"Le système accorde {limit} fichiers ouverts.", values)


def _clock(now: float) -> Finding:
    said = time.strftime("%d/%m/%Y %H:%M", time.localtime(now))
    values = {"now": said}
    if now < EARLIEST_CLOCK:
        return Finding("clock", "warning", f"L’horloge dit {said} : réglez-la avant de commencer.", values)
    return Finding("clock", "ok", f"L’horloge dit {said}.", values)


def _session(library: Library, code: str) -> Finding:
    """SQLite's own check may raise on a damaged file: that too is a finding."""
    path = library.path(code)
    try:
        with library.reading(code) as log:
            said = log.db.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if said != "ok":
                raise database.damaged(path, sqlite3.DatabaseError(said))
            lapsed = [*library.state(code).lapsed.values()]
    except Refused as refused:
        return _unreadable(code, refused.kind, str(refused.values.get("why", "")))
    except (sqlite3.Error, ValueError, LookupError, OSError) as error:
        return _unreadable(code, "damaged_file", str(error))
    size = path.stat().st_size
    if lapsed:
        return _without_effect(code, size, lapsed)
    return Finding("session", "ok", f"{code} : fichier intact.", {"code": code, "bytes": size})


def _without_effect(code: str, size: int, lapsed: list[Lapsed]) -> Finding:
    """What an older release accepted and today's rule refuses: the session is read without it."""
    named = ", ".join(f"n° {one.seq} {one.name} ({one.refused})" for one in lapsed[:NAMED])
    more = "…" if len(lapsed) > NAMED else ""
    sentence = (
        f"{code} : fichier intact ; {len(lapsed)} gestes d’une version précédente restent sans effet : {named}{more}"
    )
    rows = [{"row": one.seq, "name": one.name, "refused": one.refused} for one in lapsed]
    return Finding("session", "warning", sentence, {"code": code, "bytes": size, "lapsed": rows})


def _unreadable(code: str, kind: str, why: str) -> Finding:
    values = {"code": code, "refused": kind, "why": why}
    if kind == "newer_file":
        return Finding("session", "bad", f"{code} : écrit par une version plus récente de Tablée.", values)
    sentence = f"{code} : fichier abîmé ({why}). Gardez-le et remettez une copie : workshop restore COPIE.db"
    return Finding("session", "bad", sentence, values)
