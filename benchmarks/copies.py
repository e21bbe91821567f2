"""What numbered copies cost, as ratios that are measured side by side.

    .venv/bin/python benchmarks/copies.py [--runs N] [--copies N …] [--collate WAY]

Setting a document of 20 pages with the bare engine, and making so many numbered copies of it, run in turn,
so that the machine's noise falls on all of them. The ratio is that of making so many copies to setting the
document as many times, by the clock and by the processor's time, which other programs on the machine
disturb less. Memory is the most that each process had. A booklet is measured within one process, without its
start.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETTING = """\
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
"""
MAKING = """\
import sys
from pathlib import Path
from masthead.copies.documents import BuiltDocument
from masthead.copies.imposition.layout import Layout
from masthead.copies.ledger import Ledger
from masthead.copies.lists import DistributionList, Recipient
from masthead.copies.making import make_files
from masthead.copies.paper import stock
from masthead.copies.plan import make_plan
from masthead.copies.run import Options, begin_run
pdf, count, way, folder = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])
document = BuiltDocument("A/1", "en", "A document of twenty pages", "restricted", pdf, 20)
people = tuple(Recipient(f"Mission {number}", {"en": 1}, line=number) for number in range(count))
plan = make_plan(DistributionList(Path("list.yaml"), people), [document], Layout(), stock())
with Ledger(folder / "ledger.sqlite") as ledger:
    run = begin_run(plan, Options("run", way), ledger)
    for file in make_files(run, folder / "run"):
        pass
"""
BOOKLET = """\
import sys, time
from pathlib import Path
from masthead.copies.imposition.layout import Layout
from masthead.copies.imposition.order import sheets
from masthead.copies.imposition.sheets import Canvas
from masthead.copies.paper import find_paper
layout = Layout("booklet", find_paper("A3"), creep=0.1, crop_marks=True)
begin, used = time.perf_counter(), time.process_time()
canvas = Canvas()
pages = canvas.document(Path(sys.argv[1]))
for sheet in sheets(len(pages), layout):
    canvas.add(sheet, pages, None, layout)
data = canvas.bytes()
print(time.perf_counter() - begin, time.process_time() - used, len(pages))
"""


def document(folder: Path, pages: int) -> Path:
    """The HTML of a document: full pages of paragraphs, the last page not quite full."""
    words = "The Committee considered the item and took note of what had been said on it. "
    page = "".join(f"<p>{number}. {words * 4}</p>" for number in range(1, 12))
    style = (
        "<style>@page{size:A4;margin:25mm} section{break-before:page} p{margin:0 0 3mm;color:#000}</style>"
    )
    path = folder / f"{pages}.html"
    path.write_text(f"<title>A document</title>{style}" + f"<section>{page}</section>" * pages)
    return path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock and of the processor, most memory in MB; and what it said."""

    clock: float
    processor: float
    memory: float
    said: str


def run(code: str, *words: object) -> Cost:
    """The cost of a program in a process of its own."""
    paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    begin = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout
    with program.stdout:
        said = program.stdout.read()
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"a measured program failed: {program.returncode}")
    return Cost(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said)


def told(ratios: list[float]) -> str:
    """The middle of some ratios, and their spread."""
    return f"{statistics.median(ratios):.2%} ({min(ratios):.2%}–{max(ratios):.2%})"


def main() -> None:
    """Measures and writes the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copies", type=int, nargs="+", default=[64, 500, 1000])
    parser.add_argument("--collate", default="recipient", choices=["recipient", "document", "shop", "copy"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, pdf = document(folder, 20), folder / "20.pdf"
        clock: dict[int, list[float]] = {count: [] for count in asked.copies}
        processor: dict[int, list[float]] = {count: [] for count in asked.copies}
        memory: dict[int, float] = dict.fromkeys(asked.copies, 0.0)
        for turn in range(asked.runs):
            for count in asked.copies:
                before = run(SETTING, page, pdf)
                making = run(MAKING, pdf, count, asked.collate, folder / f"{turn}-{count}")
                after = run(SETTING, page, pdf)  # a busy minute falls on both sides of it
                clock[count].append(making.clock / ((before.clock + after.clock) / 2 * count))
                processor[count].append(making.processor / ((before.processor + after.processor) / 2 * count))
                memory[count] = max(memory[count], making.memory)
                once = f"setting once: {before.clock:.2f} and {after.clock:.2f} s"
                print(f"  {count} copies: {making.clock:.1f} s; {once}", flush=True)
        print(f"collated by {asked.collate}, {asked.runs} turns; of setting as often")
        for count in asked.copies:
            both = f"{told(clock[count])} by the clock, {told(processor[count])} of the processor"
            print(f"{count:5} copies: {both}; {memory[count]:.0f} MB at most")
        run(SETTING, document(folder, 100), folder / "200.pdf")
        booklets = [run(BOOKLET, folder / "200.pdf").said.split() for _ in range(asked.runs)]
        for place, what in enumerate(("by the clock", "of the processor")):
            seconds = [float(each[place]) for each in booklets]
            spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
            print(f"booklet of {booklets[0][2]} pages: {statistics.median(seconds):.2f} s ({spread}) {what}")


if __name__ == "__main__":
    main()
