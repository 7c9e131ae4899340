"""Where a folder's server is, if one runs, and how to start one for a while.

Law: a server is believed only once it answered for the session in question.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.cli.base import Failed

if TYPE_CHECKING:
    from workshop.config import Config
    from workshop.storage import Library

ANSWER_WITHIN = 5.0
STOP_WITHIN = 10.0


def running(library: "Library", code: str, config: "Config") -> str | None:
    """The address of the server that serves this session, without a slash at the end; None if none answers."""
    from workshop.storage.ownership import owner_of

    first = [code, *(other for other in library.codes() if other != code)]
    owners = [owner_of(library.lock_path(one)) for one in first]
    ports = range(config.port, config.port + config.workers)
    addresses = [owner.address for owner in owners if owner] + [f"http://127.0.0.1:{port}" for port in ports]
    return next((address for address in dict.fromkeys(addresses) if serves(address, code)), None)


def serves(address: str, code: str) -> bool:
    """Whether a server answers there, and knows the session."""
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(f"{address.rstrip('/')}/r/{code}", timeout=ANSWER_WITHIN) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def public_base(library: "Library", code: str, config: "Config") -> str:
    """The address to print links for: the one that the server gives; else the public one, or this machine's."""
    from urllib.parse import urlsplit

    from workshop.storage.ownership import serving
    from workshop.web import addresses

    said = serving(library.folder)
    if said:
        return said
    server = running(library, code, config)
    port = (urlsplit(server).port if server else None) or config.port
    return addresses.outside(config, port)


@contextlib.contextmanager
def server_for(library: "Library", code: str, config: "Config", url: str | None) -> Iterator[str]:
    """The address of a server for this session: `url`, the one that runs, or one started for the time of the block."""
    if url and not serves(url, code):
        raise Failed(f"Aucun serveur ne répond pour la séance {code} à {url}.")
    found = url or running(library, code, config)
    if found:
        yield found.rstrip("/")
        return
    with started(config) as address:
        yield address


@contextlib.contextmanager
def started(config: "Config", host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Starts a server for the folder, gives its loopback address, stops it at the end of the block."""
    told = {
        "TABLEE_HOST": host,
        "TABLEE_PORT": str(port),
        "TABLEE_SESSIONS": str(config.sessions),
        "TABLEE_PUBLIC_URL": "",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "workshop.serving.process"],
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server ends with this command
    try:
        yield f"http://127.0.0.1:{_port_said(process)}"
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_WITHIN)
        process.kill()
        process.wait()


def _port_said(process: "subprocess.Popen[str]") -> int:
    line = process.stdout.readline() if process.stdout else ""
    port = re.search(r":(\d+)\s*$", line)
    if port is None:
        raise Failed("Le serveur n’a pas démarré ; ses messages sont ci-dessus.")
    return int(port.group(1))
