"""Attributes: ``{#label .flag key="value"}``, on a line of their own or behind the name of a division."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.rules_block import StateBlock

# Not the braces that open emphasis ({*) or tracking ({tracking=0.1:) or stand for a line end ({br}).
_LINE = re.compile(r"\{(?![*^~]|br\}|tracking=-?[\d.]+:).*\}[ \t]*\Z")
_ONE = re.compile(
    r"""\s*(?: \#(?P<label>[\w.:-]+)
             | \.(?P<flag>[\w-]+)
             | (?P<key>[\w-]+) = (?: "(?P<quoted>(?:\\.|[^"\\])*)" | (?P<bare>[^\s"{}]+) )
           )(?=\s|\Z)""",
    re.VERBOSE,
)
LABEL = re.compile(r"[\w.:-]+")


@dataclass(slots=True)
class Attributes:
    """What stands between the braces. Values keep their backslashes: some of them are Markdown."""

    line: int
    label: str | None = None
    flags: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)

    def names(self) -> set[str]:
        """What is said, as one writes it: ``#label``, ``.flag``, ``key=``."""
        names = {f".{flag}" for flag in self.flags} | {f"{key}=" for key in self.values}
        return names | {"#label"} if self.label else names


def attributes_line(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Make an ``attributes`` token of a line that is nothing but braces."""
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    if not _LINE.match(line) or state.is_code_block(start_line):
        return False
    if silent:
        return True
    token = state.push("attributes", "", 0)
    token.content = line.rstrip()
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def parse(text: str, line: int) -> tuple[Attributes, str | None]:
    """The attributes of ``{…}``, and what is wrong with them (None: nothing)."""
    inner = text.strip()[1:-1].rstrip()
    found = Attributes(line)
    at = 0
    while at < len(inner):
        match = _ONE.match(inner, at)
        if match is None:
            return found, f"cannot be read from {inner[at:].strip()[:30]!r} on"
        name = _take(match, found)
        if name:
            return found, f"{name} stands there twice"
        at = match.end()
    return found, None


def plain(value: str) -> str:
    """A value that is not Markdown, without its backslashes."""
    return re.sub(r"\\([\"\\])", r"\1", value)


def _take(match: re.Match[str], found: Attributes) -> str | None:
    """Add one attribute; its name where it is there already."""
    name = "#label" if match["label"] else f".{match['flag']}" if match["flag"] else f"{match['key']}="
    if name in found.names():
        return name
    if match["label"]:
        found.label = match["label"]
    elif match["flag"]:
        found.flags.add(match["flag"])
    else:
        found.values[match["key"]] = match["quoted"] if match["bare"] is None else match["bare"]
    return None
