"""Black as black: what a page says in red, green and blue of equal parts becomes grey, so that it prints with black ink.

The engine writes all colours as RGB; a press would make its black text of all its inks, with edges in colour.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

_GREYS = {"rg": "g", "RG": "G"}
_RGB = ("/DeviceRGB",)


def blacken(page: pikepdf.Object, pdf: pikepdf.Pdf) -> None:
    """Rewrites a form and the forms that it shows."""
    _blacken(page, pdf, set())


def _blacken(form: Any, pdf: pikepdf.Pdf, seen: set[tuple[int, int]]) -> None:
    import pikepdf

    if form.objgen in seen:
        return
    seen.add(form.objgen)
    instructions = [_grey(each) for each in pikepdf.parse_content_stream(form)]
    form.write(pikepdf.unparse_content_stream(instructions))
    for _, other in form.get("/Resources", {}).get("/XObject", {}).items():
        if other.get("/Subtype") == "/Form":
            _blacken(other, pdf, seen)


def _grey(instruction: Any) -> Any:
    import pikepdf

    operator = str(getattr(instruction, "operator", ""))
    if operator in _GREYS and len({Decimal(str(part)) for part in instruction.operands}) == 1:
        return pikepdf.ContentStreamInstruction([instruction.operands[0]], pikepdf.Operator(_GREYS[operator]))
    return instruction
