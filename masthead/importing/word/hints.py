"""What a Word file says of its document beside the printed text: variables, and a machine's comment.

They are what was typed when the file was begun, and wrong in one file of ten (word-files.md, A.8): the
printed text comes first, these only fill its gaps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from masthead.importing.word.body import Source
from masthead.importing.word.names import value, w
from masthead.languages import language, language_codes

# <<ODS JOB NO>>N2601521E<<ODS JOB NO>> <<ODS DOC SYMBOL1>>A/80/600<<ODS DOC SYMBOL1>>, two in sixty misspelt
MACHINE = re.compile(r"<<\s*ODS[^<>]*>>", re.IGNORECASE)
_DATUM = re.compile(r"<<\s*ODS\s+(?P<name>[^<>]*?)\s*>>(?P<value>[^<>]*)", re.IGNORECASE)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_JOB = re.compile(r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5}")
_LETTER = re.compile(r"(?:\d{7}|\d{2}-\d{5} ?\(?)(?P<letter>[A-Z])\)?")


@dataclass(frozen=True, slots=True)
class Hints:
    """What is said, by field; "" where nothing is. ``symbols`` are those of the machine's comment."""

    symbols: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None

    def get(self, name: str) -> str:
        """What the variables say of a field."""
        return self.said.get(name, "")


# the variables of the template for each field, the surest first
_FIELDS = {
    "symbol": ("symbol1", "sss1"),
    "job": ("footerjn",),
    "session": ("session1",),
    "agenda": ("agenda1",),
    "agenda_title": ("agenda title1",),
    "title": ("title1",),
    "subtitle": ("title2",),
}


def read_hints(source: Source) -> Hints:
    """What variables and the machine's comment say."""
    machine, variables = list(_machine(source)), _variables(source)
    symbols = tuple(text for name, text in machine if name.upper().startswith("DOC SYMBOL") and text)
    said = {
        name: next((variables[each] for each in keys if variables.get(each)), "")
        for name, keys in _FIELDS.items()
    }
    if symbols and not said["symbol"]:
        said["symbol"] = symbols[0]
    if not _JOB.fullmatch(said["job"]):
        said["job"] = ""
    numbers = [text for name, text in machine if name.upper().startswith("JOB")]
    tongue = _language([*numbers, variables.get("jobno", "")]) or _default_language(source)
    return Hints(symbols, said, tongue)


def _machine(source: Source) -> Iterator[tuple[str, str]]:
    root = source.xml("comments")
    for comment in root.iter(w("comment")) if root is not None else ():
        text = "".join(str(t.text or "") for t in comment.iter(w("t")))
        for found in _DATUM.finditer(text):
            yield found["name"], found["value"].strip()


def _variables(source: Source) -> dict[str, str]:
    root = source.xml("settings")
    return {
        (value(each, "name") or "").casefold(): _plain(value(each) or "")
        for each in (root.iter(w("docVar")) if root is not None else ())
    }


def _plain(text: str) -> str:
    """A variable's text: its escapes are tabs and line ends, which are spaces here."""
    return " ".join(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).split())


def _language(numbers: list[str]) -> str | None:
    """The language of the letter that a job number ends in."""
    by_letter = {language(code).letter: code for code in language_codes()}
    found = (_LETTER.search(number) for number in numbers)
    return next((by_letter[f["letter"]] for f in found if f and f["letter"] in by_letter), None)


def _default_language(source: Source) -> str | None:
    """The language that words are spelt in where no run says otherwise."""
    styles = source.xml("styles")
    for each in styles.iter(w("lang")) if styles is not None else ():
        for attribute in ("val", "eastAsia", "bidi"):
            code = (value(each, attribute) or "").partition("-")[0].lower()
            if code in language_codes():
                return code
    return None
