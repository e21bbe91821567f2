"""Where the fonts are that ours are made from: Liberation Serif, as the machine has it installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from masthead.errors import MachineError, Problem

Style: TypeAlias = Literal["normal", "italic"]
Face: TypeAlias = tuple[int, Style]

FAMILY = "Liberation Serif"
FACES: dict[Face, str] = {
    (400, "normal"): "Regular",
    (400, "italic"): "Italic",
    (700, "normal"): "Bold",
    (700, "italic"): "BoldItalic",
}
# A letter that the base lacks, and the one whose drawing it borrows: Word's non-breaking hyphen is U+2011.
BORROWED = {0x2011: 0x2010}
# Debian 12 has version 2 in the first and version 1 in the second, later releases version 2 in the second.
_FOLDERS = (
    Path("/usr/share/fonts/truetype/liberation2"),
    Path("/usr/share/fonts/truetype/liberation"),
)
# Fontconfig's own scale (fontconfig's FcWeight and FcSlant constants).
_FC_WEIGHTS = {400: 80, 700: 200}
_FC_SLANTS: dict[Style, int] = {"normal": 0, "italic": 100}


def find_base_fonts() -> dict[Face, Path]:
    """The file of each face, by CSS weight and style: Debian's folders first, then what Fontconfig knows.

    All four are of one folder where one has them all, so that their versions are the same.

    Raises:
        MachineError: faces are missing; says which, and the command that installs them.
    """
    found = installed_faces()
    absent = [style for face, style in FACES.items() if face not in found]
    if absent:
        raise MachineError(_missing(absent))
    return found


def installed_faces() -> dict[Face, Path]:
    """What there is of the four faces."""
    of_folders = [_of_folder(folder) for folder in _FOLDERS]
    best = max(of_folders, key=len)  # the first of those that hold most
    if len(best) == len(FACES):
        return best
    return {**dict(_of_fontconfig()), **best}


def _of_folder(folder: Path) -> dict[Face, Path]:
    paths = {face: folder / f"LiberationSerif-{style}.ttf" for face, style in FACES.items()}
    return {face: path for face, path in paths.items() if path.is_file()}


def _of_fontconfig() -> Iterator[tuple[Face, Path]]:
    """Faces that Fontconfig finds; it always answers with some font, so the answer is looked at."""
    import subprocess

    for face, style in FACES.items():
        weight, slant = face
        pattern = f"{FAMILY}:weight={_FC_WEIGHTS[weight]}:slant={_FC_SLANTS[slant]}"
        try:
            command = ["fc-match", "--format", "%{family}|%{style}|%{file}", pattern]
            answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        except OSError:
            return
        family, _, rest = answer.partition("|")
        named, _, file = rest.partition("|")
        if FAMILY in family.split(",") and named.replace(" ", "").startswith(style) and Path(file).is_file():
            yield face, Path(file)


def _missing(styles: list[str]) -> Problem:
    from masthead.building import debian

    return Problem(
        code="fonts-missing",
        message=f"{FAMILY} is not installed, or not whole: {', '.join(styles)} missing",
        hint=f"on Debian: {debian.command_line(debian.fonts())}",
    )
