"""Heads of pages in Word files: typed ones are carried, those that say the symbol are made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.importing.given import Given
from masthead.importing.imported import Imported
from masthead.importing.word import import_file
from tests.importing.word.making import docx, element, p, run, tbl, tc, tr

EVEN_AND_ODD = element("settings", "<w:evenAndOddHeaders/>")


def head(text: str) -> str:
    return element("hdr", tbl(tr(tc(p(run(text), style="Normal"))), columns=1) + p())


def headed(tmp_path: Path, heads: dict[str, str], settings: str = EVEN_AND_ODD) -> Imported:
    """What a file becomes whose last section names these heads, by the pages that they are for."""
    names = {kind: f"h{at}" for at, kind in enumerate(heads)}
    references = "".join(
        f'<w:headerReference w:type="{kind}" r:id="{name}"/>' for kind, name in names.items()
    )
    section = f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p>"
    parts = {f"word/head-{name}.xml": head(heads[kind]) for kind, name in names.items()}
    relations = {name: ("header", f"head-{name}.xml") for name in names.values()}
    file = docx(
        tmp_path / "a.docx",
        p("1.\tA tree.") + section,
        parts={**parts, "word/settings.xml": settings},
        relations={**relations, "t": ("settings", "settings.xml")},
    )
    return import_file(file, Given(), {})


def test_heads_of_even_and_of_odd_pages(tmp_path: Path) -> None:
    got = headed(tmp_path, {"even": "Part II\tGardens", "default": "Section 6\tTrees  and shrubs"})
    assert got.values["running_heads"] == ("Part II | Gardens", "Section 6 | Trees and shrubs")


def test_one_head_for_all_pages(tmp_path: Path) -> None:
    heads = {"even": "Not shown", "default": "Gardens"}
    got = headed(tmp_path, heads, element("settings", ""))
    assert got.values["running_heads"] == ("Gardens", "Gardens")


@pytest.mark.parametrize("words", ["A/90/7", "A/90/7/Add.1", "A/90/7\tGardens", "12/30", ""])
def test_the_symbol_and_numbers_are_no_heads(tmp_path: Path, words: str) -> None:
    got = headed(tmp_path, {"even": words, "default": words})
    assert "running_heads" not in got.values
    assert not got.report.lost


def test_a_head_of_one_side_is_lost_and_said(tmp_path: Path) -> None:
    got = headed(tmp_path, {"even": "A/90/7", "default": "Gardens"})
    assert "running_heads" not in got.values
    assert [(r.text, r.why) for r in got.report.lost] == [("Gardens", "a head of some pages only")]


def test_a_masthead_on_all_pages_of_the_first_section_is_no_head(tmp_path: Path) -> None:
    """Some programs save the header of a first page as that of all pages of its section."""
    cells = ("United Nations", "A/90/7", "Distr.: General", "3 March 2044")
    rows = tr(*(tc(p(run(words), style="Normal")) for words in cells))
    heads = {"a": element("hdr", tbl(rows, columns=4)), "b": head("Part II"), "c": head("Section 6")}
    first, second = (
        f"<w:p><w:pPr><w:sectPr>{references}</w:sectPr></w:pPr></w:p>"
        for references in (
            '<w:headerReference w:type="default" r:id="a"/>',
            '<w:headerReference w:type="even" r:id="b"/><w:headerReference w:type="default" r:id="c"/>',
        )
    )
    parts = {f"word/{name}.xml": part for name, part in heads.items()} | {"word/settings.xml": EVEN_AND_ODD}
    relations = {name: ("header", f"{name}.xml") for name in heads} | {"t": ("settings", "settings.xml")}
    text = p("1.\tA tree.")
    got = import_file(
        docx(tmp_path / "a.docx", first + text + second, parts, relations), Given(language="en"), {}
    )
    assert got.values["running_heads"] == ("Part II", "Section 6")
    assert not got.report.lost
