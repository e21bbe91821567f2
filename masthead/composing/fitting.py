"""What a hand did to make text fit its pages, as classes for the print page and the rules of CSS for them.

The page for the screen has no pages, and shows none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from masthead.composing.tables import is_brief
from masthead.document import (
    Block,
    Bullet,
    Contents,
    Document,
    Figure,
    Fit,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Quotation,
    Table,
    Tracked,
    children,
    inlines,
    walk,
)
from masthead.sheets import Sheet

# What stands below a heading of each level, by the names of the sheet's measures (styles/headings.css).
_BELOW = {1: "subtitle-below", 2: "chapter-below", 3: "heading-below"}
_BLOCK = (
    "var(--paper-width) - var(--page-left) - var(--page-right) - var(--measure-left)"  # from the measure on
)


def tracking(inline: Tracked) -> str:
    """The class of a run with a tracking of its own."""
    return f"tracking-{_name(inline.tracking)}"


@dataclass(frozen=True, slots=True)
class Fitting:
    """The classes of each block that is fitted, by its identity, and the rules that they stand for."""

    classes: Mapping[int, str] = field(default_factory=dict)
    rules: str = ""

    def classes_of(self, block: Block) -> str:
        """The classes of a block, with the space before them; "" for one that the sheet alone places."""
        return self.classes.get(id(block), "")


def fit_pages(document: Document, sheet: Sheet) -> Fitting:
    """The fitting of a document on its sheet."""
    rules: dict[str, str] = {}
    fitted = _fitted(document.blocks, sheet)
    classes = {id(block): _classes(fit, below, rules) for block, fit, below in fitted}
    for content in (content for block in walk(document.blocks) for content in inlines(block)):
        for inline in _tracked(content):
            rules[tracking(inline)] = f"letter-spacing:{inline.tracking:g}pt"
    for block in walk(document.blocks):
        if isinstance(block, Figure) and block.width is not None:
            classes[id(block)] = f" picture-{_name(block.width)}"
            rules[f"picture-{_name(block.width)} img"] = f"width:{block.width:g}mm"
    right = document.metadata.agenda_title_right
    if right is not None:
        rules["front .topic"] = f"margin-inline-end:calc({right}pt - var(--front-right))"
    return Fitting(classes, "".join(f".{name}{{{said}}}" for name, said in sorted(rules.items())))


def _classes(fit: Fit, below: float, rules: dict[str, str]) -> str:
    """The classes of one block, behind one that has ``below`` pt of room of its own below it."""
    names = []
    if fit.pitch is not None:
        names.append(f"pitch-{_name(fit.pitch)}")
        rules[names[-1]] = f"line-height:{fit.pitch:g}pt"
    if fit.space is not None:
        # Margins collapse: a larger one counts alone, a negative one is taken from the other.
        margin = fit.space if fit.space >= below else fit.space - below
        names.append(f"space-{_name(margin)}")
        rules[names[-1]] = f"margin-top:{margin:g}pt!important"
    if fit.right is not None:
        names.append(f"right-{_name(fit.right)}")
        rules[names[-1]] = f"width:calc({_BLOCK} - {fit.right:g}pt)!important"
    names += ["outdented"] * fit.outdented
    names += ["keep-lines"] * fit.keep_lines + ["keep-next"] * fit.keep_next
    return "".join(f" {name}" for name in names)


def _fitted(blocks: Sequence[Block], sheet: Sheet, below: float = 0) -> Iterator[tuple[Block, Fit, float]]:
    """The blocks that are fitted, and the room below what stands before each."""
    for block in blocks:
        fit = block.fit if isinstance(block, Paragraph | Heading | Table) else None
        if fit is not None and fit != Fit():
            yield block, fit, below
        inner = children(block)
        # What holds paragraphs is no box of its own, but for these.
        yield from _fitted(inner, sheet, 0 if isinstance(block, Part | Bullet | Quotation) else below)
        below = _below(block, sheet)


def _below(block: Block, sheet: Sheet) -> float:
    space, table = sheet.measures["space"], sheet.measures["table"]
    match block:
        case Heading():
            return float(space[_BELOW.get(block.level, "minor-below")])
        case Table():
            return float(table["brief-below" if is_brief(block) else "below"])
        case Contents():
            return float(space["chapter-above"])
    return float(space["paragraph"])


def _tracked(content: Inlines) -> Iterator[Tracked]:
    for inline in content:
        if isinstance(inline, Tracked):
            yield inline
        yield from _tracked(getattr(inline, "children", ()))


def _name(points: float) -> str:
    """A measure in the name of a class: hundredths of a point."""
    hundredths = round(points * 100)
    return f"n{-hundredths}" if hundredths < 0 else str(hundredths)
