"""What this machine has of what a build needs: Python, libraries, fonts, Debian packages."""

from __future__ import annotations

import ctypes
import importlib.metadata
import platform
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from masthead.building import debian
from masthead.errors import Problem
from masthead.setting.base_fonts import FACES, FAMILY, Face, installed_faces

_PROJECT_FILE = Path(__file__).parents[2] / "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Library:
    """A library that we ask for: of Python with the version asked for, or of the machine with any."""

    name: str
    version: str | None
    asked: str | None = None

    @property
    def problem(self) -> Problem | None:
        """What is wrong with it, if anything is."""
        if self.version is None:
            return Problem("library-missing", f"{self.name} is not installed")
        if self.asked not in (None, self.version):
            return Problem("library-version", f"{self.name} is {self.version}, {self.asked} is asked for")
        return None


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face of a base font: its file, its version and its licence as its name table says."""

    face: Face
    path: Path
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A font of a language with a script of its own; ``path`` is None where it is not installed."""

    language: str
    family: str
    path: Path | None
    version: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What was found, and which Debian packages are missing for a build and for the tests."""

    python: str
    python_path: Path
    libraries: tuple[Library, ...]
    shared_libraries: tuple[Library, ...]
    fonts: tuple[FontFile, ...]
    packages_missing: tuple[str, ...]
    test_packages_missing: tuple[str, ...]
    script_fonts: tuple[ScriptFont, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps this machine from building."""
        found = [library.problem for library in (*self.libraries, *self.shared_libraries)]
        if absent := [style for face, style in FACES.items() if face not in {f.face for f in self.fonts}]:
            found.append(Problem("fonts-missing", f"{FAMILY} has no {', no '.join(absent)}"))
        if self.packages_missing:
            message = f"Debian packages are missing: {' '.join(self.packages_missing)}"
            hint = debian.command_line(self.packages_missing)
            found.append(Problem("packages-missing", message, hint=hint))
        return tuple(problem for problem in found if problem)


def inspect_machine() -> Machine:
    """Looks at everything a build needs; changes nothing."""
    return Machine(
        python=platform.python_version(),
        python_path=Path(sys.executable),
        libraries=tuple(Library(name, _installed(name), asked) for name, asked in pins()),
        shared_libraries=_shared_libraries(),
        fonts=tuple(_font_file(face, path) for face, path in installed_faces().items()),
        packages_missing=debian.missing("run"),
        test_packages_missing=debian.missing("test"),
        script_fonts=tuple(_script_fonts()),
    )


def pins() -> list[tuple[str, str]]:
    """The libraries that we pin and their versions, from the project file or the installed package."""
    if _PROJECT_FILE.is_file():
        project = tomllib.loads(_PROJECT_FILE.read_text(encoding="utf-8"))["project"]
        requirements: list[str] = project["dependencies"]
    else:
        requirements = importlib.metadata.requires("masthead") or []
    pins = [re.fullmatch(r"([\w.-]+)==([\w.]+)", requirement) for requirement in requirements]
    return sorted((pin[1], pin[2]) for pin in pins if pin)


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _shared_libraries() -> tuple[Library, ...]:
    """The libraries that WeasyPrint loads; HarfBuzz-subset and PangoFT2 are of their parent's version."""
    harfbuzz = _ask("libharfbuzz.so.0", "hb_version_string")
    pango = _ask("libpango-1.0.so.0", "pango_version_string")
    return (
        Library("Pango", pango),
        Library("PangoFT2", pango if _load("libpangoft2-1.0.so.0") else None),
        Library("HarfBuzz", harfbuzz),
        Library("HarfBuzz-subset", harfbuzz if _load("libharfbuzz-subset.so.0") else None),
    )


def _load(name: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


def _ask(name: str, function: str) -> str | None:
    """The version that a shared library gives of itself, or ``None`` where it is not there."""
    library = _load(name)
    if library is None:
        return None
    getter = getattr(library, function)
    getter.restype = ctypes.c_char_p
    version = getter()
    return version.decode() if isinstance(version, bytes) else None


def _font_file(face: Face, path: Path) -> FontFile:
    return FontFile(face, path, *_said(path))


def _script_fonts() -> Iterator[ScriptFont]:
    """The fonts of the languages that have their own; only texts in them need these."""
    from masthead.languages import language
    from masthead.setting.script_faces import installed_sources

    for code in debian.script_languages():
        script = language(code).script
        for family, source in dict(installed_sources(script)).items() if script else ():
            said = _said(source.file, source.place) if source else ("", "")
            yield ScriptFont(code, family, source.file if source else None, *said)


def _said(path: Path, index: int = -1) -> tuple[str, str]:
    """Version and licence of a font (OpenType name IDs: 5 version, 13 licence, 14 its address)."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=index) as font:
        names = font["name"]
        version = (names.getDebugName(5) or "").removeprefix("Version ")
        licence = ", ".join(text for text in (names.getDebugName(13), names.getDebugName(14)) if text)
    return version.split(";")[0], licence
