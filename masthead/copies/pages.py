"""Pages of our own that go with the copies: templates of ``templates/copies`` set by the engine."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from masthead.resources import styles_folder, templates_folder


def set_page(name: str, values: Mapping[str, Any], measures: Mapping[str, float]) -> bytes:
    """The PDF of a template with its style; ``measures`` (mm) reach the style as custom properties.

    The rules are the same for the same measures: the engine keeps the fonts of each dozen of them.

    ContentError with every warning of the engine.
    """
    from masthead.setting.engine import Work, write_pdf

    html = _template(name).render(**values)
    rules = "".join(f"--{measure}: {value:g}mm; " for measure, value in measures.items())
    styles = [styles_folder() / "copies" / f"{each}.css" for each in ("faces", name)]
    return write_pdf(Work(html, styles, f"html {{ {rules}}}", [styles_folder()], None)).pdf


def direction(text: str) -> str:
    """``rtl`` or ``ltr``, by the first letter that has a direction (UAX 9, P2), whatever stands around it."""
    for letter in text:
        found = unicodedata.bidirectional(letter)
        if found in ("L", "R", "AL"):
            return "ltr" if found == "L" else "rtl"
    return "ltr"


def join(parts: Iterable[bytes]) -> bytes:
    """The pages of several PDFs as one; one alone as it is."""
    from io import BytesIO

    import pikepdf

    first, *others = parts
    if not others:
        return first
    with pikepdf.open(BytesIO(first)) as whole:
        for other in others:
            with pikepdf.open(BytesIO(other)) as pdf:
                whole.pages.extend(pdf.pages)
        for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):  # of the first part only
            if key in whole.Root:
                del whole.Root[key]
        buffer = BytesIO()
        whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def outline(pdf: bytes) -> tuple[int, ...]:
    """The page, from 0, that each entry of a PDF's outline leads to."""
    from io import BytesIO

    import pypdfium2

    opened = pypdfium2.PdfDocument(BytesIO(pdf))
    leads = [bookmark.get_dest() for bookmark in opened.get_toc()]
    pages = tuple(lead.get_index() for lead in leads if lead)
    opened.close()
    return pages


def keep(pdf: bytes, count: int) -> bytes:
    """The first pages of a PDF."""
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as whole:
        del whole.pages[count:]
        buffer = BytesIO()
        whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates_folder() / "copies"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["direction"] = direction
    return environment.get_template(f"{name}.html")
