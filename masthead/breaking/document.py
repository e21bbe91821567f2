"""Every justified paragraph of a composition, with the measure of the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from masthead.breaking.cells import CellBreaker
from masthead.breaking.frames import frame
from masthead.breaking.hyphens import hyphenator
from masthead.breaking.metrics import Metrics
from masthead.breaking.paragraph import Breaker
from masthead.breaking.rule import Allowance
from masthead.breaking.ruler import Ruler
from masthead.composing.inlines import plain
from masthead.document import (
    Block,
    Bullet,
    Document,
    NumberedParagraph,
    Paragraph,
    Part,
    Quotation,
    SubParagraph,
    Summary,
    Table,
    inlines,
    walk,
)
from masthead.sheets import LineRule, Sheet

if TYPE_CHECKING:
    from masthead.composing import Composition

_STYLE = "body"
_SOFT_HYPHEN = "\u00ad"


def break_lines(composition: Composition, metrics: Metrics) -> Composition:
    """Return the composition with its justified paragraphs in lines, for the print page.

    As it is where its sheet leaves lines to the engine, or its text runs from right to left.
    """
    sheet, document = composition.sheet, composition.document
    rule = sheet.rules.breaking
    if rule is None or composition.language.direction == "rtl":
        return composition
    marks = {note.label: note.mark or "" for note in document.notes}
    code = composition.language.code
    cutter = hyphenator(code) if code in rule.hyphenated and not _says_where(document) else None

    @cache
    def breaker(style: str) -> Breaker:
        ruler = _ruler(metrics, sheet.types[style], sheet.rules.kerning)
        # what is ragged is never squeezed; all that is justified is set in the style of the text
        allowance = Allowance(rule.shrink * ruler.space, rule.share)
        return Breaker(ruler, allowance, marks, call_size / sheet.types[style].size, cutter)

    call_size = _points(sheet, "marks", "call-size")
    numbered = "numbered-indented" if composition.kind.numbered == "indented" else "numbered"
    gutter = composition.kind.numbered == "gutter"
    measure = _points(sheet, "measure", "gutter-text" if gutter else "text")
    step, heading = _points(sheet, "measure", "step"), _points(sheet, "measure", "heading")
    walker = _Walker(
        breaker(_STYLE), CellBreaker(sheet, breaker), rule, measure, step, heading, numbered, gutter
    )
    role = "indented" if composition.kind.paragraphs == "indented" else "text"
    blocks = tuple(walker.blocks(document.blocks, role))
    return replace(composition, document=replace(document, blocks=blocks))


_ruler = lru_cache(maxsize=32)(Ruler)  # a process that sets many documents measures the same words


def _says_where(document: Document) -> bool:
    """Whether a text says itself where its words are cut: by a soft hyphen, anywhere."""
    runs = (run for block in walk(document.blocks) for run in inlines(block))
    return any(_SOFT_HYPHEN in plain(run) for run in runs)


def _points(sheet: Sheet, table: str, name: str) -> float:
    return float(sheet.measures[table][name])


@dataclass(frozen=True, slots=True)
class _Walker:
    """Walks blocks as templates/includes/blocks.html does, which says what role each paragraph has."""

    breaker: Breaker
    cells: CellBreaker
    rule: LineRule
    measure: float
    step: float
    heading: float
    numbered: str
    gutter: bool

    def blocks(self, blocks: Sequence[Block], role: str, depth: int = 0) -> Iterator[Block]:
        """The blocks, their paragraphs in lines. ``depth`` is that of the sub-paragraph they stand in."""
        for block in blocks:
            match block:
                case Paragraph():
                    yield self.paragraph(block, role)
                case NumberedParagraph():
                    yield self.marked(block, self.numbered, 0)
                case SubParagraph():
                    yield self.marked(
                        block, f"{'hung' if self.gutter else 'sub'}-{min(depth + 1, 4)}", depth + 1
                    )
                case Bullet():
                    inner = "inner-bullet" if role in ("bullet", "inner-bullet") else "bullet"
                    yield replace(block, blocks=tuple(self.blocks(block.blocks, inner)))
                case Quotation():
                    yield replace(block, blocks=tuple(self.blocks(block.blocks, "quoted")))
                case Part():
                    own = role if role == "indented" else "text"
                    yield replace(block, blocks=tuple(self.blocks(block.blocks, own)))
                case Table():
                    yield self.cells.table(block)
                case Summary():
                    boxed = replace(self, measure=self.heading, gutter=False, numbered="numbered")
                    inside = tuple(boxed.blocks(block.blocks, "indented"))
                    yield replace(block, blocks=inside)
                case _:
                    yield block

    def marked(self, block: NumberedParagraph | SubParagraph, role: str, depth: int) -> Block:
        """A paragraph that stands beside its number, and what follows it."""
        head: list[Block] = []
        rest = block.blocks
        if rest and isinstance(rest[0], Paragraph):
            beside = "" if self.gutter and role == self.numbered else block.mark or ""
            head.append(self.paragraph(rest[0], role, beside))
            rest = rest[1:]
        return replace(block, blocks=(*head, *self.blocks(rest, "continued", depth)))

    def paragraph(self, paragraph: Paragraph, role: str, mark: str = "") -> Paragraph:
        """One paragraph in the lines of its role."""
        width = self.breaker.ruler.text_width(mark)
        shape = frame(role, self.measure, self.step, self.rule.stops, width)
        return replace(paragraph, content=self.breaker.set_lines(paragraph.content, shape))
