"""The styles of a Word file, each with what it inherits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from masthead.importing.word.names import Element, child_value, number, switch, value, w

_DEEPEST = 20  # styles based on one another; the templates have six


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of a paragraph and its runs, as far as they carry meaning. Indents in twips.

    None where nothing says them. ``size`` in half-points; ``vertical`` is superscript or subscript;
    ``numbering`` the number of a list (0 for none) and ``level`` its level from 0. ``before``, ``after`` and
    ``line`` are spacing in twips, ``line_rule`` how ``line`` is meant; ``tracking`` in twips a character and
    ``scale`` in per cent are those of runs.
    """

    outline: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    alignment: str | None = None
    numbering: int | None = None
    level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    vertical: str | None = None
    keep_next: bool | None = None
    stops: tuple[int, ...] | None = None
    keep_lines: bool | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    line_rule: str | None = None
    tracking: int | None = None
    scale: int | None = None

    def over(self, below: Properties) -> Properties:
        """These, and what they leave open from those below."""
        given = {name: said for name in self.__slots__ if (said := getattr(self, name)) is not None}
        return replace(below, **given)


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name without what the templates decorate it with, its properties with all it inherits."""

    name: str = ""
    properties: Properties = field(default_factory=Properties)


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by identifier; ``default`` is that of a paragraph that names none."""

    by_id: Mapping[str, Style]
    default: Style

    def paragraph(self, identifier: str | None) -> Style:
        """The style of a paragraph."""
        return self.by_id.get(identifier or "", self.default)

    def character(self, identifier: str | None) -> Properties:
        """What a run's style says."""
        return self.by_id[identifier].properties if identifier and identifier in self.by_id else Properties()


def plain_name(name: str) -> str:
    """``_ H _Ch`` and ``_ H _Ch_G`` become ``hch``: the templates of New York and Geneva alike."""
    return re.sub(r"[\s_/,.-]", "", re.sub(r"_?_G$", "", name)).casefold()


def paragraph_properties(element: Element | None) -> Properties:
    """What a ``w:pPr`` says of the paragraph itself."""
    if element is None:
        return Properties()
    indent = element.find(w("ind"))
    list_ = element.find(w("numPr"))
    spacing = element.find(w("spacing"))
    return Properties(
        outline=number(child_value(element, "outlineLvl")),
        left=number(value(indent, "left") or value(indent, "start")),
        right=number(value(indent, "right") or value(indent, "end")),
        hanging=_hanging(indent),
        alignment=child_value(element, "jc"),
        numbering=number(child_value(list_, "numId")),
        level=number(child_value(list_, "ilvl")),
        keep_next=switch(element, "keepNext"),
        stops=_stops(element.find(w("tabs"))),
        keep_lines=switch(element, "keepLines"),
        before=number(value(spacing, "before")),
        after=number(value(spacing, "after")),
        line=number(value(spacing, "line")),
        line_rule=value(spacing, "lineRule"),
    )


def _stops(tabs: Element | None) -> tuple[int, ...] | None:
    """The tab stops at which text begins, in twips."""
    if tabs is None:
        return None
    found = [number(value(tab, "pos")) for tab in tabs if value(tab) not in ("clear", "bar")]
    return tuple(sorted(stop for stop in found if stop is not None))


def _hanging(indent: Element | None) -> int | None:
    hanging, first = number(value(indent, "hanging")), number(value(indent, "firstLine"))
    return hanging if hanging is not None else None if first is None else -first


def run_properties(element: Element | None) -> Properties:
    """What a ``w:rPr`` says."""
    if element is None:
        return Properties()
    return Properties(
        bold=switch(element, "b"),
        italic=switch(element, "i"),
        hidden=switch(element, "vanish"),
        size=number(child_value(element, "sz"), per_point=2),
        vertical=child_value(element, "vertAlign"),
        tracking=number(child_value(element, "spacing")),
        scale=number(child_value(element, "w")),
    )


def read_styles(root: Element | None) -> Styles:
    """The styles of ``styles.xml``; none where the file has no such part."""
    if root is None:
        return Styles({}, Style())
    elements = {e.get(w("styleId"), ""): e for e in root.iter(w("style"))}
    defaults = root.find(w("docDefaults"))
    base = Properties()
    for path, reader in (
        (("pPrDefault", "pPr"), paragraph_properties),
        (("rPrDefault", "rPr"), run_properties),
    ):
        found = None if defaults is None else defaults.find("/".join(map(w, path)))
        base = reader(found).over(base)
    by_id = {identifier: _style(identifier, elements, base) for identifier in elements}
    default = next((i for i, e in elements.items() if _is_default(e)), "")
    return Styles(by_id, by_id.get(default, Style("", base)))


def _is_default(element: Element) -> bool:
    attributes: Any = element.attrib
    return attributes.get(w("type")) == "paragraph" and attributes.get(w("default")) in ("1", "true", "on")


def _style(identifier: str, elements: Mapping[str, Element], base: Properties) -> Style:
    chain: list[Element] = []
    at: str | None = identifier
    while at and at in elements and len(chain) < _DEEPEST:
        chain.append(elements[at])
        at = child_value(elements[at], "basedOn")
    properties = base if elements[identifier].get(w("type")) == "paragraph" else Properties()
    for element in reversed(chain):
        properties = _own(element).over(properties)
    return Style(plain_name(child_value(elements[identifier], "name") or ""), properties)


def _own(element: Element) -> Properties:
    return run_properties(element.find(w("rPr"))).over(paragraph_properties(element.find(w("pPr"))))
