"""Cutting a font down to some of its letters, by HarfBuzz, which the engine brings with it.

A font of Chinese holds 65,000 glyphs in a file of 20 MB; fontTools takes a minute to cut one down, HarfBuzz a
fraction of a second.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from masthead.errors import InternalError, Problem

_READ_ONLY = 1  # HB_MEMORY_MODE_READONLY


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    harfbuzz = ctypes.CDLL("libharfbuzz.so.0")
    return harfbuzz, ctypes.CDLL("libharfbuzz-subset.so.0")


def _giving_pointer(library: ctypes.CDLL, name: str) -> Callable[..., Any]:
    function = getattr(library, name)
    function.restype = ctypes.c_void_p
    return function  # type: ignore[no-any-return]


def cut(file: Path, index: int, letters: Iterable[int]) -> bytes:
    """The font with ``letters`` only, and the glyphs that they become in context; not their order of glyphs.

    ``index`` is the font's place in a collection. Raises InternalError where HarfBuzz cannot.
    """
    harfbuzz, subsetting = _libraries()
    data = file.read_bytes()
    blob = _giving_pointer(harfbuzz, "hb_blob_create")(data, len(data), _READ_ONLY, None, None)
    face = _giving_pointer(harfbuzz, "hb_face_create")(ctypes.c_void_p(blob), index)
    plan = _giving_pointer(subsetting, "hb_subset_input_create_or_fail")()
    wanted = ctypes.c_void_p(
        _giving_pointer(subsetting, "hb_subset_input_unicode_set")(ctypes.c_void_p(plan))
    )
    for letter in letters:
        harfbuzz.hb_set_add(wanted, letter)
    small = _giving_pointer(subsetting, "hb_subset_or_fail")(ctypes.c_void_p(face), ctypes.c_void_p(plan))
    if not small:
        raise InternalError(Problem("font-uncut", "HarfBuzz could not cut the font down", file))
    cut_blob = _giving_pointer(harfbuzz, "hb_face_reference_blob")(ctypes.c_void_p(small))
    length = ctypes.c_uint()
    start = _giving_pointer(harfbuzz, "hb_blob_get_data")(ctypes.c_void_p(cut_blob), ctypes.byref(length))
    result = ctypes.string_at(start, length.value)
    for free, pointer in (
        (harfbuzz.hb_blob_destroy, cut_blob),
        (harfbuzz.hb_face_destroy, small),
        (subsetting.hb_subset_input_destroy, plan),
        (harfbuzz.hb_face_destroy, face),
        (harfbuzz.hb_blob_destroy, blob),
    ):
        free(ctypes.c_void_p(pointer))
    return result
