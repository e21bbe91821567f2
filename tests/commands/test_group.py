from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import masthead
from tests.commands.projects import Folder

REPOSITORY = Path(masthead.__file__).parent.parent
HEAVY = (
    "weasyprint",
    "babel",
    "jinja2",
    "markdown_it",
    "ruamel",
    "fontTools",
    "pikepdf",
    "PIL",
    "asyncio",
    "importlib.metadata",
)


def python(*words: str, folder: Path, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100"}
    command = [sys.executable, *words]
    return subprocess.run(
        command, cwd=folder, env=environment, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
    )


def loaded(folder: Path, *words: str) -> list[str]:
    """The heavy modules that a run of the command loads."""
    code = (
        "import sys; from masthead.commands import main\n"
        f"try: main({list(words)!r})\n"
        f"finally: print('loaded', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = python("-c", code, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()[1:]


def test_help_and_a_build_without_changes_load_nothing_heavy(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run()
    for words in (["--help"], ["build", "--help"], ["--version"], [], ["content/a"]):
        assert loaded(folder.root, *words) == [], words


def test_a_check_loads_no_engine(folder: Folder) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    assert not {"weasyprint", "jinja2", "fontTools"} & set(loaded(folder.root, "check"))


def test_help_shows_every_command_and_its_examples(folder: Folder) -> None:
    done = folder.run("--help")
    names = [
        "build",
        "check",
        "copies",
        "doctor",
        "import",
        "new",
        "schema",
        "serve",
        "test",
        "verify",
        "watch",
        "words",
    ]
    commands = done.stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in commands] == names
    assert "..." not in done.stdout.partition("Commands:\n")[2]
    for name in names:
        text = folder.run(name, "--help").stdout
        assert "\n  Example" in text, name
        assert text.startswith(f"Usage: masthead {name} ")


def test_version(folder: Folder) -> None:
    assert folder.run("--version").output == f"masthead, version {masthead.__version__}\n"


def test_nobody_reads_what_is_written(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run()
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = python("-m", "masthead", "build", folder=folder.root, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_masthead_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Folder(tmp_path / "other")
    (made.root / "pyproject.toml").unlink()
    monkeypatch.chdir(made.root)
    monkeypatch.setattr(masthead, "__file__", str(tmp_path / "installed/masthead/__init__.py"))
    done = made.run("check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error project-missing: no project here: no pyproject.toml with [tool.masthead] in this folder or"
        " above it\n"
        "  hint: begin one with `masthead new letter A/C.2/65/2 --language en`,"
        " or go to the folder of yours\n"
    )
    done = made.run("test")
    assert done.exit_code == 2
    assert done.stderr == (
        "error tests-missing: the installed program has no tests with it\n"
        "  hint: clone the repository and run `python3 build.py test` there\n"
    )


@pytest.mark.parametrize(("status", "ours"), [(0, 0), (1, 1), (2, 130), (3, 4), (4, 2), (5, 2)])
def test_test_hands_pytest_its_arguments_and_takes_its_status(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, status: int, ours: int
) -> None:
    calls: list[tuple[list[str], Path]] = []

    def run(command: list[str], cwd: Path, check: bool) -> subprocess.CompletedProcess[bytes]:
        calls.append((command, cwd))
        return subprocess.CompletedProcess(command, status)

    monkeypatch.setattr(subprocess, "run", run)
    assert folder.run("test", "-x", "--collect-only", "tests/commands").exit_code == ours
    arguments = ["-m", "pytest", "-x", "--collect-only", "tests/commands"]
    assert calls == [([sys.executable, *arguments], REPOSITORY)]


def test_a_file_whose_name_cannot_be_shown(folder: Folder) -> None:
    folder.write("a\udcff.txt", "Letter dated 1 March 2010\n\n\nI write to you.\n")
    words = ["-m", "masthead", "import", "a\udcff.txt", "--symbol", "A/65/3", "--language", "en"]
    done = python(*words, folder=folder.root)
    assert (done.returncode, done.stderr) == (0, "")
    written = "content/A_65_3/document.yaml, content/A_65_3/en.md"
    assert done.stdout.splitlines()[0] == f"a\\udcff.txt -> {written}"
