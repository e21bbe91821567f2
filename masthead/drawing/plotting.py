"""matplotlib as the charts need it: no settings and no fonts of the machine, nothing kept or written.

It is loaded where a document has a chart. On import it reads a person's settings, looks through the machine's
fonts and writes a list of them; it is given an empty folder with an empty list instead, and every setting
that counts is one of ours. No text is measured or drawn with a font of its own: words stay words.
"""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from masthead.drawing.letters import Letters
from masthead.drawing.plain import Plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_FONT_LIST = "3.11.0"  # the version of the list of fonts that the pinned release reads
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_PAD = 1.5  # pt above and below what stands in the drawing
_FAMILY = re.compile(r";?\s*font-family:[^;]*")
_UNHEARD = ("MPLBACKEND", "MATPLOTLIBRC")


@contextmanager
def _alone() -> Iterator[None]:
    """Hide from what is imported what the person and the machine have set."""
    before = {name: os.environ.pop(name, None) for name in (*_UNHEARD, "MPLCONFIGDIR")}
    with tempfile.TemporaryDirectory() as folder:
        fonts: dict[str, Any] = {"__class__": "FontManager", "_version": _FONT_LIST}
        fonts |= {"afmlist": [], "ttflist": [], "default_size": None, "defaultFamily": {}}
        Path(folder, f"fontlist-v{_FONT_LIST}.json").write_text(json.dumps(fonts))
        os.environ["MPLCONFIGDIR"] = folder
        try:
            with chdir(folder):  # a file of settings in the working folder would come first
                yield
        finally:
            del os.environ["MPLCONFIGDIR"]
            os.environ.update({name: value for name, value in before.items() if value is not None})


@cache
def matplotlib() -> ModuleType:
    """The library, its settings its own defaults."""
    with _alone(), warnings.catch_warnings(action="ignore"):
        import matplotlib
        import matplotlib.backends.backend_svg
        import matplotlib.figure

        matplotlib.rcdefaults()
    return matplotlib


def _settings(style: Plain) -> dict[str, Any]:
    return {
        "axes.linewidth": style.axis,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.xmargin": 0,
        "axes.unicode_minus": False,
        "axes.labelpad": 2,
        "font.family": list(style.families),
        "font.size": style.size,
        **dict.fromkeys(
            ("axes.labelsize", "xtick.labelsize", "ytick.labelsize", "legend.fontsize"), style.size
        ),
        **dict.fromkeys(("xtick.major.size", "ytick.major.size"), style.tick),
        **dict.fromkeys(("xtick.major.width", "ytick.major.width"), style.axis),
        **dict.fromkeys(("xtick.major.pad", "ytick.major.pad"), style.beside),
        "xtick.minor.size": 0,
        "xtick.minor.pad": style.tick + style.beside,
        "lines.scale_dashes": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "masthead",
        "text.parse_math": False,
    }


@contextmanager
def plotting(style: Plain) -> Iterator[Figure]:
    """A figure of the style's size. What it is drawn with holds while it is open."""
    library = matplotlib()
    with library.rc_context(_settings(style)), warnings.catch_warnings(action="ignore"):
        figure: Figure = library.figure.Figure(figsize=(style.width / 72, style.height / 72), dpi=72)
        figure.set_layout_engine("constrained", w_pad=style.edge / 72, h_pad=_PAD / 72, wspace=0, hspace=0)
        figure.patch.set_visible(False)
        yield figure


def as_svg(figure: Figure, style: Plain, letters: Letters) -> ElementTree.Element:
    """The figure as SVG, without what only says who made it; the engine wants families without spaces."""
    file = io.StringIO()
    canvas = _canvas(figure, letters, file)
    figure.draw(canvas.get_renderer())
    canvas.get_renderer().finalize()
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(file.getvalue())
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    for text in root.iter(f"{{{_SVG}}}text"):
        text.set("style", _FAMILY.sub("", text.get("style", "")))
    root.set("font-family", ",".join(style.families))
    return root


def words(root: ElementTree.Element) -> str:
    """What the texts of an SVG say, in the order in which they are set."""
    return " ".join("".join(text.itertext()) for text in root.iter(f"{{{_SVG}}}text"))


def laid_out(figure: Figure, letters: Letters) -> None:
    """Give everything in the figure the place that it will have."""
    _canvas(figure, letters, io.StringIO())
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)


def _canvas(figure: Figure, letters: Letters, file: io.StringIO) -> Any:
    """A canvas whose texts are measured by our faces."""
    backend = matplotlib().backends.backend_svg
    width, height = figure.bbox.width, figure.bbox.height

    class Renderer(backend.RendererSVG):  # type: ignore[name-defined,misc]
        def get_text_width_height_descent(self, s: str, prop: Any, ismath: object) -> tuple[float, ...]:
            """Width, height and descent of a text, in pt."""
            bold = prop.get_weight() == "bold"
            return letters.width(s, bold=bold), letters.height, letters.descent

        def _get_font_height_metrics(self, prop: Any) -> tuple[float, ...]:
            return letters.height - letters.descent, letters.descent, 0.0  # else a font would be opened

    class Canvas(backend.FigureCanvasSVG):  # type: ignore[name-defined,misc]
        def get_renderer(self) -> Renderer:
            """What the layout measures with, too."""
            return renderer

    renderer = Renderer(width, height, file, image_dpi=72, metadata=dict.fromkeys(("Date", "Creator")))
    return Canvas(figure)
