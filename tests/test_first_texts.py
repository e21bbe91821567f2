"""The first texts in ``templates/new``: each one, with its places filled, has metadata that are right."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from masthead.kinds import load_kinds
from masthead.languages import language_codes
from masthead.metadata import read_metadata, split_front_matter
from masthead.resources import templates_folder

FOLDER = templates_folder() / "new"
KINDS = load_kinds([templates_folder()])


@pytest.mark.parametrize("session", [None, "65", "S-23"])
@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("code", language_codes())
def test_reads_as_it_stands(kind: str, code: str, session: str | None) -> None:
    path = FOLDER / f"{kind}.{code}.md"
    template = jinja2.Environment(keep_trailing_newline=True).from_string(path.read_text(encoding="utf-8"))
    text = template.render(symbol="S/2010/7", session=session)
    front = split_front_matter(text, Path(f"{code}.md"))
    metadata = read_metadata(front.front, Path(f"{code}.md"), front.first_line, None, None, KINDS, code)
    assert (metadata.kind, metadata.language, str(metadata.symbol)) == (kind, code, "S/2010/7")
    assert metadata.session == (None if session is None else int(session.removeprefix("S-")))
    assert front.body.startswith("\n")
    assert front.body.endswith("\n")
