"""Hypothesis strategies that build any valid document, for every stage that walks one."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from masthead.charting import KINDS, MIXED, ROUND
from masthead.document import (
    Alignment,
    Block,
    Bullet,
    Cell,
    Chart,
    Emphasis,
    Figure,
    Fit,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NumberedParagraph,
    Paragraph,
    Part,
    Quotation,
    Reference,
    Row,
    Series,
    Signature,
    Strong,
    SubParagraph,
    Subscript,
    Summary,
    Superscript,
    Table,
    Text,
    Tracked,
    inlines,
    walk,
)

Body = tuple[tuple[Block, ...], tuple[Note, ...]]

# Pieces that mean something to Markdown, to our dialect, or to who trims and splits.
ODD = [
    *"*_[]()`<>|#&~^\\{}!-+:=\"'.$",
    *"  \t\u00a0\u202f\u3000\ufeff",
    ":::",
    "::: annex",
    "{br}",
    "{#a}",
    "{*",
    "*}",
    "[^a]",
    "[^a]:",
    "](x)",
    "](#a)",
    "![",
    "&amp;",
    "&#32;",
    "1.",
    "2)",
    "- ",
    "---",
    "***",
    "# ",
    "> ",
    "| a |",
    "<b>",
    "<!--",
    "https://un.org",
    "« ",
    " »",
    "’",
    "“",
    "。",
    "（",
    "ا",
    "é",
    "A/65/100*",
]
WORDS = ["word", "of", "the", "Committee", "paragraphe", "2010", "会议", "комитет"]


def texts(min_size: int = 1) -> SearchStrategy[str]:
    """Words and oddities, with and without spaces between; no line ends or controls."""
    char = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    piece = st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), char)
    spaced = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
    return st.one_of(
        spaced,
        st.lists(piece, min_size=min_size, max_size=6).map("".join),
        st.lists(piece, min_size=min_size, max_size=6).map(" ".join),
    ).filter(lambda text: len(text) >= min_size)


labels = st.text("abcé_.:-12", min_size=1, max_size=4)
_targets = st.one_of(
    st.sampled_from(
        ["https://un.org", "http://a.b/c_d*e", "mailto:a@b.c", "https://a/(b)", 'https://a/<b>|"\\&amp;c']
    ),
    st.text("ab()<>[]*_&;|\\\"'~^{}!`#?=", min_size=1, max_size=8).map("https://".__add__),
)
_paths = st.one_of(
    st.sampled_from(["a.svg", "b c.png", "é/(x).svg"]),
    st.text('ab()<>[]&;|\\"* .', min_size=1).map("p".__add__),
)


def _joined(parts: list[Inline]) -> Inlines:
    """Texts that touch become one, as in every valid document."""
    out: list[Inline] = []
    for part in parts:
        if isinstance(part, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + part.text)
        else:
            out.append(part)
    return tuple(out)


def _hundredths(low: int, high: int) -> SearchStrategy[float]:
    """Points, to the hundredth."""
    return st.integers(low, high).map(lambda hundredths: hundredths / 100)


_space = st.one_of(st.none(), _hundredths(0, 99900))
_spaced = st.one_of(
    st.just(Fit()),
    st.builds(Fit, space=_space, keep_next=st.booleans(), right=_space, outdented=st.booleans()),
)
_fits = st.one_of(
    st.just(Fit()),
    st.builds(Fit, st.one_of(st.none(), _hundredths(100, 9900)), _space, st.booleans(), st.booleans()),
)


def contents(depth: int = 2, *, in_link: bool = False, lone: bool = False) -> SearchStrategy[Inlines]:
    """Runs of inlines. References and note calls have the label ``?`` until ``bodies`` puts real ones."""
    leaves: list[SearchStrategy[Any]] = [texts().map(Text), texts().map(Text), st.just(LineBreak())]
    if not in_link and not lone:
        leaves += [st.just(Reference("?")), st.just(NoteCall("?"))]
    parts = list(leaves)
    if depth:
        inner = contents(depth - 1, in_link=in_link, lone=lone)
        parts += [inner.map(kind) for kind in (Emphasis, Strong, Superscript, Subscript)]
        parts.append(st.builds(Tracked, inner, _hundredths(-900, 900)))
        if not in_link:
            within = contents(depth - 1, in_link=True, lone=lone)
            parts.append(st.builds(Link, _targets, within))
            parts.append(st.just(Link("https://un.org", (Text("https://un.org"),))))
    return st.lists(st.one_of(parts), min_size=1, max_size=4).map(_joined)


_label = st.one_of(st.none(), st.just("?"))
_mark = st.one_of(st.none(), st.just(""), texts().filter(str.strip))
_title = st.one_of(st.none(), contents(1))
_paragraphs = st.builds(Paragraph, contents(), _label, fit=_fits)
_plain_texts = texts().map(lambda text: " ".join(text.split())).filter(str.strip)


@st.composite
def charts(draw: DrawFn) -> Chart:
    """Charts of one to three series, drawn in any way."""
    kind = draw(st.sampled_from(KINDS))
    rows = draw(st.integers(1, 3))
    figures = st.sampled_from(
        ["1", "0", "12.50", "1234567", "5%", "", "–", *(() if kind in ROUND else ["-3.5"])]
    )
    numbers = st.sampled_from(["1", "2.5", "-7"])
    categories = numbers if kind == "scatter" else st.one_of(st.just(""), _plain_texts)
    mixed = kind in MIXED
    way = st.sampled_from([None, *MIXED] if mixed else [None])
    series = st.builds(
        Series,
        st.one_of(st.just(""), _plain_texts),
        st.lists(figures, min_size=rows, max_size=rows).map(tuple),
        way,
        st.booleans() if mixed else st.just(False),
    )
    words = st.one_of(st.just(""), _plain_texts)
    measure = st.one_of(st.none(), st.integers(20, 400))
    return Chart(
        kind,
        draw(st.lists(categories, min_size=rows, max_size=rows).map(tuple)),
        draw(st.lists(series, min_size=1, max_size=3).map(tuple)),
        draw(st.sampled_from(["", "stacked", "shares"])),
        draw(st.booleans()),
        draw(words),
        draw(words),
        draw(words),
        draw(st.one_of(st.none(), st.integers(0, 9))),
        draw(st.sampled_from([None, "", " ", ","])),
        draw(measure),
        draw(measure),
        draw(words),
        draw(_title),
        draw(_title),
        draw(_label),
        draw(_mark),
    )


_widths = st.none() | st.integers(1, 4200).map(lambda tenths: tenths / 10)
_figures = st.builds(Figure, _paths, texts().filter(str.strip), _title, _label, _mark, width=_widths)


@st.composite
def tables(draw: DrawFn) -> Table:
    """Tables of up to three columns, cells empty or not, over one place or several."""
    columns = draw(st.integers(1, 3))
    plain = draw(st.booleans())
    alignment: SearchStrategy[Alignment] = st.sampled_from(("", "left", "center", "right"))
    alignments = draw(st.lists(alignment, min_size=columns, max_size=columns).map(tuple))
    head = _rows(draw, 1 if plain else draw(st.integers(0, 3)), columns, plain)
    rows = _rows(draw, draw(st.integers(0 if head else 1, 3)), columns, plain)
    title, label, mark = draw(_title), draw(_label), draw(_mark)
    if plain:
        return Table(head, rows, alignments, title, label=label, mark=mark)
    remarks = draw(st.lists(contents(1), max_size=2).map(tuple))
    points = st.integers(1, 9999).map(lambda twentieths: twentieths / 20)
    by_hand = draw(st.booleans())
    return Table(
        head,
        rows,
        alignments,
        title,
        draw(_title),
        remarks,
        draw(st.booleans()),
        label,
        mark,
        widths=tuple(draw(st.lists(points, min_size=columns, max_size=columns))) if by_hand else (),
        gaps=tuple(draw(st.lists(points, min_size=3, max_size=3))) if draw(st.booleans()) else (),
        size=draw(st.sampled_from(("", "small", "text"))),
        marks=draw(st.one_of(st.just(0), points)),
        hanging=draw(st.booleans()),
        two_columns=draw(st.booleans()),
        light=draw(st.booleans()),
        boxed=draw(st.booleans()),
        whole_rows=draw(st.booleans()),
    )


def _rows(draw: DrawFn, count: int, columns: int, plain: bool) -> tuple[Row, ...]:
    """Rows of cells that cover every place once."""
    free = [[True] * columns for _ in range(count)]
    rows: list[list[Cell]] = [[] for _ in range(count)]
    for at, line in enumerate(free):
        for column in range(columns):
            if not line[column]:
                continue
            room = next((n for n, is_free in enumerate(line[column:]) if not is_free), columns - column)
            width = 1 if plain else draw(st.integers(1, room))
            height = 1 if plain else draw(st.integers(1, count - at))
            for covered in free[at : at + height]:
                covered[column : column + width] = [False] * width
            level = 0 if plain else draw(st.integers(0, 2))
            rows[at].append(Cell(draw(st.one_of(st.just(()), contents(1))), width, height, level))
    return tuple(map(tuple, rows))


def flow(depth: int = 2, letters: int = 0) -> SearchStrategy[Block]:
    """What may stand in an item or a quotation."""
    kinds: list[SearchStrategy[Any]] = [_paragraphs, _paragraphs]
    if depth:
        inner = st.lists(flow(depth - 1, letters), min_size=1, max_size=3).map(tuple)
        kinds += [tables(), _figures, charts(), inner.map(Bullet), inner.map(Quotation)]
        if letters < 4:
            lettered = st.lists(flow(depth - 1, letters + 1), min_size=1, max_size=3).map(tuple)
            kinds.append(st.builds(SubParagraph, lettered, _label, _mark))
    return st.one_of(kinds)


def bodies_of_parts(depth: int = 1) -> SearchStrategy[tuple[Block, ...]]:
    """What may stand in a document or a part."""
    heading = st.builds(Heading, st.integers(1, 6), contents(), _label, _mark, fit=_spaced)
    numbered = st.builds(
        NumberedParagraph, st.lists(flow(), min_size=1, max_size=3).map(tuple), _label, _mark
    )
    summary = st.lists(st.one_of(flow(1), heading), min_size=1, max_size=3).map(tuple).map(Summary)
    signature = st.builds(
        Signature,
        st.lists(contents(1), min_size=1, max_size=3).map(tuple),
        role=st.sampled_from(["signature", "adoption"]),
    )
    kinds: list[SearchStrategy[Any]] = [flow(), numbered, numbered, heading, summary, signature]
    if depth:
        kind = st.sampled_from(["annex", "enclosure", "appendix"])
        original = st.one_of(st.none(), st.sampled_from(["fr", "zh", "en-GB"]))
        inner = bodies_of_parts(depth - 1)
        kinds.append(st.builds(Part, kind, inner, _title, original, st.booleans(), _label))
    return st.lists(st.one_of(kinds), max_size=4).map(tuple)


@st.composite
def bodies(draw: DrawFn) -> Body:
    """Blocks and notes that belong together: labels once, references to them, notes in the order of calls."""
    raw = draw(bodies_of_parts())
    numbers = iter(range(10**6))
    named = tuple(_named(block, numbers) for block in raw)
    given = [label for block in walk(named) if (label := getattr(block, "label", None))]
    note_labels = iter(f"n{n}" for n in range(10**6))
    blocks = tuple(_resolved(block, given, note_labels) for block in named)
    notes = [draw(_notes(label)) for label in _called(blocks)]
    return blocks, tuple(notes)


def _notes(label: str) -> SearchStrategy[Note]:
    paragraph = contents(1, lone=True).map(Paragraph)
    return st.builds(Note, st.just(label), st.lists(paragraph, min_size=1, max_size=2).map(tuple), _mark)


def _called(blocks: tuple[Block, ...]) -> list[str]:
    return [
        part.label
        for block in walk(blocks)
        for content in inlines(block)
        for part in _flat(content)
        if isinstance(part, NoteCall)
    ]


def _flat(content: Inlines) -> list[Inline]:
    return [found for part in content for found in (part, *_flat(getattr(part, "children", ())))]


def _named(block: Any, numbers: Any) -> Any:
    """A block whose labels are each given once."""
    changes: dict[str, Any] = {}
    if getattr(block, "label", None):
        changes["label"] = f"l{next(numbers)}"
    if getattr(block, "blocks", None):
        changes["blocks"] = tuple(_named(child, numbers) for child in block.blocks)
    return _with(block, changes)


def _resolved(value: Any, given: list[str], notes: Any) -> Any:
    """The same with references and calls that lead somewhere; a reference without goal becomes a text."""
    if isinstance(value, NoteCall):
        return NoteCall(next(notes))
    if isinstance(value, Reference):
        return Reference(given[0]) if given else LineBreak()
    if isinstance(value, tuple):
        return tuple(_resolved(part, given, notes) for part in value)
    changes = {
        name: _resolved(getattr(value, name), given, notes)
        for name in getattr(value, "__slots__", ())
        if isinstance(getattr(value, name), tuple | Cell)
    }
    return _with(value, changes)


def _with(value: Any, changes: dict[str, Any]) -> Any:
    from dataclasses import replace

    return replace(value, **changes) if changes else value
