"""What the builders of blocks share: the problems, the source lines, where a block stands, its attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from masthead.document import UNFITTED, Fit, Inlines
from masthead.reading.inlines import read_inlines
from masthead.reading.parser import inline_tokens_of
from masthead.reading.problems import Problems, did_you_mean
from masthead.reading.syntax.attributes import Attributes, parse, plain
from masthead.reading.tree import Node

PlaceKind = Literal["body", "item", "bullet", "quotation", "summary", "note", "sub-paragraphs"]

# The attributes of what takes a number.
NUMBERED = {"#label", ".unnumbered", "number="}
# The attributes with which a hand fits a block to its page.
SPACED = {"space=", ".keep-next"}
KEPT = SPACED | {".keep-lines"}
FITTED = KEPT | {"pitch="}
OF_HEADINGS = SPACED | {"right=", ".outdented"}
_POINTS = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_MOST_PITCH = 99


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: directly in what, below how many sub-paragraphs, in the item of which line."""

    kind: PlaceKind = "body"
    letters: int = 0
    item_line: int = 0

    def within(self, kind: PlaceKind, *, lettered: bool = False) -> Place:
        """The place inside a block that stands here."""
        return replace(self, kind=kind, letters=self.letters + lettered)


@dataclass(slots=True)
class Reader:
    """One text being read. ``source`` are its lines; the first of them is ``first_line`` of the file."""

    problems: Problems
    source: list[str]
    first_line: int

    def source_line(self, line: int) -> str:
        """A line of the file as it was typed."""
        return self.source[line - self.first_line]

    def inlines(self, node: Node) -> Inlines:
        """The inlines of a paragraph, heading or cell."""
        inline = node.children[0]
        return read_inlines(inline.token.children or [], inline.line, self.problems)

    def markup(self, value: str | None, name: str, line: int) -> Inlines | None:
        """The inlines of an attribute that is Markdown; None where it is not given."""
        if value is None:
            return None
        content = read_inlines(inline_tokens_of(value), line, self.problems)
        if not content:
            self.problems.add("attribute-empty", f"the {name} is empty", line, "write it, or leave it out")
        return content

    def attributes(self, node: Node) -> Attributes:
        """The attributes of an attribute line."""
        attributes, wrong = parse(node.token.content, node.line)
        if wrong:
            hint = r'write {#label .flag key="value"}, or \{ for a brace that is meant'
            self.problems.add("attributes-unread", f"the attributes: {wrong}", node.line, hint)
        return attributes

    def own_attributes(self, node: Node) -> tuple[Attributes, list[Node]]:
        """The attributes that open an item or a note, which are its own; and the rest of what it holds."""
        if node.children and node.children[0].kind == "attributes":
            return self.attributes(node.children[0]), node.children[1:]
        return Attributes(node.line), node.children

    def judge(self, attributes: Attributes, known: set[str], what: str) -> None:
        """Refuse the attributes that such a block does not take."""
        for name in sorted(attributes.names() - known):
            hint = did_you_mean(name, known) if known else "it takes none"
            self.problems.add("attribute-unknown", f"{what} takes no attribute {name}", attributes.line, hint)

    def fit(self, attributes: Attributes) -> Fit:
        """What the attributes say about how the block was fitted to its page."""
        if not attributes.names() & (FITTED | OF_HEADINGS):
            return UNFITTED
        pitch, space = self._points(attributes, "pitch"), self._points(attributes, "space")
        if pitch is not None and not 1 <= pitch <= _MOST_PITCH:
            message = f"a pitch of {pitch:g} pt"
            self.problems.add("attribute-points", message, attributes.line, "the usual pitch is pitch=12")
        flags = attributes.flags
        right = self._points(attributes, "right")
        return Fit(pitch, space, "keep-lines" in flags, "keep-next" in flags, right, "outdented" in flags)

    def _points(self, attributes: Attributes, name: str) -> float | None:
        given = attributes.values.get(name)
        if given is None:
            return None
        if not _POINTS.fullmatch(given):
            hint = f"write points: {name}=11.7"
            message = f"{name}={given} is no number of points"
            self.problems.add("attribute-points", message, attributes.line, hint)
            return None
        return float(given)

    def mark(self, attributes: Attributes) -> str | None:
        """What the attributes say about the number: None, "" for none, or the number itself."""
        number = attributes.values.get("number")
        if "unnumbered" in attributes.flags:
            if number is not None:
                hint = "leave one of the two out"
                self.problems.add("attribute-contradiction", "a number and none", attributes.line, hint)
            return ""
        if number is not None and not plain(number).strip():
            hint = "write .unnumbered for a block without number"
            self.problems.add("attribute-empty", "the number is empty", attributes.line, hint)
        return None if number is None else plain(number)
