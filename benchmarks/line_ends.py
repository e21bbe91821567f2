"""How many line ends of the reference documents the breaker gives, from running text alone.

    .venv/bin/python benchmarks/line_ends.py [PDF …] [--misses]

Each justified paragraph is rejoined and broken anew; a line end counts where the same characters stand
before it. Greedy filling, without a word squeezed in, stands beside it for comparison.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from printed_lines import (  # noqa: E402
    LEFT,
    RIGHT,
    Printed,
    letters,
    no_break_spaces,
    paragraphs,
    running,
    with_no_break,
)

from masthead.breaking.frames import Frame  # noqa: E402
from masthead.breaking.paragraph import Breaker  # noqa: E402
from masthead.breaking.rule import Allowance  # noqa: E402
from masthead.breaking.ruler import Ruler  # noqa: E402
from masthead.resources import styles_folder  # noqa: E402
from masthead.setting.metrics import metrics_in  # noqa: E402
from masthead.sheets import load_sheets  # noqa: E402

REFERENCE = ROOT.parent / "shared" / "reference"
DOCUMENTS = (
    "word/A_80_604_Add.3.pdf",
    "word/A_80_604_Add.6.pdf",
    "word/A_80_590.pdf",
    "pdf/A_79_716-S_2025_18-EN.pdf",
    "pdf/S_2023_664-ES.pdf",
    "pdf/E_CN.6_2025_NGO_125-EN.pdf",
    "pdf/A_RES_78_323-EN.pdf",
    "pdf/A_RES_75_312-ES.pdf",
    "pdf/E_2025_L.22-EN.pdf",
    "pdf/S_2024_228-RU.pdf",
)
TRACKING = 0.2  # of a line's last character, which the measure of the sheet includes


def breakers(cache: Path) -> tuple[Breaker, Breaker]:
    """One that breaks as the sheet of 2021 says, one that only fills lines."""
    sheet = load_sheets((styles_folder(),))["newyork-2021"]
    rule = sheet.rules.breaking
    assert rule is not None
    ruler = Ruler(metrics_in(cache), sheet.types["body"], sheet.rules.kerning)
    allowance = Allowance(rule.shrink * ruler.space, rule.share)
    return Breaker(ruler, allowance, {}, 0.65), Breaker(ruler, Allowance(-1, 0), {}, 0.65)


def agreement(breaker: Breaker, printed: Printed, content: object) -> list[bool]:
    """For each printed line end of a paragraph but its last, whether the breaker gives it."""
    measure = RIGHT - LEFT + TRACKING
    frame = Frame(measure - printed.left, measure - printed.first)
    broken, total = set(), 0
    for line in breaker.lines(content, frame):  # type: ignore[arg-type]
        total += len(letters(line))
        broken.add(total)
    found, total = [], 0
    for end in printed.ends()[:-1]:
        total += len(end)
        found.append(total in broken)
    return found


def contents(pdf: Path) -> list[tuple[Printed, object]]:
    """The paragraphs of a PDF and their running text, with what ends no line where the Word file tells it."""
    word = pdf.with_suffix(".docx")
    known = no_break_spaces(word) if word.is_file() else {}
    result: list[tuple[Printed, object]] = []
    for printed in paragraphs(pdf):
        content = running(printed, soft="-RU" in pdf.name)
        text = known.get("".join(printed.ends()))
        result.append((printed, with_no_break(content, text) if text else content))
    return result


def main() -> None:
    """Print the share of each document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    pdfs = arguments.pdf or [REFERENCE / name for name in DOCUMENTS]
    if not all(pdf.is_file() for pdf in pdfs):
        raise SystemExit("the reference documents are not there")
    ours, greedy = breakers(ROOT / ".masthead" / "fonts")
    print(f"{'document':34}{'paragraphs':>11}{'line ends':>11}{'ours':>9}{'filled':>9}{'ms':>7}")
    for pdf in pdfs:
        found = contents(pdf)
        begin = time.perf_counter()
        results = [agreement(ours, *paragraph) for paragraph in found]
        spent = (time.perf_counter() - begin) * 1000
        ends = sum(map(len, results)) or 1
        share = sum(map(sum, results)) / ends
        filled = sum(sum(agreement(greedy, *paragraph)) for paragraph in found) / ends
        print(f"{pdf.stem:34}{len(found):11}{ends:11}{share:9.2%}{filled:9.2%}{spent:7.0f}")
        for (printed, _), result in zip(found, results, strict=True):
            if arguments.misses and not all(result):
                for line, right in zip(printed.lines, [*result, True], strict=True):
                    print("   " if right else " × ", line.text)
                print(f"    at {printed.left} / {printed.first}")


if __name__ == "__main__":
    main()
