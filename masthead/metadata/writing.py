"""Writes metadata as front matter and as document.yaml, such that reading gives the same again."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from masthead.metadata.record import Metadata
from masthead.metadata.schema import FIELDS, Field
from masthead.metadata.values import Session

if TYPE_CHECKING:
    from masthead.kinds import Kind

_DEFAULTS = {field.name: field.default for field in fields(Metadata)}
# Without quotation marks where no reader of YAML can take it for anything but text: it begins with a letter,
# a figure or an opening mark, and has no colon before a space, no # after one; in a list, no sign of lists.
_PLAIN = re.compile(r"(?:[^\W_]|[«“(])(?:[^:#]|:(?=[^ ])|(?<=[^ ])#)*")
_PLAIN_IN_LIST = re.compile(r"(?:[^\W_]|[«“(])[^:#,\[\]{}]*")
_LOOKS_OTHERWISE = re.compile(
    r"(?:null|true|false|yes|no|on|off|y|n|[-+.]?[0-9][0-9_.,:xobe+-]*|[0-9a-f.]+e[-+]?[0-9]+)", re.IGNORECASE
)
_NOTHING: tuple[object, ...] = (None, "", ())
_ESCAPED = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
_JSON = {'"': '\\"', "\\": "\\\\"}


def write_front_matter(metadata: Metadata, kinds: Mapping[str, Kind] | None = None) -> str:
    """The whole of the metadata as the front matter of one file, fences included, in the schema's order.

    A field that holds its default, or says what the symbol says, is left out; so is the distribution
    that ``kinds`` give.
    """
    return f"---\n{_lines((*FIELDS, *_own(metadata, kinds)), metadata, kinds)}---\n"


def write_split(metadata: Metadata, kinds: Mapping[str, Kind] | None = None) -> tuple[str, str]:
    """document.yaml, and the rest as the front matter of the language's file, fences included."""
    every = (*FIELDS, *_own(metadata, kinds))
    shared = [field for field in every if field.scope == "all"]
    own = [field for field in every if field.scope != "all"]
    return _lines(shared, metadata, kinds), f"---\n{_lines(own, metadata, kinds)}---\n"


def _own(metadata: Metadata, kinds: Mapping[str, Kind] | None) -> tuple[Field, ...]:
    """The fields of the kind alone; without the kinds, as texts, of which their values are read again."""
    kind = kinds.get(metadata.kind) if kinds else None
    if kind:
        return kind.fields
    return tuple(Field(name, "list of text", "one", "", "") for name, _ in metadata.own)


def _lines(chosen: Iterable[Field], metadata: Metadata, kinds: Mapping[str, Kind] | None) -> str:
    written = ((field, metadata.value(field.name)) for field in chosen)
    return "".join(
        f"{field.name}: {_value(field, value, metadata)}\n"
        for field, value in written
        if value not in _NOTHING and value != _default(field, metadata, kinds)
    )


def _default(field: Field, metadata: Metadata, kinds: Mapping[str, Kind] | None) -> object:
    if field.name == "session" and metadata.symbol.session is not None:
        return metadata.symbol.session
    if field.name == "committee" and metadata.symbol.committee is not None:
        return metadata.symbol.committee
    if field.name != "distribution":
        return _DEFAULTS.get(field.attribute)
    # without the kinds nobody knows what a kind's distribution is: it is always written
    kind = kinds.get(metadata.kind) if kinds else None
    return kind.distribution if kind else None


def _value(field: Field, value: object, metadata: Metadata) -> str:
    if field.name == "session":
        return str(Session(int(str(value)), metadata.session_type))
    if isinstance(value, tuple) and field.type == "list of languages" and len(value) == 1:
        return str(value[0])
    if isinstance(value, tuple):
        return f"[{', '.join(_scalar(field, item) for item in value)}]"
    return _scalar(field, value)


def _scalar(field: Field, value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    write = _FORMS.get(field.type, str)
    return write(str(value))


def _text(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    escape = any(unicodedata.category(character) in _ESCAPED for character in text)
    as_it_stands = not escape and text == text.strip(" ") and plain.fullmatch(text)
    return text if as_it_stands and not _LOOKS_OTHERWISE.fullmatch(text) else _quoted(text)


def _item(text: str) -> str:
    # agenda items are mostly numbers, and numbers as written are what the schema wants there
    return text if text.isascii() and text.isdigit() else _text(text, _PLAIN_IN_LIST)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    if unicodedata.category(character) in _ESCAPED:
        number = ord(character)
        return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"
    return _JSON.get(character, character)


_FORMS: dict[str, Callable[[str], str]] = {"text": _text, "list of text": _item, "symbol": _text}
