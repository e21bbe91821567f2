"""build.py: what it does where all is there, where something is missing, and where it is interrupted."""

from __future__ import annotations

import ast
import os
import runpy
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
NEEDED = [
    "build.py",
    "masthead/__init__.py",
    "masthead/building/__init__.py",
    "masthead/building/debian.py",
    "masthead/building/debian.toml",
]
ECHO = '#!/bin/sh\necho "$@"\necho "in $PWD, PYTHONPATH ${PYTHONPATH-dropped}"\n'
INSTALLED = '#!/bin/sh\nshift 3\nfor name; do echo "$name installed"; done\n'
BUILDS_ONLY = INSTALLED.replace("do echo", "do case $name in lib*|fonts*) ;; *) continue;; esac; echo")
NOT_INSTALLED = "#!/bin/sh\necho 'dpkg-query: no packages found' >&2; exit 1\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with no more in it than build.py needs before anything is installed."""
    if not (ROOT / "build.py").is_file():
        pytest.skip("build.py belongs to the repository")
    for name in NEEDED:
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / "tree" / name)
    (tmp_path / "tree/requirements.lock").write_text("one==1 --hash=sha256:00\n")
    (tmp_path / "tree/requirements-test.lock").write_text(
        "one==1 --hash=sha256:00\ntwo==2 --hash=sha256:00\n"
    )
    return tmp_path / "tree"


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Puts a program before all others; none of them installs anything on this machine."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def add(name: str, text: str) -> None:
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)

    add("sudo", "#!/bin/sh\nexit 1\n")
    add("apt-get", "#!/bin/sh\necho 'no way to the packages'; exit 100\n")
    add("dpkg-query", INSTALLED)
    return add


class Script:
    """build.py as a module whose commands are noted, not run; what they would make is made as empty files."""

    def __init__(self, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.venv = tree / ".venv"
        self.module = load(tree / "build.py")
        self.commands: list[str] = []
        self.becomes: list[list[str]] = []
        self.broken = "nothing"
        monkeypatch.setattr(sys, "path", list(sys.path))
        monkeypatch.setattr(self.module, "run", self.run)
        monkeypatch.setattr(os, "execve", lambda path, words, environment: self.becomes.append(words))

    def __call__(self, *arguments: str) -> list[str]:
        """The commands that a call of build.py runs."""
        self.commands.clear()
        self.module.main(list(arguments))
        return list(self.commands)

    def run(self, command: list[str], *, quiet: bool = False) -> bool:
        self.commands.append(" ".join(command))
        if "venv" in command:
            time.sleep(0.05)  # so that a second set-up would come in between
            (self.venv / "bin").mkdir(parents=True, exist_ok=True)
            (self.venv / "bin/python").touch()
            version = f"python{sys.version_info.major}.{sys.version_info.minor}"
            (self.venv / "lib" / version / "site-packages").mkdir(parents=True, exist_ok=True)
        return self.broken not in self.commands[-1]

    @property
    def stamp(self) -> list[str]:
        """The names of the files that the stamp says are carried out."""
        path = self.venv / "ready"
        return [line.split()[0] for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def script(tree: Path, program: object, monkeypatch: pytest.MonkeyPatch) -> Script:
    return Script(tree, monkeypatch)


def load(path: Path) -> ModuleType:
    spec = spec_from_file_location("build_script", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def set_up(tree: Path) -> None:
    """As if everything had been installed: the stamp is there, and the Python tells how it is called."""
    module = load(tree / "build.py")
    (tree / ".venv/bin").mkdir(parents=True)
    (tree / ".venv/bin/python").write_text(ECHO)
    (tree / ".venv/bin/python").chmod(0o755)
    for name in (module.PACKAGES, module.LOCK):
        module.stamp(name)


# --- where all is there ----------------------------------------------------------------------


def test_becomes_the_command_and_loads_nothing_for_set_up(tree: Path) -> None:
    set_up(tree)
    command = [sys.executable, "-E", "-S", "-X", "importtime", str(tree / "build.py"), "check", "a b.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "-P -m masthead check a b.md"
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "hashlib" in loaded  # the list is one of modules
    assert not loaded & {"subprocess", "pathlib", "tomllib", "tempfile", "shutil", "masthead", "re", "json"}


def test_is_called_from_another_folder(tree: Path, tmp_path: Path) -> None:
    set_up(tree)
    here = tmp_path / "elsewhere"
    here.mkdir()
    done = subprocess.run(
        [sys.executable, "../tree/build.py", "x.md"],
        cwd=here,
        env={**os.environ, "PYTHONPATH": "/of/another/python", "PWD": str(here)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"-P -m masthead x.md\nin {here}, PYTHONPATH dropped\n"


# --- set-up ----------------------------------------------------------------------------------


def test_first_call_sets_up_and_second_does_not(script: Script, tree: Path) -> None:
    commands = script("build")
    assert [("venv" in c.split(), "pip" in c.split()) for c in commands] == [(True, False), (False, True)]
    assert "--require-hashes" in commands[1]
    assert "--no-deps" in commands[1]
    assert script.stamp == ["masthead/building/debian.toml", "requirements.lock"]
    assert [path.read_text() for path in script.venv.rglob("masthead.pth")] == [f"{tree}\n"]
    assert script("build") == []
    assert script.becomes == [[str(script.venv / "bin/python"), "-P", "-m", "masthead", "build"]] * 2


def test_new_lock_file_makes_the_environment_anew(script: Script, tree: Path) -> None:
    script()
    (tree / "requirements.lock").write_text("one==2 --hash=sha256:00\n")
    assert any("-m venv --clear" in command for command in script())


def test_another_python_makes_the_environment_anew(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    script()
    monkeypatch.setattr(sys.implementation, "cache_tag", "cpython-399")
    assert any("-m venv --clear" in command for command in script())


def test_environment_that_moved_is_made_anew(script: Script, tree: Path) -> None:
    script()
    vars(script.module)["ROOT"] = f"{tree}/../tree"
    assert any("-m venv --clear" in command for command in script())


def test_environment_whose_python_is_gone_is_made_anew(script: Script) -> None:
    script()
    (script.venv / "bin/python").unlink()
    assert any("-m venv --clear" in command for command in script())


@pytest.mark.parametrize("step", ["-m venv", "-m pip"])
def test_interrupted_set_up_begins_again(script: Script, step: str) -> None:
    script.broken = step
    with pytest.raises(SystemExit) as end:
        script()
    assert end.value.code == 3
    assert script.stamp == []
    script.broken = "nothing"
    assert any("-m venv --clear" in command for command in script())


def test_half_written_stamp_is_no_stamp(script: Script) -> None:
    script()
    (script.venv / "ready").write_text("requirements.lock 12")
    assert any("-m venv --clear" in command for command in script())


def test_two_at_once_set_up_once(script: Script) -> None:
    calls = [threading.Thread(target=script.module.main, args=(["build"],)) for _ in range(3)]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    assert len([command for command in script.commands if "-m venv" in command]) == 1
    assert len(script.becomes) == 3


def test_tests_need_more(script: Script, capfd: pytest.CaptureFixture[str]) -> None:
    script("build")
    commands = script("test", "-k", "symbols")
    assert len(commands) == 1
    assert commands[0].endswith("requirements-test.lock")
    assert script("test") == []
    assert script("build") == []


# --- Debian packages -------------------------------------------------------------------------


def test_missing_packages_without_root_end_with_the_command(
    script: Script,
    program: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program("dpkg-query", NOT_INSTALLED)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as end:
        script("build")
    assert end.value.code == 3
    message, hint = capfd.readouterr().err.splitlines()
    assert message.startswith("error packages-missing: ")
    assert hint.startswith("  hint: sudo sh -c 'apt-get update && apt-get install ")
    for name in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation"):
        assert name in hint
    assert script.commands == []


def test_missing_packages_are_installed_by_root(
    script: Script, program: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    program("dpkg-query", "#!/bin/sh\necho libpango-1.0-0 installed\necho libharfbuzz-subset0 config-files\n")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    commands = script("build")
    assert commands[0] == "apt-get update"
    assert "apt-get install --yes" in commands[1]
    assert "libharfbuzz-subset0" in commands[1]
    assert "libpango-1.0-0" not in commands[1]
    assert "qpdf" not in commands[1]


def test_packages_that_cannot_be_installed_end_the_set_up(
    script: Script, program: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    program("dpkg-query", NOT_INSTALLED)
    program("sudo", '#!/bin/sh\n[ "$1" = -n ]\n')
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    script.broken = "apt-get install"
    with pytest.raises(SystemExit) as end:
        script("build")
    assert end.value.code == 3
    assert all(" -n " in command for command in script.commands)
    assert not script.venv.exists()


def test_tests_go_on_without_their_packages(
    script: Script,
    program: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    program("dpkg-query", BUILDS_ONLY)
    script("build")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    script.broken = "apt-get install"
    assert script("test")[-1].endswith("requirements-test.lock")
    assert "going on without these Debian packages: default-jre-headless" in capfd.readouterr().err


def test_doctor_installs_no_packages_and_leaves_them_to_the_build(
    script: Script, program: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    program("dpkg-query", NOT_INSTALLED)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert not any("apt-get" in command for command in script("doctor"))
    assert script.becomes
    commands = script("build")
    assert any("apt-get install" in command for command in commands)
    assert not any("-m venv" in command for command in commands)


def test_machine_that_is_not_debian_is_left_to_doctor(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not any("apt-get" in command for command in script("build"))


# --- commands that fail, old Pythons, what may be imported -----------------------------------


def test_noise_is_shown_only_when_a_command_fails(tree: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run = load(tree / "build.py").run
    assert run(["sh", "-c", "echo quiet"])
    assert capfd.readouterr() == ("", "")
    assert not run(["sh", "-c", "echo loud; echo louder >&2; exit 1"])
    assert capfd.readouterr() == ("", "loud\nlouder\n")


def test_pip_keeps_mirrors_and_forgets_other_targets(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_INDEX_URL"):
        monkeypatch.setenv(name, "set")
    monkeypatch.setenv("PIP_USER", "1")
    script = 'echo "${PIP_TARGET-no} ${PIP_PREFIX-no} $PIP_INDEX_URL $PIP_USER"; exit 1'
    load(tree / "build.py").run(["sh", "-c", script])
    assert capfd.readouterr().err == "no no set 0\n"


def test_old_python_is_told_so(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ast.parse((tree / "build.py").read_text(), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(tree / "build.py"), run_name="__main__")
    assert end.value.code == 3
    assert "Python 3.11 or newer is needed" in capfd.readouterr().err


def test_debian_needs_no_library(tree: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import masthead.building.debian as d; d.missing('run')"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", code, str(tree)], check=True)
