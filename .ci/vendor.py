"""Fetches the browser's libraries and icons as they were published, for those who maintain the project.

What lies under static/vendor/ is what `npm pack` gives, with two changes: imports between libraries become
relative (an import map would be an inline script, which the pages' policy forbids) and links to source maps
are taken out. `docs/vendoring.md` says when to run it; users of Tablée never do.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
ICONS = ("lucide-static", "1.62.0")
SAID = "Lucide 1.62.0 (ISC, static/icons/LICENSE): written by .ci/vendor.py, which holds the list of names."


@dataclass(frozen=True)
class Library:
    """One published file: its package, the file taken from it, the name that it bears here."""

    name: str
    version: str
    licence: str
    taken: str
    file: str

    @property
    def folder(self) -> str:
        return f"{self.name.replace('/', '+')}@{self.version}"


LIBRARIES = (
    Library("preact", "11.2.0", "MIT", "dist/preact.mjs", "preact.js"),
    Library("preact", "11.2.0", "MIT", "hooks/dist/hooks.mjs", "hooks.js"),
    Library("htm", "3.1.1", "Apache-2.0", "dist/htm.mjs", "htm.js"),
    Library("@preact/signals-core", "1.14.5", "MIT", "dist/signals-core.mjs", "signals-core.js"),
    Library("@preact/signals", "2.11.4", "MIT", "dist/signals.mjs", "signals.js"),
    Library("socket.io-client", "4.8.4", "MIT", "dist/socket.io.esm.min.js", "socket.io.js"),
)

# What a library calls another by, and where that one lies.
CALLED = {
    "preact": "preact@11.2.0/preact.js",
    "preact/hooks": "preact@11.2.0/hooks.js",
    "@preact/signals-core": "@preact+signals-core@1.14.5/signals-core.js",
}

ICON_NAMES = """
    archive arrow-down arrow-left arrow-right arrow-up bell-ring check chevron-down chevron-right
    chevron-up circle-check circle-help circle-parking clock cloud-off combine copy download ellipsis
    eye eye-off group hand info keyboard layers log-out megaphone menu merge message-square-quote minus
    monitor monitor-off panel-top pause pencil play plus printer quote refresh-cw send spotlight split
    square-arrow-out-up-right timer trash-2 triangle-alert undo-2 user user-plus users volume-2 volume-x
    vote wifi wifi-off x
""".split()  # noqa: SIM905 - a list of words reads better than sixty quotes


def published(name: str, version: str, into: Path) -> Path:
    """Unpacks a published package under `into`; returns its folder."""
    where = into / f"{name.replace('/', '+')}@{version}"
    if not where.exists():
        command = ["npm", "pack", f"{name}@{version}", "--json"]
        told = subprocess.run(command, cwd=into, check=True, capture_output=True)
        archive = into / json.loads(told.stdout)[0]["filename"]
        with tarfile.open(archive) as tar:
            tar.extractall(where, filter="data")
    return where / "package"


def relative_imports(source: str) -> str:
    """The library's text with relative imports, without source map; KeyError for an unknown neighbour."""
    source = re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", source)
    return re.sub(r'(from ?")([^."][^"]*)(")', lambda m: f"{m[1]}../{CALLED[m[2]]}{m[3]}", source)


def take(library: Library, into: Path) -> dict[str, str]:
    """Writes a library's file and licence; returns its line of the manifest."""
    package = published(library.name, library.version, into)
    folder = VENDOR / library.folder
    folder.mkdir(parents=True, exist_ok=True)
    text = relative_imports((package / library.taken).read_text("utf-8"))
    (folder / library.file).write_text(text, "utf-8")
    (folder / "LICENSE").write_bytes((package / "LICENSE").read_bytes())
    return {
        "name": library.name,
        "version": library.version,
        "file": f"{library.folder}/{library.file}",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "licence": library.licence,
        "source": f"npm {library.name}@{library.version} {library.taken}",
    }


def strokes(drawing: Path) -> list[list[object]]:
    """An icon's shapes as `[tag, attributes]` pairs."""
    svg = ElementTree.fromstring(drawing.read_text("utf-8"))
    return [[shape.tag.split("}")[1], dict(shape.attrib)] for shape in svg]


def write_icons(into: Path) -> None:
    """Writes the icons twice from one list: a module for the live pages, a macro for the served ones."""
    package = published(ICONS[0], ICONS[1], into)
    drawn = {name: strokes(package / "icons" / f"{name}.svg") for name in ICON_NAMES}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(shapes)}" for name, shapes in drawn.items())
    module = f"// {SAID}\nexport const ICONS = {{\n{lines},\n}};\n"
    (ROOT / "static/js/components/icons.js").write_text(module, "utf-8")
    (ROOT / "templates/icons.html").write_text(macro(drawn), "utf-8")
    (ROOT / "static/icons").mkdir(exist_ok=True)
    (ROOT / "static/icons/LICENSE").write_bytes((package / "LICENSE").read_bytes())


def macro(drawn: dict[str, list[list[object]]]) -> str:
    """The same drawings as a Jinja macro: `{% from "icons.html" import icon %}{{ icon("check") }}`."""

    def shape(tag: object, attributes: object) -> str:
        assert isinstance(attributes, dict)
        return f"<{tag} " + " ".join(f'{key}="{value}"' for key, value in attributes.items()) + "/>"

    cases = "".join(
        f"{{%- {'elif' if number else 'if'} name == '{name}' -%}}" + "".join(shape(*each) for each in shapes)
        for number, (name, shapes) in enumerate(drawn.items())
    )
    return (
        f"{{# {SAID} #}}\n"
        '{% macro icon(name) -%}<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">'
        f"{cases}{{%- endif -%}}</svg>{{%- endmacro %}}\n"
    )


def main() -> int:
    """Writes static/vendor/, the icons and the manifest; returns the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = [take(library, Path(scratch)) for library in LIBRARIES]
        write_icons(Path(scratch))
    (VENDOR / "manifest.json").write_text(json.dumps(lines, indent=2) + "\n", "utf-8")
    print(f"{len(lines)} files, {len(ICON_NAMES)} icons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
