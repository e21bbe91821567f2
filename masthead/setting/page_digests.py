"""What a page of a PDF is drawn from, as digests: two pages with the same digests look and read the same."""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO
from typing import Any, NamedTuple

_FLATE = "/FlateDecode"
_PACKING = {"/Length", "/Filter"}  # of a stream: what is in it is the same however it is packed


class PageDigest(NamedTuple):
    """Of a page: its size and the orders that draw it; and the fonts and pictures that these may name."""

    drawing: bytes
    resources: bytes


def page_digests(pdf: bytes) -> tuple[PageDigest, ...]:
    """The digests of each page.

    Raises:
        pikepdf.PdfError: it is not a PDF.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        known: dict[tuple[int, int], bytes] = {}
        return tuple(_page_digest(page.obj, known) for page in document.pages)


def _page_digest(page: Any, known: dict[tuple[int, int], bytes]) -> PageDigest:
    drawing = blake2b(repr(page.get("/MediaBox")).encode(), digest_size=16)
    _feed(drawing, page.get("/Contents"), set())
    resources = page.get("/Resources")
    place = getattr(resources, "objgen", (0, 0))
    if place == (0, 0) or place not in known:
        digest = blake2b(digest_size=16)
        _feed(digest, resources, set())
        known[place] = digest.digest()
    return PageDigest(drawing.digest(), known[place])


def _feed(digest: Any, value: Any, seen: set[tuple[int, int]]) -> None:
    """Feed a digest an object with all that it refers to; where in the file that stands does not count."""
    import pikepdf

    if not isinstance(value, pikepdf.Object):
        digest.update(repr(value).encode())
        return
    if value.is_indirect:
        if value.objgen in seen:
            digest.update(b"seen before")
            return
        seen.add(value.objgen)
    if isinstance(value, pikepdf.Array):
        _feed_array(digest, value, seen)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        if isinstance(value, pikepdf.Stream):
            packed = str(value.get("/Filter", _FLATE)) != _FLATE
            digest.update(value.read_raw_bytes() if packed else value.read_bytes())
        for key in sorted(set(value.keys()) - _PACKING):
            digest.update(key.encode())
            _feed(digest, value[key], seen)
    else:
        digest.update(value.unparse())


def _feed_array(digest: Any, array: Any, seen: set[tuple[int, int]]) -> None:
    written = array.unparse(resolved=True)
    digest.update(b"[")
    if b"R" not in written:  # figures, as most are: the widths of a font
        digest.update(written)
    else:
        for item in array:
            _feed(digest, item, seen)
    digest.update(b"]")
