"""The three resolutions in six languages: imported, built, and every word of the XML in the PDF again."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from unicodedata import category, normalize

import pytest
from click.testing import CliRunner
from lxml import etree

from masthead.commands import main
from masthead.errors import MachineError
from masthead.languages import language
from masthead.setting.script_faces import find_sources

REFERENCE = Path(__file__).parents[4] / "shared/reference/akn4un"
STEMS = ("A_RES_75_312", "A_RES_78_323", "S_RES_2768")
LETTERS = {"ar": "A", "zh": "C", "en": "E", "fr": "F", "ru": "R", "es": "S"}
INLINE = {
    "b",
    "i",
    "u",
    "sup",
    "sub",
    "span",
    "a",
    "ref",
    "docDate",
    "docNumber",
    "inline",
    "mref",
    "rref",
    "term",
}
WORD = re.compile(r"[\u4e00-\u9fff]|[A-Za-z0-9]+|[^\W\d_a-zA-Z\u4e00-\u9fff]+")

pytestmark = [
    pytest.mark.skipif(not REFERENCE.is_dir(), reason="the reference documents are not here"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]


def without_marks(text: str) -> str:
    """Without vowel signs, accents and the kashida; marks of direction part words."""
    taken_apart = normalize("NFKD", text).replace("\u0640", "")
    return "".join(" " if category(c) == "Cf" else c for c in taken_apart if category(c) != "Mn")


def said_by(xml: Path) -> str:
    """The text of the file, but for what it says about itself."""
    root = etree.parse(xml, etree.XMLParser(recover=True, no_network=True, resolve_entities=False)).getroot()
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        name = etree.QName(element).localname
        if name in ("meta", "presentation"):
            element.clear()
        elif name not in INLINE:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return without_marks("".join(root.itertext()))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\-\u2010\u2011\u00ad]+", "", text)


def cut(word: str, text: str) -> int:
    """How often a word is cut by a page's end: its second half stands under the next page's head."""
    ends = [page.rstrip().split("\n\n") for page in text.split("\f")]
    broken = {
        piece.rsplit(None, 1)[-1] for page in ends for piece in page if piece.rstrip().endswith("\u2010")
    }
    return sum(word.startswith(piece[:-1]) for piece in broken)


@pytest.mark.parametrize("code", sorted(LETTERS))
def test_every_word_is_in_the_pdf_again(code: str, tmp_path: Path) -> None:
    script = language(code).script
    if script:
        try:
            find_sources(script, code)
        except MachineError as error:
            pytest.skip(str(error))
    files = [next(REFERENCE.glob(f"{stem}-*{LETTERS[code]}.xml")) for stem in STEMS]
    content, dist = tmp_path / "content", tmp_path / "dist"
    for words in (
        ("import", *map(str, files), "--into", str(content)),
        ("build", str(content), "--out", str(dist), "--format", "pdf"),
    ):
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output
    for stem, file in zip(STEMS, files, strict=True):
        pdf = dist / f"{stem}-{code.upper()}.pdf"
        done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
        shown = squeezed(without_marks(done.stdout))
        words = Counter(WORD.findall(said_by(file)))
        lost = {
            word: n for word, n in words.items() if shown.count(squeezed(word)) + cut(word, done.stdout) < n
        }
        assert not lost, f"text_recall {1 - sum(lost.values()) / words.total():.4f}"
        backwards = [
            word[::-1] for word in words if len(word) > 5 and word != word[::-1] and not word.isascii()
        ]
        assert sum(word in shown for word in backwards) <= 0.01 * len(backwards)
