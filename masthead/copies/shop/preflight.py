"""Our own checks of a file before it leaves: what a press would stop at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from masthead.copies.shop.variants import A2B, X4

if TYPE_CHECKING:
    import pikepdf

_TOLERANCE = 0.01  # pt


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, and what is wrong, nothing where it passed."""

    name: str
    wrong: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What the pages use, each resource looked at once."""

    fonts: dict[tuple[int, int], Any]
    forms: dict[tuple[int, int], Any]
    images: dict[tuple[int, int], Any]


def preflight(data: bytes, variant: str = "") -> tuple[Check, ...]:
    """Every check of a file: boxes, fonts, black text, intent, metadata, what has no place on paper."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        found = _Found({}, {}, {})
        for page in pdf.pages:
            _walk(page.obj.get("/Resources", {}), found)
        checks: dict[str, Callable[[], Iterator[str]]] = {
            "not encrypted": lambda: iter(["it is encrypted"] if pdf.is_encrypted else []),
            "boxes": lambda: _boxes(pdf),
            "fonts embedded": lambda: _fonts(found),
            "black is black only": lambda: _black(found),
            "nothing but print": lambda: _interactive(pdf),
        }
        if variant:
            checks["output intent"] = lambda: _intent(pdf, variant)
            checks["metadata"] = lambda: _metadata(pdf, variant)
        if variant == X4:
            checks["colours defined"] = lambda: _colours(found)
        return tuple(Check(name, tuple(dict.fromkeys(check()))) for name, check in checks.items())


def _walk(resources: Any, found: _Found) -> None:
    for font in resources.get("/Font", {}).values():
        found.fonts[font.objgen] = font
    for form in resources.get("/XObject", {}).values():
        if form.objgen in found.forms or form.objgen in found.images:
            continue
        if form.get("/Subtype") == "/Image":
            found.images[form.objgen] = form
        else:
            found.forms[form.objgen] = form
            _walk(form.get("/Resources", {}), found)


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        boxes: list[Any] = [page.obj.get(name) for name in ("/TrimBox", "/BleedBox", "/MediaBox")]
        if any(box is None for box in boxes):
            yield f"page {number} lacks a box"
            continue
        for inner, outer, names in zip(boxes, boxes[1:], ("trim in bleed", "bleed in media"), strict=False):
            low = all(float(inner[at]) >= float(outer[at]) - _TOLERANCE for at in (0, 1))
            high = all(float(inner[at]) <= float(outer[at]) + _TOLERANCE for at in (2, 3))
            if not (low and high):
                yield f"page {number}: not {names}"


def _fonts(found: _Found) -> Iterator[str]:
    for font in found.fonts.values():
        for each in font.get("/DescendantFonts", [font]):
            descriptor = each.get("/FontDescriptor", {})
            if each.get("/Subtype") != "/Type3" and not any(
                name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")
            ):
                yield f"{font.get('/BaseFont')} is not embedded"


def _black(found: _Found) -> Iterator[str]:
    import pikepdf

    for form in found.forms.values():
        for instruction in pikepdf.parse_content_stream(form):
            if str(getattr(instruction, "operator", "")) in ("rg", "RG") and not any(
                float(part) for part in instruction.operands
            ):
                yield "a page has black of three colours"
                return


def _interactive(pdf: pikepdf.Pdf) -> Iterator[str]:
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in pdf.Root:
            yield f"the file has {name[1:]}"
    if any(page.obj.get("/Annots") for page in pdf.pages):
        yield "a page has annotations"


def _intent(pdf: pikepdf.Pdf, variant: str) -> Iterator[str]:
    wanted = {X4: "/GTS_PDFX", A2B: "/GTS_PDFA1"}[variant]
    intents = [each for each in pdf.Root.get("/OutputIntents", []) if each.get("/S") == wanted]
    if len(intents) != 1:
        yield f"there are {len(intents)} output intents of {wanted[1:]}"
    elif "/DestOutputProfile" not in intents[0]:
        yield "the output intent has no profile"


def _metadata(pdf: pikepdf.Pdf, variant: str) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if variant == A2B and said.get("pdfaid:part") != "2":
            yield "the metadata do not say PDF/A-2"
        if variant == X4 and "PDF/X-4" not in str(said):
            yield "the metadata do not say PDF/X-4"
        if not said.get("dc:title"):
            yield "the metadata have no title"


def _colours(found: _Found) -> Iterator[str]:
    for form in found.forms.values():
        spaces = form.get("/Resources", {}).get("/ColorSpace", {})
        if "/DefaultRGB" not in spaces:
            yield "a form does not say which RGB its RGB is"
