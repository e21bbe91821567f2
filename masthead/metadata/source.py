"""YAML 1.2 to values that know their line, in the small part of YAML that metadata need.

Anchors, aliases and tags are refused, so that no text can make a value larger than itself; values
stay the text that was written, for the schema gives them their types.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from masthead.errors import Problem
from masthead.limits import limits, raising

_DEEPEST = 8  # levels; the schema has two
_NO_VALUE = ("", "~", "null")
_QUOTE_IT = "put the value in quotation marks"
_NOT_CLOSED = ("a quotation mark is not closed", "a bracket is not closed, or a comma is missing")
_HINTS = (
    (
        "mapping values are not allowed",
        f"a value with a colon and a space in it: {_QUOTE_IT}; or the line above has no colon",
    ),
    ("cannot start any token", f"the value begins with a sign of YAML's: {_QUOTE_IT}"),
    ("unexpected end of stream", _NOT_CLOSED[0]),
    ("expected ',' or", _NOT_CLOSED[1]),
    ("could not find expected ':'", "each line is a field, a colon, a space and a value"),
    ("expected <block end>", "begin the fields of the front matter in the same column"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; ``empty`` where nothing, or YAML's null, stands there."""

    text: str
    empty: bool
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping, with every key that was written, twice where it was written twice."""

    pairs: tuple[tuple[Node, Node], ...]
    line: int


Node: TypeAlias = Scalar | Items | Pairs


class _RefusedError(Exception):
    """Carries the one problem that ends the reading of a source."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Source:
    """A text of YAML, where it stands: ``first_line`` is its first line in the file, from 1.

    ``longest`` is how many characters it may have, where not those of metadata; ``example`` a line of it,
    for who has written no fields.
    """

    text: str
    path: Path
    first_line: int
    longest: int | None = None
    example: str = "symbol: A/C.2/65/2"

    def problem(self, code: str, message: str, line: int, hint: str | None = None) -> Problem:
        """A problem at a line of the file."""
        return Problem(code, message, self.path, line, hint)

    def read(self) -> tuple[Pairs | None, list[Problem]]:
        """The mapping that the source is, None where it is none, and what is wrong with it."""
        problems = list(self._tabs())
        try:
            node = self._node()
        except _RefusedError as refused:
            # a tab breaks the syntax in odd places: where there is one, only it is told
            return None, problems or [refused.problem]
        if not isinstance(node, Pairs):
            return None, [*problems, self._not_mapping(node)]
        return node, problems

    def _tabs(self) -> Iterator[Problem]:
        for offset, line in enumerate(self.text.split("\n")):
            if "\t" in line:
                hint = "put spaces in its place"
                yield self.problem("yaml-tab", "a tab stands here", self.first_line + offset, hint)

    def _not_mapping(self, node: Node) -> Problem:
        what = "a list" if isinstance(node, Items) else "a single value"
        message = f"the metadata are {what}, not fields with their values"
        hint = f"write a line for each field, as `{self.example}`"
        return self.problem("metadata-not-mapping", message, node.line, hint)

    def _node(self) -> Node:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError

        most = self.longest or limits().metadata
        if len(self.text) > most:
            message = f"the metadata have more than {most} characters"
            hint = raising("metadata-limit", "put texts below the front matter")
            raise _RefusedError(self.problem("yaml-too-long", message, self.first_line, hint))
        events = YAML(typ="safe", pure=True).parse(self.text.replace("\t", " "))
        try:
            return _Builder(self, events).document()
        except YAMLError as error:
            raise _RefusedError(self._syntax(error)) from error

    def _syntax(self, error: Any) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:  # a character that YAML does not allow
            line = self.text.count("\n", 0, error.position)
            message = f"the character U+{error.character:04X} must not stand here"
            return self.problem("yaml-syntax", message, self.first_line + line, "remove it")
        said = str(error.problem)
        hint = next((hint for part, hint in _HINTS if part in said), None)
        # what is not closed is noticed further down: the place to mend is where it opens
        opened = getattr(error, "context_mark", None)
        place = opened if opened is not None and hint in _NOT_CLOSED else mark
        return self.problem("yaml-syntax", f"this is not YAML: {said}", self.first_line + place.line, hint)


class _Builder:
    """Builds nodes from the events of the parser, refusing what metadata do not need."""

    def __init__(self, source: Source, events: Iterator[Any]) -> None:
        from ruamel.yaml import events as types  # late: every command would wait for it

        self.source = source
        self.events = events
        self.types = types

    def document(self) -> Node:
        self._next()  # the start of the stream
        if isinstance(self._next(), self.types.StreamEndEvent):
            return Pairs((), self.source.first_line)
        node = self._node(self._next(), depth=1)
        self._next()  # the end of the document
        event = self._next()
        if not isinstance(event, self.types.StreamEndEvent):
            self._refuse(event, "a second YAML document begins here", "keep to one")
        if isinstance(node, Scalar) and node.empty:
            return Pairs((), node.line)
        return node

    def _next(self) -> Any:
        return next(self.events)

    def _line(self, event: Any) -> int:
        return self.source.first_line + int(event.start_mark.line)

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        raise _RefusedError(self.source.problem("yaml-feature", message, self._line(event), hint))

    def _node(self, event: Any, depth: int) -> Node:
        self._check(event, depth)
        line = self._line(event)
        if isinstance(event, self.types.ScalarEvent):
            return Scalar(event.value, event.style is None and event.value in _NO_VALUE, line)
        nodes = tuple(self._nodes(depth + 1))
        if isinstance(event, self.types.SequenceStartEvent):
            return Items(nodes, line)
        return Pairs(tuple(zip(nodes[::2], nodes[1::2], strict=True)), line)

    def _nodes(self, depth: int) -> Iterator[Node]:
        ends = (self.types.SequenceEndEvent, self.types.MappingEndEvent)
        while not isinstance(event := self._next(), ends):
            yield self._node(event, depth)

    def _check(self, event: Any, depth: int) -> None:
        if isinstance(event, self.types.AliasEvent):
            self._refuse(event, f"`*{event.anchor}` is an alias of YAML's", _QUOTE_IT)
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` is an anchor of YAML's", _QUOTE_IT)
        if event.tag is not None:
            self._refuse(event, "a value here has a tag of YAML's (`!`)", _QUOTE_IT)
        if depth > _DEEPEST:
            self._refuse(event, "values stand too deep in one another", "a field holds a value or a list")
