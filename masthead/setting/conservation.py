"""A report on what a document's text holds, and what of it stands in the finished PDF and in the HTML.

The proofs (`proof.py`, `screen_proof.py`) compare letter by letter and refuse what differs. Here the same is
counted, by another way: word by word, each looked for in its order in what was read back, and in kinds of
things, each as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from masthead.composing import Composition
from masthead.composing.charts import chart_alternative
from masthead.document import Chart, Figure, Inlines, Table, walk
from masthead.errors import ContentError, Problem
from masthead.setting.extraction import letters

_REACH = 4000  # letters within which the next word stands: a page has fewer, and cells go on over one
WORDS = re.compile(r"[\u2e80-\uff60]|[^\s\u2e80-\uff60]+")  # each sign of Chinese is one
_EXCERPT = 40  # characters in a message
_PIECE = 8  # letters of a thing that goes on over a page, on either of them: a short one has but one line


@dataclass(frozen=True, slots=True)
class Held:
    """How many of a kind the text has, and how many of them the PDF and the HTML; the first that lacks."""

    what: str
    written: int
    pdf: int
    html: int
    lacking: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing lacks."""
        return self.written == self.pdf == self.html


@dataclass(frozen=True, slots=True)
class _Output:
    """What was read back: the letters of the text, those of the notes, the alternative texts in order."""

    text: str
    notes: str
    alternatives: tuple[str, ...]
    ordered: bool = True


def conservation(composition: Composition, pdf: bytes, html: bytes) -> tuple[Held, ...]:
    """The counts of a document that was set, by kinds of things: words, numbers, marks, notes and so on."""
    outputs = _of_pdf(composition, pdf), _of_html(html)
    return tuple(_counted(what, items, outputs) for what, items in _items(composition))


def _items(composition: Composition) -> Iterator[tuple[str, list[str]]]:
    document, wording = composition.document, composition.wording
    words = [word for run in wording.text if not run.drawn for word in WORDS.findall(run.text)]
    yield "words", [word for word in words if any(map(str.isalpha, word))]
    yield "numbers", [word for word in words if not any(map(str.isalpha, word)) and re.search(r"\d", word)]
    blocks = list(walk(document.blocks))
    yield "marks", [mark for block in blocks if (mark := getattr(block, "mark", None))]
    yield "notes", ["".join(run.text for run in note) for note in wording.notes]
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = (cell for table in tables for row in (*table.head, *table.rows) for cell in row)
    yield "cells", [text for cell in cells if (text := _plain(cell.content, composition))]
    titled = (block for block in blocks if isinstance(block, Table | Figure | Chart))
    yield "captions", [text for block in titled if block.title and (text := _plain(block.title, composition))]
    yield "alternative texts", list(alternatives(composition))


def alternatives(composition: Composition) -> Iterator[str]:
    """The alternative texts of a document's pictures and charts, in their order."""
    for block in _pictures(composition):
        if isinstance(block, Figure):
            yield block.alternative
        else:
            yield chart_alternative(block, composition.language)


def _pictures(composition: Composition) -> Iterator[Figure | Chart]:
    return (block for block in walk(composition.document.blocks) if isinstance(block, Figure | Chart))


def _plain(content: Inlines, composition: Composition) -> str:
    from masthead.document import LineBreak, NoteCall, Text

    marks = {note.label: note.mark or "" for note in composition.document.notes}

    def said(inline: Any) -> str:
        match inline:
            case Text():
                return inline.text
            case NoteCall():
                return marks[inline.label]
            case LineBreak():
                return " "
        return "".join(map(said, getattr(inline, "children", ())))

    return "".join(map(said, content)).strip()


def _counted(what: str, items: list[str], outputs: Sequence[_Output]) -> Held:
    counts, lacking = [], ""
    for output in outputs:
        missing = list(_missing(what, items, output))
        counts.append(len(items) - len(missing))
        lacking = lacking or next(iter(missing), "")
    return Held(what, len(items), counts[0], counts[1], lacking)


def _missing(what: str, items: Sequence[str], output: _Output) -> Iterator[str]:
    if what == "alternative texts":
        left = iter(output.alternatives)
        yield from (item for item in items if not any(item == each for each in left))
    elif what in ("words", "numbers"):
        yield from _out_of_order(items, output)
    else:
        yield from _not_whole(items, output.notes if what == "notes" else output.text, output.ordered)


def _out_of_order(items: Iterable[str], output: _Output) -> Iterator[str]:
    """The words that do not follow the ones before them, but for cells of a row that two pages share."""
    at = 0
    for item in items:
        wanted = letters(item)
        found = output.text.find(wanted, at, at + _REACH + len(wanted))
        if found >= 0:
            at = found + len(wanted)
            continue
        near = output.text[max(0, at - _REACH) : at + _REACH] if output.ordered else output.text
        if not _stands(wanted, near, output.ordered):
            yield item


def _not_whole(items: Iterable[str], text: str, ordered: bool) -> Iterator[str]:
    """The things that do not stand in a text as often as they should."""
    wanted = [letters(item) for item in items]
    known: dict[str, int] = {}
    for item, own in zip(items, wanted, strict=True):
        known[own] = known.get(own, 0) + 1
        if text.count(own) >= known[own] or (ordered and _parted(own, text)):
            continue
        if ordered or not all(_stands(letters(word), text, ordered) for word in item.split()):
            yield item


def _parted(own: str, text: str) -> bool:
    """Whether something stands in two pieces, as a page's end parts it: each of them is there."""
    cuts = range(_PIECE, len(own) - _PIECE)  # a line at least on each page
    return any(own[:cut] in text and own[cut:] in text for cut in cuts)


def _stands(own: str, text: str, ordered: bool) -> bool:
    """Whether something stands in a text; of one from right to left, each of its words and figures.

    Signs and figures come out of such a page where they stand on it (`mirrored.py`).
    """
    if ordered or own in text:
        return own in text
    return all(piece in text for piece in re.findall(r"\d+|[A-Za-z]+|[^\W\dA-Za-z]+", own))


def _of_pdf(composition: Composition, pdf: bytes) -> _Output:
    from masthead.setting.extraction import page_texts

    text = "".join(page.body for page in page_texts(pdf, composition.sheet))
    return _Output(text, text, tuple(tagged_alternatives(pdf)), composition.language.direction == "ltr")


def prove_alternatives(composition: Composition, found: Callable[[], Iterable[str]], where: str) -> None:
    """Check that the pictures and charts have their alternative texts, in order, among those ``found``.

    Raises ContentError with the line of the first that has not. Without pictures nothing is looked for.
    """
    wanted = list(alternatives(composition))
    left = iter(found() if wanted else ())
    for block, text in zip(_pictures(composition), wanted, strict=True):
        if not any(text == each for each in left):
            message = f"the alternative text «{text[:_EXCERPT]}» is not in the {where}"
            hint = "mend the template: a picture has lost the words for who cannot see it"
            path = composition.document.path
            raise ContentError(Problem("alternative-lost", message, path, block.line or None, hint))


def tagged_alternatives(pdf: bytes) -> Iterator[str]:
    """The alternative texts of a tagged PDF, in the order of its structure."""
    import pikepdf

    with pikepdf.Pdf.open(BytesIO(pdf)) as opened:
        waiting: list[Any] = [opened.Root.get("/StructTreeRoot")]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Array):
                waiting.extend(reversed(list(element)))
            elif isinstance(element, pikepdf.Dictionary):
                if "/Alt" in element:
                    yield str(element["/Alt"])
                waiting.append(element.get("/K"))


def _of_html(html: bytes) -> _Output:
    from lxml import html as reader

    root = reader.document_fromstring(html.decode("utf-8"))
    for table in root.xpath("//main//details[@class='chart-data']"):
        table.drop_tree()
    text = letters("".join("".join(place.itertext()) for place in root.iter("main")))
    notes = root.xpath("//section[@class='notes']/ol")
    said = letters("".join("".join(place.itertext()) for place in notes))
    return _Output(text, said, tuple(root.xpath("//main//img/@alt")))
