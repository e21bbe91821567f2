"""What stands round the drawn values of a chart: axes with their figures, titles, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from masthead.drawing.letters import Letters
from masthead.drawing.plain import Plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TURNED = 1.15  # a label is turned where its widest word is so much wider than its place
# what a value stands on where a dark shade would hide it
GROUND: dict[str, Any] = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
# a value at the very end of its axis, or beyond it by the noise of its digits, is written all the same
VALUE: dict[str, Any] = {"fontweight": "bold", "annotation_clip": False}
_SQUARE, _LINE = 0.6, 2.0  # em: how wide the mark of a shade is in the legend, and that of a line


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: its words, its shade, and whether a line is drawn, with which dashes in pt."""

    name: str
    shade: str
    is_line: bool = False
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of values: the values at which it is marked, the figures beside its marks, its title."""

    marks: tuple[float, ...]
    figures: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on: the figure, its style, and how its letters are measured."""

    figure: Figure
    style: Plain
    letters: Letters

    @property
    def lines(self) -> dict[str, Any]:
        """How lines of one text follow each other."""
        return {"linespacing": self.style.leading / self.letters.height}

    def leave_below(self, height: float) -> None:
        """Let the drawing end so many pt above the foot."""
        below, above = min(height / self.style.height, 0.8), self.style.head / self.style.height
        engine: Any = self.figure.get_layout_engine()
        engine.set(rect=(0, below, 1, 1 - below - above))

    def wrapped(self, text: str, *, bold: bool = False) -> list[str]:
        """A text in lines as wide as the drawing."""
        return self.letters.wrapped(text, self.style.width - 2, bold=bold)


def draw_heading(sheet: Sheet, heading: str) -> None:
    """The title within the drawing."""
    lines = sheet.wrapped(heading, bold=True)
    if lines:
        size = sheet.style.size
        sheet.figure.suptitle("\n".join(lines), fontsize=size, fontweight="bold", **sheet.lines)


def linestyle(dashes: tuple[float, ...]) -> Any:
    """Dashes as the library has them."""
    return (0, dashes) if dashes else "solid"


def draw_legend(sheet: Sheet, keys: Sequence[Key]) -> None:
    """The legend at the foot, in the middle, in as many rows as it needs, row by row."""
    style, size = sheet.style, sheet.style.size
    columns = _columns(sheet, keys)
    rows = -(-len(keys) // columns)
    sheet.leave_below(rows * style.leading + style.above_legend if keys else 0)
    if not keys:
        return
    ordered = [key for at in range(columns) for key in keys[at::columns]]  # the library fills columns
    legend = sheet.figure.legend(
        [_mark(style, key) for key in ordered],
        ["x"] * len(ordered),  # a name that begins with a low line would be left out
        loc="lower center",
        ncols=columns,
        frameon=False,
        borderpad=0,
        borderaxespad=(style.leading - sheet.letters.height) / 2 / size,
        handlelength=_mark_width(keys),
        handleheight=_SQUARE,
        handletextpad=2 / size,
        columnspacing=style.gap / size,
        handler_map=_squares(),
        labelspacing=(style.leading - sheet.letters.height) / size,
    )
    for text, key in zip(legend.get_texts(), ordered, strict=True):
        text.set_text(key.name)


def _squares() -> dict[Any, Any]:
    """How the library is to draw shades: as squares beside their names."""
    from matplotlib.legend_handler import HandlerPatch
    from matplotlib.patches import Patch, Rectangle

    def square(**place: Any) -> Patch:
        side = place["height"]
        return Rectangle((place["width"] - side - place["xdescent"], -place["ydescent"]), side, side)

    return {Patch: HandlerPatch(patch_func=square)}


def _mark_width(keys: Sequence[Key]) -> float:
    return _LINE if any(key.is_line for key in keys) else _SQUARE


def _columns(sheet: Sheet, keys: Sequence[Key]) -> int:
    """How many names stand side by side."""
    style = sheet.style
    beside = _mark_width(keys) * style.size + 2 + style.gap
    widths = [sheet.letters.width(key.name) + beside for key in keys]
    for columns in range(len(keys), 1, -1):
        if sum(max(widths[at::columns]) for at in range(columns)) <= style.width + style.gap:
            return columns
    return 1


def _mark(style: Plain, key: Key) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if not key.is_line:
        return Patch(facecolor=key.shade, linewidth=0)
    dashes = linestyle(key.dashes)
    return Line2D([], [], color=key.shade, linewidth=style.stroke, linestyle=dashes, **dots(style))


def dots(style: Plain) -> dict[str, Any]:
    """How the values of a line are marked."""
    return {"marker": "o", "markersize": 2 * style.dot, "markeredgewidth": 0}


def measure_up(axes: Axes, axis: Axis) -> None:
    """Let an axis of values stand upright."""
    axes.set_ylim(axis.marks[0], axis.marks[-1])
    axes.set_yticks(axis.marks, labels=axis.figures)
    axes.set_ylabel(axis.title)


def measure_along(axes: Axes, axis: Axis) -> None:
    """Let an axis of values lie."""
    axes.set_xlim(axis.marks[0], axis.marks[-1])
    axes.set_xticks(axis.marks, labels=axis.figures)
    axes.set_xlabel(axis.title)


def title_beyond(axes: Axes, title: str) -> None:
    """The title of a second axis where nothing is measured by one."""
    if title:
        other = axes.twinx()
        other.set_yticks([])
        other.set_ylabel(title)


def name_categories(sheet: Sheet, axes: Axes, names: Sequence[str], axis: Axis, title: str) -> None:
    """The names of the categories under the drawing, and the marks between them on the line of nought."""
    axes.set_xticks([at - 0.5 for at in range(len(names) + 1)], labels=[""] * (len(names) + 1))
    axes.set_xlim(-0.5, len(names) - 0.5)
    below = axes
    if axis.marks[0] < 0:
        axes.spines.bottom.set_position(("data", min(0.0, axis.marks[-1])))
        below = axes.secondary_xaxis("bottom")  # type: ignore[assignment]
        below.spines.bottom.set_visible(False)
        below.set_xticks([])
    below.set_xlabel(title)
    width = laid_out_width(sheet, axes) / len(names)
    lines = [sheet.letters.wrapped(name, width) for name in names]
    if sheet.letters.widest([line for each in lines for line in each]) > width * _TURNED:
        turned = {"rotation": 90, "rotation_mode": "anchor", "ha": "right", "va": "center"}
        below.set_xticks(range(len(names)), labels=names, minor=True, **turned)
    else:
        labels = ["\n".join(each) for each in lines]
        below.set_xticks(range(len(names)), labels=labels, minor=True, **sheet.lines)


def laid_out_width(sheet: Sheet, axes: Axes) -> float:
    """How wide the axes come out, in pt."""
    from masthead.drawing.plotting import laid_out

    laid_out(sheet.figure, sheet.letters)
    return axes.get_window_extent().width
