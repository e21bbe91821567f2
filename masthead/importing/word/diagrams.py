"""Diagrams (SmartArt): the words of the points, each with its depth under those that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from masthead.importing.word.names import A, Element

_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_WORDLESS = ("parTrans", "sibTrans", "pres")  # points that only draw arrows and shapes


def _d(name: str) -> str:
    return f"{{{_DGM}}}{name}"


def diagram_words(root: Element) -> Iterator[tuple[int, str]]:
    """The words of a diagram's data part in the order of reading: each point, then those below it."""
    points = {str(p.get("modelId")): p for p in root.iter(_d("pt"))}
    below: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iter(_d("cxn")):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            target = int(order) if order.isdigit() else 0, str(link.get("destId"))
            below[str(link.get("srcId"))].append(target)
    told: set[str] = set()
    tops = [key for key, point in points.items() if point.get("type") == "doc"]
    waiting = [(key, -1) for key in reversed([*tops, *points]) if points[key].get("type") not in _WORDLESS]
    while waiting:
        key, depth = waiting.pop()
        if key in told or key not in points:
            continue
        told.add(key)
        text = _text(points[key])
        if text:
            yield max(depth, 0), text
        waiting += [(target, depth + 1) for _, target in sorted(below[key], reverse=True)]
    # words of points that only draw are rare, and are words all the same
    for key, point in points.items():
        if key not in told and (text := _text(point)):
            yield 0, text


def _text(point: Element) -> str:
    paragraphs = ("".join(str(t.text or "") for t in p.iter(f"{{{A}}}t")) for p in point.iter(f"{{{A}}}p"))
    return " ".join(" ".join(paragraphs).split())
