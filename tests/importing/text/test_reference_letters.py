"""Two letters of 2023 and 2024, imported from the text layer of their PDFs and set: line for line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from masthead.commands import main

SHARED = Path(__file__).parents[4] / "shared"
COMPARE = SHARED / "fidelity" / "compare.py"

pytestmark = [
    pytest.mark.skipif(not COMPARE.is_file(), reason="the reference documents are not here"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


@pytest.mark.parametrize("name", ["S_2024_228-RU", "S_2023_664-ES"])
def test_letter_line_for_line(name: str, tmp_path: Path) -> None:
    reference, text, dist = (
        SHARED / "reference/pdf" / f"{name}.pdf",
        tmp_path / f"{name}.txt",
        tmp_path / "dist",
    )
    subprocess.run(["pdftotext", "-layout", str(reference), str(text)], check=True)
    for words in (
        ("import", str(text), "--into", str(tmp_path / "content")),
        ("build", str(tmp_path / "content"), "--out", str(dist), "--format", "pdf"),
    ):
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
    command = [sys.executable, str(COMPARE), str(reference), str(dist / f"{name}.pdf"), "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert found["line_match"] >= 0.95
    assert found["pages"][0] == found["pages"][1]
