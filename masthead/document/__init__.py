"""The Document: what a text says, without how it looks. Frozen values that know their source line.

Reading makes it, every other stage walks it. Lines do not count when two values are compared, so
that ``read(write(document)) == document``.

A document that can be written and read again keeps these rules, whatever made it:

- Texts are not empty, touch no other Text, and hold no line ends or control characters but the tab.
- Content is not empty but in a table's cells; nor are titles (None where there is none), the lines of a
  signature, items, quotations, summaries, the paragraphs of a note. Only a Part may hold no blocks.
- In a Link stand no Link, Reference or NoteCall; its target is http, https or mailto, without white space.
- Pitch is from 1 to 99 pt, space from 0 to 999 pt, tracking from -9 to 9 pt, all to the hundredth.
- Labels are of letters, digits and ``_ . : -``, each given once; a Reference names one of them. Labels of
  notes are of letters, digits and ``_ . -``; each note is called once, outside notes, in the order of the
  notes. The paragraphs of a note have no label.
- Headings have levels 1 to 6. Headings and summaries, contents lists, new pages, signatures, numbered
  paragraphs and parts stand in the document or a part (headings also in a summary); the rest stands there,
  in items, in quotations and in summaries. Sub-paragraphs go to the fourth level.
- A table's rows are as long as its head. A figure has a path and an alternative text on one line.
- A chart has a category and a series at least, and each series as many values as there are categories.
"""

from masthead.document.blocks import (
    Block,
    Bullet,
    Closing,
    Contents,
    Document,
    Heading,
    Holder,
    NewPage,
    Note,
    NumberedParagraph,
    Paragraph,
    Part,
    PartKind,
    Quotation,
    Signature,
    SubParagraph,
    Summary,
)
from masthead.document.figures import (
    Chart,
    ChartKind,
    Figure,
    Series,
    Stacking,
)
from masthead.document.fit import (
    UNFITTED,
    Fit,
)
from masthead.document.inline import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Tracked,
)
from masthead.document.tables import (
    Alignment,
    Cell,
    Row,
    Table,
    TableSize,
)
from masthead.document.walking import (
    calls,
    children,
    inlines,
    walk,
)

__all__ = [
    "UNFITTED",
    "Alignment",
    "Block",
    "Bullet",
    "Cell",
    "Chart",
    "ChartKind",
    "Closing",
    "Contents",
    "Document",
    "Emphasis",
    "Figure",
    "Fit",
    "Heading",
    "Holder",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "NewPage",
    "Note",
    "NoteCall",
    "NumberedParagraph",
    "Paragraph",
    "Part",
    "PartKind",
    "Quotation",
    "Reference",
    "Row",
    "Series",
    "Signature",
    "Stacking",
    "Strong",
    "SubParagraph",
    "Subscript",
    "Summary",
    "Superscript",
    "Table",
    "TableSize",
    "Text",
    "Tracked",
    "calls",
    "children",
    "inlines",
    "walk",
]
