"""PDFBox Preflight on files for archives: another program's judgement, as far as it goes.

It knows PDF/A-1b only; ours are PDF/A-2b. What it says must be what part 1 forbids and part 2 allows
(transparency; no list of a font's glyphs, ISO 19005-2, 6.2.11.4.2) or how its reader of metadata fails on
namespaces.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.copies.test_preflight import font, intent, made


def foreign_text(pdf: pikepdf.Pdf) -> None:
    font(pdf)
    pdf.pages[0].contents_add(b"BT /F 9 Tf (word) Tj ET")


JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    )
]
ALLOWED = re.compile(r"4\.1\.|3\.1\.11 : .*CIDSet|7\.3 : .*Schema is not set")


def judged(path: Path) -> set[str]:
    """The codes of what Preflight finds, without what part 2 allows."""
    classes = ":".join(map(str, JARS))
    command = ["java", "-cp", classes, "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    said = [line for line in done.stdout.splitlines() if re.match(r"\d+(\.\d+)*( |$)", line)]
    assert said, done.stdout + done.stderr  # it always finds transparency at least
    return {line.split()[0] for line in said if not ALLOWED.match(line)}


@pytest.fixture(autouse=True)
def _preflight() -> None:
    if shutil.which("java") is None or not all(jar.exists() for jar in JARS):
        pytest.skip("PDFBox Preflight is not installed (libpdfbox2-java)")


def test_a_file_for_an_archive_has_no_other_fault(tmp_path: Path) -> None:
    assert judged(made(tmp_path, "pdf/a-2b")) == set()


@pytest.mark.parametrize(("damage", "code"), [(foreign_text, "3.1.3"), (intent, "2.4.3")])
def test_it_sees_what_our_checks_see(
    tmp_path: Path, damage: Callable[[pikepdf.Pdf], None], code: str
) -> None:
    path = made(tmp_path, "pdf/a-2b")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        damage(pdf)
        pdf.save(path)
    assert code in judged(path)
