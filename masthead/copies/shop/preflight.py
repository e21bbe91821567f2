"""Our own checks of a file before it leaves: what a press would stop at."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from masthead.copies.paper import MM
from masthead.copies.shop.variants import A2B, X4

if TYPE_CHECKING:
    import pikepdf

_TOLERANCE = 0.01  # pt
_NEAR = 0.5  # pt: a sheet's size is rounded
_CMYK = 4  # inks
# ISO 32000-1, 11.3.5
_BLENDS = (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight "
    "Difference Exclusion Hue Saturation Color Luminosity"
)
_MODES = frozenset(f"/{mode}" for mode in re.split(" ", _BLENDS))


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, what is wrong, nothing where it passed, and what a press may want to know."""

    name: str
    wrong: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """What the pages use, each resource looked at once."""

    fonts: dict[tuple[int, int], Any]
    forms: dict[tuple[int, int], Any]
    images: dict[tuple[int, int], Any]
    states: list[Any]
    seen: set[tuple[int, int]]


def preflight(data: bytes, variant: str = "", size: tuple[float, float] | None = None) -> tuple[Check, ...]:
    """Every check of a file: boxes, fonts, black text, intent, metadata, what has no place on paper.

    ``size`` (pt) is that of a sheet, either way up.
    """
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        syntax = Check("syntax", tuple(pdf.check_pdf_syntax()))
        if syntax.wrong:  # the others would stumble over it
            return (syntax,)
        found = _Found({}, {}, {}, [], set())
        for page in pdf.pages:
            _walk(page.obj.get("/Resources", {}), found)
        checks: dict[str, Callable[[], Iterator[str]]] = {
            "not encrypted": lambda: iter(["it is encrypted"] if pdf.is_encrypted else []),
            "boxes": lambda: _boxes(pdf),
            "fonts embedded": lambda: _fonts(found),
            "black is black only": lambda: _black(pdf, found),
            "page sizes": lambda: _sizes(pdf, size),
            "transparency": lambda: _transparency(pdf, found),
            "nothing but print": lambda: _interactive(pdf),
        }
        if variant:
            checks["output intent"] = lambda: _intent(pdf, variant)
            checks["metadata"] = lambda: _metadata(pdf, variant)
        if variant == X4:
            checks["colours defined"] = lambda: _colours(found)
        notes = {"page sizes": tuple(_size_notes(pdf)), "transparency": tuple(_blends(found))}
        made = [
            Check(name, tuple(dict.fromkeys(check())), notes.get(name, ())) for name, check in checks.items()
        ]
        return (syntax, *made)


def _walk(resources: Any, found: _Found) -> None:
    for font in resources.get("/Font", {}).values():
        # one that stands in its place, and not by itself, has no number
        found.fonts[font.objgen if font.is_indirect else (-1, len(found.fonts))] = font
    for state in resources.get("/ExtGState", {}).values():
        if not state.is_indirect or state.objgen not in found.seen:
            found.seen.add(state.objgen)
            found.states.append(state)
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


def _black(pdf: pikepdf.Pdf, found: _Found) -> Iterator[str]:
    for stream in (*(page.obj for page in pdf.pages), *found.forms.values()):
        instructions, said = _instructions(stream)
        if said:
            yield f"the drawing of a page cannot be read to its end: {said}"
        for instruction in instructions:
            operator = str(getattr(instruction, "operator", ""))
            if operator in ("rg", "RG") and not any(float(part) for part in instruction.operands):
                yield "a page has black of three colours"
                return
            if operator in ("k", "K") and _rich(*map(float, instruction.operands)):
                yield "a page has black of four inks"
                return


def _instructions(stream: Any) -> tuple[Sequence[Any], str]:
    """What a stream draws, and what is wrong with it."""
    import pikepdf

    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", UserWarning)
        return pikepdf.parse_content_stream(stream), "; ".join(str(each.message) for each in said)


def _rich(cyan: float, magenta: float, yellow: float, black: float) -> bool:
    """Whether it is a grey or black that other inks than black make."""
    return (cyan > 0 or magenta > 0 or yellow > 0) and (black == 1 or cyan == magenta == yellow)


def _sizes(pdf: pikepdf.Pdf, size: tuple[float, float] | None) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if float(page.obj.get("/UserUnit", 1)) != 1:
            yield f"page {number} counts in units of its own"
        given = sorted(_size(page))
        if size and any(abs(one - other) > _NEAR for one, other in zip(given, sorted(size), strict=True)):
            yield f"page {number} is {_millimetres(given)}, a sheet {_millimetres(sorted(size))}"


def _size(page: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    return right - left, top - bottom


def _millimetres(size: Sequence[float]) -> str:
    return " × ".join(f"{edge / MM:.1f}" for edge in size) + " mm"


def _size_notes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for size, count in Counter(_millimetres(_size(page)) for page in pdf.pages).items():
        yield f"{size}: {count} pages"


def _transparency(pdf: pikepdf.Pdf, found: _Found) -> Iterator[str]:
    """Both variants have transparency: its ways must be those of the standard, its colours the intent's."""
    for state in found.states:
        for mode in _modes(state):
            if mode not in _MODES:
                yield f"the blend mode {mode} is none of ISO 32000"
    for group in (each.get("/Group") for each in (*(page.obj for page in pdf.pages), *found.forms.values())):
        if group is not None and str(group.get("/CS", "")) == "/DeviceCMYK" and not _is_cmyk(pdf):
            yield "transparency is mixed in CMYK, which the output intent is not"


def _modes(state: Any) -> list[str]:
    import pikepdf

    mode = state.get("/BM", "/Normal")
    return [str(each) for each in mode] if isinstance(mode, pikepdf.Array) else [str(mode)]


def _blends(found: _Found) -> Iterator[str]:
    modes = sorted({mode for state in found.states for mode in _modes(state)} - {"/Normal", "/Compatible"})
    soft = any(float(state.get(key, 1)) < 1 for state in found.states for key in ("/ca", "/CA"))
    masks = any(str(state.get("/SMask", "/None")) != "/None" for state in found.states)
    masks = masks or any("/SMask" in image for image in found.images.values())
    used = [*modes, *(["opacity"] if soft else []), *(["soft masks"] if masks else [])]
    yield f"used: {', '.join(used)}" if used else "none is used"


def _is_cmyk(pdf: pikepdf.Pdf) -> bool:
    profiles: Iterator[Any] = (
        each.get("/DestOutputProfile", {}) for each in pdf.Root.get("/OutputIntents", [])
    )
    return any(int(profile.get("/N", 0)) == _CMYK for profile in profiles)


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
