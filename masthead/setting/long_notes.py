"""Notes that are longer than the room they have, divided over pages as Word divides them.

The engine sets a note on one page only, and clips what does not fit (anchors.md, 2.2). It does move whole
notes to the next page. So where the notes of a page reach beyond it or into its text, each is parted at its
own line ends into notes of a few lines, which the engine then places: as many under the text as find room,
the others at the foot of the pages that follow, before the notes of those. The Organization's template has
the same rule above a note that goes on as above one that begins, so nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any

_REST = '</span><span class="note note-rest">'
_TOKEN = re.compile(r"<[^>]*>|&[^;]*;|[^<&]", re.DOTALL)
_CLOSES_ITSELF = re.compile(r"<(?:br|wbr|img)\b")
_UNCOUNTED = "\u00ad\u2010\u200b"  # a soft hyphen, what the engine draws for one, and for a joint (wbr)
_PIECE = (
    3  # lines: the engine lays out all notes of a page for each that it adds, so smaller ones cost dearly
)
_SHORT = 128.0  # px, eight lines: what a page leaves empty for other reasons than its notes is less
_FIRST = 5  # lines of a page: a heading and what is kept with it
_ROUNDING = 1.0  # px by which boxes may touch


@dataclass(frozen=True, slots=True)
class Division:
    """How many letters each line of a note has; ``waits``: its beginning need not stand below its call."""

    lines: tuple[int, ...]
    waits: bool


def crowding(document: Any) -> dict[str, Division]:
    """The notes of pages whose notes do not fit, by their identifiers, as WeasyPrint has laid them out."""
    found: dict[str, Division] = {}
    pages = [page._page_box for page in document.pages]
    fled: dict[str, bool] = {}
    for before, page in pairwise(pages):
        if _free(before) > _SHORT:
            fled |= {name: place > 0 for place, name in enumerate(dict.fromkeys(_called(page)))}
    for page in pages:
        for area in _areas(page):
            notes = dict(_divisions(area))
            if _is_crowded(page, area) or any(
                len(notes[name].lines) > _PIECE for name in notes.keys() & fled
            ):
                found |= {name: _waiting(way, fled.get(name, False)) for name, way in notes.items()}
    return found


def _waiting(way: Division, waits: bool) -> Division:
    return replace(way, waits=way.waits or waits)


def _called(page: Any) -> Iterator[str]:
    """The notes whose calls stand at the head of a page, and may have had no room on the one before it."""
    for line in islice(_lines(page.children[0]), _FIRST):
        yield from (link.removeprefix("#") for link in _links(line))


def _free(page: Any) -> float:
    """How much of a page stays empty, in px: from its last line to its notes, or to its end."""
    top = page.content_box_y()
    end = min((area.position_y for area in _areas(page)), default=top + page.height)
    last: float = max((line.position_y + line.height for line in _lines(page.children[0])), default=top)
    return float(end) - last


def _links(box: Any) -> Iterator[str]:
    if getattr(box, "element", None) is not None and (link := box.element.get("href")):
        yield link
    for child in getattr(box, "children", ()):
        yield from _links(child)


def _areas(page: Any) -> Iterator[Any]:
    for child in page.children:
        if type(child).__name__ == "FootnoteAreaBox" and child.children:
            yield child


def _is_crowded(page: Any, area: Any) -> bool:
    top = area.position_y + _ROUNDING
    if top - _ROUNDING < page.content_box_y() - _ROUNDING:
        return True
    return any(line.position_y + line.height > top for line in _lines(page.children[0]))


def _lines(box: Any) -> Iterator[Any]:
    """The lines in a box; not those that stand in a line, nor what is placed absolutely."""
    for child in getattr(box, "children", ()):
        if hasattr(child, "_box") or child.is_absolutely_positioned():
            continue
        if type(child).__name__ == "LineBox":
            yield child
        else:
            yield from _lines(child)


def _divisions(area: Any) -> Iterator[tuple[str, Division]]:
    for place, note in enumerate(area.children):
        name = note.element.get("id") if getattr(note, "element", None) is not None else None
        if name:
            lines = tuple(count for line in _lines(note) if (count := len(list(_counted(_text(line))))))
            yield name, Division(lines, waits=place > 0)


def _text(box: Any) -> str:
    own = getattr(getattr(box, "_box", box), "text", "")
    return own + "".join(map(_text, getattr(box, "children", ())))


def _counted(text: str) -> Iterator[str]:
    return (letter for letter in text if not letter.isspace() and letter not in _UNCOUNTED)


def divide(html: str, divisions: Mapping[str, Division]) -> str:
    """The page with these notes in notes of a few lines."""
    for name, division in divisions.items():
        begin = html.index(f'<span class="note" id="{name}">')
        end = _end(html, begin)
        html = html[:begin] + _parted(html[begin:end], division) + html[end:]
    return html


def _end(html: str, begin: int) -> int:
    depth = 0
    for tag in re.compile(r"<(/?)span\b").finditer(html, begin):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    raise AssertionError("a note that does not end")


def _parted(note: str, division: Division) -> str:
    tokens = _TOKEN.findall(note)
    head = tokens[0].replace('"note"', '"note note-waits"') if division.waits else tokens[0]
    return "".join([head, *_cut(tokens[1:-1], division.lines), tokens[-1]])


def _cut(tokens: Sequence[str], lines: Sequence[int]) -> list[str]:
    """What stands in a note, and where a line is full the end of one note and the beginning of the next."""
    ends = {sum(lines[:number]) for number in range(_PIECE, len(lines), _PIECE)}
    out: list[str] = []
    open_tags: list[str] = []
    count = 0
    for token in tokens:
        if token.startswith("</"):
            open_tags.pop()
        elif token.startswith("<") and not _CLOSES_ITSELF.match(token):
            open_tags.append(token)
        elif token[0] == "&" or (token[0] != "<" and any(_counted(token))):
            if count in ends:
                _turn(out, open_tags)
                ends.remove(count)
            count += 1
        out.append(token)
    return out


def _turn(out: list[str], open_tags: Sequence[str]) -> None:
    """End a note and begin the next, with what is open in it; what was just opened opens there only."""
    still = list(open_tags)
    while still and out and out[-1] == still[-1]:
        out.pop()
        still.pop()
    while out and out[-1].isspace():  # which would have room on no line that is just full
        out.pop()
    out += [f"</{tag[1:].split()[0].rstrip('>')}>" for tag in reversed(still)]
    out += [_REST, *open_tags]
