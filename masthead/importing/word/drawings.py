"""Drawings in a Word file: text boxes, charts and pictures; what else there is, is lost and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from masthead.importing.report import Remark
from masthead.importing.word.diagrams import diagram_words
from masthead.importing.word.names import MC, PIC, SVG, VML, WP, WPS, A, C, Element, R, w
from masthead.importing.word.package import Package
from masthead.importing.word.pieces import Object
from masthead.importing.word.report import Log

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_EXTENDED_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart"
_MILLIMETRE = 36_000  # EMU
_ROW = 180_000  # EMU: boxes whose tops differ by less than half a centimetre stand in a row
_WIDEST = 420.0  # mm: the long side of A3
_VISIBLE_CROP = 1000  # 1 per cent
_VML_WIDTH = re.compile(r"(?:^|;)\s*width:([0-9]{1,4}(?:\.[0-9]{1,4})?)(pt|in|cm|mm|px)")
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}  # millimetres
_LONG = 12  # figures of a number that no drawing needs
# rules and connectors without words: the end rule, the rule above the notes of a table
_PLAIN_SHAPES = ("line", "straightConnector1", "rect", None)


def read_objects(element: Element, package: Package, part: str, place: int, log: Log) -> Iterator[Object]:
    """The objects of a ``w:drawing``, ``w:pict`` or ``w:object``, in their order."""
    alternative, extent = _alternative(element), _extent(element)
    if element.tag == w("object"):
        log.lost.append(Remark(place, alternative, "an embedded object"))
    for node in _walk(element):
        if node.tag == w("txbxContent"):
            log.found["text boxes"] += 1
            top, left = _position(node)
            yield Object("box", node, top=top, left=left)
        elif node.tag == f"{{{C}}}chart" and node.get(f"{{{R}}}id"):
            yield from _sized(
                _related(node.get(f"{{{R}}}id"), "chart", package, part, place, log, alternative), extent
            )
        elif node.tag == f"{{{PIC}}}pic":
            for each in _related(
                _picture(node, package, part), "picture", package, part, place, log, alternative
            ):
                yield replace(each, exact_width=_width(node, element), cropped=_is_cropped(node))
        elif node.tag == f"{{{VML}}}imagedata":
            for each in _related(node.get(f"{{{R}}}id"), "picture", package, part, place, log, alternative):
                yield replace(each, exact_width=_vml_width(node))
        elif node.tag == _EXTENDED_CHART and node.get(f"{{{R}}}id"):
            yield from _sized(
                _related(node.get(f"{{{R}}}id"), "chart", package, part, place, log, alternative), extent
            )
        elif node.tag == _DIAGRAM:
            yield from _diagram(node, package, part, place, log, alternative)
        elif node.tag == f"{{{VML}}}textpath":
            log.lost.append(Remark(place, node.get("string", ""), "words as a drawing"))
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


def in_order(objects: tuple[Object, ...]) -> tuple[Object, ...]:
    """The objects as one reads: boxes that stand side by side from the top, in each row from the left."""
    boxes = iter(sorted((o for o in objects if o.kind == "box"), key=lambda o: (o.top // _ROW, o.left)))
    return tuple(next(boxes) if each.kind == "box" else each for each in objects)


def _position(box: Element) -> tuple[int, int]:
    """Where a text box stands, in EMU: its drawing's offset, and its own in a group."""
    top = left = 0
    for holder in box.iterancestors():
        if holder.tag == f"{{{WPS}}}wsp":
            offset = holder.find(f"{{{WPS}}}spPr/{{{A}}}xfrm/{{{A}}}off")
            if offset is not None:
                top, left = top + _whole(offset.get("y")), left + _whole(offset.get("x"))
        elif holder.tag == f"{{{WP}}}anchor":
            top += _whole(holder.findtext(f"{{{WP}}}positionV/{{{WP}}}posOffset"))
            left += _whole(holder.findtext(f"{{{WP}}}positionH/{{{WP}}}posOffset"))
    return top, left


def _whole(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() and len(text) < _LONG else 0


def _extent(element: Element) -> tuple[int, int]:
    """Width and height in millimetres; 0 where the drawing does not say them."""
    for node in element.iter(f"{{{WP}}}extent"):
        return round(_whole(node.get("cx")) / _MILLIMETRE), round(_whole(node.get("cy")) / _MILLIMETRE)
    return 0, 0


def _width(picture: Element, drawing: Element) -> float:
    """How wide a picture is set, in mm: in a group its own width, else the drawing's; 0 for unsaid."""
    own = picture.find(f".//{{{A}}}xfrm/{{{A}}}ext")
    whole = next(drawing.iter(f"{{{WP}}}extent"), None)
    alone = sum(1 for _ in drawing.iter(f"{{{PIC}}}pic")) == 1
    said = whole if whole is not None and (alone or own is None) else own
    return min(_whole(said.get("cx")) / _MILLIMETRE, _WIDEST) if said is not None else 0


def _is_cropped(picture: Element) -> bool:
    """Whether parts of a picture at its edges are not shown (in thousandths of a per cent)."""
    crop = picture.find(f".//{{{A}}}srcRect")
    return crop is not None and any(_whole(each) >= _VISIBLE_CROP for each in crop.attrib.values())


def _vml_width(image: Element) -> float:
    """The width of a picture in VML, which its shape says as CSS, in millimetres."""
    shape = image.getparent()
    found = _VML_WIDTH.search("" if shape is None else shape.get("style", ""))
    return min(float(found[1]) * _UNITS[found[2]], _WIDEST) if found else 0


def _sized(objects: Iterator[Object], extent: tuple[int, int]) -> Iterator[Object]:
    for each in objects:
        yield replace(each, width=extent[0], height=extent[1])


def _diagram(
    node: Element, package: Package, part: str, place: int, log: Log, alternative: str
) -> Iterator[Object]:
    """The words of a diagram (SmartArt), which stand in a part of their own."""
    relation = package.relations(part).get(node.get(f"{{{R}}}dm", ""))
    if relation is None or relation.external or relation.target not in package:
        log.lost.append(Remark(place, alternative, "a diagram that is not in the file"))
        return
    words = tuple(diagram_words(package.xml(relation.target)))
    log.found["diagrams"] += 1
    log.unsure.append(
        Remark(place, alternative or words[0][1] if words else "", "a diagram: its words as a list")
    )
    yield Object("words", alternative=alternative, words=words)


def _alternative(element: Element) -> str:
    for node in element.iter(f"{{{WP}}}docPr"):
        return " ".join((node.get("descr") or node.get("title") or "").split())
    return ""


def _picture(node: Element, package: Package, part: str) -> str | None:
    """The relation of a picture: of its vector form where it has one, unless that draws with letters."""
    for name in (f"{{{SVG}}}svgBlip", f"{{{A}}}blip"):
        for blip in node.iter(name):
            found = str(blip.get(f"{{{R}}}embed") or blip.get(f"{{{R}}}link") or "")
            if name == f"{{{A}}}blip" or _draws_alone(package, part, found):
                return found
    return None


def _draws_alone(package: Package, part: str, identifier: str) -> bool:
    """Whether a vector picture has no letters, which would be words of the page that no text says."""
    relation = package.relations(part).get(identifier)
    if relation is None or relation.external or relation.target not in package:
        return False
    root = package.parse(package.read(relation.target, "xml-limit"), relation.target)
    return next(root.iter("{*}text", "{*}image", "{*}use"), None) is None


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
