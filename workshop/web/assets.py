"""Scripts, styles, fonts and icons.

Law: a file is read and compressed once; its address carries the fingerprint of them all, so a browser keeps
it for ever and a module's relative imports stay within one release.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

from workshop.web import modules

FOR_EVER = "public, max-age=31536000, immutable"
FIXED_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
COMPRESSED = (".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt")

FINGERPRINT = re.compile(r"[0-9a-f]{12}")

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """A file ready to be sent. `packed` is its gzip form, or None where that is not smaller."""

    changed: int
    plain: bytes
    packed: bytes | None
    media_type: str
    tag: str


class Assets:
    """The files of one folder, and those `made` for this server (`{name: content}`)."""

    def __init__(self, folder: Path, made: Mapping[str, bytes]) -> None:
        self.folder = folder.resolve()
        self._made = {name: _asset(Path(name), plain, changed=0) for name, plain in made.items()}
        self.fingerprint = self._fingerprint()
        self._read: dict[str, Asset] = {}
        self._needed: dict[tuple[str, ...], list[str]] = {}
        self._lock = threading.Lock()

    def url(self, name: str) -> str:
        """Give the address of a file for this release."""
        return f"/static/{self.fingerprint}/{name}"

    def find(self, name: str) -> Asset | None:
        """Give a file by its path within the folder; None when there is none, or it would lie outside."""
        if name in self._made:
            return self._made[name]
        try:
            path = (self.folder / name).resolve()
            if not path.is_relative_to(self.folder) or not path.is_file():
                return None
        except (OSError, ValueError):  # a name that no file can bear: a NUL, thousands of characters
            return None
        changed = path.stat().st_mtime_ns
        known = self._read.get(name)
        if known is None or known.changed != changed:
            known = _asset(path, path.read_bytes(), changed)
            with self._lock:
                self._read[name] = known
        return known

    def scripts(self, *names: str) -> list[str]:
        """Give these scripts and all that they import."""
        if names not in self._needed:
            self._needed[names] = modules.needed(self._plain, *names)
        return self._needed[names]

    def _plain(self, name: str) -> bytes | None:
        asset = self.find(name)
        return asset.plain if asset else None

    def all(self) -> Iterator[tuple[str, Asset]]:
        """Give every file with its name, in order."""
        on_disk = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}
        for name in sorted(on_disk | self._made.keys()):
            if asset := self.find(name):
                yield name, asset

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            digest.update(path.read_bytes())
        for name, made in sorted(self._made.items()):
            digest.update(name.encode() + made.plain)
        return digest.hexdigest()[:12]


def _asset(path: Path, plain: bytes, changed: int) -> Asset:
    packed = gzip.compress(plain, mtime=0) if path.suffix in COMPRESSED else None
    media_type = FIXED_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    smaller = packed if packed and len(packed) < len(plain) else None
    return Asset(changed, plain, smaller, media_type, hashlib.sha256(plain).hexdigest()[:20])


def install(app: Flask, folder: Path, made: Mapping[str, bytes]) -> None:
    """Serve `folder` and what was `made` under /static, and give templates `static_url(name)`."""
    assets = Assets(folder, made)
    app.extensions["assets"] = assets
    app.jinja_env.globals.update(static_url=assets.url, scripts_of=assets.scripts)
    app.register_blueprint(blueprint)


@blueprint.get("/static/<path:name>")
def asset(name: str) -> Response:
    """Send a file: kept for ever under this release's fingerprint, asked again under another or none."""
    assets: Assets = current_app.extensions["assets"]
    release, _, rest = name.partition("/")
    found = assets.find(rest if FINGERPRINT.fullmatch(release) else name)
    if found is None:
        abort(404)
    return _answer(found, lasting=release == assets.fingerprint)


def _answer(found: Asset, lasting: bool) -> Response:
    packed = found.packed if "gzip" in request.headers.get("Accept-Encoding", "") else None
    response = Response(packed or found.plain, content_type=_content_type(found.media_type))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_EVER if lasting else "no-cache"
    response.set_etag(found.tag)
    response.make_conditional(request)
    return response


def _content_type(media_type: str) -> str:
    text = media_type.startswith("text/") or media_type.endswith(("json", "javascript"))
    return f"{media_type}; charset=utf-8" if text else media_type
