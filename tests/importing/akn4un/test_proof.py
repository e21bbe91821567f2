"""The proof of an import finds a cell, a note or the call of one that stands in the place of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.document import Block, Cell, Table
from masthead.errors import InternalError
from masthead.importing.akn4un import blocks, import_file, importing
from masthead.importing.akn4un.notes import Notes
from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.kinds import load_kinds
from masthead.resources import templates_folder
from masthead.symbols import Symbol

KINDS = load_kinds([templates_folder()])
NOTE = '<authorialNote marker="{0}" placement="bottom"><p>{1}</p></authorialNote>'
TEXT = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution"><coverPage/><preface><p><docTitle>Day of the lighthouse</docTitle></p></preface>
<preamble><container><p>The Assembly,</p></container></preamble>
<mainBody>
<container><table>
<tr><th><p>Port</p></th><th><p>Lamps</p></th><th><p>Oil</p></th></tr>
<tr><td rowspan="2"><p>North</p></td><td><p>3{NOTE.format(1, "Of brass.")}</p></td><td><p>80</p></td></tr>
<tr><td><p>4</p></td><td><p>31{NOTE.format(2, "Of tin.")}</p><p>each</p></td></tr>
<tr><td colspan="2"><p>All</p></td><td><p>111</p></td></tr>
</table></container>
<paragraph><num>1.</num><content><p>Lights the lamps
{NOTE.format(3, "At dusk.")} and dims{NOTE.format(4, "At dawn.")}
them.</p></content></paragraph>
</mainBody></statement></akomaNtoso>
"""


def imported(tmp_path: Path) -> Imported:
    path = tmp_path / "A_RES_80_5.xml"
    path.write_text(TEXT, encoding="utf-8")
    return import_file(path, Given(Symbol.parse("A/RES/80/5"), "en"), KINDS)


def swapped(table: Table, one: tuple[int, int], other: tuple[int, int]) -> Table:
    rows = [list(row) for row in table.rows]
    (a, b), (c, d) = one, other
    first, second = rows[a][b], rows[c][d]
    rows[a][b], rows[c][d] = (
        replace(first, content=second.content),
        replace(second, content=first.content),
    )
    return replace(table, rows=tuple(map(tuple, rows)))


def narrowed(table: Table) -> Table:
    wide, *others = table.rows[2]
    return replace(table, rows=(*table.rows[:2], (replace(wide, columns=1), Cell(()), *others)))


BAD: dict[str, Callable[[Table], Table]] = {
    "in one row": lambda table: swapped(table, (0, 0), (0, 2)),
    "in one column": lambda table: swapped(table, (0, 2), (1, 1)),
    "behind a wide cell": lambda table: swapped(table, (2, 0), (2, 1)),
    "rows": lambda table: replace(table, rows=(table.rows[2], *table.rows[:2])),
    "heads": lambda table: replace(table, head=(table.head[0][::-1],)),
    "a span": narrowed,
    "a row too few": lambda table: replace(table, rows=table.rows[:2]),
}


def test_the_text_as_it_stands_is_proved(tmp_path: Path) -> None:
    made = imported(tmp_path)
    assert not made.report.lost
    assert len(made.notes) == 4


@pytest.mark.parametrize("change", BAD.values(), ids=BAD)
def test_a_cell_in_the_place_of_another_is_an_error(
    change: Callable[[Table], Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = blocks.read_table

    def other(*given: object) -> list[Block]:
        (table,) = read(*given)  # type: ignore[arg-type]
        assert isinstance(table, Table)
        return [change(table)]

    monkeypatch.setattr(blocks, "read_table", other)
    with pytest.raises(InternalError, match="import-cells-differ: the import changed a table at line"):
        imported(tmp_path)


@pytest.mark.parametrize(("one", "two"), [(0, 1), (2, 3), (0, 3)])
def test_a_note_in_the_place_of_another_is_an_error(
    one: int, two: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = importing.settled

    def other(document: object, *more: object) -> object:
        made = settled(document, *more)  # type: ignore[arg-type]
        notes = list(made.notes)
        notes[one], notes[two] = (
            replace(notes[one], blocks=notes[two].blocks),
            replace(notes[two], blocks=notes[one].blocks),
        )
        return replace(made, notes=tuple(notes))

    monkeypatch.setattr(importing, "settled", other)
    with pytest.raises(InternalError, match="import-notes-differ"):
        imported(tmp_path)


@pytest.mark.parametrize("moved", [("1", "2"), ("3", "4")])
def test_a_call_in_the_place_of_another_is_an_error(
    moved: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = Notes.take
    turned = {moved[0]: moved[1], moved[1]: moved[0]}

    def once(self: Notes, element: object) -> str | None:
        label = take(self, element)
        return turned.get(label or "", label)

    monkeypatch.setattr(Notes, "take", once)
    with pytest.raises(InternalError, match="import-calls-differ"):
        imported(tmp_path)


def test_words_that_are_missing_are_told_as_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flattened = importing.flattened
    monkeypatch.setattr(importing, "flattened", lambda given: flattened(given)[1:])
    (remark,) = imported(tmp_path).report.lost
    assert remark.text.startswith("TheAssembly,")
