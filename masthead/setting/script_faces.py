"""The faces of a script of its own: made once from the machine's fonts, for the languages that need them.

They stand before the sheet's own faces, so that the spaces between Arabic words are of the Arabic face (the
engine loses a space that is of another face than the words round it), but lack the letters that the sheet's
own faces are to set. Their ascent and descent are those of Liberation Serif, so that lines keep their pitch.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as remember
from pathlib import Path
from typing import NamedTuple

from masthead.errors import MachineError, Problem
from masthead.languages import Language
from masthead.languages.record import Script
from masthead.setting.faces import write
from masthead.uses import note_face

_VERSION = 1  # of how these faces are made
_ASCENT, _DESCENT = 0.891, 0.216  # of Liberation Serif (hhea), in em: masthead/sheets.py counts on them
_WEIGHTS = {"regular": 80, "bold": 200}  # in Fontconfig's scale
# these scripts have no italics: what is stressed is bold (un-conventions 4.7; word-files.md, C.4)
_ROLES = (
    ("regular", 400, "normal"),
    ("bold", 700, "normal"),
    ("bold", 400, "italic"),
    ("bold", 700, "italic"),
)


class FontSource(NamedTuple):
    """A font file of the machine, and which font of it, if it is a collection."""

    file: Path
    place: int


@dataclass(frozen=True, slots=True)
class ScriptFaces:
    """The ``@font-face`` rules of a language's own faces, and the code points that they have."""

    rules: str = ""
    letters: frozenset[int] = frozenset()


def script_faces(language: Language, text: Iterable[str], cache: Path) -> ScriptFaces:
    """The faces that the texts of a language need, made where ``cache`` lacks them.

    Raises:
        MachineError: their fonts are not installed; says the command that installs them.
    """
    script = language.script
    if script is None:
        return ScriptFaces()
    sources = find_sources(script, language.code)
    for role, source in sources.items():
        note_face(f"{script.name} {role}", source.file, source.place)
    wanted = {letter for piece in text for letter in piece if not _is_latin(script, letter)}
    for codec in (*script.cuts, ""):
        files, known = _made(script, sources, codec, cache)
        if all(ord(letter) in known for letter in wanted):
            break
    rules = (
        f'@font-face{{font-family:"{script.name}";font-weight:{weight};font-style:{slope};'
        f"src:url({files[role].as_uri()})}}"
        for role, weight, slope in _ROLES
    )
    return ScriptFaces("".join(rules), known)


def find_sources(script: Script, code: str) -> dict[str, FontSource]:
    """The font file of each role; MachineError where one is not installed."""
    found = {role: _source(family, _WEIGHTS[role]) for role, family in script.families}
    absent = dict.fromkeys(family for role, family in script.families if found[role] is None)
    if absent:
        from masthead.building import debian

        names = f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'}"
        raise MachineError(
            Problem(
                "fonts-missing",
                f"{names} not installed, which texts in the language `{code}` are set with",
                hint=f"on Debian: {debian.command_line(debian.packages('script-' + code))}",
            )
        )
    return {role: source for role, source in found.items() if source is not None}


def source_letters(language: Language) -> frozenset[int]:
    """The code points that the machine's fonts for a language's own script have; none where it has no own.

    Raises:
        MachineError: they are not installed.
    """
    from fontTools.ttLib import TTFont

    letters: set[int] = set()
    for source in find_sources(language.script, language.code).values() if language.script else ():
        with TTFont(source.file, lazy=True, fontNumber=source.place) as font:
            letters |= set(font.getBestCmap())
    return frozenset(letters)


@remember
def _source(family: str, weight: int) -> FontSource | None:
    """What Fontconfig has of a family; it always answers with some font, so the answer is looked at."""
    command = ["fc-match", "--format", "%{family}|%{weight}|%{index}|%{file}", f"{family}:weight={weight}"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    named, _, rest = answer.partition("|")
    heavy, _, rest = rest.partition("|")
    index, _, file = rest.partition("|")
    right = family in named.split(",") and heavy == str(weight) and Path(file).is_file()
    return FontSource(Path(file), int(index)) if right else None


def _is_latin(script: Script, letter: str) -> bool:
    return re.fullmatch(script.latin, letter) is not None


def _is_of_codec(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _made(
    script: Script, sources: dict[str, FontSource], codec: str, cache: Path
) -> tuple[dict[str, Path], frozenset[int]]:
    """The files by role, and the code points that both have."""
    files: dict[str, Path] = {}
    known: list[frozenset[int]] = []
    for role, source in sources.items():
        state = source.file.stat()
        name = f"{script.name.replace(' ', '')}-{role}-{codec or 'all'}-{state.st_size}-{state.st_mtime_ns}"
        files[role] = cache / f"{name}-{_VERSION}.otf"
        memory = files[role].with_suffix(".json")
        try:
            letters = frozenset[int](json.loads(memory.read_text(encoding="utf-8")))
            if not files[role].is_file():
                raise FileNotFoundError
        except (OSError, ValueError, TypeError):
            letters = frozenset(_make(script, role, source, codec, files[role]))
            write(memory, json.dumps(sorted(letters)).encode())
        known.append(letters)
    return files, frozenset.intersection(*known)


def _make(script: Script, role: str, source: FontSource, codec: str, file: Path) -> list[int]:
    """Make a face and put it in its place; its code points."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    from masthead.setting.cutting import cut

    with TTFont(source.file, lazy=True, fontNumber=source.place) as whole:
        letters = [code for code in whole.getBestCmap() if not _is_latin(script, chr(code))]
    if codec:
        letters = [code for code in letters if _is_of_codec(codec, chr(code))]
    small = BytesIO(cut(source.file, source.place, letters))
    with TTFont(small, recalcTimestamp=False, recalcBBoxes=False) as font:
        _fit(font, script.scale)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):
                record.string = script.name.replace(" ", "") + ("" if role == "regular" else f"-{role}")
        buffer = BytesIO()
        font.save(buffer, reorderTables=False)
    write(file, buffer.getvalue())
    return letters


def _fit(font: object, scale: float) -> None:
    """Make the letters larger, and the line that they ask for that of the sheet's own faces."""
    tables: dict[str, object] = font  # type: ignore[assignment]
    head, hhea, os2 = tables["head"], tables["hhea"], tables["OS/2"]
    units = round(head.unitsPerEm / scale)  # type: ignore[attr-defined]
    ascent, descent = round(_ASCENT * units), round(_DESCENT * units)
    for table, values in (
        (head, {"unitsPerEm": units}),
        (hhea, {"ascent": ascent, "descent": -descent, "lineGap": 0}),
        (
            os2,
            {
                "sTypoAscender": ascent,
                "sTypoDescender": -descent,
                "sTypoLineGap": 0,
                "usWinAscent": ascent,
                "usWinDescent": descent,
            },
        ),
    ):
        for name, value in values.items():
            setattr(table, name, value)


def installed_sources(script: Script) -> Iterator[tuple[str, FontSource | None]]:
    """The families of a script and where they are, if they are: what ``doctor`` tells."""
    for role, family in script.families:
        yield family, _source(family, _WEIGHTS[role])
