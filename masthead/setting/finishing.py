"""The last hand on the tags of a PDF, before it is written: what the engine leaves out (anchors.md, 2.4).

Notes become `Note`, their calls `Reference` (ISO 32000-1, 14.8.4.4); heads of columns say that they are;
links are printed with the page, as PDF/A and PDF/UA checkers ask. A row that only parts the heads of a table
from what stands below them says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_CALL, _NOTE = "call-", "note-"  # how composing names the anchors of both
_PRINT_FLAG = 4  # ISO 32000-1, table 165


def finish(document: Any, pdf: Any) -> None:
    """Amend the tags of a PDF that is about to be written; WeasyPrint calls it with its own objects."""
    for item in tuple(pdf.objects):
        if not isinstance(item, dict):
            continue
        if item.get("Subtype") == "/Link":
            item["F"] = _PRINT_FLAG
        elif item.get("S") == "/TH" and "A" in item:
            item["A"]["Scope"] = "/Column"
        elif item.get("S") == "/THead":
            item["K"][:] = [row for row in item["K"] if not _is_empty(row, pdf)]
        elif item.get("S") == "/Link":
            _tag_note(item, pdf)


def _is_empty(row: bytes, pdf: Any) -> bool:
    """Whether a row holds one cell, and this nothing."""
    cells = _object(row, pdf)["K"]
    return len(cells) == 1 and not _object(cells[0], pdf)["K"]


def _tag_note(link: Any, pdf: Any) -> None:
    """Tag a note by the link in it that leads back, and a call by its link to the note."""
    target = next(_targets(link, pdf), "")
    if target.startswith(_CALL):
        _object(link["P"], pdf).update({"S": "/Note", "ID": _string(target.replace(_CALL, _NOTE, 1))})
    elif target.startswith(_NOTE):
        _wrap(link, "/Reference", pdf)


def _targets(link: Any, pdf: Any) -> Iterator[str]:
    """The names that a link element leads to: of its annotations' destinations."""
    for kid in link["K"]:
        reference = _object(kid, pdf) if isinstance(kid, bytes) else None
        if isinstance(reference, dict) and reference.get("Type") == "/OBJR":
            destination = _object(reference["Obj"], pdf).get("Dest")
            yield str(getattr(destination, "string", ""))


def _wrap(element: Any, role: str, pdf: Any) -> None:
    """Put a new element between an element and its parent."""
    import pydyf

    parent = _object(element["P"], pdf)
    wrapper = pydyf.Dictionary(
        {"Type": "/StructElem", "S": role, "K": pydyf.Array([element.reference]), "P": element["P"]}
    )
    pdf.add_object(wrapper)
    parent["K"][parent["K"].index(element.reference)] = wrapper.reference
    element["P"] = wrapper.reference


def _object(reference: bytes, pdf: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _string(text: str) -> Any:
    import pydyf

    return pydyf.String(text)
