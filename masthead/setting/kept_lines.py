"""Lines that were shaped before, for a process that sets the same document again and again.

Who watches a text edits a paragraph of it, and the engine shapes every line of every page anew: a third of
its time. Here it asks first whether it has shaped this very text, in this very style and width, with these
very fonts; then what came of it is the same. Nothing is kept of where a line stands, so that pages are laid
out as ever, and the bytes are those of a clean build (`tests/setting/test_kept_lines.py`).
"""

from __future__ import annotations

import atexit
import importlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from masthead.setting.keeping import Kept

# Every property that the engine reads while it shapes or draws a line; a test compares it with its source.
PROPERTIES = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
_MOST = 12_000  # lines in each of two generations: 200 pages, some 2 KB a line


@dataclass(slots=True)
class _Drawing:
    """What drawing a line wrote, beside its colour and place; ``fonts`` in the order of their first use."""

    steps: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    fonts: list[_Glyphs] = field(default_factory=list)
    sound: bool = True


@dataclass(slots=True)
class _Glyphs:
    """A font of the engine, what keeps it alive, and what a line needs of it: widths and letters by glyph."""

    font: Any
    owner: Any
    widths: dict[int, int] = field(default_factory=dict)
    letters: dict[int, str] = field(default_factory=dict)


_shaped: Kept[tuple[dict[str, Any], tuple[Any, ...]]] = Kept(_MOST)
_drawn: Kept[_Drawing] = Kept(_MOST)
_owners: dict[Hashable, tuple[Any, Any]] = {}


def keep_lines() -> None:
    """From now on, what this process shapes and draws is kept, and used again."""
    inline, preferred, drawing = (
        importlib.import_module(f"weasyprint.{name}")
        for name in ("layout.inline", "layout.preferred", "draw")
    )
    if getattr(inline, "keeps_lines", False):
        return
    shape = _shaping(inline.split_first_line)
    vars(inline)["split_first_line"] = vars(preferred)["split_first_line"] = shape
    vars(drawing)["draw_text"] = _drawing(drawing.draw_text)
    vars(inline)["keeps_lines"] = True
    atexit.register(forget_lines)  # they hold the fonts, which must not be let go when Python ends


def forget_lines() -> None:
    """Lets go of all lines."""
    for kept in (_shaped, _drawn, _owners):
        kept.clear()


def _style(style: Any) -> tuple[Any, ...]:
    return (style.font_config, *map(style.__getitem__, PROPERTIES))


def _shaping(original: Callable[..., Any]) -> Callable[..., Any]:
    from weasyprint.text.line_break import Layout

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        width: Any,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        key = (text, width, spacing, is_line_start, minimum, _style(style))
        try:
            found = _shaped.get(key)
        except TypeError:  # a value of a property that is no key
            return original(text, style, context, width, spacing, is_line_start, minimum)
        if found:
            layout = Layout.__new__(Layout)
            layout.__dict__.update(found[0])
            return (layout, *found[1])
        layout, *rest = original(text, style, context, width, spacing, is_line_start, minimum)
        _shaped.put(key, (dict(layout.__dict__), tuple(rest)))
        return (layout, *rest)

    return split_first_line


def _drawing(original: Callable[..., None]) -> Callable[..., None]:
    def draw_text(stream: Any, box: Any, *others: Any) -> None:
        style, layout = box.style, box.pango_layout
        plain = others[1:] == ("clip", "none") and style["text_decoration_line"] == "none"
        if not plain or style["visibility"] != "visible":
            return original(stream, box, *others)
        key = (layout.text, layout.justification_spacing, bool(box.text.strip()), _style(style))
        try:
            found = _drawn.get(key)
        except TypeError:
            return original(stream, box, *others)
        if found is None:
            recorder = _Recorder(stream, box)
            original(recorder, box, *others)
            if recorder.drawing.sound:
                _drawn.put(key, recorder.drawing)
        elif not _draw_again(stream, box, found):
            original(stream, box, *others)

    return draw_text


def _draw_again(stream: Any, box: Any, drawing: _Drawing) -> bool:
    """Writes what drawing the line wrote; False where this PDF measures one of its glyphs otherwise.

    The engine takes the width of a glyph from the first line that has it, in whatever size that is.
    """
    fonts = [stream.add_font(glyphs.font)[0] for glyphs in drawing.fonts]
    for font, glyphs in zip(fonts, drawing.fonts, strict=True):
        known = font.widths
        if any(known.get(glyph, width) != width for glyph, width in glyphs.widths.items()):
            return False
    for font, glyphs in zip(fonts, drawing.fonts, strict=True):
        font.widths.update(glyphs.widths)
        for glyph, letters in glyphs.letters.items():
            font.to_unicode.setdefault(glyph, letters)
    stream.set_color(box.style["color"])
    stream.begin_text()
    for name, arguments in drawing.steps:
        if name == "set_text_matrix":
            arguments = (*arguments, box.position_x, box.position_y + box.baseline)
        getattr(stream, name)(*arguments)
    stream.end_text()
    return True


class _Recorder:
    """A stream that notes what the engine writes to it while it draws a line."""

    def __init__(self, stream: Any, box: Any) -> None:
        self._stream, self._box = stream, box
        self._seen: dict[tuple[int, float], _Glyphs] = {}
        self.drawing = _Drawing()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        from weasyprint.text.fonts import get_pango_font_key

        font, size = self._stream.add_font(pango_font)
        name = self._box.style.font_config, get_pango_font_key(pango_font)[0], size
        # a layout holds the fonts of its text: one is kept for each font and size
        pointer, owner = _owners.setdefault(name, (pango_font, self._box.pango_layout.layout))
        if (id(font), size) not in self._seen:
            self._seen[id(font), size] = _Glyphs(pointer, owner)
            self.drawing.fonts.append(self._seen[id(font), size])
        glyphs = self._seen[id(font), size]
        if font.svg or font.png or font.colr or font.bitmap:
            self.drawing.sound = False
        return _NotedFont(font, glyphs, self.drawing), size

    def set_text_matrix(self, *values: float) -> None:
        self.drawing.steps.append(("set_text_matrix", values[:4]))
        self._stream.set_text_matrix(*values)

    def set_font_size(self, *arguments: Any) -> None:
        self._step("set_font_size", *arguments)

    def show_text(self, *arguments: Any) -> None:
        self._step("show_text", *arguments)

    def set_text_rise(self, *arguments: Any) -> None:
        self._step("set_text_rise", *arguments)

    def _step(self, name: str, *arguments: Any) -> None:
        self.drawing.steps.append((name, arguments))
        getattr(self._stream, name)(*arguments)


class _NotedFont:
    """A font that notes which of its glyphs a line has."""

    def __init__(self, font: Any, glyphs: _Glyphs, drawing: _Drawing) -> None:
        self._font, self._drawing = font, drawing
        self.widths = _Noted(font.widths, glyphs.widths)
        self.to_unicode = _NotedOnce(font.to_unicode, glyphs.letters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._font, name)

    def get_unused_glyph_id(self, codepoint: int) -> Any:
        self._drawing.sound = False  # a letter that no font has: the engine warns of it each time
        return self._font.get_unused_glyph_id(codepoint)


class _Noted:
    """A dictionary; what is read from it or written to it is written to another one too."""

    def __init__(self, real: dict[int, Any], noted: dict[int, Any]) -> None:
        self._real, self._noted = real, noted

    def __contains__(self, key: int) -> bool:
        return key in self._real

    def __getitem__(self, key: int) -> Any:
        value = self._noted[key] = self._real[key]
        return value

    def __setitem__(self, key: int, value: Any) -> None:
        self._real[key] = self._noted[key] = value


class _NotedOnce(_Noted):
    """The same; what is known already is written only to the other one, and so all of it is."""

    def __contains__(self, key: int) -> bool:
        return key in self._noted

    def __setitem__(self, key: int, value: Any) -> None:
        self._noted[key] = value
        self._real.setdefault(key, value)
