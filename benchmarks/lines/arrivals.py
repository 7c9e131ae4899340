"""What somebody who arrives costs the server, what an open session does, what an empty process does.

Law: people come one after another, as browsers without a cache do: the form, their place, their page. What their socket
costs more is `storm`'s; static files are not counted, nginx or the browser's cache having them.
"""

from __future__ import annotations

import html
import re
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.processes import MODULE, ROOT, Server, running
from benchmarks.session import TABLE, definition
from workshop.storage import Library

SESSIONS, PATIENCE = 50, 30


def measure(bench: Bench) -> list[Figure]:
    """Processor of an arrival, memory of a process, of a session, of a person who took a place."""
    (n,) = bench.sizes(300)
    folder = bench.folder("arrivals")
    library = Library(folder)
    codes = [library.create(definition(n)) for _ in range(SESSIONS)]
    server = Server("tablee", MODULE, "tablee", ROOT, {"TABLEE_SESSIONS": str(folder)})
    with running(server):
        return list(_measured(server, codes, n))


def _measured(server: Server, codes: list[str], n: int) -> Iterator[Figure]:
    at, pid = f"http://127.0.0.1:{server.port}", server.process.pid if server.process else 0
    empty = _memory(pid)
    yield Figure("memory of a process, empty (MB)", "–", f"{empty / 1000:.0f} MB", empty / 1000)
    for code in codes:
        _browser().open(f"{at}/r/{code}", timeout=PATIENCE).read()
    each = (_memory(pid) - empty) / len(codes)
    yield Figure("memory of an open session, nobody in it (kB)", "–", f"{each:.0f} kB", each)
    before, held = _busy(pid), _memory(pid)
    for number in range(n):
        _arrive(f"{at}/r/{codes[0]}", f"N{number}")
    busy, more = (_busy(pid) - before) / n, (_memory(pid) - held) / n
    yield Figure("processor of an arrival: form, place, page (ms)", "–", f"{busy:.1f} ms, {n} arrivals", busy)
    yield Figure("memory of who has a place, no socket (kB)", "–", f"{more:.0f} kB", more)


def _arrive(address: str, name: str) -> None:
    """Fill in the form, be given a place, open the phone's page. Raises RuntimeError where none was given."""
    browser = _browser()
    form = browser.open(address, timeout=PATIENCE).read().decode()
    ticket = re.search(r'name="join_ticket" value="([^"]+)"', form)
    if ticket is None:
        raise RuntimeError("the form holds no ticket")
    sent = urlencode({"join_ticket": html.unescape(ticket[1]), "name": name, "table": TABLE}).encode()
    page = browser.open(address, sent, timeout=PATIENCE)
    if not page.url.endswith("/phone"):
        raise RuntimeError(f"nobody was let in: {page.url}")
    page.read()


def _browser() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


def _busy(pid: int) -> float:
    """Milliseconds of processor that a process has had, all its threads."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks) / 1e6


def _memory(pid: int) -> float:
    """Kilobytes that a process holds."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return float(found[1]) if found else 0.0
