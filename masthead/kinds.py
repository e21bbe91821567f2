"""Kinds of document: what each asks of its metadata and how its text looks, from data in ``templates/``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from masthead.errors import ContentError, Problem
from masthead.languages import language_codes
from masthead.metadata.schema import BY_NAME, Field, FieldType, Scope

Paragraphs = Literal["indented", "flush"]
Numbered = Literal["indented", "flush", "gutter"]
Asterisk = Literal["symbol", "title"]


@dataclass(frozen=True, slots=True)
class LineForm:
    """A line that a kind sets at a place: its role for the styles, and where its words come from.

    That is the metadata field ``field``, or the language's ``term``, whose slots are filled from the fields
    that ``slots`` name. A line with an empty slot is left out.
    """

    role: str
    field: str | None = None
    term: str | None = None
    slots: tuple[tuple[str, str], ...] = ()


Lines = tuple[LineForm, ...]


def _usual(*names: str) -> Lines:
    return tuple(LineForm(name, name) for name in names)


# between masthead and title (un-conventions, section 2.3)
FRONT = _usual("body", "session", "session dates", "committee", "agenda items", "agenda title")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    ``template`` is a file name in a templates folder; ``required`` the names of the metadata fields it
    must have, beyond those that every document has; ``fields`` the fields that only this kind has;
    ``form`` the form of page that it is set on ("": the office's usual one); ``paragraphs`` whether the
    first line of a paragraph without number is indented, ``numbered`` the same of one with a number,
    or that its number stands in the gutter, its letters hang, and the text goes up to the right margin;
    ``numbered_headings`` whether headings take numbers of their own accord; ``sub_paragraphs`` their first
    marks, level by level, where not the language's; ``notes_run_on`` whether the numbers of notes go on
    through annexes; ``title_term`` and ``subtitle_term`` the terms that stand as title and subtitle where the
    metadata give none; ``first_page_note`` the term of a note at the foot of the first page;
    ``running_title`` whether the title stands at the head of each page, ``running_line`` the field that
    stands there instead; ``end_rule`` whether a short rule closes it; ``foot`` whether the first page
    has a foot, ``original`` whether the
    masthead names languages; ``asterisk`` from where a first note is called that no field calls.

    Lines: ``masthead`` below the organ's name, ``distribution_lines`` in place of the distribution block,
    ``front`` between masthead and title, ``opening`` at the head of the text (None: title, subtitle, adoption
    and source in the usual order); ``organization`` is the field that stands in place of "United Nations".

    ``words`` are terms of its own by language, beside those of the language or in their place.
    ``chain`` are its own name and those of the kinds that it extends: styles know it by all of them.
    """

    name: str
    description: str
    template: str
    required: tuple[str, ...] = ()
    paragraphs: Paragraphs = "flush"
    numbered: Numbered = "flush"
    numbered_headings: bool = True
    sub_paragraphs: tuple[str, ...] = ()
    notes_run_on: bool = False
    distribution: str = "general"
    title_term: str | None = None
    subtitle_term: str | None = None
    first_page_note: str | None = None
    running_title: bool = False
    running_line: str | None = None
    end_rule: bool = True
    foot: bool = True
    original: bool = True
    asterisk: Asterisk = "symbol"
    form: str = ""
    organization: str | None = None
    masthead: Lines = ()
    distribution_lines: Lines | None = None
    front: Lines = FRONT
    opening: Lines | None = None
    fields: tuple[Field, ...] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    chain: tuple[str, ...] = ()

    @property
    def by_name(self) -> Mapping[str, Field]:
        """Every field that such a document may have: those of all kinds, then its own."""
        return BY_NAME | {each.name: each for each in self.fields}


# field of the data: its type in TOML, and what each value, or each item of a list, may be
_TYPES: dict[str, tuple[type, frozenset[str] | None]] = {
    "description": (str, None),
    "template": (str, None),
    "required": (list, None),
    "paragraphs": (str, frozenset(get_args(Paragraphs))),
    "numbered": (str, frozenset(get_args(Numbered))),
    "numbered_headings": (bool, None),
    "sub_paragraphs": (list, None),
    "notes_run_on": (bool, None),
    "distribution": (str, frozenset(BY_NAME["distribution"].choices)),
    "title_term": (str, None),
    "subtitle_term": (str, None),
    "first_page_note": (str, None),
    "running_title": (bool, None),
    "running_line": (str, None),
    "end_rule": (bool, None),
    "foot": (bool, None),
    "original": (bool, None),
    "asterisk": (str, frozenset(get_args(Asterisk))),
    "form": (str, None),
    "organization": (str, None),
}
_LINES = ("masthead", "distribution_lines", "front", "opening")
_LINE_KEYS = frozenset(("role", "field", "term", "slots"))
_FIELD_KEYS = frozenset(("type", "scope", "meaning", "example", "choices", "alphabetical"))
_KNOWN = (*_TYPES, *_LINES, "fields", "words")
_NEEDED = tuple(
    f.name for f in fields(Kind) if f.default is MISSING and f.default_factory is MISSING and f.name != "name"
)
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
    read = {name: _read(path, problems) for name, path in paths.items()}
    kinds = {name: _kind(name, read, paths, problems) for name in sorted(paths)}
    if problems:
        raise ContentError(problems)
    return {name: kind for name, kind in kinds.items() if kind}


def _read(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found = re.search(r"line ([0-9]+)", str(error))
        line = int(found[1]) if found else 1
        problems.append(Problem("kind-syntax", f"this is not TOML: {error}", path, line))
        return None


def _kind(
    name: str, read: Mapping[str, dict[str, Any] | None], paths: Mapping[str, Path], problems: list[Problem]
) -> Kind | None:
    data, chain = dict(read[name] or {}), [name]
    while (base := data.pop("extends", None)) is not None:
        if not read.get(base) or base in chain:
            message = f"the kind extends {base!r}, which is no other kind that can be read"
            problems.append(Problem("kind-extends", message, paths[name], _line(paths[name], "extends")))
            return None
        chain.append(base)
        other = read[base] or {}
        data = other | data | {"fields": other.get("fields", {}) | data.get("fields", {})}
        data["words"] = _merged(other.get("words", {}), data.get("words", {}))
    if read[name] is None:
        return None
    wrong = list(_problems(data, paths[name]))
    problems += wrong
    values = {key: _value(key, value) for key, value in data.items()} if not wrong else {}
    return None if wrong else Kind(name=name, chain=tuple(chain), **values)


def _merged(base: Any, own: Any) -> Any:
    """The words of a kind beside those of the one that it extends; what is no table is told as such later."""
    tables = [
        *(base.values() if isinstance(base, dict) else ()),
        *(own.values() if isinstance(own, dict) else ()),
    ]
    if (
        not isinstance(own, dict)
        or not isinstance(base, dict)
        or not all(isinstance(t, dict) for t in tables)
    ):
        return own
    return {code: base.get(code, {}) | own.get(code, {}) for code in {**base, **own}}


def _value(key: str, value: Any) -> Any:
    if key in _LINES:
        return tuple(map(_line_form, value))
    if key == "fields":
        return tuple(_own_field(name, entry) for name, entry in value.items())
    return tuple(value) if isinstance(value, list) else value


def _line_form(entry: str | Mapping[str, Any]) -> LineForm:
    if isinstance(entry, str):
        return LineForm(entry, entry)
    name, term = entry.get("field"), entry.get("term")
    slots = tuple(entry.get("slots", {}).items())
    return LineForm(str(entry.get("role") or name or term), name, term, slots)


def _own_field(name: str, entry: Mapping[str, Any]) -> Field:
    return Field(
        name,
        entry["type"],
        entry.get("scope", "one"),
        entry["meaning"],
        entry["example"],
        choices=tuple(entry.get("choices", ())),
        alphabetical=entry.get("alphabetical", False) is True,
    )


def _problems(data: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for key in _NEEDED:
        if key not in data:
            yield Problem("kind-field", f"`{key}` is missing", path, 1, "every kind must have it")
    own = data.get("fields", {})
    own = own if isinstance(own, dict) else {}
    for key, value in data.items():
        message = _fault(key, value, own)
        if message:
            yield Problem("kind-field", message, path, _line(path, key), _hint(key))


def _fault(key: str, value: Any, own: Mapping[str, Any]) -> str | None:
    if key not in _KNOWN:
        return f"a kind has no field `{key}`"
    if key in _LINES:
        return _fault_of_lines(key, value, own)
    if key == "fields":
        return _fault_of_fields(value)
    if key == "words":
        return _fault_of_words(value)
    type_, choices = _TYPES[key]
    items = value if isinstance(value, list) else [value]
    if not isinstance(value, type_) or (type_ is list and not all(isinstance(item, str) for item in items)):
        return f"`{key}` must be {_TYPE_NAMES[type_]}"
    if key in ("required", "organization", "running_line"):
        choices = frozenset((*BY_NAME, *own))
    unknown = [item for item in items if choices is not None and item not in choices]
    return f"`{key}` cannot hold `{unknown[0]}`" if unknown else None


def _fault_of_lines(key: str, value: Any, own: Mapping[str, Any]) -> str | None:
    known = {*BY_NAME, *own}
    for entry in value if isinstance(value, list) else [None]:
        if isinstance(entry, str) and entry in known:
            continue
        if isinstance(entry, str):
            return f"`{key}` cannot hold `{entry}`"
        if not isinstance(entry, dict) or entry.keys() - _LINE_KEYS:
            return f"`{key}` must be a list of fields' names, or of tables with role, field, term, slots"
        names = [entry["field"]] if "field" in entry else []
        unknown = [name for name in (*names, *entry.get("slots", {}).values()) if name not in known]
        if unknown:
            return f"`{key}` cannot hold `{unknown[0]}`"
        if ("field" in entry) == ("term" in entry):
            return f"a line of `{key}` must have either `field` or `term`"
    return None


def _fault_of_fields(value: Any) -> str | None:
    for name, entry in value.items() if isinstance(value, dict) else [("", None)]:
        if not isinstance(entry, dict) or entry.keys() - _FIELD_KEYS:
            return "`fields` must be tables with type, scope, meaning, example, choices, alphabetical"
        if name in BY_NAME:
            return f"`fields` cannot hold `{name}`, which every kind has"
        if missing := sorted({"type", "meaning", "example"} - entry.keys()):
            return f"the field `{name}` has no `{missing[0]}`"
        if entry["type"] not in get_args(FieldType) or entry.get("scope", "one") not in get_args(Scope):
            return f"the field `{name}` has an unknown type or scope"
    return None


def _fault_of_words(value: Any) -> str | None:
    for code, terms in value.items() if isinstance(value, dict) else [("", None)]:
        if not isinstance(terms, dict) or not all(isinstance(term, str) for term in terms.values()):
            return "`words` must be tables of terms by language, such as [words.fr]"
        if code not in language_codes():
            return f"`words` has a table for `{code}`, and there is no such language"
    return None


def _hint(key: str) -> str:
    choices = _TYPES[key][1] if key in _TYPES else None
    if key in ("required", *_LINES):
        return "fields: " + ", ".join(BY_NAME)
    return "one of: " + ", ".join(sorted(choices or _KNOWN))


def _line(path: Path, key: str) -> int | None:
    lines = path.read_text(encoding="utf-8").splitlines()
    begin = rf"\s*(?:{re.escape(key)}\s*=|\[+{re.escape(key)}\b)"
    return next((n for n, line in enumerate(lines, 1) if re.match(begin, line)), None)
