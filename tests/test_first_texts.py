"""The first texts in ``templates/new``: each one, with its places filled, has metadata that are right."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from masthead.kinds import load_kinds
from masthead.metadata import read_metadata
from masthead.resources import templates_folder
from masthead.symbols import Symbol

FOLDER = templates_folder() / "new"
KINDS = load_kinds([templates_folder()])
WRITTEN = ("en", "fr")  # other languages have records for what is imported; their first texts are to come


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
