"""Which Debian packages are missing, and the command that installs them.

``build.py`` reads this before anything is installed: the standard library only, here and in what it imports.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

UPDATE = ("apt-get", "update")
_DATA = Path(__file__).with_name("debian.toml")
_SCRIPT = "script-"
_OS_RELEASE = Path("/etc/os-release")
# A fresh machine may be busy with its own updates: wait for them rather than fail.
_APT_INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300")


def packages(group: str) -> tuple[str, ...]:
    """The packages of a group, by their names in the Debian release that this is.

    ``venv``: what this Python needs to make an environment; ``run``: what a build needs; ``print``: what
    printing copies needs; ``test``: what some tests need beyond that; ``script-ar``: the fonts of a language
    with a script of its own, if it has one.
    """
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    if group == "run":
        return (*data["run"], *fonts())
    if group.startswith(_SCRIPT):
        package = data["scripts"].get(group.removeprefix(_SCRIPT))
        return (package,) if package else ()
    if group == "venv":
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return () if find_spec("ensurepip") else (data["venv"].format(version=version),)
    return tuple(data[group])


def fonts() -> tuple[str, ...]:
    """Those that bring the fonts which ours are made from."""
    names: dict[str, str] = tomllib.loads(_DATA.read_text(encoding="utf-8"))["fonts"]
    codenames = _release_codenames()
    return (next((names[codename] for codename in codenames if codename in names), names["default"]),)


def script_languages() -> tuple[str, ...]:
    """The languages with fonts of their own."""
    return tuple(tomllib.loads(_DATA.read_text(encoding="utf-8"))["scripts"])


def missing(*groups: str) -> tuple[str, ...]:
    """The packages of these groups that are not installed; none where there is no dpkg to ask."""
    wanted = [package for group in groups for package in packages(group)]
    if not wanted:
        return ()
    command = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\\n", *wanted]
    try:
        # Its exit status is 1 where it knows nothing of a package; it lists the others all the same.
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ()
    installed = {line.split()[0] for line in listed.splitlines() if line.endswith(" installed")}
    return tuple(package for package in wanted if package not in installed)


def install(wanted: Iterable[str]) -> tuple[str, ...]:
    """The command that installs packages without asking; to be run as root."""
    return ("env", "DEBIAN_FRONTEND=noninteractive", *_APT_INSTALL, *wanted)


def command_line(wanted: Iterable[str]) -> str:
    """The one line that a person types to install packages."""
    names = " ".join(wanted)
    command = f"apt-get update && apt-get install --no-install-recommends {names}"
    return command if os.geteuid() == 0 else f"sudo sh -c '{command}'"


def _release_codenames() -> list[str]:
    """The codenames in ``/etc/os-release``; a derivative tells there which Debian it stems from as well."""
    try:
        lines = _OS_RELEASE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [line.partition("=")[2].strip("\"'") for line in lines if "CODENAME=" in line]
