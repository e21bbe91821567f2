"""The proof of an import finds what is not in its place: a cell, a span, a note, the call of one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from masthead.document import Cell, Emphasis, Inlines, Note, NoteCall, Row, Table, Text, inlines, walk
from masthead.errors import InternalError
from masthead.importing.given import Given
from masthead.importing.word import building, import_file, importing
from masthead.importing.word.cell_proof import cells_of_table, compare_cells
from masthead.importing.word.inlines import spoken
from tests.importing.word.making import p, run, tbl, tc, tr
from tests.importing.word.test_importing import read
from tests.importing.word.test_notes import call, note, noted

TREES = tbl(
    tr(tc("Tree"), tc("Height"), tc("Age"), head=True),
    tr(tc("Oak", merge="restart"), tc("31.5"), tc("80")),
    tr(tc("", merge="continue"), tc("12"), tc("31.5 each")),
    tr(tc("All of them", span=2), tc("111")),
    columns=3,
)
NESTED = tbl(tr(tc("Oak"), tc(tbl(tr(tc("in"), tc("it"))))), tr(tc("Ash"), tc("2")))


def swapped(table: Table, one: tuple[int, int], other: tuple[int, int]) -> Table:
    """The table with what two cells of its body say in the place of one another."""
    rows = [list(row) for row in table.rows]
    (a, b), (c, d) = one, other
    first, second = rows[a][b], rows[c][d]
    rows[a][b], rows[c][d] = (
        replace(first, content=second.content),
        replace(second, content=first.content),
    )
    return replace(table, rows=tuple(map(tuple, rows)))


def with_rows(change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Callable[[Table], Table]:
    return lambda table: replace(table, rows=change(table.rows))


def split(row: Row) -> Row:
    """The first cell as cells of one column each."""
    first, *others = row
    return (replace(first, columns=1), *(Cell(()) for _ in range(first.columns - 1)), *others)


BAD: dict[str, tuple[str, Callable[[Table], Table], str]] = {
    "in one row": (TREES, lambda t: swapped(t, (0, 1), (0, 2)), "row 1 of the body, column 2"),
    "in one column": (TREES, lambda t: swapped(t, (0, 1), (1, 0)), "row 1 of the body, column 2"),
    "below a merged cell": (TREES, lambda t: swapped(t, (1, 0), (1, 1)), "row 2 of the body, column 2"),
    "behind a wide cell": (TREES, lambda t: swapped(t, (2, 0), (2, 1)), "row 3 of the body, column 1"),
    "a nested one": (NESTED, lambda t: swapped(t, (0, 1), (1, 1)), "row 1 of the body, column 2"),
    "rows": (NESTED, with_rows(lambda rows: rows[::-1]), "row 1 of the body, column 1"),
    "a span": (
        TREES,
        with_rows(lambda rows: (*rows[:2], split(rows[2]))),
        "2 columns and 1 rows went over",
    ),
    "the heads": (TREES, lambda t: replace(t, head=(t.head[0][::-1],)), "row 1 of the head, column 1"),
    "a head": (TREES, lambda t: replace(t, head=(), rows=(*t.head, *t.rows)), "row 1 of the head, column 1"),
}


@pytest.mark.parametrize("body", [TREES, NESTED], ids=["spans", "nested"])
def test_a_table_as_it_stands_is_proved(tmp_path: Path, body: str) -> None:
    assert any(isinstance(block, Table) for block in read(tmp_path, body).document_blocks)


@pytest.mark.parametrize("name", [*BAD])
def test_a_cell_in_the_place_of_another_is_an_error(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, change, told = BAD[name]
    made = building.make_table
    monkeypatch.setattr(building, "make_table", lambda *given: change(made(*given)))
    with pytest.raises(InternalError, match="import-cells-differ") as caught:
        read(tmp_path, body)
    assert told in str(caught.value)
    assert "of the table at paragraph" in str(caught.value)


TWO_NOTES = p("A tree", call(2), " and a shrub", call(3), ".")
IN_CELLS = tbl(tr(tc(p("Oak", call(2))), tc(p("Ash", call(3)))))
IN_CAPTION = p("Table 1", call(2), style="H23") + p("Trees", call(3), style="H23") + TREES


def exchanged(notes: Mapping[str, Note]) -> dict[str, Note]:
    """The words of two notes in the place of one another."""
    one, two = notes["1"], notes["2"]
    return {**notes, "1": replace(one, blocks=two.blocks), "2": replace(two, blocks=one.blocks)}


@pytest.mark.parametrize("change", [exchanged, lambda notes: {"1": notes["1"]}], ids=["swapped", "lost"])
def test_a_note_in_the_place_of_another_is_an_error(
    change: Callable[[Mapping[str, Note]], dict[str, Note]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = importing.make_notes
    monkeypatch.setattr(importing, "make_notes", lambda *given: change(made(*given)))
    with pytest.raises(InternalError, match="import-notes-differ: the import changed the note footnote-"):
        noted(tmp_path, TWO_NOTES, note("An oak."), note("A rose."))


@pytest.mark.parametrize(
    ("body", "code"),
    [(TWO_NOTES, "import-words-differ"), (IN_CELLS, "import-cells-differ")],
    ids=["text", "cells"],
)
def test_a_call_in_the_place_of_another_is_an_error(
    body: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = building.to_inlines

    def other(pieces: Any, labels: Mapping[str, str], **more: Any) -> Inlines:
        turned = {"1": "2", "2": "1"}
        return made(pieces, {name: turned[label] for name, label in labels.items()}, **more)

    monkeypatch.setattr(building, "to_inlines", other)
    with pytest.raises(InternalError, match=code):
        noted(tmp_path, body, note("An oak."), note("A rose."))


def test_the_note_with_an_asterisk_that_is_another_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = p("* The garden is shut.", style="Normal", properties='<w:framePr w:w="9000"/>')
    body = p("1.\tA tree.") + frame
    assert [n.mark for n in read(tmp_path, body).notes] == ["*"]
    made = importing._starred

    def silent(builder: building.Builder) -> dict[str, Note]:
        return {label: replace(each, blocks=each.blocks * 2) for label, each in made(builder).items()}

    monkeypatch.setattr(importing, "_starred", silent)
    with pytest.raises(InternalError, match="import-notes-differ"):
        read(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        IN_CELLS,
        IN_CAPTION,
        p("Table 1", call(2), style="H23") + p("A tree.") + p("Table 2", call(3), style="H23") + TREES,
        p("A tree", call(2), " and the same", call(2), call(3), "."),
        tbl(tr(tc(p("Oak", call(2))), tc("2")))
        + p("Table 1", style="H23")
        + p("Trees", call(2), style="H23")
        + TREES,
        p("Table 1", style="H23") + p("Trees", style="H23") + p("(Metres)", call(2), style="H23") + TREES,
        p("Table 1", style="H23") + p("(Metres", call(2), ")") + p("(In all)", call(3)) + TREES,
        p("\tTrees", call(2), style="H1") + p(call(3)) + p("\tI.", call(4), style="HCh"),
    ],
)
def test_calls_in_all_places_are_followed(body: str, tmp_path: Path) -> None:
    notes = [note("An oak."), note("A rose."), note("A fern.")]
    got = noted(tmp_path, body, *notes)
    said = [spoken(c) for n in got.notes for b in n.blocks for c in inlines(b)]
    assert sorted(said) == sorted(["An oak.", "A rose.", "A fern."][: len(said)])
    assert len(said) == len({at for at in (2, 3, 4) if call(at) in body})


@pytest.mark.parametrize(
    "rows",
    [
        (tr(tc("Summary")), tr(tc("A tree."))),
        (tr(tc(p("Trees", style="H1"))), tr(tc("Summary")), tr(tc("A tree."))),
        (tr(tc(tbl(tr(tc("Oak"), tc("2"))))), tr(tc("Summary")), tr(tc("A tree."))),
        (tr(tc("Summary")), tr(tc("Summary")), tr(tc("A tree."))),
        (tr(tc("Summary"), tc("Height")), tr(tc("A tree."), tc("2"))),
    ],
)
def test_the_word_over_a_summary_is_left_out_where_it_stands_over_one(
    rows: tuple[str, ...], tmp_path: Path
) -> None:
    got = read(tmp_path, tbl(*rows, columns=1) + p("1.\tAn oak."))
    assert "A tree." in [spoken(c) for b in walk(got.document_blocks) for c in inlines(b)]


@pytest.mark.parametrize(
    ("unit", "kept"),
    [
        (p("(Metres)", call(2), style="H23"), (Text("Metres"), NoteCall("1"))),
        (p(run("(Metres)", "<w:i/>"), style="Normal"), (Emphasis((Text("Metres"),)),)),
        (p("(", run("Metres", "<w:i/>"), ")", style="Normal"), (Emphasis((Text("Metres"),)),)),
    ],
    ids=["called", "italic", "italic within"],
)
def test_a_unit_in_its_brackets(unit: str, kept: Inlines, tmp_path: Path) -> None:
    body = p("Table 1", style="H23") + p("Trees", style="H23") + unit + TREES
    (table,) = (b for b in noted(tmp_path, body, note("A.")).document_blocks if isinstance(b, Table))
    assert table.unit == kept


def test_empty_brackets_are_no_unit(tmp_path: Path) -> None:
    got = read(tmp_path, p("Table 1", style="H23") + p("Trees", style="H23") + p("()") + TREES)
    assert "()" in [spoken(c) for b in walk(got.document_blocks) for c in inlines(b)]


FOLDER = Path(__file__).parents[4] / "shared" / "reference" / "word"
FILES = sorted(FOLDER.glob("*.docx"))


@pytest.mark.skipif(not FILES, reason="the reference documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_two_cells_of_a_reference_document(path: Path) -> None:
    """Each cell of each table, put in the place of the next one of other words, is found."""
    imported = import_file(path, Given(), {})
    tables = [block for block in walk(imported.document_blocks) if isinstance(block, Table)]
    assert tables
    for table in tables:
        source = cells_of_table(table, ())
        for one, other in _neighbours(table):
            with pytest.raises(InternalError):
                compare_cells(source, cells_of_table(swapped(table, one, other), ()))


def _neighbours(table: Table) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    places = [(at, column) for at, row in enumerate(table.rows) for column in range(len(row))]
    for one, other in pairwise(places):
        words = [spoken(table.rows[at][column].content) for at, column in (one, other)]
        if words[0] != words[1]:
            yield one, other
