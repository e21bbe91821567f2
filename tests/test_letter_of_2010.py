"""The letter A/C.2/65/2, imported from its extracted text and set, is the original line for line."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from masthead.commands import main

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TEXT = SHARED / "reference" / "text" / "A_C.2_65_2-FR.txt"
COMPARE = SHARED / "fidelity" / "compare.py"

pytestmark = [
    pytest.mark.skipif(not TEXT.is_file(), reason="the reference documents are not here"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


def run(*words: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output


def test_letter_of_2010_line_for_line(tmp_path: Path) -> None:
    content, dist = tmp_path / "content", tmp_path / "dist"
    known = ("--symbol", "A/C.2/65/2", "--language", "fr", "--job", "10-60686")
    run("import", str(TEXT), *known, "--into", str(content))
    run("build", str(content), "--out", str(dist), "--format", "pdf")
    lines = TEXT.with_name("A_C.2_65_2-FR.lines.txt")
    command = [sys.executable, str(COMPARE), str(lines), str(dist / "A_C.2_65_2-FR.pdf"), "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert found["pages"] == [17, 17]
    assert found["page_match"] == 1
    assert found["line_match"] == 1
    assert found["text_recall"] >= 0.999
