"""The proof that an import lost and moved nothing: what the file says and what the blocks say, compared.

The text is compared character by character in one order, the calls of notes at their places in it; tables
cell by cell. Text and tables are compared each for themselves, since a chart may hang on its caption before
the title. The notes themselves: ``note_proof``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from masthead.document import Block, Chart, Figure, Inlines, Table, Text, calls, children, inlines
from masthead.errors import InternalError, Problem
from masthead.importing.word.cell_proof import Cells, cells_of_grid, cells_of_table, compare_cells
from masthead.importing.word.chart_grids import chart_grid
from masthead.importing.word.grids import Flow
from masthead.importing.word.pieces import Line
from masthead.importing.word.roles import Role
from masthead.importing.word.saying import call_sign, said, squeezed
from masthead.importing.word.tables import take_remarks

_SHOWN = 40
_MOVED = ("caption", "unit")  # their calls come to stand behind the title, and out of the parentheses


@dataclass(slots=True)
class Words:
    """The characters of the text without spaces, with the calls of notes, and the cells of each table.

    ``moved`` are the notes that captions and units call: their calls are somewhere in the text.
    """

    text: list[str] = field(default_factory=list)
    tables: list[Cells] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)


@dataclass(slots=True)
class SourceReader:
    """What the file says.

    ``labels`` are those of the notes, by identifier; a note that is called more than once, of whose calls
    one is kept, is left to the proof of the notes. ``summary`` is the word over the summary, which is left
    out, as lines in frames and bullets are.
    """

    judge: Callable[[Line], Role]
    summary: str
    labels: Mapping[str, str]
    words: Words = field(default_factory=Words)

    def add(self, flow: Iterable[Flow]) -> None:
        """Read lines and grids in their order."""
        for each in flow:
            if isinstance(each, Line):
                self.words.text.append(self._spelled(each))
                continue
            headed = bool(each.rows) and each.rows[0].words.casefold() == self.summary.casefold()
            if all(len(row.cells) == 1 for row in each.rows) and (each.holds_tables or headed):
                for row in each.rows[headed:]:
                    self.add(row.cells[0].flow)
            elif each.rows and not each.only_pictures:
                grid, remarks = take_remarks(each)
                self.words.tables.append(cells_of_grid(grid, self.say))
                self.add(remarks)

    def _spelled(self, line: Line) -> str:
        role = self.judge(line)
        if role.kind == "asterisk":
            return ""
        typed = "" if role.kind == "bullet" else role.mark
        if role.kind not in _MOVED:
            return squeezed(typed + self.say(role.line))
        self.words.moved |= {self.labels[p.note] for p in role.line.pieces if p.note in self.labels}
        return squeezed(typed + role.line.text)

    def say(self, line: Line) -> str:
        """The characters of a line with its calls."""
        calls = self.labels
        return "".join(call_sign(calls[p.note]) if p.note in calls else p.text for p in line.pieces)


def called_once(called: Sequence[str], labels: Mapping[str, str]) -> dict[str, str]:
    """The labels of the notes that are called at one place only, by identifier."""
    times = Counter(called)
    return {identifier: label for identifier, label in labels.items() if times[identifier] == 1}


@dataclass(slots=True)
class BlockReader:
    """What the blocks say, whose marks must be written out; ``shown`` and ``moved`` are labels of notes."""

    shown: set[str]
    moved: set[str]
    words: Words = field(default_factory=Words)

    def add(self, blocks: Iterable[Block]) -> None:
        """Read blocks and what stands in them in its order."""
        for block in blocks:
            self.words.text.append(squeezed(getattr(block, "mark", None) or ""))
            if isinstance(block, Table | Chart):
                unit = (Text("("), *block.unit, Text(")")) if block.unit else ()
                remarks = block.remarks if isinstance(block, Table) else ()
                for content in (block.title or (), unit, *remarks):
                    self._say(content)
                self.words.tables.append(self._cells(block))
            elif isinstance(block, Figure):
                self._say(block.title or ())
            else:
                for content in inlines(block):
                    self._say(content)
            self.add(children(block))

    def _say(self, content: Inlines) -> None:
        self.words.moved |= self.moved & set(calls(content))
        self.words.text.append(squeezed(said(content, self.shown - self.moved)))

    def _cells(self, block: Table | Chart) -> Cells:
        if isinstance(block, Table):
            return cells_of_table(block, self.shown)
        return cells_of_grid(chart_grid(block, block.line), lambda line: line.text)


def prove(source: Words, blocks: Sequence[Block], labels: Iterable[str]) -> None:
    """Raise InternalError with the first place where the blocks differ from what the file says."""
    reader = BlockReader(set(labels), source.moved)
    reader.add(blocks)
    made = reader.words
    _compare("".join(source.text), "".join(made.text))
    for was, became in zip(source.tables, made.tables, strict=False):
        compare_cells(was, became)
    _compare(str(len(source.tables)), str(len(made.tables)))
    _compare(" ".join(sorted(source.moved)), " ".join(sorted(made.moved)))


def _compare(expected: str, found: str) -> None:
    if expected == found:
        return
    pairs = enumerate(zip(expected, found, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(expected), len(found)))
    was, became = (text[max(at - _SHOWN // 2, 0) : at + _SHOWN] for text in (expected, found))
    message = f"the import changed words: {was!r} became {became!r}"
    raise InternalError(Problem("import-words-differ", message, hint="report this file to us"))
