"""What PDF/UA-1 (ISO 14289-1) asks of a file, as far as its objects tell it: the faults of one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_HEADS = {f"/H{level}": level for level in range(1, 7)}


def faults(pdf: bytes) -> list[str]:
    """A word for each rule that a file breaks, in order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return sorted(set(_faults(document)))


def _faults(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not str(root.get("/Lang", "")):
        yield "language"  # 7.2
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "marked"  # 6.2
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title shown"  # 7.1
    # 7.1 asks for it as XMP; ours do not claim the standard, and have it where every reader looks
    if not str(document.docinfo.get("/Title", "")):
        yield "title"
    elements = list(_elements(root.get("/StructTreeRoot")))
    if not elements:
        yield "structure"
    yield from _of_elements(elements)
    for page in document.pages:
        yield from _of_page(page)
    fonts = {
        font.objgen: font for page in document.pages for font in page.Resources.get("/Font", {}).values()
    }
    yield from (fault for font in fonts.values() for fault in _of_font(font))


def _elements(element: Any) -> Iterator[Any]:
    """The structure elements below one, in order."""
    waiting = [element]
    while waiting:
        this = waiting.pop()
        if isinstance(this, pikepdf.Array):
            waiting.extend(reversed(list(this)))
        elif isinstance(this, pikepdf.Dictionary):
            if "/S" in this:
                yield this
            waiting.append(this.get("/K"))


def _of_elements(elements: list[Any]) -> Iterator[str]:
    last = 0
    for element in elements:
        kind = str(element.S)
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "alternative text"  # 7.3
        if kind == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "scope of heads"  # 7.5
        if kind == "/Note" and "/ID" not in element:
            yield "name of a note"  # 7.9
        if kind in _HEADS:
            if _HEADS[kind] > last + 1:
                yield "headings in turn"  # 7.4.2
            last = _HEADS[kind]


def _of_page(page: Any) -> Iterator[str]:
    links = [each for each in page.get("/Annots", []) if each.get("/Subtype") == "/Link"]
    if links and page.get("/Tabs") != "/S":
        yield "order of tabs"  # 7.18.3
    if any("/StructParent" not in link for link in links):
        yield "link in the structure"  # 7.18.5
    if any(not str(link.get("/Contents", "")) for link in links):
        yield "words of a link"  # 7.18.5


def _of_font(font: Any) -> Iterator[str]:
    if "/ToUnicode" not in font:
        yield "letters of a font"  # 7.21.7
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    if not any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield "font in the file"  # 7.21.4.1
