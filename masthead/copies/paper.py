"""Paper: sizes, stock and label sheets, from ``paper.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from masthead.errors import Problem, UsageError

MM = 72 / 25.4  # points in a millimetre
_A4_ABOVE = 250.0  # mm: slips and lists are for paper that lies in a tray


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright: width and height in mm, its name at printers (PWG 5101.1)."""

    name: str
    width: float
    height: float
    ipp: str

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * MM, self.height * MM

    @property
    def square_metres(self) -> float:
        """The area of a sheet."""
        return self.width * self.height / 1_000_000


@dataclass(frozen=True, slots=True)
class Stock:
    """What paper weighs (g/m2), how thick it is (bulk, cm3/g), how many sheets a ream has."""

    grams: float
    bulk: float
    ream: int

    @property
    def thickness(self) -> float:
        """The thickness of a sheet in mm (ISO 534: grammage times bulk)."""
        return self.grams * self.bulk / 1000


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels; all measures in mm, from the sheet's top left corner."""

    name: str
    paper: Paper
    left: float
    top: float
    width: float
    height: float
    pitch_x: float
    pitch_y: float
    columns: int
    rows: int


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("paper.toml").read_text(encoding="utf-8"))


def papers() -> dict[str, Paper]:
    """Every size that there is, by name."""
    return {name: Paper(name, **size) for name, size in _data()["sizes"].items()}


def stock(grams: float | None = None) -> Stock:
    """The stock that the office prints on, or one of another weight."""
    data = _data()["stock"]
    return Stock(grams or float(data["grams"]), float(data["bulk"]), int(data["ream"]))


def label_sheets() -> dict[str, LabelSheet]:
    """Every label sheet that there is, by name."""
    known = papers()
    return {
        name: LabelSheet(name, **{**sheet, "paper": known[sheet["paper"]]})
        for name, sheet in _data()["labels"].items()
    }


def find_paper(name: str) -> Paper:
    """The paper of a name, in any case. UsageError where there is none."""
    known = {each.lower(): paper for each, paper in papers().items()}
    if name.lower() not in known:
        raise UsageError(_unknown("paper", name, papers()))
    return known[name.lower()]


def tray_paper(paper: Paper) -> Paper:
    """The paper for slips and lists beside sheets of some paper: the same, or A4 where that is larger."""
    return paper if paper.width < _A4_ABOVE else find_paper("A4")


def find_label_sheet(name: str) -> LabelSheet:
    """The label sheet of a name, in any case. UsageError where there is none."""
    known = {each.lower(): sheet for each, sheet in label_sheets().items()}
    if name.lower() not in known:
        raise UsageError(_unknown("label sheet", name, label_sheets()))
    return known[name.lower()]


def _unknown(what: str, name: str, known: dict[str, Any]) -> Problem:
    code = f"{what.replace(' ', '-')}-unknown"
    return Problem(code, f"no {what} is called `{name}`", hint=f"there are {', '.join(known)}")
