"""Import is a fixed point: what was written of an import is read and written again as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.intake import import_file
from masthead.importing.given import Given
from masthead.reading import load, read_body, split_front_matter
from masthead.resources import templates_folder
from masthead.writing import write_body

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
SOURCES = sorted(
    [*REFERENCE.glob("word/*.docx"), *REFERENCE.glob("akn4un/*.xml"), *REFERENCE.glob("text/*FR.txt")]
)
OWN = sorted((Path(__file__).parent / "text" / "fixtures").glob("letter-*.txt"))


def written_again(text: Path) -> str:
    parts = split_front_matter(load(text), text)
    return write_body(*read_body(parts.body, text, parts.body_line))


def check(source: Path, folder: Path, given: Given) -> None:
    intake = import_file(source, folder, given, (templates_folder(),), force=False)
    (text,) = (file for file in intake.files if file.suffix == ".md")
    body = split_front_matter(load(text), text).body
    assert written_again(text).strip("\n") == body.strip("\n")
    before = [file.read_bytes() for file in intake.files]
    again = import_file(source, folder, given, (templates_folder(),), force=True)
    assert [file.read_bytes() for file in again.files] == before


@pytest.mark.skipif(not SOURCES, reason="the reference documents are not here")
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_reference(source: Path, tmp_path: Path) -> None:
    check(source, tmp_path, Given(job="10-60686") if source.suffix == ".txt" else Given())


@pytest.mark.parametrize("source", OWN, ids=lambda path: path.stem)
def test_own(source: Path, tmp_path: Path) -> None:
    from masthead.symbols import Symbol

    given = Given(Symbol.parse("A/C.2/65/2"), source.stem.split("-")[1], None, "letter")
    check(source, tmp_path, given)
