"""Pages fetch scripts that are committed beside those that they are made of: the two never part."""

import json

from tests.support.bundler import STALE, bundler


def test_the_kinds_that_have_scripts_of_their_own_are_listed() -> None:
    maker = bundler()
    listed = {page: (maker.STATIC / f"js/kind-parts.{page}.js").read_text("utf-8") for page in maker.LISTED}
    assert listed == {page: maker.kind_parts(page) for page in maker.LISTED}, STALE


def test_bundles_are_made_of_the_scripts_that_are_there() -> None:
    maker = bundler()
    manifest = json.loads((maker.BUNDLES / "manifest.json").read_text("utf-8"))
    assert (maker.digest(), maker.VERSION) == (manifest["sources"], manifest["esbuild"]), STALE
