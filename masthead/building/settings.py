"""A project's settings: the table ``[tool.masthead]`` of its ``pyproject.toml``, checked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from masthead.errors import ContentError, Problem
from masthead.limits import KEYS, Limits

FORMATS = ("pdf", "html")
FOLDERS = ("content", "dist", "templates", "styles")
_TABLE = re.compile(r"^\s*\[\s*tool\s*\.\s*masthead\s*\]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of a project, relative to its root, and the formats built where none is asked for."""

    content: str = "content"
    dist: str = "dist"
    templates: str = "templates"
    styles: str = "styles"
    formats: tuple[str, ...] = FORMATS
    limits: Limits = field(default_factory=Limits)


def read_settings(path: Path) -> Settings | None:
    """The settings in a ``pyproject.toml``; None where it has no table ``[tool.masthead]``.

    Raises:
        ContentError: the file is not TOML, or the table says what it may not; all problems at once.
    """
    text = _text(path)
    table = _table(path, text)
    if table is None:
        return None
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for key, value in table.items():
        told = _wrong_key(key) or _wrong_value(key, value)
        if told:
            code, message, hint = told
            problems.append(Problem(code, message, path, _line(text, key), hint))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    if problems:
        raise ContentError(problems)
    changed = {KEYS[key].name: values.pop(key) for key in [*values] if key in KEYS}
    return Settings(**values, limits=Limits(**changed))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem("not-utf-8", "the file is not UTF-8", path, None, "save it as UTF-8")
        raise ContentError(problem) from error


def _table(path: Path, text: str) -> dict[str, Any] | None:
    try:
        tools = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        # tomllib tells the place in its message only: "… (at line 3, column 7)"
        told = re.fullmatch(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        message, line = (
            (told[1], int(told[2]) if told[2] else text.count("\n") + 1) if told else (error, None)
        )
        problem = Problem("toml-invalid", f"the file is not TOML: {message}", path, line, "mend the line")
        raise ContentError(problem) from error
    table = tools.get("masthead") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        hint = "write it as a table: [tool.masthead]"
        problem = Problem("setting-type", "tool.masthead is not a table", path, _line(text, "masthead"), hint)
        raise ContentError(problem)
    return table


def _wrong_key(key: str) -> tuple[str, str, str] | None:
    known = [*FOLDERS, "formats", *KEYS]
    if key in known:
        return None
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"the settings are {', '.join(known)}"
    return "setting-unknown", f"no setting is called `{key}`", hint


def _wrong_value(key: str, value: object) -> tuple[str, str, str] | None:
    if key == "formats":
        if isinstance(value, list) and value and all(item in FORMATS for item in value):
            return None
        return (
            "setting-type",
            "`formats` is a list of formats",
            'write formats = ["pdf", "html"], or one of them',
        )
    if key in KEYS:
        return _wrong_limit(key, value)
    if not isinstance(value, str) or not value:
        return "setting-type", f"`{key}` is the name of a folder", f'write {key} = "{key}"'
    if Path(value).is_absolute() or ".." in Path(value).parts:
        return "setting-outside", f"`{key}` leads out of the project", "name a folder inside the project"
    return None


def _wrong_limit(key: str, value: object) -> tuple[str, str, str] | None:
    unit, most = KEYS[key].metadata["unit"], KEYS[key].metadata["most"]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        return "setting-type", f"`{key}` is a number of {unit}", f"write {key} = {KEYS[key].default}"
    if most and value > most:
        return "setting-type", f"`{key}` is at most {most} {unit}", f"write {key} = {most}, or less"
    return None


def _line(text: str, key: str) -> int | None:
    """The line of a key of our table, found by its text as tomllib keeps no positions; else of the table."""
    sign = re.compile(rf"""^\s*["']?{re.escape(key)}["']?\s*=""")
    head: int | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if _TABLE.match(line):
            head = number
        elif head and line.lstrip().startswith("["):
            break
        elif head and sign.match(line):
            return number
    return head
