"""The United Nations' own pages of the years of the rule: their line ends, from running text."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT.parent / "shared" / "reference"

# What is missed are runs that typists tracked by hand to fit a page, and no-break spaces, which a PDF
# without its Word file does not tell.
SHARES = {
    "word/A_80_604_Add.3.pdf": 0.96,
    "word/A_80_604_Add.6.pdf": 0.97,
    "word/A_80_590.pdf": 0.96,
    "pdf/S_2023_664-ES.pdf": 1,
    "pdf/E_CN.6_2025_NGO_125-EN.pdf": 1,
    "pdf/A_RES_75_312-ES.pdf": 1,
    "pdf/S_2024_228-RU.pdf": 0.94,
}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    spec = importlib.util.spec_from_file_location("line_ends", ROOT / "benchmarks" / "line_ends.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference documents are not here")
@pytest.mark.parametrize("name", SHARES)
def test_line_ends(benchmark: ModuleType, name: str) -> None:
    ours, _ = benchmark.breakers(ROOT / ".masthead" / "fonts")
    found = [
        right for each in benchmark.contents(REFERENCE / name) for right in benchmark.agreement(ours, *each)
    ]
    assert len(found) > 40
    assert sum(found) / len(found) >= SHARES[name]
