"""The distribution as strangers get it: sdist, wheel made from it, new environment, a page with its files."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
import requests
from packaging.requirements import Requirement

from tests.support.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def run(*words: object) -> str:
    done = subprocess.run([*map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert len(list(folder.glob("tablee-*.tar.gz"))) == 1
    (made,) = folder.glob("tablee-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment: the wheel and what it declares, as it is installed here."""
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder / "bin" / "python")
    run(*pip, "install", "-qq", "--no-index", "--no-deps", "--no-compile", wheel)
    (site,) = folder.glob("lib/*/site-packages")
    (about,) = site.glob("tablee-*.dist-info")
    for name in declared(Distribution.at(about)):
        lend(distribution(name), site)
    run(*pip, "check")
    return folder / "bin"


def declared(package: Distribution) -> set[str]:
    """The names of what a package declares, of what that declares, and so on; extras that nobody asks for left out."""
    wanted = [package]
    found: set[str] = set()
    while wanted:
        needs = map(Requirement, wanted.pop().requires or [])
        names = {need.name for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})}
        wanted += [distribution(name) for name in names - found]
        found |= names
    return found


def lend(package: Distribution, site: Path) -> None:
    """Let an environment have a package that is installed in this one."""
    for name in {file.parts[0] for file in package.files or []} - {"..", "__pycache__"}:
        (site / name).exists() or (site / name).symlink_to(package.locate_file(name))


@pytest.fixture
def served(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server started from the installed wheel."""
    words = [installed / "workshop", "serve", "--host", "127.0.0.1", "--port", "0", "--sessions", tmp_path / "sessions"]
    with subprocess.Popen([*map(str, words)], cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield found.group()
        process.terminate()
        assert process.wait(PATIENCE) == 0


def test_the_wheel_holds_pages_files_and_the_two_examples_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    sessions = {name for name in names if name.startswith("workshop/sessions/")}
    assert sessions == {"workshop/sessions/demonstration.md", "workshop/sessions/minimale.md"}
    assert "workshop/templates/base.html" in names and "workshop/static/css/tokens.css" in names
    assert not [name for name in names if name.endswith((".db", ".lock", ".secret"))]


def test_nothing_of_the_checkout_is_missing_from_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("static", "templates"):
        tracked = run("git", "ls-files", folder).split() if (ROOT / ".git").exists() else []
        assert [name for name in tracked if f"workshop/{name}" not in names] == []


def test_an_installed_server_gives_a_page_and_every_file_it_names(served: str) -> None:
    page = requests.get(served + "/", timeout=PATIENCE)
    assert page.status_code == 200
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    assert files
    for name in files:
        assert requests.get(served + name, timeout=PATIENCE).status_code == 200, name


def test_an_installed_command_reads_the_examples_it_came_with(installed: Path, tmp_path: Path) -> None:
    script = "from workshop.web.assets.paths import example_sessions; print(example_sessions())"
    folder = Path(run(installed / "python", "-P", "-c", script).strip())
    assert folder.is_relative_to(installed.parent)
    for example in folder.glob("*.md"):
        run(installed / "workshop", "check", example)
