"""Kinds of document: what each asks of its metadata and how its text looks, from data in ``templates/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from masthead.errors import ContentError, Problem
from masthead.metadata.schema import BY_NAME

Paragraphs = Literal["indented", "flush"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    ``template`` is a file name in a templates folder; ``required`` the names of the metadata fields it
    must have, beyond those that every document has; ``paragraphs`` whether the first line of a paragraph
    without number is indented, ``numbered`` the same of one with a number; ``numbered_headings`` whether
    headings take numbers of their own accord; ``notes_run_on`` whether the numbers of notes go on through
    annexes; ``subtitle_term`` the term that stands as subtitle where the metadata give none;
    ``running_title`` whether the title stands at the head of each page; ``end_rule`` whether a short rule
    closes it.
    """

    name: str
    description: str
    template: str
    required: tuple[str, ...] = ()
    paragraphs: Paragraphs = "flush"
    numbered: Paragraphs = "flush"
    numbered_headings: bool = True
    notes_run_on: bool = False
    distribution: str = "general"
    subtitle_term: str | None = None
    running_title: bool = False
    end_rule: bool = True


# field of the data: its type in TOML, and what each value, or each item of a list, may be
_TYPES: dict[str, tuple[type, frozenset[str] | None]] = {
    "description": (str, None),
    "template": (str, None),
    "required": (list, frozenset(BY_NAME)),
    "paragraphs": (str, frozenset(get_args(Paragraphs))),
    "numbered": (str, frozenset(get_args(Paragraphs))),
    "numbered_headings": (bool, None),
    "notes_run_on": (bool, None),
    "distribution": (str, frozenset(BY_NAME["distribution"].choices)),
    "subtitle_term": (str, None),
    "running_title": (bool, None),
    "end_rule": (bool, None),
}
_NEEDED = tuple(f.name for f in fields(Kind) if f.default is MISSING and f.name != "name")
_TYPE_NAMES = {str: "text", list: "a list of texts", bool: "true or false"}


def load_kinds(folders: Sequence[Path]) -> dict[str, Kind]:
    """The kinds of several templates folders by name, in alphabetical order.

    The first folder that has a file counts, as in Jinja2's search path: a project's folder stands before
    ours, and overrides it file by file. ContentError with every problem of every file.
    """
    paths: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            paths.setdefault(path.stem, path)
    problems: list[Problem] = []
    kinds = {name: _load(name, paths[name], problems) for name in sorted(paths)}
    if problems:
        raise ContentError(problems)
    return {name: kind for name, kind in kinds.items() if kind}


def _load(name: str, path: Path, problems: list[Problem]) -> Kind | None:
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = re.search(r"line ([0-9]+)", str(error))
        line = int(found[1]) if found else 1
        problems.append(Problem("kind-syntax", f"this is not TOML: {error}", path, line))
        return None
    wrong = list(_problems(data, path))
    problems += wrong
    return None if wrong else Kind(name=name, **{key: _frozen(value) for key, value in data.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _problems(data: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for key in _NEEDED:
        if key not in data:
            yield Problem("kind-field", f"`{key}` is missing", path, 1, "every kind must have it")
    for key, value in data.items():
        message = _fault(key, value)
        if message:
            yield Problem("kind-field", message, path, _line(path, key), _hint(key))


def _fault(key: str, value: Any) -> str | None:
    if key not in _TYPES:
        return f"a kind has no field `{key}`"
    type_, choices = _TYPES[key]
    items = value if isinstance(value, list) else [value]
    if not isinstance(value, type_) or (type_ is list and not all(isinstance(item, str) for item in items)):
        return f"`{key}` must be {_TYPE_NAMES[type_]}"
    unknown = [item for item in items if choices is not None and item not in choices]
    return f"`{key}` cannot hold `{unknown[0]}`" if unknown else None


def _hint(key: str) -> str:
    choices = _TYPES[key][1] if key in _TYPES else None
    return "one of: " + ", ".join(sorted(choices or _TYPES))


def _line(path: Path, key: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if re.match(rf"\s*{re.escape(key)}\s*=", line)), None)
