"""The fields of a distribution list, their types, and what may be wrong with a value."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masthead.errors import Problem

DEEPER = "[…]"  # stands for a value that has values of its own where none may
Given = str | tuple[str, ...] | dict[str, str]
# field: its type
RECIPIENT: Mapping[str, str] = {
    "name": "text",
    "address": "lines",
    "languages": "languages",
    "copies": "copies",
    "category": "text",
    "point": "text",
}
RULE: Mapping[str, str] = {
    "documents": "words",
    "distribution": "distribution",
    "categories": "words",
    "languages": "languages",
    "copies": "number",
    "numbered": "truth",
}
_DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")
_MOST = 100_000  # copies of a document for one recipient; more is a slip of the finger
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Value:
    """What was written, and the line of the field."""

    given: Given
    line: int


@dataclass(frozen=True, slots=True)
class Fields:
    """Converted values by field; each getter gives what stands for nothing where the field is missing."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text, "" where there is none."""
        return str(self.values.get(name, ""))

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words."""
        return tuple(self.values.get(name, ()))

    lines = words

    def copies(self, name: str) -> dict[str, int]:
        """Copies by language; under "" where one number holds for all."""
        return dict(self.values.get(name, {}))

    def number(self, name: str) -> int | None:
        """A number."""
        found: int | None = self.values.get(name)
        return found

    def truth(self, name: str) -> bool | None:
        """Yes or no."""
        found: bool | None = self.values.get(name)
        return found


class _WrongError(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def convert(
    schema: Mapping[str, str], values: Mapping[str, Value], path: Path, line: int
) -> tuple[Fields, list[Problem]]:
    """The values of a row by their types, and everything that is wrong with them."""
    problems = list(_unknown(schema, values, path))
    converted: dict[str, Any] = {}
    for name, kind in schema.items():
        if name not in values or not values[name].given:
            continue
        try:
            converted[name] = _CONVERTERS[kind](values[name].given, name)
        except _WrongError as wrong:
            problems.append(Problem(wrong.code, wrong.message, path, values[name].line, wrong.hint))
    if "name" in schema and "name" not in converted and not problems:
        problems.append(Problem("name-missing", "the recipient has no name", path, line, "add `name: …`"))
    return Fields(converted), problems


def _unknown(schema: Mapping[str, str], values: Mapping[str, Value], path: Path) -> Iterator[Problem]:
    for name in values:
        if name not in schema:
            yield unknown_field(schema, name, path, values[name].line)


def unknown_field(schema: Mapping[str, str], name: str, path: Path, line: int) -> Problem:
    """That there is no such field, and which one may be meant."""
    near = difflib.get_close_matches(name, schema, 1)
    hint = f"do you mean `{near[0]}`?" if near else f"the fields are {', '.join(schema)}"
    return Problem("field-unknown", f"there is no field `{name}`", path, line, hint)


def _text(given: Given, name: str) -> str:
    if not isinstance(given, str):
        raise _WrongError("value-not-text", f"`{name}` is one text", "write it on one line")
    return " ".join(given.split())


def _words(given: Given, name: str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(dict.fromkeys(_items(given, name, "words")))


def _lines(given: Given, name: str) -> tuple[str, ...]:
    return tuple(given.splitlines()) if isinstance(given, str) else _items(given, name, "lines")


def _items(given: Given, name: str, what: str) -> tuple[str, ...]:
    if isinstance(given, tuple) and DEEPER not in given:
        return given
    raise _WrongError("value-not-list", f"`{name}` is a list of {what}", f"write `{name}: [one, two]`")


def _language(code: str) -> str:
    from masthead.languages import language_codes

    if code.lower() not in language_codes():
        named = [each for each in language_codes() if code.lower() in _names(each)]
        hint = f"the languages are {', '.join(language_codes())}"
        raise _WrongError(
            "language-unknown", f"`{code}` is no language", f"write `{named[0]}`" if named else hint
        )
    return code.lower()


def _names(code: str) -> tuple[str, ...]:
    """What a language is called, by itself and in English, in small letters."""
    from masthead.languages import language

    return language(code).name.lower(), (language("en").named(code) or "").lower()


def _languages(given: Given, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_language, _words(given, name))))


def _number(given: Given, name: str) -> int:
    text = given if isinstance(given, str) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) > _MOST:
        shown = text if isinstance(given, str) else "a list" if isinstance(given, tuple) else "fields"
        message = f"`{name}` is {shown or 'nothing'}, and must be a whole number from 0 to {_MOST}"
        raise _WrongError("value-not-number", message, f"write `{name}: 3`")
    return int(text)


def _copies(given: Given, name: str) -> dict[str, int]:
    try:
        if isinstance(given, dict):
            return {_language(code): _number(number, f"{name}: {code}") for code, number in given.items()}
        return {"": _number(given, name)}
    except _WrongError as wrong:
        if wrong.code != "value-not-number":
            raise
        hint = "write `3` for each language, or `{en: 2, fr: 1}` (`en=2 fr=1` in CSV)"
        raise _WrongError(wrong.code, wrong.message, hint) from None


def _truth(given: Given, name: str) -> bool:
    if not isinstance(given, str) or given.lower() not in _TRUTH:
        raise _WrongError("value-not-truth", f"`{name}` is true or false", f"write `{name}: true`")
    return _TRUTH[given.lower()]


def _distribution(given: Given, name: str) -> tuple[str, ...]:
    words = tuple(word.lower() for word in _words(given, name))
    for word in words:
        if word not in _DISTRIBUTIONS:
            hint = f"there are {', '.join(_DISTRIBUTIONS)}"
            raise _WrongError("distribution-unknown", f"`{word}` is no distribution", hint)
    return words


_CONVERTERS: Mapping[str, Any] = {
    "text": _text,
    "words": _words,
    "lines": _lines,
    "languages": _languages,
    "copies": _copies,
    "number": _number,
    "truth": _truth,
    "distribution": _distribution,
}
