"""Drawings in a Word file: text boxes, charts and pictures; what else there is, is lost and said."""

from __future__ import annotations

from collections.abc import Iterator

from masthead.importing.report import Remark
from masthead.importing.word.names import MC, PIC, SVG, VML, WP, WPS, A, C, Element, R, w
from masthead.importing.word.package import Package
from masthead.importing.word.pieces import Object
from masthead.importing.word.report import Log

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_EXTENDED_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
# rules and connectors without words: the end rule, the rule above the notes of a table
_PLAIN_SHAPES = ("line", "straightConnector1", "rect", None)


def read_objects(element: Element, package: Package, part: str, place: int, log: Log) -> Iterator[Object]:
    """The objects of a ``w:drawing``, ``w:pict`` or ``w:object``, in their order."""
    alternative = _alternative(element)
    if element.tag == w("object"):
        log.lost.append(Remark(place, alternative, "an embedded object"))
    for node in _walk(element):
        if node.tag == w("txbxContent"):
            log.found["text boxes"] += 1
            yield Object("box", node)
        elif node.tag == f"{{{C}}}chart" and node.get(f"{{{R}}}id"):
            yield from _related(node.get(f"{{{R}}}id"), "chart", package, part, place, log, alternative)
        elif node.tag == f"{{{PIC}}}pic":
            yield from _related(_picture(node), "picture", package, part, place, log, alternative)
        elif node.tag == f"{{{VML}}}imagedata":
            yield from _related(node.get(f"{{{R}}}id"), "picture", package, part, place, log, alternative)
        elif node.tag in (_DIAGRAM, _EXTENDED_CHART):
            log.lost.append(Remark(place, alternative, "a diagram"))
        elif node.tag == f"{{{WPS}}}wsp":
            _judge_shape(node, place, log)


def _walk(element: Element) -> Iterator[Element]:
    """Every element, but what stands in a text box, and of alternatives the first."""
    for child in element:
        yield child
        if child.tag == f"{{{MC}}}AlternateContent":
            inner = child.find(f"{{{MC}}}Choice")
            yield from _walk(inner if inner is not None else child)
        elif child.tag != w("txbxContent"):
            yield from _walk(child)


def _alternative(element: Element) -> str:
    for node in element.iter(f"{{{WP}}}docPr"):
        return " ".join((node.get("descr") or node.get("title") or "").split())
    return ""


def _picture(node: Element) -> str | None:
    """The relation of a picture: of its vector form where it has one."""
    for name in (f"{{{SVG}}}svgBlip", f"{{{A}}}blip"):
        for blip in node.iter(name):
            return str(blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link") or "")
    return None


def _related(
    identifier: str | None, kind: str, package: Package, part: str, place: int, log: Log, alternative: str
) -> Iterator[Object]:
    relation = package.relations(part).get(identifier or "")
    if relation is None or relation.external or relation.target not in package:
        log.lost.append(Remark(place, alternative, f"a {kind} that is not in the file"))
    elif kind == "chart":
        yield Object("chart", None, relation.target, alternative)
    else:
        yield Object("picture", None, relation.target, alternative)


def _judge_shape(node: Element, place: int, log: Log) -> None:
    """A brace or an arrow means something that only a picture shows."""
    if node.find(f".//{w('txbxContent')}") is not None or node.find(f".//{{{PIC}}}pic") is not None:
        return
    geometry = node.find(f".//{{{A}}}prstGeom")
    shape = None if geometry is None else geometry.get("prst")
    if shape in _PLAIN_SHAPES:
        log.found["rules"] += 1
    else:
        log.lost.append(Remark(place, "", f"a drawn shape without words ({shape})"))
