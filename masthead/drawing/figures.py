"""The numbers of a chart: read as they are typed, shown as the language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from masthead.charting import NIL
from masthead.document import Chart
from masthead.languages import Language

_PLACES = 10  # beyond which a step of an axis is noise of its binary digits


def number(text: str) -> float | None:
    """The number of a cell; nil is 0, and None where there is none. A share of a hundred counts as typed."""
    if not text:
        return None
    return 0.0 if text == NIL else float(text.removesuffix("%"))


@dataclass(frozen=True, slots=True)
class Figures:
    """How figures are shown: signs of thousands, decimals and per cent, and the places (None: as typed)."""

    thousands: str
    decimal: str
    percent: str
    places: int | None = None

    @classmethod
    def of(cls, chart: Chart, language: Language) -> Figures:
        """Those of a chart in a language."""
        thousands = language.thousands if chart.thousands is None else chart.thousands
        space = "\u00a0" if language.percent.startswith("\u00a0") else ""
        return cls(thousands.replace(" ", "\u00a0"), language.decimal, f"{space}%", chart.decimals)

    def shown(self, text: str) -> str:
        """A number as it was typed, as the page shows it."""
        if text in ("", NIL):
            return text
        typed = text.removesuffix("%")
        places = len(typed.partition(".")[2]) if self.places is None else self.places
        return self.grouped(f"{float(typed):.{places}f}", percent=text.endswith("%"))

    def grouped(self, plain: str, *, percent: bool = False) -> str:
        """Plain figures, as ``-1234.5``, with the signs of the language."""
        sign = "\u2212" if plain.startswith("-") and plain.strip("-0.") else ""
        whole, _, fraction = plain.removeprefix("-").partition(".")
        whole = f"{int(whole):,}".replace(",", self.thousands)
        return (
            sign + whole + (self.decimal + fraction if fraction else "") + (self.percent if percent else "")
        )

    def ticks(self, values: Iterable[float], *, percent: bool) -> tuple[str, ...]:
        """The figures of an axis, all with as many places as the finest of them needs."""
        texts = [f"{value:.{_PLACES}f}".rstrip("0") for value in values]
        places = max((len(text.partition(".")[2]) for text in texts), default=0)
        return tuple(self.grouped(f"{float(text):.{places}f}", percent=percent) for text in texts)
