from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from masthead.kinds import Kind
from masthead.metadata import Metadata, read_metadata
from masthead.symbols import Symbol

FILE, SHARED = Path("content/A/fr.md"), Path("content/A/document.yaml")
KINDS = {"draft": Kind("draft", "A draft", "draft.html", distribution="limited")}


def read(front: str, shared: str | None = None, language: str | None = None) -> Metadata:
    return read_metadata(front, FILE, 2, shared, SHARED if shared else None, KINDS, language)


def test_reads_every_field() -> None:
    front = """\
# a comment
symbol: S/2010/7
kind: draft
language: en
organ: Assembly of the Upper Town
session: S-23
committee: 5
agenda items: [17, 73 (a)]
agenda title: "Bridges: their upkeep"
distribution: restricted
date: 2010-10-21
original: [fr, en]
job: GE.19-13879
job dates: [2010-11-05, 2010-11-08]
sheet: geneva-2009
links: false
title: >
  Letter on
  bridges
subtitle: 2010
"""
    assert read(front) == Metadata(
        symbol=Symbol.parse("S/2010/7"),
        kind="draft",
        language="en",
        title="Letter on bridges",
        subtitle="2010",
        organ="Assembly of the Upper Town",
        session=23,
        session_type="special",
        committee="5",
        agenda_items=("17", "73 (a)"),
        agenda_title="Bridges: their upkeep",
        distribution="restricted",
        date=datetime.date(2010, 10, 21),
        original=("fr", "en"),
        job="GE.19-13879",
        job_dates=(datetime.date(2010, 11, 5), datetime.date(2010, 11, 8)),
        sheet="geneva-2009",
        links=False,
    )


def test_concludes_what_is_not_said() -> None:
    metadata = read("symbol: A/C.2/65/2\nkind: draft\n", language="fr")
    assert (metadata.session, metadata.session_type, metadata.committee) == (65, "regular", "2")
    assert (metadata.language, metadata.distribution) == ("fr", "limited")


def test_session_and_committee_may_repeat_the_symbol() -> None:
    assert read("symbol: A/C.2/65/2\nkind: draft\nlanguage: fr\nsession: 65\ncommittee: 2\n").session == 65


def test_what_is_shared_and_what_is_not_are_one() -> None:
    shared = "---\nsymbol: A/C.2/65/2\nkind: draft\nagenda items: 17\njob: 15-07848\n"
    metadata = read("title: Lettre\nkind: draft\n", shared, "fr")
    assert (metadata.title, metadata.agenda_items, metadata.job) == ("Lettre", ("17",), "15-07848")


@pytest.mark.parametrize("shared", ["", "# nothing yet\n", "---\n"])
def test_shared_may_be_empty(shared: str) -> None:
    assert read("symbol: A/C.2/65/2\nkind: draft\nlanguage: fr\n", shared).kind == "draft"


def test_line_ends_of_windows() -> None:
    assert read("symbol: A/C.2/65/2\r\nkind: draft\r\nlanguage: fr\r\n").symbol == Symbol.parse("A/C.2/65/2")
