"""How long the import of a Word file of 80 pages takes: a reference's body, repeated until it has as many.

.venv/bin/python benchmarks/word_import.py [FILE.docx] [--pages 80] [--of 13]

The first number is what a clock shows, the second what the process itself worked.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

REFERENCE = ROOT.parent / "shared" / "reference" / "word" / "A_80_604_Add.3.docx"
DOCUMENT = "word/document.xml"
_LAST_SECTION = re.compile(rb"<w:sectPr\b(?:(?!<w:sectPr).)*</w:sectPr>\s*</w:body>", re.DOTALL)


def repeated(source: Path, target: Path, times: int) -> None:
    """Writes a Word file with the body of another so many times; its notes are called as often."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == DOCUMENT:
                begin = data.index(b">", data.index(b"<w:body")) + 1
                end = list(_LAST_SECTION.finditer(data))[-1].start()
                data = data[:begin] + data[begin:end] * times + data[end:]
            new.writestr(name, data)


def main() -> None:
    """Print the time."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=REFERENCE)
    parser.add_argument("--pages", type=int, default=80)
    parser.add_argument("--of", type=int, default=13, help="the pages that the file has")
    arguments = parser.parse_args()
    if not arguments.file.is_file():
        raise SystemExit("the reference documents are not here")
    from masthead.importing.given import Given
    from masthead.importing.word import import_file
    from masthead.writing import write_body

    times = -(-arguments.pages // arguments.of)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "large.docx"
        repeated(arguments.file, target, times)
        begin, worked = time.perf_counter(), time.process_time()
        imported = import_file(target, Given(), {})
        text = write_body(imported.document_blocks, imported.notes)
        spent, worked = time.perf_counter() - begin, time.process_time() - worked
    pages = times * arguments.of
    print(f"{pages} pages, {len(text.split())} words: {spent:.2f} s, of which {worked:.2f} s worked")


if __name__ == "__main__":
    main()
