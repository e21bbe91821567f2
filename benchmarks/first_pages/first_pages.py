"""How far the elements of our first pages stand from those of the United Nations' own.

    PYTHONPATH=. .venv/bin/python benchmarks/first_pages/first_pages.py FOLDER [NAME…]

FOLDER holds the reference PDF files. For each there is a text here, with the public facts of its front matter
(symbol, organ, date) and our own words, which is built and measured beside it. Printed is a line an element:
its distance across and down in pt, with a mark where it is beyond the tolerance.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from masthead.building.discovery import DocumentSource
from masthead.building.pipeline import build_document
from masthead.building.project import find_project
from tests.setting.measuring import Line, MeasuredPage

HERE = Path(__file__).resolve().parent
ELEMENTS: Mapping[str, dict[str, Any]] = tomllib.loads((HERE / "elements.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Difference:
    """How far ours stands right of and below theirs, in pt."""

    name: str
    across: float
    down: float

    @property
    def largest(self) -> float:
        """The larger of the two."""
        return max(abs(self.across), abs(self.down))


def build(name: str) -> bytes:
    """Our first page."""
    project = find_project(HERE)
    code = name.rpartition("-")[2].lower()
    source = DocumentSource(HERE, HERE / f"{name}.md", code, None, HERE)
    return build_document(source, project, ("pdf",))["pdf"]


def place(page: MeasuredPage, element: Mapping[str, Any], whose: str) -> tuple[float, float]:
    """Where an element begins (or ends), and its baseline."""
    words = element.get("words") or element[whose]
    ordered = sorted(page.lines, key=lambda line: (round(line.y), line.x))
    found = [line for line in ordered if _begins(line, words)]
    assert len(found) > element.get("nth", 0), f"no line of {whose} begins with {words!r}"
    line = found[element.get("nth", 0)]
    return (line.right if element.get("end") else line.x), line.y


def _begins(line: Line, words: str) -> bool:
    return line.text.replace(" ", "").startswith(words.replace(" ", ""))


def differences(name: str, theirs: bytes, ours: bytes) -> Iterator[Difference]:
    """Each element of the first page in ours against theirs."""
    pages = MeasuredPage(ours, 1), MeasuredPage(theirs, 1)
    for element in ELEMENTS[name]["elements"]:
        mine, yours = (
            place(page, element, whose) for page, whose in zip(pages, ("ours", "theirs"), strict=True)
        )
        across = 0 if element.get("down") else mine[0] - yours[0]
        yield Difference(element["name"], across, mine[1] - yours[1])
    for drawing, region in ELEMENTS["_ink"][ELEMENTS[name]["ink"]].items():
        inks = [page.ink(*region) for page in pages]
        yield Difference(drawing, inks[0].x - inks[1].x, inks[0].y - inks[1].y)
        yield Difference(f"{drawing}, end", inks[0].right - inks[1].right, inks[0].bottom - inks[1].bottom)


def main(folder: Path, names: list[str]) -> None:
    """Print the differences of each document."""
    for name in names or (name for name in ELEMENTS if not name.startswith("_")):
        tolerance = ELEMENTS[name]["tolerance"]
        found = list(differences(name, (folder / f"{name}.pdf").read_bytes(), build(name)))
        worst = max(each.largest for each in found)
        sys.stdout.write(f"{name}: worst {worst:.2f} of {tolerance}\n")
        for each in found:
            mark = "  <--" if each.largest > tolerance else ""
            sys.stdout.write(f"    {each.name:<20} {each.across:+6.2f} {each.down:+6.2f}{mark}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
