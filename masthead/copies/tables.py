"""Rows of a CSV file as fields: under a head that names them; commas, semicolons or tabs between cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from masthead.copies.fields import Value, unknown_field
from masthead.errors import Problem

_SEPARATORS = ",;\t"
_LISTS = ("words", "lines", "languages", "distribution")
_CODES = ("languages", "distribution")  # single words: what stands between them is clear


def read_table(
    text: str, path: Path, schema: Mapping[str, str], problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Value]]]:
    """Each row's line and fields; what is wrong is added to ``problems``, a wrong head alone."""
    first = text.lstrip("\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    head: list[str] | None = None
    line, end = 1, 0
    try:
        for cells in reader:
            line, end = end + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if head is None:
                head = [cell.strip().lower() for cell in cells]
                if wrong := list(_head_problems(head, schema, path, line)):
                    problems += wrong
                    return
            elif len(cells) > len(head):
                hint = "put a value with a comma in it between quotation marks"
                message = f"the row has {len(cells)} cells, the head {len(head)}"
                problems.append(Problem("row-too-long", message, path, line, hint))
            else:
                named = zip(head, cells, strict=False)
                yield (
                    line,
                    {name: _cell(cell, name, schema[name], path, line, problems) for name, cell in named},
                )
    except csv.Error as error:
        hint = "look for a quotation mark that is not closed; one within a value is written twice"
        problems.append(Problem("csv-syntax", f"this is not CSV: {error}", path, end + 1, hint))


def _head_problems(head: list[str], schema: Mapping[str, str], path: Path, line: int) -> Iterator[Problem]:
    if not any(name in schema for name in head):
        hint = f"write it above: {', '.join(schema)}"
        yield Problem("head-missing", "the first row does not name the fields", path, line, hint)
        return
    for name, times in Counter(head).items():
        if name not in schema:
            yield unknown_field(schema, name, path, line)
        elif times > 1:
            yield Problem(
                "field-twice", f"`{name}` is given twice", path, line, "take one of the columns out"
            )


def _cell(cell: str, name: str, kind: str, path: Path, line: int, problems: list[Problem]) -> Value:
    text = cell.strip()
    if kind in _CODES:
        return Value(tuple(filter(None, re.split(r"[|,;\s]+", text))), line)
    if kind in _LISTS:
        cut = text.replace("\n", "|") if kind == "lines" else text
        return Value(tuple(word.strip() for word in cut.split("|") if word.strip()), line)
    if kind == "copies" and "=" in text:
        return Value(_pairs(text, name, path, line, problems), line)
    return Value(text, line)


def _pairs(text: str, name: str, path: Path, line: int, problems: list[Problem]) -> dict[str, str]:
    """Copies by language: ``en=2 fr=1``."""
    found: dict[str, str] = {}
    for word in filter(None, re.split(r"[|,;\s]+", re.sub(r"\s*=\s*", "=", text))):
        code, _, number = word.partition("=")
        if code in found:
            message = f"`{name}` speaks of `{code}` twice"
            problems.append(Problem("field-twice", message, path, line, "give it one number"))
        found[code] = number
    return found
