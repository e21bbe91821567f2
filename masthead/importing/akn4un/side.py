"""What an export needs and the text has no place for: the file's own metadata, as JSON beside the text."""

from __future__ import annotations

import json
from typing import Any

from masthead.importing.akn4un.source import Element, local

_KEPT = ("meta", "coverPage", "preface", "conclusions")
_TABLE = ("table", "tr", "th", "td")


def side_file(root: Element) -> bytes:
    """Identification, subjects, workflow, votes, references, presentation, cover page: all of it.

    An element is an object: its name, its attributes, its words or what stands in it, in the file's order.
    """
    parts = [_object(element) for element in root.iter() if local(element) in _KEPT]
    forms = [local(element) for element in root]
    data = {
        "format": "AKN4UN",
        "document": [{"element": form, **dict(root[at].attrib)} for at, form in enumerate(forms)],
        "recitals": [
            element.get("name")
            for element in root.iter()
            if local(element) == "container" and element.get("name")
        ],
        "parts": parts,
        "tables": [_cells(element) for element in root.iter() if local(element) == "table"],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _cells(table: Element) -> list[dict[str, str]]:
    """The attributes of a table, its rows and cells in their order: widths, borders."""
    return [
        {"element": local(element)}
        | {key.rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        for element in table.iter()
        if local(element) in _TABLE
    ]


def _object(element: Element) -> dict[str, Any]:
    made: dict[str, Any] = {"element": local(element)}
    made |= {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    pieces: list[Any] = [] if not (element.text or "").strip() else [element.text.strip()]
    for child in element:
        pieces.append(_object(child))
        if (child.tail or "").strip():
            pieces.append(child.tail.strip())
    if len(pieces) == 1 and isinstance(pieces[0], str):
        made["words"] = pieces[0]
    elif pieces:
        made["holds"] = pieces
    return made
