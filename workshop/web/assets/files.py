"""Scripts, styles, fonts and icons.

Law: a file is read or made, and compressed, once; its address carries the fingerprint of them all, so a browser keeps
it for ever and a file's relative addresses stay within one release.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

from workshop.web.assets import pages, translations
from workshop.web.assets.pages import BUNDLES, Pages

FOR_EVER = "public, max-age=31536000, immutable"
FIXED_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
COMPRESSED = (".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt")
MAKERS = [Path(str(maker.__file__)) for maker in (pages, translations)]  # other makers, other addresses
MADE = 0  # stands for the time of change of what is on no disk

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
    """The files of one folder, and those made for pages, which say what `catalogue` does.

    `apart`: pages name files as they are written, which may change while the server runs: no browser keeps them.
    `more`: a folder whose files come beside these, of kinds of steps that were added.
    """

    def __init__(
        self, folder: Path, catalogue: Mapping[str, str], apart: bool = False, more: Path | None = None
    ) -> None:
        self.folder, self._catalogue, self.lasting = folder.resolve(), catalogue, not apart
        self.folders = [self.folder, *([more.resolve()] if more else [])]
        self.fingerprint = self._fingerprint()
        self.pages = Pages(self._plain, catalogue, apart)
        self._read: dict[str, Asset] = {}
        self._lock = threading.Lock()

    def url(self, name: str) -> str:
        """Give the address of a file for this release."""
        return f"/static/{self.fingerprint}/{name}"

    def added(self, name: str) -> str:
        """Give the address of a script of an added kind; none where scripts are bundled, which it could not import."""
        path, folder = self._path(name)
        return self.url(name) if path and folder != self.folder and not self.lasting else ""

    def find(self, name: str) -> Asset | None:
        """Give a file by its path within the folder; None when there is none, or it would lie outside."""
        path, folder = self._path(name)
        if path:
            name = path.relative_to(folder).as_posix()  # one name for each file, however it is asked for
        changed = path.stat().st_mtime_ns if path else MADE
        known = self._read.get(name)
        if known is None or known.changed != changed:
            plain = path.read_bytes() if path else self.pages.made(name)
            if plain is None:
                return None
            known = _asset(Path(name), plain, changed)
            with self._lock:
                self._read[name] = known
        return known

    def _path(self, name: str) -> tuple[Path | None, Path]:
        """The file of that name and the folder where it is, the first that has it."""
        with suppress(OSError, ValueError):  # a name that no file can bear: a NUL, thousands of characters
            for folder in self.folders:
                path = (folder / name).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path, folder
        return None, self.folder

    def _plain(self, name: str) -> bytes | None:
        asset = self.find(name)
        return asset.plain if asset else None

    def all(self) -> Iterator[tuple[str, Asset]]:
        """Give every file with its name, in order."""
        on_disk = {name for name, _ in self._on_disk()}
        for name in sorted(on_disk | set(self.pages.names())):
            if asset := self.find(name):
                yield name, asset

    def _on_disk(self) -> Iterator[tuple[str, Path]]:
        for folder in self.folders:
            yield from ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())

    def _fingerprint(self) -> str:
        digest = hashlib.sha256(json.dumps(self._catalogue, sort_keys=True).encode())
        for name, path in sorted(self._on_disk()):
            digest.update(name.encode())
            digest.update(path.read_bytes())
        for maker in MAKERS:
            digest.update(maker.read_bytes())
        return digest.hexdigest()[:12]


def _asset(path: Path, plain: bytes, changed: int) -> Asset:
    packed = gzip.compress(plain, mtime=0) if path.suffix in COMPRESSED else None
    media_type = FIXED_TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    smaller = packed if packed and len(packed) < len(plain) else None
    return Asset(changed, plain, smaller, media_type, hashlib.sha256(plain).hexdigest()[:20])


def install(app: Flask, assets: Assets) -> None:
    """Serve files under /static; templates have `static_url(name)` and the `pages`."""
    app.extensions["assets"] = assets
    app.jinja_env.globals.update(static_url=assets.url, pages=assets.pages)
    app.register_blueprint(blueprint)


@blueprint.get("/static/<path:name>")
def asset(name: str) -> Response:
    """Send a file: kept for ever under this release's fingerprint, asked again under another or none."""
    assets: Assets = current_app.extensions["assets"]
    release, _, rest = name.partition("/")
    name = rest if FINGERPRINT.fullmatch(release) else name
    ours = release == assets.fingerprint
    if name.startswith(f"{BUNDLES}/") and not ours:
        return _elsewhere(assets, name)
    found = assets.find(name)
    if found is None:
        abort(404)
    return _answer(found, lasting=assets.lasting and ours)


def _elsewhere(assets: Assets, name: str) -> Response:
    """Keep bundles of two releases apart: a page's script begins anew at this one's, its pieces are not given."""
    if not assets.pages.is_own_script(name):
        abort(404)
    return Response(status=302, headers={"Location": assets.url(name), "Cache-Control": "no-cache"})


def _answer(found: Asset, lasting: bool) -> Response:
    packed = found.packed if reads_gzip() else None
    response = Response(packed or found.plain, content_type=_content_type(found.media_type))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_EVER if lasting else "no-cache"
    response.set_etag(found.tag)
    response.make_conditional(request)
    return response


def reads_gzip() -> bool:
    """Whether who asks takes a compressed answer (RFC 9110, 12.5.3: `gzip;q=0` is a refusal)."""
    return request.accept_encodings.quality("gzip") > 0


def _content_type(media_type: str) -> str:
    text = media_type.startswith("text/") or media_type.endswith(("json", "javascript"))
    return f"{media_type}; charset=utf-8" if text else media_type
