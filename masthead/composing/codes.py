"""The codes on the first page, as drawings: the job number in Code 39, the document's address as QR code.

The libraries are imported where a sheet asks for their code.
"""

from __future__ import annotations

from itertools import groupby

_QR_LEVEL = "m"  # decoded from A/INF/76/1 (un-conventions, section 1.8)


def _drawing(width: int, height: int, path: str) -> str:
    """A black path on a grid of modules, stretched to whatever box the styles give it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'preserveAspectRatio="none"><path d="{path}"/></svg>'
    )


def barcode_number(job: str) -> str:
    """The digits that the barcode carries: ``10-60686`` and ``GE.19-13879`` without what is no digit."""
    return "".join(character for character in job if character.isdigit())


def code39(number: str) -> str:
    """Return ``number`` between stars in plain Code 39, without a check digit, as SVG.

    The Organization's codes have none (decoded: un-conventions, section 2.4).
    """
    import barcode

    modules = barcode.get_barcode_class("code39")(number, add_checksum=False).build()[0]
    bars, x = [], 0
    for dark, run in groupby(modules):
        width = len(list(run))
        if dark == "1":
            bars.append(f"M{x} 0h{width}v1h-{width}z")
        x += width
    return _drawing(x, 1, "".join(bars))


def qr(address: str) -> str:
    """Return ``address`` as a QR code of level M, without its quiet zone, as SVG."""
    import segno

    code = segno.make(address, error=_QR_LEVEL, micro=False, boost_error=False)
    size = len(code.matrix)
    path = []
    for y, row in enumerate(code.matrix):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                path.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return _drawing(size, size, "".join(path))
