"""Fields of Word: links, contents lists, automatic numbers that are made when a page is set."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_LINK = re.compile(r'HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]\S*))')
_CONTENTS = ("TOC", "TOA", "INDEX")
_COUNTED = {"AUTONUM": "{}.", "AUTONUMLGL": "{}.", "AUTONUMOUT": "{}.", "LISTNUM": "{})"}


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        """Its first word, in capitals."""
        return (self.instruction.split() or [""])[0].upper()


@dataclass(slots=True)
class Fields:
    """The fields that are open, outermost first; they run over paragraphs."""

    open: list[Field] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        """A field begins with its instruction."""
        self.open.append(Field())

    def instruct(self, text: str) -> None:
        """More of the instruction of the innermost field."""
        if self.open and not self.open[-1].in_result:
            self.open[-1].instruction += text

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if self.open:
            self.open[-1].in_result = True

    def end(self) -> str:
        """The innermost field ends; the number that it stands for, where Word keeps none."""
        if not self.open:
            return ""
        closed = self.open.pop()
        form = _COUNTED.get(closed.name)
        if form is None or closed.in_result:
            return ""
        self.counts[closed.name] += 1
        return form.format(self.counts[closed.name])

    @property
    def shows(self) -> bool:
        """Whether text that comes now is seen: not within an instruction."""
        return all(each.in_result for each in self.open)

    @property
    def link(self) -> str:
        """The address that text leads to here, or ""."""
        for each in reversed(self.open):
            found = _LINK.match(each.instruction.strip()) if each.in_result else None
            if found:
                return found["quoted"] or found["bare"] or ""
        return ""

    @property
    def in_contents(self) -> bool:
        """Whether this is a contents list."""
        return any(each.name in _CONTENTS for each in self.open)
