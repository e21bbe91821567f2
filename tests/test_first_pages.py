"""The first pages of the reference documents: each element of ours stands where it does in theirs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "reference" / "pdf"


def load() -> ModuleType:
    path = ROOT / "benchmarks" / "first_pages" / "first_pages.py"
    spec = importlib.util.spec_from_file_location("first_pages", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


first_pages = load()
NAMES = [name for name in first_pages.ELEMENTS if not name.startswith("_")]


def test_every_text_has_its_elements() -> None:
    texts = {path.stem for path in (ROOT / "benchmarks" / "first_pages").glob("*.md")}
    assert texts == set(NAMES)


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference documents are not here")
@pytest.mark.parametrize("name", NAMES)
def test_first_page(name: str) -> None:
    theirs = (REFERENCE / f"{name}.pdf").read_bytes()
    tolerance = first_pages.ELEMENTS[name]["tolerance"]
    found = first_pages.differences(name, theirs, first_pages.build(name))
    wrong = {each.name: (each.across, each.down) for each in found if each.largest > tolerance}
    assert not wrong
