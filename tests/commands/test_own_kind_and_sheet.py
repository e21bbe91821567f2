"""A project adds a kind (a template and a data file) and a sheet (data and CSS), and no line of Python."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.commands.projects import Folder
from tests.making import faces_cache

KIND = """\
extends = "note"
description = "A press notice of ours"
template = "press-notice.html"
form = "press"
required = ["title", "contact"]
subtitle_term = "press_notice"
opening = [
    "title",
    { role = "subtitle", field = "subtitle" },
    { role = "held", term = "press_contact", slots = { name = "contact" } },
]

[fields.contact]
type = "text"
meaning = "Whom to ask."
example = "Mirel Oszandar"

[words.en]
press_notice = "Press notice of the harbour"
press_contact = "Ask {name}"

[words.ru]
press_notice = "Сообщение гавани"
press_contact = "Спросите: {name}"
"""
TEMPLATE = """\
{% extends layout %}
{% from "includes/blocks.html" import flow with context %}
{% block text %}
{% include "includes/opening.html" %}
<section class="notice">{{ flow(blocks) }}</section>
{% endblock %}
"""
FIRST = """\
---
symbol: {{ symbol }}
kind: press-notice
language: en
date: 2026-05-06
title: The boats come home
contact: Mirel Oszandar
---

The boats come home on Monday.
"""
SHEET = """\
extends = "newyork-2026"
form = "press"
office = "newyork"
since = 1945

[paper]
width = 640
height = 820
"""


@pytest.fixture
def project(folder: Folder) -> Folder:
    (folder.root / ".masthead").mkdir()
    (folder.root / ".masthead/fonts").symlink_to(faces_cache())  # making faces takes longer than all else
    folder.write("templates/press-notice.toml", KIND)
    folder.write("templates/press-notice.html", TEMPLATE)
    folder.write("templates/new/press-notice.en.md", FIRST)
    folder.write("styles/sheets/harbour.toml", SHEET)
    folder.write("styles/sheets/harbour.css", ".notice { margin-left: 60pt }\n")
    folder.write("styles/kinds/press-notice.css", ".kind-press-notice .notice { font-weight: bold }\n")
    folder.write("styles/kinds/press-notice.screen.css", ".notice { color: #b00 }\n")
    return folder


def left_of(text: pypdfium2.PdfTextPage, words: str) -> float:
    found = text.search(words).get_next()
    assert found is not None
    return text.get_charbox(found[0])[0]


def test_a_kind_and_a_sheet_of_a_project(project: Folder) -> None:
    for words in (["new", "press-notice", "A/INF/80/7", "--language", "en"], ["check"], ["build"]):
        done = project.run(*words)
        assert done.exit_code == 0, done.output
        assert "warning" not in done.output
    assert not list(project.root.rglob("*.py"))
    files = project.dist()
    page = pypdfium2.PdfDocument(files["A_INF_80_7-EN.pdf"])[0]
    assert page.get_size() == pytest.approx((640, 820), abs=0.5)
    text = page.get_textpage()
    said = " ".join(text.get_text_bounded().split())
    for line in ("Press notice of the harbour", "Ask Mirel Oszandar", "The boats come home on"):
        assert line in said
    assert left_of(text, "The boats come home on") == pytest.approx(left_of(text, "Ask Mirel") + 60, abs=1)
    html = files["A_INF_80_7-EN.html"].decode()
    assert ".notice { color: #b00 }" in html
    assert re.search('<body class="kind-press-notice kind-note', html)


def test_words_follow_the_language_and_missing_ones_are_told(project: Folder) -> None:
    text = FIRST.replace("{{ symbol }}", "A/INF/80/8")
    project.write("content/b/ru.md", text.replace("language: en", "language: ru"))
    assert project.run("build").exit_code == 0
    said = pypdfium2.PdfDocument(project.dist()["A_INF_80_8-RU.pdf"])[0].get_textpage().get_text_bounded()
    assert "Спросите: Mirel Oszandar" in said
    project.write("content/b/fr.md", text.replace("language: en", "language: fr"))
    done = project.run("build")
    assert done.exit_code == 1
    assert "the language `fr` has no term 'press_notice' of kind `press-notice`" in done.output
    assert "add `press_notice = …` to the table [words.fr] of templates/press-notice.toml" in done.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ('[words]\nfr = "x"', "`words` must be tables of terms by language, such as [words.fr]"),
        ("[words.fr]\npress_notice = 3", "`words` must be tables of terms by language, such as [words.fr]"),
        ('[words.tlh]\npress_notice = "x"', "`words` has a table for `tlh`, and there is no such language"),
    ],
)
def test_words_that_are_none_are_told(folder: Folder, words: str, message: str) -> None:
    folder.write("templates/press-notice.toml", f'extends = "note"\n{words}\n')
    folder.letter("content/a/en.md", "A/C.2/65/1")
    done = folder.run("build")
    assert done.exit_code == 1
    assert message in done.output
