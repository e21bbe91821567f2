"""Follows the words of every reference document from its file to the PDF and to the HTML, and counts them.

    .venv/bin/python benchmarks/conserving.py [NAME …]

Each file is imported and built, where proofs refuse what loses a word; then two counts are taken that share
no code with them: the words of the file, read here from XML or lines, of which each must stand in the PDF (or
in what the import says that it took out), and what the text has in words, numbers, marks, notes, cells,
captions and alternative texts, in the PDF and in the HTML.

Where lines run from right to left, figures and signs (commas, brackets, vowel marks) come out of a page where
they stand on it, not where they are read. A word that is not found whole is looked for in runs of letters and
of figures ("parted"); then the signs of the file are counted, all of them, against those of the PDF ("signs"
lack). NAME is a part of a file's name. The exit status
is 1 where something lacks.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from lxml import etree

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from reference import REFERENCE, cases  # noqa: E402

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAIRS = {")": "(", "]": "[", "»": "«", "“": "”", "’": "‘", "}": "{", ">": "<"}
_SKIPPED = ("del", "moveFrom", "instrText", "Fallback")  # what is not shown, or said twice


def words(source: Path) -> Iterator[str]:
    """The words of a file, in the order in which they stand there."""
    if source.suffix == ".txt":
        yield from source.read_text(encoding="utf-8").split()
    elif source.suffix == ".xml":
        root = etree.parse(str(source)).getroot()
        for mark in root.iterfind(
            ".//{*}authorialNote/{*}p"
        ):  # "( )", the empty place of the note's own mark
            mark.text = re.sub(r"^\s*\(\s*\)", "", mark.text or "")
        for place in root.iter("{*}body", "{*}preamble", "{*}mainBody", "{*}preface", "{*}conclusions"):
            yield from " ".join(place.itertext()).split()
    else:
        with zipfile.ZipFile(source) as archive:
            for part in ("word/document.xml", "word/footnotes.xml"):
                if part in archive.namelist():
                    yield from _of_part(etree.fromstring(archive.read(part)))


def _of_part(root: etree._Element) -> Iterator[str]:
    for name in _SKIPPED:
        for element in list(root.iter(f"{{*}}{name}")):
            element.getparent().remove(element)
    for note in root.findall(f"{_WORD}footnote[@{_WORD}type]"):  # the rule above notes, typed as low lines
        root.remove(note)
    for paragraph in root.iter(f"{_WORD}p"):
        pieces = paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}noBreakHyphen")
        yield from "".join(_said(piece) for piece in pieces).split()


def _said(piece: etree._Element) -> str:
    kind = etree.QName(piece).localname
    return (piece.text or "") if kind == "t" else "-" if kind == "noBreakHyphen" else " "


def runs(text: str) -> list[str]:
    """The letters and figures of a text as runs, without vowel marks and signs."""
    return re.findall(r"[^\W\d_]+|\d+", "".join(c for c in text if unicodedata.category(c) != "Mn"))


def signs(text: str) -> Counter[str]:
    """How often each sign stands in a text; brackets and quotation marks of one pair are one."""
    return Counter(_PAIRS.get(c, c) for c in text if not (c.isalnum() or c.isspace()))


def _by_poppler(pdf: bytes) -> str:
    """The text as another program gives it, where it is installed: PDFium parts words at raised marks."""
    if shutil.which("pdftotext") is None:
        return ""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def follow(source: Path, folder: Path) -> tuple[str, bool]:
    """A line for a file, and whether all its words are there."""
    import pypdfium2

    from masthead.building.discovery import discover
    from masthead.building.intake import import_file
    from masthead.building.pipeline import read_source, set_document
    from masthead.building.project import find_project
    from masthead.composing import compose
    from masthead.document import Document
    from masthead.errors import MastheadError
    from masthead.importing.given import Given
    from masthead.kinds import load_kinds
    from masthead.resources import templates_folder
    from masthead.setting.conservation import WORDS, conservation
    from masthead.setting.extraction import letters

    (folder / "content").mkdir(parents=True)
    (folder / "pyproject.toml").write_text("[tool.masthead]\n")
    given = Given(job="10-60686") if source.suffix == ".txt" else Given()
    try:
        intake = import_file(source, folder / "content", given, (templates_folder(),), force=True)
        home = find_project(folder)
        (found,) = discover(home).sources
        document = read_source(found, load_kinds(home.templates)).document
        assert isinstance(document, Document), "it is imported and cannot be read"
        files = set_document(document, home, ("pdf", "html")).files
    except MastheadError as error:
        return f"{source.stem:28} {error.problems[0]}", False
    held = conservation(compose(document, home.templates, home.styles), files["pdf"], files["html"])
    pages = pypdfium2.PdfDocument(files["pdf"])
    by_page = [page.get_textpage().get_text_range() for page in pages]
    shown = letters("".join(by_page))
    said = letters(" ".join(remark.text for remark in (*intake.report.removed, *intake.report.lost)))
    own = [piece for word in words(source) for piece in WORDS.findall(word)]
    apart = [word for word in own if letters(word) not in shown and letters(word) not in said]
    bare = " ".join("".join(runs(text)) for text in (shown, letters(_by_poppler(files["pdf"]))))
    lacking = [
        word
        for word in apart
        if not all(run in bare for run in runs(letters(word))) and not _divided(word, by_page)
    ]
    missing = signs(letters("".join(own))) - signs(shown + said)
    counts = "".join(f"{each.written:>8,}{'' if each.whole else '!'}" for each in held)
    missed = [f"{each.what}: {each.lacking[:30]}" for each in held if not each.whole]
    line = f"{source.stem:28}{len(own):>9,}{len(apart):>7}{len(lacking):>5}{missing.total():>6}"
    line += f"{len(intake.report.lost):>5}{counts}"
    marks = [f"{times} × {sign}" for sign, times in missing.items()]
    return "  ".join((line, *missed, *lacking, *marks)), not (missed or lacking or missing)


def _divided(word: str, pages: Sequence[str]) -> bool:
    """Whether a page has the begin of a word and a hyphen, and a line of the next begins with the rest."""
    cuts = [
        (f"{word[:at]}\u2010", re.compile(f"(?m)^{re.escape(word[at:])}")) for at in range(2, len(word) - 1)
    ]
    return any(begin in page and end.search(after) for page, after in pairwise(pages) for begin, end in cuts)


def main() -> int:
    """Print a line a file; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="a part of a file's name")
    arguments = parser.parse_args()
    if not REFERENCE.is_dir():
        print("skipped: the reference documents are not here (../shared/reference)")
        return 0
    sources = [case.source for case in cases()]
    kinds = ("words", "numbers", "marks", "notes", "cells", "captions", "altern.")
    print(
        f"{'document':28}{'of file':>9}{'parted':>7}{'lack':>5}{'signs':>6}{'lost':>5}",
        *(f"{kind:>8}" for kind in kinds),
        sep="",
    )
    whole = True
    with tempfile.TemporaryDirectory() as temporary:
        for source in sources:
            if not arguments.names or any(name in source.stem for name in arguments.names):
                line, sound = follow(source, Path(temporary) / source.stem)
                print(line, flush=True)
                whole = whole and sound
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
