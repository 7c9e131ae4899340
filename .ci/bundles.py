"""Writes static/bundles/: the scripts of each page, made of the modules of static/js/ by esbuild.

`python .ci/bundles.py [FOLDER]` writes them there or to another folder; `make bundles` is the same. esbuild comes from
npm in one version, and is not run unless it has the checksum written here. `docs/vendoring.md` says who runs this and
when; users of Tablée never do.
"""

from __future__ import annotations

import base64
import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
BUNDLES = STATIC / "bundles"
KEPT = ROOT / "build"  # where the package lies once it was fetched
VERSION = "0.28.2"
PACKAGES = {  # by system and machine; the SHA-512 is of the package, as npm writes it
    "Linux x86_64": (
        "linux-x64",
        "4xTZr1FUmSoQW4XIWmit3tzQrUTZM+N3P0XV8xROKYF50XfI7xeO90+1bZvNwxIufQ9hDQVRJH5YhgPVF8A/HQ==",
    ),
    "Linux aarch64": (
        "linux-arm64",
        "pW4AC0P3it8c7do9MVM4p51FzHzdM/TZrerurgRcHJ2WTa1VQ1CIq18xncfpBJw4ojkiZZrKW2yIBWBP92j6Ug==",
    ),
    "Darwin arm64": (
        "darwin-arm64",
        "n4KqkOQrraxHJcgjM1RvwbigfQKIKJVpM7xp+KsxiyUSrRdIXnt73VhrPAx0fV44hgfmIVKjxMN9J1t5jySVkw==",
    ),
    "Darwin x86_64": (
        "darwin-x64",
        "uq6suIWYP37qzGddBKPw5QEQPi6HiLGsO7UmkpfyaYNQ3D+rN6w6WfwH+nuqcGXWvawGwxOEroO4YGnFh95azw==",
    ),
}
LISTED = ("desk", "phone", "screen")
PAGES = ("asked", "desk", "organiser", "phone", "preflight", "screen", "tower")  # each has static/js/<page>.js
OPTIONS = (
    "--bundle", "--format=esm", "--target=es2020", "--minify", "--charset=utf8", "--legal-comments=inline",
    "--log-level=warning", "--outbase=js",
)  # fmt: skip

Graph = dict[str, Any]  # esbuild's metafile: `inputs` and `outputs`


def main(into: Path) -> int:
    """Write the bundles and their manifest to a folder, in place of what it holds; return the exit status.

    First the lists of the kinds of vote that have a script of their own are written beside the scripts.
    """
    for page in LISTED:
        (STATIC / f"js/kind-parts.{page}.js").write_text(kind_parts(page), "utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        esbuild = unpacked(work)
        made = work / "bundles"
        pages = {page: bundled(esbuild, page, work, made) for page in PAGES}
        manifest = {"esbuild": VERSION, "sources": digest(), "pages": pages}
        (made / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(made, into)
    print(f"{len(pages)} pages, {sum(map(len, pages.values()))} files")
    return 0


def kind_parts(page: str) -> str:
    """The module that lists, for a page, the scripts of kinds that it does not name itself."""
    named = set(re.findall(r"\./activities/(\w+)/", (STATIC / f"js/kinds.{page}.js").read_text("utf-8")))
    found = sorted(path.parent.name for path in (STATIC / "js/activities").glob(f"*/{page}.js"))
    lines = [f'  {kind}: () => import("./activities/{kind}/{page}.js"),' for kind in found if kind not in named]
    said = f"// Written by `make bundles`: the kinds of vote whose folder under activities/ has a {page}.js.\n"
    return said + "\n".join(["export const PARTS = {", *lines, "};"] if lines else ["export const PARTS = {};"]) + "\n"


def unpacked(work: Path) -> Path:
    """Give esbuild's program, unpacked in `work` from the package fetched now or before. Exits if it is another."""
    name, expected = PACKAGES.get(machine()) or sys.exit(f"no esbuild is written down in {__file__} for {machine()}")
    package = KEPT / f"esbuild-{name}-{VERSION}.tgz"
    if not package.exists():
        if not shutil.which("npm"):
            sys.exit("esbuild is fetched by npm, which is not on this machine")
        KEPT.mkdir(exist_ok=True)
        if subprocess.run(["npm", "pack", "--silent", f"@esbuild/{name}@{VERSION}"], cwd=KEPT).returncode:
            sys.exit(f"npm could not fetch esbuild {VERSION} for {name}: is the network there?")
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != expected:
        sys.exit(f"{package}: its SHA-512 is {found}, not {expected}: remove it")
    with tarfile.open(package) as tar:
        tar.extract("package/bin/esbuild", work, filter="data")
    return work / "package/bin/esbuild"


def machine() -> str:
    """The system and machine that this runs on, as PACKAGES names them."""
    return f"{platform.system()} {platform.machine()}"


def bundled(esbuild: Path, page: str, work: Path, into: Path) -> dict[str, list[str]]:
    """Write a page's files; give each with the modules that it holds.

    They are its script, one for each module that it fetches later (`import("…")`), and `shared.js` with what several of
    these need: esbuild makes it one file because all of them are made to begin with the same imports.
    """
    entry = f"js/{page}.js"
    graph = run(esbuild, STATIC, [entry], work / page)["inputs"]
    imports = [one for file in graph.values() for one in file["imports"]]
    pieces = sorted({one["path"] for one in imports if one["kind"] == "dynamic-import"})
    tree = begun_alike(graph, [entry, *pieces], work / "tree") if pieces else STATIC
    written = run(esbuild, tree, [entry, *pieces], into / page, "--splitting", "--chunk-names=shared")["outputs"]
    return {
        (tree / name).resolve().relative_to(into.resolve()).as_posix(): sorted(set(one["inputs"]) & set(graph))
        for name, one in sorted(written.items())
    }


def begun_alike(graph: Graph, roots: list[str], tree: Path) -> Path:
    """Copy the modules to a tree where these import first what the page needs at once or several of the others do."""
    needed = [in_order(graph, root) for root in roots]
    later = Counter(name for names in needed[1:] for name in names)
    shared = dict.fromkeys([*needed[0], *(name for name, pieces in later.items() if pieces > 1)])
    for name in graph:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(STATIC / name, tree / name)
    (tree / "shared.js").write_text("".join(f'import "./{name}";\n' for name in shared if name not in roots), "utf-8")
    for root in roots:
        script = (STATIC / root).read_text("utf-8")
        (tree / root).write_text(f'import "{"../" * root.count("/")}shared.js";\n{script}', "utf-8")
    return tree


def in_order(graph: Graph, root: str) -> list[str]:
    """The module and all that it imports at once, in the order in which a browser runs them."""
    order: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name not in order and name not in above:
            for one in graph[name]["imports"]:
                if one["kind"] == "import-statement":
                    visit(one["path"], (*above, name))
            order[name] = None

    visit(root, ())
    return list(order)


def run(esbuild: Path, tree: Path, entries: list[str], into: Path, *options: str) -> Graph:
    """Bundle scripts of a tree; give what esbuild says of it, its paths being relative to the tree."""
    with tempfile.NamedTemporaryFile("r", suffix=".json", encoding="utf-8") as said:
        told = (f"--outdir={into.resolve()}", f"--metafile={said.name}", *options)
        if subprocess.run([esbuild, *entries, *OPTIONS, *told], cwd=tree).returncode:
            sys.exit(f"esbuild could not bundle {entries[0]}")  # it has said why
        return dict(json.loads(said.read()))


def digest() -> str:
    """A checksum of all that bundles are made of."""
    total = hashlib.sha256()
    for path in sorted([*(STATIC / "js").rglob("*.js"), *(STATIC / "vendor").rglob("*.js")]):
        total.update(path.relative_to(STATIC).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else BUNDLES))
