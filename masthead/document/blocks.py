"""The blocks of a text, from the paragraph to the annex, and the Document that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from masthead.document.figures import Chart, Figure
from masthead.document.fit import UNFITTED, Fit
from masthead.document.inline import Inlines
from masthead.document.tables import Table
from masthead.metadata import Metadata

PartKind = Literal["annex", "enclosure", "appendix"]
Closing = Literal["signature", "adoption"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a title or subtitle without number, levels 2, 3, 4 take I., A., 1. and so on.

    ``mark`` is None where the sequence gives the number, "" where the heading has none, and otherwise
    the number itself, printed as it stands.
    """

    level: int
    content: Inlines
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)
    fit: Fit = UNFITTED


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number."""

    content: Inlines
    label: str | None = None
    line: int = field(default=0, compare=False)
    fit: Fit = UNFITTED


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph that takes the next arabic number, with what belongs to it; ``mark`` as for a heading."""

    blocks: tuple[Block, ...]
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SubParagraph:
    """A lettered paragraph. Its level, 1 to 4, is its depth among sub-paragraphs: (a), (i), a., i."""

    blocks: tuple[Block, ...]
    label: str | None = None
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item of a list without numbers; bullets in it are of the second level."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Paragraphs set off as a quotation."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the right that closes a text, a line of type a line: who signed, when it was adopted."""

    lines: tuple[Inlines, ...]
    line: int = field(default=0, compare=False)
    role: Closing = "signature"


@dataclass(frozen=True, slots=True)
class Summary:
    """The boxed summary of a report."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the contents list: the headings behind it down to a level, 2 to 6, and the parts.

    ``asterisks`` stand behind its first line, where they call a note of the first page.
    """

    level: int = 3
    line: int = field(default=0, compare=False)
    asterisks: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page: fitted by hand. ``high``: its first line has no room above its letters."""

    line: int = field(default=0, compare=False)
    high: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """An annex, an enclosure or an appendix. It begins a page unless it runs on; its numbering begins again.

    ``title`` is what stands at its head (None: the language's word for its kind, with a roman numeral
    where there are several); ``original`` the language code that stands in brackets below it.
    """

    kind: PartKind
    blocks: tuple[Block, ...]
    title: Inlines | None = None
    original: str | None = None
    runs_on: bool = False
    label: str | None = None
    line: int = field(default=0, compare=False)


Block: TypeAlias = (
    Heading
    | Paragraph
    | NumberedParagraph
    | SubParagraph
    | Bullet
    | Quotation
    | Table
    | Figure
    | Chart
    | Signature
    | Summary
    | Contents
    | NewPage
    | Part
)


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot: the label it is called by, and its paragraphs; ``mark`` as for a heading."""

    label: str
    blocks: tuple[Paragraph, ...]
    mark: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One language version of a document. ``notes`` stand in the order in which they are first called."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    path: Path | None = field(default=None, compare=False)


Holder: TypeAlias = NumberedParagraph | SubParagraph | Bullet | Quotation | Summary | Part
