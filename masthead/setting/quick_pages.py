"""What the engine does anew for every page, though it was done for the page before: the pages stay the same.

It computes the styles of each page and of its sixteen margin boxes from all rules, and looks through those
of all pages before it to do so; to tag an element, it names all pages. Both grow with the square of the
pages. The functions replaced are those of WeasyPrint 70, which `note_pages.py` asks for.
"""

from __future__ import annotations

import importlib
from collections.abc import Hashable
from typing import Any


def quicken_pages() -> None:
    """Put the shorter functions into the engine that is loaded."""
    page, pydyf = importlib.import_module("weasyprint.layout.page"), importlib.import_module("pydyf")
    if getattr(page, "is_quick", False):
        return
    vars(page)["set_page_type_computed_styles"] = _set_page_styles
    pydyf.PDF.page_references = property(_page_references)
    vars(page)["is_quick"] = True


def _set_page_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """Give a page and its margin boxes their styles: those of an earlier page that the same rules are for."""
    cascaded, computed = style_for.get_cascaded_styles(), style_for.get_computed_styles()
    known: dict[Hashable, Any] = style_for.__dict__.setdefault("page_styles", {})
    cascaded.clear()  # the rules of the page before
    style_for.add_page_declarations(page_type)
    root, first = html.etree_element, style_for.initial_page_sizes["box"] is None
    for name in (None, *(pseudo for _, pseudo in cascaded if pseudo)):
        rules = cascaded.get((page_type, name), {})
        key = name, first, tuple((key, id(value), repr(weight)) for key, (value, weight) in rules.items())
        parent = root if name is None else page_type
        within = key, id(computed[parent, None])
        if within not in known:
            style_for.set_computed_styles(
                page_type, parent=parent, root=root, pseudo_type=name, base_url=html.base_url
            )
            # the rules are kept with the style, so that their places in memory stay theirs
            known[within] = computed[page_type, name], rules
        computed[page_type, name] = known[within][0]


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The names of all pages, made again only where pages have come."""
    kids = pdf.pages["Kids"]
    known: tuple[int, tuple[bytes, ...]] | None = pdf.__dict__.get("known_pages")
    if known is None or known[0] != len(kids):
        known = pdf.known_pages = len(kids), tuple(b"%d 0 R" % number for number in kids[::3])
    return known[1]
