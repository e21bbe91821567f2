"""A value of the front matter in the type that the schema gives its field."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from masthead.disguises import DISGUISE
from masthead.metadata.schema import Field
from masthead.metadata.source import Items, Node, Scalar
from masthead.symbols import Symbol, SymbolSyntaxError

SESSION_PREFIXES = {"S-": "special", "ES-": "emergency_special"}
_SESSION = re.compile(r"(S-|ES-)?([1-9][0-9]{0,3})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
# [GE.|V.|K]yy-nnnnn, un-conventions 2.4
# an asterisk stands on the job line of what is issued again (word-files.md, A.5)
_JOB = re.compile(r"(GE\.|V\.|K\.?)?[0-9]{2}-[0-9]{5}\*?")
_POINTS = re.compile(r"[0-9]{1,3}(\.[0-9]{1,2})?")
_CODE = re.compile(r"[a-z]{2,3}")
_BOOLEANS = {"true": True, "false": False}
# control characters, halves of surrogate pairs, separators of lines and of paragraphs
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")


@dataclass(frozen=True, slots=True)
class Session:
    """The number of a session and which sort it is of."""

    number: int
    type: str

    def __str__(self) -> str:
        """As a symbol and the front matter write it: ``65``, ``S-23``, ``ES-10``."""
        prefixes = {type_: prefix for prefix, type_ in SESSION_PREFIXES.items()}
        return f"{prefixes.get(self.type, '')}{self.number}"


class ValueProblemError(Exception):
    """A value that is not of its field's type; ``line`` is None where the field's own is meant."""

    def __init__(self, code: str, message: str, hint: str, line: int | None) -> None:
        self.code, self.message, self.hint, self.line = code, message, hint, line


def convert(field: Field, node: Node) -> object:
    """The value of a field; ValueProblemError where it is not of the field's type.

    Texts, names, codes and job numbers come as str, sessions as Session, lists as tuples.
    """
    if not field.type.startswith("list of "):
        return _single(field, node)
    # one value without brackets is a list of one
    return tuple(_single(field, item) for item in (node.items if isinstance(node, Items) else (node,)))


def _single(field: Field, node: Node) -> object:
    if not isinstance(node, Scalar):
        what = "a list" if isinstance(node, Items) else "fields of its own"
        raise _wrong(field, "metadata-type", f"`{field.name}` has {what} where one value belongs", node)
    if node.empty or not node.text.strip():
        message, hint = f"`{field.name}` has no value", "give it one, or remove the line"
        raise ValueProblemError("metadata-empty", message, hint, None)  # nothing stands on no line
    return _CONVERTERS[field.type](field, node)


def _wrong(field: Field, code: str, message: str, node: Node) -> ValueProblemError:
    return ValueProblemError(code, message, f"write it as `{field.name}: {field.example}`", node.line)


def _text(field: Field, node: Scalar) -> str:
    # a folded or literal block ends in a line end that is no part of the text
    text = re.sub(r" *\n *", " ", node.text.rstrip("\n"))
    for character in text:
        if unicodedata.category(character) in _UNPRINTABLE or DISGUISE.match(character):
            message = f"`{field.name}` holds the character U+{ord(character):04X}, which cannot be set"
            raise ValueProblemError("metadata-character", message, "remove it", node.line)
    return text


def _symbol(field: Field, node: Scalar) -> Symbol:
    try:
        return Symbol.parse(node.text)
    except SymbolSyntaxError as error:
        hint = getattr(error, "hint", None) or f"write it as `{field.name}: {field.example}`"
        raise ValueProblemError("metadata-symbol", str(error), hint, node.line) from error


def _session(field: Field, node: Scalar) -> Session:
    if not (found := _SESSION.fullmatch(node.text)):
        raise _wrong(field, "metadata-type", f"`{node.text}` is not the number of a session", node)
    return Session(int(found[2]), SESSION_PREFIXES.get(found[1], "regular"))


def _date(field: Field, node: Scalar) -> datetime.date:
    if not (found := _DATE.fullmatch(node.text)):
        raise _wrong(field, "metadata-type", f"`{node.text}` is not a date: year-month-day", node)
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        message = f"there is no day {node.text}: {error}"
        raise ValueProblemError(
            "metadata-date", message, "year, month, day, in this order", node.line
        ) from error


def _choice(field: Field, node: Scalar) -> str:
    if node.text not in field.choices:
        message = f"`{field.name}` cannot be `{node.text}`"
        raise ValueProblemError("metadata-choice", message, f"one of: {', '.join(field.choices)}", node.line)
    return node.text


def _boolean(field: Field, node: Scalar) -> bool:
    if node.text not in _BOOLEANS:
        message = f"`{field.name}` cannot be `{node.text}`"
        raise ValueProblemError("metadata-type", message, "true or false", node.line)
    return _BOOLEANS[node.text]


def _like(form: re.Pattern[str], what: str) -> Callable[[Field, Scalar], str]:
    def converter(field: Field, node: Scalar) -> str:
        if not form.fullmatch(node.text):
            raise _wrong(field, "metadata-type", f"`{node.text}` is not {what}", node)
        return node.text

    return converter


_CODES = _like(_CODE, "the code of a language, as en or fr")
_CONVERTERS: dict[str, Callable[[Field, Scalar], object]] = {
    "text": _text,
    "list of text": _text,
    "symbol": _symbol,
    "session": _session,
    "date": _date,
    "list of dates": _date,
    "language": _CODES,
    "list of languages": _CODES,
    "choice": _choice,
    "yes or no": _boolean,
    "job number": _like(_JOB, "a job number"),
    "points": _like(_POINTS, "a measure in points, as 217.5"),
    "name": _like(_NAME, "a name of letters, figures, points, hyphens"),
}
