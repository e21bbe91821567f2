"""Tracked changes: accepted, as the last person to read the file would, and counted."""

from __future__ import annotations

from collections import Counter

from masthead.importing.word.names import Element, w

# ISO 29500-1, 17.13.5: what was taken out stands in these, what was put in in those
_AWAY = {w("del"): "deletions", w("moveFrom"): "moves"}
_NEW = {w("ins"): "insertions", w("cellIns"): "insertions"}
_FORMATS = tuple(
    w(name)
    for name in (
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
        "cellMerge",
    )
)
_MARK = w("rPr")  # where a change stands in it, the mark that ends the paragraph was changed
_ROW, _CELL = w("trPr"), w("tcPr")


def accept_changes(root: Element, found: Counter[str]) -> None:
    """Take out of a part what was deleted or moved away, join the paragraphs that this joins, and count."""
    changes = list(root.iter(*_AWAY, w("cellDel"), *_NEW, *_FORMATS))
    ends = []
    for change in changes:
        holder = change.getparent()
        if holder is None:
            continue
        if change.tag in _FORMATS:
            found["formatting changes"] += 1
            holder.remove(change)  # it holds what was before
        elif change.tag in _NEW:
            found["insertions"] += holder.tag != _MARK
        else:
            found[_AWAY.get(str(change.tag), "deletions")] += 1
            ends += _take(change, holder)
    for paragraph in ends:
        _join_to_next(paragraph)


def _take(change: Element, holder: Element) -> list[Element]:
    """Take out what a change deleted; the paragraph whose end it deleted is given back."""
    if holder.tag == _MARK:
        paragraph = next(holder.iterancestors(w("p")), None)
        return [] if paragraph is None else [paragraph]
    gone = holder if holder.tag in (_ROW, _CELL) else change
    around = gone.getparent()
    if gone is not change and around is not None:  # a row or a cell goes with its properties
        gone, around = around, around.getparent()
    if around is not None:
        around.remove(gone)
    return []


def _join_to_next(paragraph: Element) -> None:
    """A paragraph without an end goes on in the next, which says what both are (17.13.5.15)."""
    after = paragraph.getnext()
    while after is not None and after.tag not in (w("p"), w("tbl")):
        after = after.getnext()
    holder = paragraph.getparent()
    if holder is None:
        return
    own = paragraph.find(w("pPr"))
    if own is not None and own.find(w("sectPr")) is not None:
        return  # with its end a section would end elsewhere
    content = [child for child in paragraph if child is not own]
    if after is not None and after.tag == w("p"):
        properties = after.find(w("pPr"))
        at = 0 if properties is None else 1
        after[at:at] = content
    elif content or len(holder) == 1:
        return  # nothing stands behind it that it could go on in
    holder.remove(paragraph)
