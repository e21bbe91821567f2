from __future__ import annotations

from pathlib import Path

import pytest

from masthead.composing import print_page, screen_page
from masthead.errors import ContentError
from masthead.kinds import Kind, LineForm, load_kinds
from masthead.languages import language, language_codes
from masthead.resources import templates_folder
from tests.making import make_composition, make_pdf

OURS = templates_folder()
GOOD = 'description = "A note of ours"\ntemplate = "note.html"\n'


def test_our_kinds() -> None:
    kinds = load_kinds([OURS])
    assert {"letter", "note"} <= kinds.keys()
    assert kinds["letter"].paragraphs == "indented"
    assert kinds["note"].paragraphs == "flush"


def terms_of(kind: Kind) -> set[str]:
    """Every term that a kind may ask a language for."""
    places = (kind.masthead, kind.distribution_lines or (), kind.front, kind.opening or ())
    forms = {form.term for place in places for form in place}
    return {term for term in (kind.title_term, kind.subtitle_term, kind.first_page_note, *forms) if term}


def test_every_term_of_a_kind_is_one_of_every_language() -> None:
    terms = set().union(*(terms_of(kind) for kind in load_kinds([OURS]).values()))
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


def test_a_kind_extends_another(tmp_path: Path) -> None:
    (tmp_path / "press.toml").write_text(
        'extends = "note"\ndescription = "Ours"\nopening = ["title", { role = "held", field = "contact" }]\n'
        '[fields.contact]\ntype = "text"\nmeaning = "Whom to ask."\nexample = "Mirel"\n',
        encoding="utf-8",
    )
    kind = load_kinds([tmp_path, OURS])["press"]
    assert (kind.template, kind.subtitle_term, kind.chain) == (
        "note.html",
        "note_secretariat",
        ("press", "note"),
    )
    assert kind.opening == (LineForm("title", "title"), LineForm("held", "contact"))
    assert "contact" in kind.by_name


def test_a_kind_that_extends_itself_or_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('extends = "b"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('extends = "a"\n', encoding="utf-8")
    (tmp_path / "c.toml").write_text('extends = "d"\n', encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_kinds([tmp_path])
    assert {problem.code for problem in caught.value.problems} == {"kind-extends"}
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        'front = ["sesion"]',
        'front = "session"',
        'front = [{ role = "session" }]',
        'front = [{ term = "annex", field = "title" }]',
        'front = [{ term = "annex", slots = { n = "nothing" } }]',
        'front = [{ words = "x" }]',
        'required = ["contact"]',
        'organization = "contact"',
        '[fields.title]\ntype = "text"\nmeaning = "x"\nexample = "x"',
        '[fields.contact]\ntype = "number"\nmeaning = "x"\nexample = "x"',
        '[fields.contact]\ntype = "text"',
        '[fields.contact]\ncolour = "red"',
        'fields = "contact"',
    ],
)
def test_what_a_kind_cannot_say_is_told(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "press.toml").write_text(GOOD + wrong + "\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_kinds([tmp_path])
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("kind-field", 3)


@pytest.mark.parametrize("name", ["letter", "note", "report", "fascicle"])
def test_an_untitled_text_bears_no_title_on_paper_and_its_symbol_on_the_screen(name: str) -> None:
    composition = make_composition("A tree.", kind=name, title="", untitled=True)
    assert "<h1" not in print_page(composition)
    assert '<h1 class="title">A/C.2/65/2</h1>' in screen_page(composition)
    assert make_pdf(composition).pages == 1
