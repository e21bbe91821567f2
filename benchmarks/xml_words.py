"""The words of an AKN4UN file that are not in a PDF, counted without Masthead's importer.

All text of what is printed (everything but ``meta`` and ``coverPage``, whose words the masthead has in its
own form) against the text layer of the PDF as Poppler gives it. Words are runs of letters or of figures,
for a line may end at a hyphen and a note's mark touches the word before it; of Chinese, single characters.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_NOT_PRINTED = ("meta", "coverPage")
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+|\d+")
_NO_WIDTH = dict.fromkeys((0xAD, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))


def words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    plain = unicodedata.normalize("NFKC", text).translate(_NO_WIDTH)
    return Counter(_WORD.findall(unicodedata.normalize("NFD", plain).translate(_MARKS)))


_MARKS = {n: None for n in range(0x300, 0x370)}  # extractors put an accent before its letter, or after a space


def printed_text(file: Path) -> str:
    """All text nodes of what an AKN4UN file prints; a space between blocks, none inside a run."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = etree.parse(str(file), parser).getroot()
    return "".join(_texts(root))


def _texts(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname if isinstance(element.tag, str) else None
    if name is not None and name not in _NOT_PRINTED:
        own = name in ("span", "sup", "sub", "a", "b", "i", "inline", "docDate", "ref")
        yield "" if own else " "
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
        yield "" if own else " "


def pdf_text(pdf: Path) -> str:
    """The text layer of a PDF."""
    command = ["pdftotext", "-raw", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def lost_words(file: Path, pdf: Path) -> Iterator[str]:
    """What an AKN4UN file says more often than a PDF."""
    for word, count in sorted((words(printed_text(file)) - words(pdf_text(pdf))).items()):
        yield f"{word}: {count} of them not in the PDF"
