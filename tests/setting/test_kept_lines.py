"""Lines that are kept: a process that sets a text again gives the bytes of one that never saw it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from masthead.building.discovery import DocumentSource
from masthead.building.pipeline import build_document
from masthead.building.project import find_project
from masthead.setting import kept_lines
from masthead.setting.engine import load
from tests.making import faces_cache

HEAD = "---\nsymbol: A/80/7\nkind: {kind}\nlanguage: {language}\ndate: 2025-10-14\ntitle: The tides\n---\n\n"
TEXT = """## The harbour

1. The keeper{0} reads *the water* each morning, and H~2~O is what **she reads**.[^a] It rises and falls, as
   {1} said, and whoever wants to leave the harbour asks her first, at the small house beside the light.

2. Nobody has come to the harbour for a while, and the keeper{0} waits. AVAVA To LT.

[^a]: She writes it in a book{0}.

| Day | Water |
| --- | ----- |
| One | 12{0} |
"""


@pytest.fixture
def keeping() -> Iterator[None]:
    load()
    kept = [
        (import_module("weasyprint.layout.inline"), "split_first_line"),
        (import_module("weasyprint.layout.preferred"), "split_first_line"),
        (import_module("weasyprint.draw"), "draw_text"),
    ]
    before = [(module, name, getattr(module, name)) for module, name in kept]
    kept_lines.keep_lines()
    yield
    kept_lines.forget_lines()
    for module, name, function in before:
        setattr(module, name, function)
    del vars(kept[0][0])["keeps_lines"]


def made(root: Path, text: str, kind: str = "letter", language: str = "en") -> bytes:
    (root / "pyproject.toml").write_text("[tool.masthead]\n")
    (root / ".masthead").mkdir(exist_ok=True)
    if not (root / ".masthead/fonts").exists():
        (root / ".masthead/fonts").symlink_to(faces_cache())
    file = root / f"content/d/{language}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(kind=kind, language=language) + text)
    source = DocumentSource(file.parent, file, language, None, root)
    return build_document(source, find_project(root), ("pdf",))["pdf"]


VERSIONS = [("", "everyone"), ("", "nobody"), ("s", "nobody"), ("", "everyone")]


@pytest.fixture
def clean(tmp_path: Path) -> list[bytes]:
    return [made(tmp_path, TEXT.format(*words), kind) for kind in ("letter", "report") for words in VERSIONS]


def test_a_text_set_again_has_the_bytes_of_a_clean_build(
    clean: list[bytes], tmp_path: Path, keeping: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[bool] = []
    draw = kept_lines._draw_again
    monkeypatch.setattr(kept_lines, "_draw_again", lambda *values: again.append(draw(*values)) or again[-1])
    kinds = ("letter", "report")
    found = [made(tmp_path, TEXT.format(*words), kind) for kind in kinds for words in VERSIONS]
    assert found == clean
    assert sum(again) > 20  # lines came from what was kept


def test_every_property_that_shapes_a_line_tells_lines_apart() -> None:
    load()
    breaking, fonts = import_module("weasyprint.text.line_break"), import_module("weasyprint.text.fonts")
    shaping = (breaking.Layout, breaking.create_layout, breaking.split_first_line)
    metrics = (breaking.first_line_metrics, breaking.line_size, fonts.get_font_description)
    drawing = import_module("weasyprint.draw.text").draw_first_line
    read = {
        name
        for part in (*shaping, *metrics, drawing)
        for name in re.findall(r"style\[['\"](\w+)['\"]\]", inspect.getsource(part))
    }
    assert read
    assert read <= set(kept_lines.PROPERTIES)
