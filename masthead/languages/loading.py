"""The records of the languages, read from their TOML files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from masthead.errors import ContentError, Problem
from masthead.languages.record import Dates, Language, Numbering, Script
from masthead.languages.sorting import Sorting

_FOLDER = Path(__file__).parent


def language_codes() -> tuple[str, ...]:
    """The codes of the languages there are, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def language(code: str) -> Language:
    """The record of a language; ContentError listing the languages there are where there is none."""
    if code not in language_codes():
        known = ", ".join(language_codes())
        hint = f"the languages are: {known}"
        raise ContentError(Problem("language-unknown", f"there is no language {code!r}", hint=hint))
    import tomllib

    return _record(tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


def _record(data: Mapping[str, Any]) -> Language:
    ordinals = data["ordinals"]
    return Language(
        **{key: data[key] for key in _PLAIN},
        **{key: data.get(key, "") for key in _OPTIONAL},
        quotation_marks=tuple(data["quotation_marks"]),
        locale=data.get("locale", data["code"]),
        masthead_language=data.get("masthead_language", data["code"]),
        signs=data.get("signs", {}),
        dates=_dates(data.get("dates", {})),
        numbering=_numbering(data["numbering"]),
        ordinals=tuple(ordinals["words"]),
        ordinal_figures=tuple((fits, form) for fits, form in ordinals["figures"]),
        ordinal_years=tuple((ending, other) for ending, other in ordinals.get("years", ())),
        terms=data["terms"] | {f"{name}{key}": words for name, key, words in _further(data)},
        unchecked=frozenset(
            (*data["unchecked"]["terms"], *(f"{name}{key}" for name, key in _unchecked(data["unchecked"])))
        ),
        script=_script(data["script"]) if "script" in data else None,
        sorting=Sorting(**data.get("sorting", {})),
        figures=data.get("figures", {}).get("signs", ""),
        figures_until=data.get("figures", {}).get("until", 0),
    )


# tables of terms beside [terms], and what stands before the names of theirs
_TABLES = {"kinds": "kind.", "copies": "copies."}


def _further(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for table, before in _TABLES.items():
        for key, words in data.get(table, {}).items():
            yield before, key, words


def _unchecked(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for table, before in _TABLES.items():
        for key in data.get(table, ()):
            yield before, key


_PLAIN = (
    "code",
    "letter",
    "direction",
    "note_mark_position",
    "percent",
)
_OPTIONAL = ("raised", "resolution_words", "joined_figures")  # "" where a language has nothing of the kind


def _script(data: Mapping[str, Any]) -> Script:
    return Script(**{**data, "cuts": tuple(data.get("cuts", ()))})


def _dates(data: Mapping[str, Any]) -> Dates:
    return Dates(**{**data, "months": tuple(data.get("months", ()))})


def _numbering(data: Mapping[str, Any]) -> Numbering:
    return Numbering(
        paragraph=data["paragraph"],
        headings=tuple(data["headings"]),
        sub_paragraphs=tuple(data["sub_paragraphs"]),
        notes=data["notes"],
        parts=data["parts"],
        captions=data["captions"],
    )
