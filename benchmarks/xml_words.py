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
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_NO_WIDTH = dict.fromkeys((0xAD, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))


# Extractors set an accent before its letter, or give an Arabic letter without its hamza.
_MARKS = dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x660), 0x670))


def words(text: str) -> Counter[str]:
    """How often each word stands in a text; the letters of an Arabic word in the order of their numbers.

    Poppler gives the two letters of an Arabic ligature in the order in which the eye meets them.
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).translate(_NO_WIDTH))
    found = _WORD.findall(plain.translate(_MARKS))
    return Counter("".join(sorted(word)) if _ARABIC.match(word) else word for word in found)


_CUT_OFF = re.compile(r"([^\W\d_]+)[-\u2010]\s*$", re.MULTILINE)
_LINE_HEAD = re.compile(r"^\W*([^\W\d_]+)", re.MULTILINE)
_NEIGHBOURS = re.compile(r"(?=\b([\u0600-\u06ff]+)\W+([\u0600-\u06ff]+))")


class Cut:
    """The words of a PDF that its text layer has in two pieces; each piece makes one word.

    A word may be cut at the end of a line, and go on at the head of the next or of the next page. Poppler
    sets a space behind some Arabic ligatures where a line is justified.
    """

    def __init__(self, text: str) -> None:
        self._heads = words(" ".join(_CUT_OFF.findall(text)))
        self._tails = words(" ".join(_LINE_HEAD.findall(text)))
        plain = unicodedata.normalize("NFKC", text).translate(_NO_WIDTH)
        self._joined = words(" ".join("".join(pair) for pair in _NEIGHBOURS.findall(plain)))

    def take(self, word: str) -> bool:
        """Whether there are two pieces that make a word; they are gone then."""
        if self._joined[word]:
            self._joined[word] -= 1
            return True
        for at in range(1, len(word)):
            if self._heads[word[:at]] and self._tails[word[at:]]:
                self._heads[word[:at]] -= 1
                self._tails[word[at:]] -= 1
                return True
        return False


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
    text = pdf_text(pdf)
    said, set_, cut = words(printed_text(file)), words(text), Cut(text)
    left = set_ - said
    for word, count in sorted((said - set_).items()):
        for _ in range(count):
            if cut.take(word):
                continue
            # the mark of a note behind a year is one number with it
            longer = next((w for w in left if word.isdigit() and w.isdigit() and w.startswith(word)), None)
            if longer is None:
                yield f"not in the PDF: {word}"
            else:
                left -= Counter([longer])
