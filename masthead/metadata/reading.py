"""Reads metadata: the front matter of a language's file and document.yaml, merged, every fault told."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.errors import ContentError, Problem
from masthead.metadata.agreement import Given, agreement
from masthead.metadata.record import Metadata
from masthead.metadata.schema import BY_NAME, SHARED_FILE, Field
from masthead.metadata.source import Node, Pairs, Scalar, Source
from masthead.metadata.values import ValueProblemError, convert

if TYPE_CHECKING:
    from masthead.kinds import Kind


def read_metadata(
    front: str | None,
    front_path: Path,
    first_line: int,
    shared: str | None,
    shared_path: Path | None,
    kinds: Mapping[str, Kind],
    language: str | None = None,
) -> Metadata:
    """The metadata of one language version, from two texts of YAML without fences.

    ``first_line`` is the line of the file at which ``front`` begins; ``language`` what the file's name
    says (``fr.md``). Session and committee come from the symbol where they are not given, the
    distribution from the kind. ContentError with every problem of both texts.
    """
    if front is None:
        raise ContentError(_no_front_matter(front_path))
    sources = [Source(front, front_path, first_line)]
    sources += [Source(shared, shared_path, 1)] if shared and shared_path else []
    read = [(source, *source.read()) for source in sources]
    known = _known(kinds, [pairs for _, pairs, _ in read if pairs is not None])
    readings = [_reading(*each, known, is_shared=at > 0) for at, each in enumerate(read)]
    own, common = (*readings, _Reading())[:2]
    problems = [*common.problems, *own.problems, *_said_twice(common, own)]
    given = common.values | own.values
    named = common.named | own.named
    # the fence above the front matter is where a reader looks for what is missing
    values, disagreements = agreement(given, named, kinds, language, (front_path, max(1, first_line - 1)))
    problems += disagreements
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0)))
    return Metadata(**values)


def _no_front_matter(path: Path) -> Problem:
    hint = "begin the file with ---, then a line `symbol: A/C.2/65/2`, and so on, then --- again"
    return Problem("front-matter-missing", "the file has no front matter", path, 1, hint)


@dataclass(slots=True)
class _Reading:
    """What one source gave: values by field name, every field it names, right or wrong, and problems."""

    values: dict[str, Given] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _known(kinds: Mapping[str, Kind], read: list[Pairs]) -> Mapping[str, Field]:
    """The fields that there may be: those of every kind, and the own ones of the kind that is named."""
    for key, value in (pair for pairs in read for pair in pairs.pairs):
        if isinstance(key, Scalar) and key.text == "kind" and isinstance(value, Scalar):
            kind = kinds.get(value.text)
            return kind.by_name if kind else BY_NAME
    return BY_NAME


def _reading(
    source: Source, pairs: Pairs | None, problems: list[Problem], known: Mapping[str, Field], is_shared: bool
) -> _Reading:
    reading = _Reading(problems=problems)
    if pairs is None:
        # nothing can be said to be missing from what could not be read
        reading.named = dict.fromkeys(BY_NAME, source.first_line)
        return reading
    for key, value in pairs.pairs:
        _take(source, reading, key, value, known, is_shared)
    return reading


def _take(
    source: Source, reading: _Reading, key: Node, value: Node, known: Mapping[str, Field], is_shared: bool
) -> None:
    problem = _key_problem(source, reading, key, known, is_shared)
    if problem is not None:
        reading.problems.append(problem)
        return
    assert isinstance(key, Scalar)
    reading.named[key.text] = key.line
    try:
        result = convert(known[key.text], value)
    except ValueProblemError as wrong:
        reading.problems.append(source.problem(wrong.code, wrong.message, wrong.line or key.line, wrong.hint))
        return
    reading.values[key.text] = Given(result, source.path, key.line)


def _key_problem(
    source: Source, reading: _Reading, key: Node, known: Mapping[str, Field], is_shared: bool
) -> Problem | None:
    if not isinstance(key, Scalar):
        return source.problem("metadata-not-mapping", "a list stands where a field's name belongs", key.line)
    if key.text not in known:
        message = f"there is no field `{key.text}`"
        return source.problem("metadata-key-unknown", message, key.line, _nearest(key.text, known))
    if key.text in reading.named:
        message = f"`{key.text}` stands here again, after line {reading.named[key.text]}"
        return source.problem("metadata-key-twice", message, key.line, "keep one of the two")
    if is_shared and known[key.text].scope == "one":
        message = f"`{key.text}` is of one language, and {SHARED_FILE} is of all"
        return source.problem("metadata-key-misplaced", message, key.line, "move it to the language's file")
    return None


def _nearest(name: str, known: Mapping[str, Field]) -> str:
    plain = name.lower().replace("_", " ").replace("-", " ").strip()
    near = difflib.get_close_matches(plain, known, n=1)
    every = "the fields are: " + ", ".join(known)
    return f"is it `{near[0]}`?" if near else every


def _said_twice(common: _Reading, own: _Reading) -> list[Problem]:
    problems = []
    for name in common.values.keys() & own.values.keys():
        first, second = common.values[name], own.values[name]
        if first.value != second.value:
            message = (
                f"`{name}` is said twice, differently: "
                f"{first.path.name}, line {first.line}, has another value"
            )
            hint = f"keep it in {SHARED_FILE} where it is the same in all languages"
            problems.append(Problem("metadata-said-twice", message, second.path, second.line, hint))
    return problems
