"""The wheel: what is inside, and that once installed it makes a project and builds it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKED = [
    "--no-deps",
    "--require-hashes",
    "--only-binary=:all:",
    "--requirement",
    str(ROOT / "requirements.lock"),
]
# How pip says that it did not get through; all else is a fault of the lock file, and fails.
NO_NETWORK = (
    "No matching distribution found",
    "NewConnectionError",
    "Max retries exceeded",
    "Read timed out",
)
OF_THIS_PYTHON = ("PYTHON", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, as a shell would in which nothing is set up."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OF_THIS_PYTHON)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed: hatchling needs no network."""
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: python3 build.py test installs it")
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, what the lock file says and no more."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    install: list[str | Path] = [folder / "bin/python", "-m", "pip", "install", "--no-input"]
    done = run(*install, *LOCKED, "--use-pep517", folder=folder)
    if done.returncode and any(sign in done.stdout + done.stderr for sign in NO_NETWORK):
        pytest.skip(f"no way to the libraries: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    done = run(*install, "--no-index", "--no-deps", wheel, folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def test_wheel_holds_templates_styles_and_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    sources = [*ROOT.glob("templates/**/*"), *ROOT.glob("styles/**/*")]
    files = {f"masthead/{path.relative_to(ROOT).as_posix()}" for path in sources if path.is_file()}
    modules = [path for path in ROOT.glob("masthead/**/*") if path.suffix in (".py", ".toml", ".json")]
    files |= {path.relative_to(ROOT).as_posix() for path in modules}
    assert any(name.startswith("masthead/templates/") for name in files)
    assert any(name.startswith("masthead/styles/") for name in files)
    assert files <= inside
    others = {name.split("/")[0] for name in inside} - {"masthead"}
    assert all(name.endswith(".dist-info") for name in others)


def test_installed_command_begins_and_builds_a_project(programs: Path, tmp_path: Path) -> None:
    checked = run(programs / "python", "-m", "pip", "check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout  # the lock file lacks nothing
    assert run(programs / "masthead", "doctor", folder=tmp_path).stdout.startswith("Python 3.")
    project = tmp_path / "project"
    project.mkdir()
    begun = run(programs / "masthead", "new", "letter", "A/C.2/65/2", "--language", "fr", folder=project)
    assert begun.returncode == 0, begun.stderr
    assert (project / "content/A_C.2_65_2/fr.md").is_file()
    built = run(programs / "masthead", "build", folder=project)
    assert built.returncode == 0, built.stderr
    assert (project / "dist/A_C.2_65_2-FR.pdf").read_bytes().startswith(b"%PDF-")
    assert (project / "dist/A_C.2_65_2-FR.html").is_file()
