"""Pages that are kept: a process that sets a text again gives the bytes of one that never saw it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from masthead.setting import box_keys, kept_pages
from masthead.setting.engine import load
from tests.making import make_composition, make_pdf

_PLACES = (
    ("layout.block", "block_level_layout"),
    ("layout.block", "_out_of_flow_layout"),
    ("layout.page", "block_level_layout"),
    ("layout", "block_level_layout"),
)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Pages kept from now on; whether each page that is asked for was found."""
    load()
    modules = [(import_module(f"weasyprint.{module}"), name) for module, name in _PLACES]
    before = [(module, name, getattr(module, name)) for module, name in modules]
    kept_pages.keep_pages()
    asked: list[bool] = []
    find = kept_pages._Shelf.find

    def noted(shelf: Any, *values: Any) -> Any:
        page = find(shelf, *values)
        asked.append(page is not None)
        return page

    monkeypatch.setattr(kept_pages._Shelf, "find", noted)
    yield asked
    kept_pages.forget_pages()
    for module, name, function in before:
        setattr(module, name, function)
    del vars(import_module("weasyprint.layout.block"))["keeps_pages"]


WORDS = ("the", "harbour", "keeps", "its", "own", "tide", "table", "and", "lends", "a", "lamp")


def words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def block(chance: random.Random, number: int) -> str:
    match number % 9:
        case 2:
            return f"## {words(chance, 4)}"
        case 4:
            return f"1. {words(chance, 40)}.[^{number}]\n\n[^{number}]: {words(chance, 12)}."
        case 5:
            rows = (f"| {words(chance, 3)} | {words(chance, 5)} |" for _ in range(12))
            return "\n".join(("| Day | Water |", "| --- | --- |", *rows))
        case 7:
            return "\n".join(f"- {words(chance, 20)}" for _ in range(3))
    return f"1. {words(chance, 70)}."


def text(edits: dict[int, str]) -> str:
    """Three parts of two or three pages; ``edits`` stand in the place of blocks."""
    chance = random.Random(7)
    blocks = [block(chance, number) for number in range(66)]
    for number, edit in edits.items():
        blocks[number] = edit
    parts = blocks[:22], blocks[22:44], blocks[44:]
    annexes = ("\n\n".join(("::: annex\n# The yard\n", *part, ":::")) for part in parts[1:])
    return "\n\n".join((*parts[0], *annexes))


LONG = "1. The lamp is out." + " And so it stays, until somebody comes." * 60
EDITS: tuple[dict[int, str], ...] = (
    {},
    {30: "1. The keeper sleeps."},
    {30: LONG},
    {0: "1. It begins otherwise.[^new]\n\n[^new]: As was said."},
    {},
    {50: "## Another heading", 12: "| A |\n| --- |\n| b |"},
    {65: "1. It ends otherwise."},
    {1: "", 30: "1. The keeper sleeps."},
)


def test_a_text_set_again_has_the_bytes_of_a_clean_build(found: list[bool]) -> None:
    made = [make_pdf(make_composition(text(edits), kind="report")).pdf for edits in EDITS]
    assert sum(found) > len(found) / 3
    clean = []
    for edits in EDITS:
        kept_pages.forget_pages()
        clean.append(make_pdf(make_composition(text(edits), kind="report")).pdf)
    assert made == clean


def test_only_what_changed_is_laid_out(found: list[bool]) -> None:
    chance = random.Random(3)
    paragraphs = [block(chance, 0) for _ in range(110)]
    make_pdf(make_composition("\n\n".join(paragraphs), kind="report"))
    found.clear()
    paragraphs[30] = paragraphs[30].replace("lamp", "lamb", 1)
    printed = make_pdf(make_composition("\n\n".join(paragraphs), kind="report"))
    assert printed.pages == len(found) > 9
    # its page and those beside it; the first, which has a picture; the last, which is never kept
    assert found.count(False) <= 5


def test_pages_that_are_not_asked_for_go(found: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "_MOST", 3)
    for edits in EDITS[:3]:
        make_pdf(make_composition(text(edits), kind="report"))
    assert 0 < len(kept_pages._shelf._order) <= 3
    assert sum(map(len, kept_pages._shelf._places.values())) == len(kept_pages._shelf._order)


def test_a_page_that_names_other_pages_is_never_kept(found: list[bool]) -> None:
    """A contents list has the page numbers of what it lists, which are not of its own boxes."""
    long = "::: contents\n:::\n\nIt follows.\n\n" + text({})
    moved = "::: contents\n:::\n\nIt follows.\n\n" + text({30: LONG})
    made = [make_pdf(make_composition(words, kind="report")).pdf for words in (long, moved)]
    kept_pages.forget_pages()
    assert make_pdf(make_composition(moved, kind="report")).pdf == made[1]


def test_every_attribute_of_a_box_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine writes into boxes before layout is in their numbers, or follows from what is."""
    load()
    seen: set[str] = set()
    build = import_module("weasyprint.document")
    original = build.build_formatting_structure

    def noted(*values: Any) -> Any:
        root = original(*values)
        stack = [root]
        while stack:
            box = stack.pop()
            seen.update(vars(box))
            stack += box.all_children()
        return root

    monkeypatch.setattr(build, "build_formatting_structure", noted)
    make_pdf(make_composition(text({}), kind="report"))
    apart = {
        "element",
        "element_tag",
        "style",
        "children",
        "first_letter_style",
        "first_line_style",
        "footnote",
    }
    unique = {"missing_link", "replacement"}
    # what follows from the styles of the root or of a table and its cells, from attributes, from texts
    following = {"viewport_overflow", "column_groups", "collapsed_border_grid", "remove_decoration_sides"}
    following |= {"link", "cached_counter_values"}
    following |= {f"border_{side}_width" for side in ("top", "bottom", "left", "right")}
    assert seen - apart - unique - following <= set(box_keys.FLAGS)
