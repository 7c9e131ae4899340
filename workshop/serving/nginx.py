"""nginx in front of several processes: its configuration, and the static files that it serves itself.

Law: nginx finds who holds a session by the table that `store.shares` deals, written out slot by slot; it decides
nothing else, and a worker that is asked by mistake refuses.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workshop.storage.codes import ALPHABET
from workshop.storage.partition import SLOT_LETTERS, dealt, slot_of
from workshop.web import static_files
from workshop.web.assets.files import FOR_EVER, Assets
from workshop.web.assets.paths import templates_folder
from workshop.web.security import FOR_ALL, FOR_PAGES, NO_PAGES

MOST_MEGABYTES = 8  # a little more than the server takes, whose sentence says best what is too big where
SILENCE_SECONDS = 90  # twice what two words of a socket may be apart
AGAIN_SECONDS = 5
PAGE_STYLE = (
    "body{margin:0;background:#faf8f3;color:#1d1b2c;font:420 1.0625rem/1.45 system-ui,Roboto,sans-serif}"
    "main{max-width:34rem;margin:0 auto;padding:1.5rem 1.25rem}"
    "h1{font-size:1.875rem;line-height:1.14;margin:2.5rem 0 1rem}p{margin:0 0 .75rem}"
    "section{margin-top:2rem;padding-top:1.5rem;border-top:1px solid #e2dccf;color:#514e60}"
    "h1,h2{text-wrap:balance}h2{font-size:1.1875rem;line-height:1.25;margin:0 0 .75rem}"
    ".wordmark{display:flex;align-items:center;gap:.5rem;font-weight:760;font-size:1.25rem;margin:0}"
    ".emblem{width:1.9em;height:1.9em}.board{fill:none;stroke:#1d1b2c;stroke-width:9}.seat{fill:#1d1b2c}"
    "[data-theme=A]{fill:#1f35b0}[data-theme=B]{fill:#bf3f0c}[data-theme=C]{fill:#007a72}"
)


@dataclass(frozen=True)
class Site:
    """What nginx stands in front of: `workers` processes from `port` on each of `hosts`, and how it is reached itself.

    `static`: the folder where `publish` wrote the static files; none: they are asked of the server. `relays`: the
    addresses of those that hold the sockets of a single worker; none: the workers do.
    """

    workers: int
    port: int = 5000
    hosts: Sequence[str] = ("127.0.0.1",)
    server_names: Sequence[str] = ("_",)
    listen: Sequence[str] = ("80",)
    static: Path | None = None
    relays: Sequence[str] = ()

    @property
    def upstreams(self) -> list[str]:
        """The workers' addresses, machine by machine, in the order in which slots are dealt to them."""
        ports = range(self.port, self.port + self.workers)
        return [f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host in self.hosts for port in ports]


def configuration(site: Site, whole: bool = False) -> str:
    """The text of nginx's configuration: a site for its `conf.d`, or a `whole` configuration."""
    templates = Environment(
        loader=FileSystemLoader(templates_folder()), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    pages = {page: _page(templates, page) for page in ("away", "too_big")}
    given = _about(site) | pages | {"whole": whole, "page_style": _fingerprint(PAGE_STYLE)}
    return templates.get_template("nginx/whole.conf" if whole else "nginx/site.conf").render(given)


def _page(templates: Environment, name: str) -> str:
    """A page that nginx gives by itself, in a line."""
    return templates.get_template(f"nginx/{name}.html").render(style=PAGE_STYLE).replace("\n", "")


def _about(site: Site) -> dict[str, Any]:
    return {
        "workers": site.workers,
        "machines": len(site.hosts),
        "alphabet": ALPHABET,
        "rows": _rows(len(site.upstreams)),
        "upstreams": site.upstreams,
        "relays": site.relays,
        "listen": site.listen,
        "server_names": site.server_names,
        "static": site.static,
        "types": _types(static_files("fr")) if site.static else {},
        "for_all": {name: value for name, value in FOR_ALL.items() if name != "Cache-Control"},
        "for_pages": FOR_PAGES,
        "no_pages": "|".join(map(re.escape, NO_PAGES)),
        "for_ever": FOR_EVER,
        "most_megabytes": MOST_MEGABYTES,
        "silence_seconds": SILENCE_SECONDS,
        "again_seconds": AGAIN_SECONDS,
    }


def _rows(workers: int) -> list[list[tuple[str, int]]]:
    """Each slot's two characters and its worker, from 1; a row for each first character."""
    slots = ["".join(letters) for letters in product(ALPHABET, repeat=SLOT_LETTERS)]
    held = [(slot, dealt(slot_of(slot), workers) + 1) for slot in slots]
    return [held[start : start + len(ALPHABET)] for start in range(0, len(held), len(ALPHABET))]


def _fingerprint(text: str) -> str:
    """How a Content-Security-Policy names an inline style (CSP level 3, « hash-source »)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _types(assets: Assets) -> dict[str, set[str]]:
    """The suffixes of each media type."""
    found: dict[str, set[str]] = {}
    for name, asset in assets.all():
        found.setdefault(asset.media_type, set()).add(Path(name).suffix.removeprefix("."))
    return {media_type: suffixes - {""} for media_type, suffixes in found.items() if suffixes - {""}}


def publish(assets: Assets, folder: Path) -> Path:
    """Write the files under `folder`, at their addresses, each with its compressed form; gives where. Raises OSError.

    What another release left there stays: its pages may still be open.
    """
    for name, asset in assets.all():
        path = folder / assets.url(name).lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, asset.plain)
        if asset.packed:
            _write(path.with_name(f"{path.name}.gz"), asset.packed)
    return folder / assets.url("").strip("/")


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: nginx may be reading."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
