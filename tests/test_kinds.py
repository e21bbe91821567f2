from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.kinds import load_kinds
from masthead.languages import language, language_codes
from masthead.resources import templates_folder

OURS = templates_folder()
GOOD = 'description = "A note of ours"\ntemplate = "note.html"\n'


def test_our_kinds() -> None:
    kinds = load_kinds([OURS])
    assert {"letter", "note"} <= kinds.keys()
    assert kinds["letter"].paragraphs == "indented"
    assert kinds["note"].paragraphs == "flush"


def test_every_subtitle_is_a_term_of_every_language() -> None:
    terms = {kind.subtitle_term for kind in load_kinds([OURS]).values()} - {None}
    assert all(terms <= language(code).terms.keys() for code in language_codes())


def test_a_project_overrides_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "note.toml").write_text(GOOD, encoding="utf-8")
    kinds = load_kinds([tmp_path, OURS])
    assert {"letter", "note"} <= kinds.keys()
    assert kinds["note"].description == "A note of ours"


def test_a_folder_that_is_not_there_has_no_kinds(tmp_path: Path) -> None:
    assert load_kinds([tmp_path / "templates"]) == {}


def test_every_fault_of_every_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("description = \n", encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        'template = 3\nparagraphs = "slanted"\nparagraph = 1\n', encoding="utf-8"
    )
    (tmp_path / "c.toml").write_text(GOOD + 'required = ["titel"]\nparts = [1]\n', encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_kinds([tmp_path])
    found = [
        (problem.path and problem.path.name, problem.line, problem.code) for problem in caught.value.problems
    ]
    assert found == [
        ("a.toml", 1, "kind-syntax"),
        ("b.toml", 1, "kind-field"),
        ("b.toml", 1, "kind-field"),
        ("b.toml", 2, "kind-field"),
        ("b.toml", 3, "kind-field"),
        ("c.toml", 3, "kind-field"),
        ("c.toml", 4, "kind-field"),
    ]
