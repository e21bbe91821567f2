"""Black as black: red, green and blue of equal parts become grey, which prints with black ink.

The engine writes all colours as RGB; a press would make its black text of all its inks, with edges in colour.
"""

from __future__ import annotations

import re
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_GREYS = {"rg": "g", "RG": "G"}
_LINE = re.compile(rb"^([\d.]+) \1 \1 (rg|RG)$", re.MULTILINE)
_SWAPPED = {b"rg": b"g", b"RG": b"G"}
# What may hold bytes that only look like operators: literal strings and pictures within the stream.
_OPAQUE = re.compile(rb"\(|\bBI\b")


def blacken(page: pikepdf.Object, pdf: pikepdf.Pdf) -> None:
    """Rewrites a form and the forms that it shows."""
    _blacken(page, pdf, set())


def _blacken(form: Any, pdf: pikepdf.Pdf, seen: set[tuple[int, int]]) -> None:
    import pikepdf

    if form.objgen in seen:
        return
    seen.add(form.objgen)
    data = form.read_bytes()
    if _OPAQUE.search(data):
        instructions = [_grey(each) for each in pikepdf.parse_content_stream(form)]
        data = pikepdf.unparse_content_stream(instructions)
    else:  # an operator a line, as the engine writes it: ten times faster than taking it apart
        data = _LINE.sub(lambda match: match[1] + b" " + _SWAPPED[match[2]], data)
    # packed here, once, and not again in each file that shows it
    form.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)
    for _, other in form.get("/Resources", {}).get("/XObject", {}).items():
        if other.get("/Subtype") == "/Form":
            _blacken(other, pdf, seen)


def _grey(instruction: Any) -> Any:
    import pikepdf

    operator = str(getattr(instruction, "operator", ""))
    if operator in _GREYS and len({Decimal(str(part)) for part in instruction.operands}) == 1:
        return pikepdf.ContentStreamInstruction([instruction.operands[0]], pikepdf.Operator(_GREYS[operator]))
    return instruction
