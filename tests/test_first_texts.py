"""The first texts in ``templates/new``: each one, with its places filled, has metadata that are right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jinja2
import pytest

from masthead.building.check import check_documents
from masthead.building.discovery import discover
from masthead.building.pipeline import build_document
from masthead.building.project import find_project, open_project
from masthead.building.scaffold import write_first_text
from masthead.building.settings import Settings
from masthead.kinds import load_kinds
from masthead.languages import language_codes
from masthead.metadata import read_metadata
from masthead.resources import templates_folder
from masthead.symbols import Symbol

FOLDER = templates_folder() / "new"
KINDS = load_kinds([templates_folder()])
SYMBOLS = {
    "presidential-statement": "S/PRST/2026/7",
    "verbatim-record": "A/81/PV.7",
    "resolution": "A/RES/81/7",
}
WRITTEN = language_codes()


@pytest.mark.parametrize("symbol", ["S/2010/7", "A/C.2/65/2", "A/S-23/4"])
@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("code", WRITTEN)
def test_reads_as_it_stands(kind: str, code: str, symbol: str) -> None:
    path = FOLDER / f"{kind}.{code}.md"
    template = jinja2.Environment(keep_trailing_newline=True).from_string(path.read_text(encoding="utf-8"))
    start, front, body = template.render(symbol=Symbol.parse(symbol)).split("---\n", 2)
    metadata = read_metadata(front, Path(f"{code}.md"), 2, None, None, KINDS, code)
    assert (metadata.kind, metadata.language, str(metadata.symbol)) == (kind, code, symbol)
    assert ("# session" in front) == (metadata.session is None)
    assert (start, body[0], body[-1]) == ("", "\n", "\n")


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("code", WRITTEN)
def test_builds(kind: str, code: str, tmp_path: Path) -> None:
    """On a sheet of today: what the engine warns of, and a word that is not on its page, is an error."""
    project = replace(open_project(tmp_path, Settings()), cache=find_project(FOLDER).cache)
    text = write_first_text(project, kind, Symbol.parse(SYMBOLS.get(kind, "A/81/7")), code)
    (source,) = discover(project, [text]).sources
    made = build_document(source, project, ("pdf", "html"))
    assert made["pdf"].startswith(b"%PDF")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_languages_agree(kind: str, tmp_path: Path) -> None:
    """A document that is begun in all languages has nothing that `check` would tell."""
    project = open_project(tmp_path, Settings())
    for code in WRITTEN:
        write_first_text(project, kind, Symbol.parse(SYMBOLS.get(kind, "A/81/7")), code)
    count, problems = check_documents(project)
    assert (count, problems) == (len(WRITTEN), ())
