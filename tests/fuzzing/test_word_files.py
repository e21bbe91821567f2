"""A short campaign with variants of a Word file: each is imported without a lost word, or refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from masthead.importing.given import Given
from masthead.importing.word import import_file
from tests.fuzzing.recombined import recombined
from tests.fuzzing.word_files import missing, outcome, variant
from tests.importing.word.making import docx, element, opening, p, run, tbl, tc, tr


def source(folder: Path) -> Path:
    """A file with much of what there may be."""
    letter = run("a", "<w:i/><w:vertAlign w:val='superscript'/>")
    grid = tbl(
        tr(tc("Tree"), tc("Leaves", span=2), head=True),
        tr(tc("Oak", merge="restart"), tc("1 200.5"), tc("(3)")),
        tr(tc("", merge="continue"), tc("70"), tc(p("220", letter, style="Normal"))),
        columns=3,
    )
    box = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = element("footnotes", f'<w:footnote w:id="2">{p("All of them counted twice.")}</w:footnote>')
    body = (
        p("\tI.\tTrees of the garden", style="HCh")
        + p("1.\tEvery tree stands alone.", call)
        + p("\t(a)\tOaks above the river;")
        + p("\tTable 6.1", style="H23")
        + p("\tLeaves counted", style="H23")
        + grid
        + p(letter, "\tWithout shrubs.", style="FootnoteText")
        + p("A wall.", box.format(p("Stones from the valley.")))
        + p("Annex", style="HCh")
        + p("1.\tNothing grows here.")
    )
    parts = {"word/footnotes.xml": notes}
    return docx(folder / "source.docx", opening() + body, parts, {"n": ("footnotes", "footnotes.xml")})


@pytest.mark.parametrize("seed", range(25))
def test_a_variant(seed: int, tmp_path: Path) -> None:
    file = tmp_path / "variant.docx"
    variant(source(tmp_path), file, Random(seed))
    ended, said = outcome(file, tmp_path / "project", build=False)
    assert ended in ("imported", "refused"), said


@pytest.mark.parametrize("seed", range(15))
def test_a_file_of_pieces(seed: int, tmp_path: Path) -> None:
    file = tmp_path / "pieces.docx"
    recombined(source(tmp_path), file, Random(seed), longest=4)
    ended, said = outcome(file, tmp_path / "project", build=False)
    assert ended == "imported", said


def test_lost_words_are_found(tmp_path: Path) -> None:
    """Numbers that are given again are not lost; the number of a paragraph that is gone is."""
    many = "".join(p(f"{number}.\tA tree.") for number in range(1, 41))
    file = docx(tmp_path / "many.docx", opening() + many)
    assert outcome(file, tmp_path / "project", build=False) == ("imported", "")
    found = import_file(file, Given(), {})
    said = f"Agenda item {found.title} {found.values} {found.guesses}"
    assert not missing(file, found, said)
    cut = replace(found, document_blocks=found.document_blocks[:-2])
    assert missing(file, cut, said) == "tree tree 39 40"
