"""Sponsors stand in the alphabet of the language; what does not is told with its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from masthead.building.check import check_documents
from masthead.building.project import open_project
from masthead.building.settings import Settings

TEXT = """\
---
symbol: A/C.2/80/L.7
kind: {kind}
date: 2025-10-21
session: 80
agenda items: [17]
title: Of lending libraries
sponsors: [{sponsors}]
{more}---

*The General Assembly*,

1. *Decides* to lend.
"""


def checked(folder: Path, language: str, sponsors: Sequence[str], kind: str, more: str = "") -> list[str]:
    file = folder / "content" / "a" / f"{language}.md"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT.format(kind=kind, sponsors=", ".join(sponsors), more=more), encoding="utf-8")
    _, problems = check_documents(open_project(folder, Settings()))
    return [f"{problem.line} {problem.severity} {problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("language", "sponsors"),
    [
        ("en", ["Albania", "Côte d’Ivoire", "Croatia", "Türkiye"]),
        ("fr", ["Équateur", "Espagne", "États-Unis"]),
        ("es", ["Nueva Zelandia", "Ñandú", "Omán"]),
        ("ru", ["Исландия", "Йемен", "Япония"]),
        ("ar", ["الأردن", "إسبانيا", "البرازيل"]),
    ],
)
@pytest.mark.parametrize("kind", ["draft-resolution", "draft-decision"])
def test_an_order_that_is_not_the_alphabet_is_told(
    language: str, sponsors: list[str], kind: str, tmp_path: Path
) -> None:
    assert checked(tmp_path / "right", language, sponsors, kind) == []
    turned = [*sponsors[1:], sponsors[0]]
    message = f"in `sponsors`, “{sponsors[0]}” must stand before “{sponsors[1]}”"
    assert checked(tmp_path / "wrong", language, turned, kind) == [f"8 warning names-unordered: {message}"]


def test_a_conference_orders_its_sponsors_as_it_likes(tmp_path: Path) -> None:
    more = "conference: Harbour Model United Nations\norgan: General Assembly\n"
    assert checked(tmp_path, "en", ["Belmar", "Ardenia"], "mun-resolution", more) == []


def test_an_order_that_was_not_seen_is_not_told(tmp_path: Path) -> None:
    assert checked(tmp_path, "zh", ["中国", "阿富汗"], "draft-resolution") == []
