"""Makes a file one of PDF/X-4 (ISO 15930-7) or PDF/A-2b (ISO 19005-2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.copies.shop import profiles
from masthead.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    import pikepdf

X4, A2B = "pdf/x-4", "pdf/a-2b"
VARIANTS = (X4, A2B)
_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


def dress(pdf: pikepdf.Pdf, variant: str, title: str, date: str, profile: Path | None = None) -> None:
    """Gives a file its output intent, its metadata and, where the intent is not RGB, a meaning to its RGB.

    ``date`` is a day as YYYY-MM-DD, which PDF/X wants to know; ``profile`` that of the press, where it is
    not to be black ink on white paper.

    Raises:
        UsageError: PDF/X-4 is asked for without a date.
        ContentError: the profile is none of a press.
    """
    if variant == X4 and not date:
        hint = "say which: --date 2026-11-24"
        raise UsageError(Problem("date-missing", "PDF/X-4 states the day on which it was made", hint=hint))
    if variant == X4:
        data = _press(profile) if profile else profiles.grey()
        _intent(pdf, "/GTS_PDFX", data, profile.stem if profile else "Black ink")
        _calibrate(pdf)
    else:
        _intent(pdf, "/GTS_PDFA1", profiles.srgb(), "sRGB")
    _describe(pdf, variant, title, date)


def _press(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ContentError(
            Problem("unreadable", f"the profile cannot be read: {error.strerror}", path)
        ) from error
    if data[36:40] != b"acsp" or data[12:16] != b"prtr" or data[16:20] not in _CHANNELS:
        hint = "take an ICC profile of class `prtr`"
        raise ContentError(Problem("profile-wrong", "this is no profile of a press", path, hint=hint))
    return data


def _profile(pdf: pikepdf.Pdf, data: bytes) -> Any:
    import pikepdf

    stream = pdf.make_stream(data)
    stream.N = _CHANNELS[data[16:20]]
    return pikepdf.Array([pikepdf.Name.ICCBased, stream])


def _intent(pdf: pikepdf.Pdf, subtype: str, data: bytes, condition: str) -> None:
    import pikepdf

    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name(subtype),
        OutputConditionIdentifier=pikepdf.String("Custom" if condition != "sRGB" else "sRGB"),
        Info=pikepdf.String(condition),
        DestOutputProfile=_profile(pdf, data)[1],
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _calibrate(pdf: pikepdf.Pdf) -> None:
    """Says that RGB is sRGB: device RGB must not stand in a file for a press that is not RGB."""
    space = pdf.make_indirect(_profile(pdf, profiles.srgb()))
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for form in page.obj.Resources.get("/XObject", {}).values():
            _default_rgb(form, space, seen)


def _default_rgb(form: Any, space: Any, seen: set[tuple[int, int]]) -> None:
    import pikepdf

    if form.objgen in seen or form.get("/Subtype") != "/Form":
        return
    seen.add(form.objgen)
    if "/Resources" not in form:
        form.Resources = pikepdf.Dictionary()
    if "/ColorSpace" not in form.Resources:
        form.Resources.ColorSpace = pikepdf.Dictionary()
    form.Resources.ColorSpace.DefaultRGB = space
    for other in form.Resources.get("/XObject", {}).values():
        _default_rgb(other, space, seen)


def _describe(pdf: pikepdf.Pdf, variant: str, title: str, date: str) -> None:
    import pikepdf

    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said["dc:title"] = title
        said["xmp:CreatorTool"] = "Masthead"
        if date:
            for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                said[name] = f"{date}T00:00:00Z"
        if variant == A2B:
            said["pdfaid:part"], said["pdfaid:conformance"] = "2", "B"
        else:
            said.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
            said["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
            said["pdf:Trapped"] = "False"
            said["xmpMM:VersionID"], said["xmpMM:RenditionClass"] = "1", "default"
            said["xmpMM:DocumentID"] = f"masthead:{title}"
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Creator"] = "Masthead"
    if date:
        day = f"D:{date.replace('-', '')}000000Z"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = day
    if variant == X4:
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-4"
