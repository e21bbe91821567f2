"""Fields of Word: links, contents lists, automatic numbers that are made when a page is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from masthead.importing.word.names import Element, value, w
from masthead.languages.numbering import MarkPattern

_LINK = re.compile(r'HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\]\S*))')
_CONTENTS = ("TOC", "TOA", "INDEX")
_COUNTED = {"AUTONUM": "{}.", "AUTONUMLGL": "{}.", "AUTONUMOUT": "{}."}
# the nine levels of the lists that LISTNUM counts with (Word's help: "Field codes: ListNum field")
_LISTS = {
    "NUMBERDEFAULT": ("1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i."),
    "OUTLINEDEFAULT": ("I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"),
}
_SWITCH = re.compile(r"\\(?P<name>[ls])\s*(?P<number>\d{1,4})")
# fields whose words stand in their instruction, and are drawn from it
_DRAWN = ("EQ", "SYMBOL", "MACROBUTTON", "GOTOBUTTON", "INCLUDEPICTURE", "INCLUDETEXT", "DDE", "DDEAUTO")


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
    drawn: list[str] = field(default_factory=list)  # instructions of fields of which nothing is shown
    pages: list[str] = field(default_factory=list)  # instructions of fields that name pages

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
        if closed.in_result:
            self.pages += [closed.instruction] if closed.name == "PAGEREF" and not self.in_contents else []
            return ""
        if closed.name == "LISTNUM":
            return self._list_number(closed.instruction)
        if closed.name in _DRAWN:
            self.drawn.append(" ".join(closed.instruction.split()))
        form = _COUNTED.get(closed.name)
        if form is None:
            return ""
        self.counts[closed.name] += 1
        return form.format(self.counts[closed.name])

    def _list_number(self, instruction: str) -> str:
        """The next number of a list in a line: ``LISTNUM`` with list, level (l) and start (s)."""
        said = {found["name"]: int(found["number"]) for found in _SWITCH.finditer(instruction)}
        second = (*instruction.split(), "", "")[1].strip('"').upper()
        named = "" if second.startswith("\\") else second
        level = min(max(said.get("l", 1), 1), len(_LISTS["NUMBERDEFAULT"]))
        key = f"LISTNUM {named} {level}"
        self.counts[key] = said["s"] if "s" in said else self.counts[key] + 1
        for below in range(level + 1, len(_LISTS["NUMBERDEFAULT"]) + 1):
            self.counts[f"LISTNUM {named} {below}"] = 0
        if named == "LEGALDEFAULT":
            figures = [str(self.counts[f"LISTNUM {named} {at}"] or 1) for at in range(1, level + 1)]
            return f"{'.'.join(figures)}."
        return MarkPattern.parse(_LISTS.get(named, _LISTS["NUMBERDEFAULT"])[level - 1]).mark(
            self.counts[key] or 1
        )

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


def unclosed(root: Element) -> Iterator[Element]:
    """The signs with which fields of a part begin that never end: what stands behind them is text."""
    open_: list[Element] = []
    for sign in root.iter(w("fldChar")):
        kind = value(sign, "fldCharType")
        if kind == "begin":
            open_.append(sign)
        elif kind == "end" and open_:
            open_.pop()
    yield from open_
