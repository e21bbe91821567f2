"""What rebuilding costs, as ratios that are measured side by side.

    .venv/bin/python benchmarks/rebuild.py [CASE ...] [--runs N] [--scale S] [--full]

The programs of a case run in turn, so that the machine's noise falls on all of them. A ratio is the median
of the ratios of each turn; beside it stand the least and the greatest. The noise is that of the bare script
against itself. Without CASE, the table comes in some fifteen minutes; ``--full`` takes the long cases at
their whole length (200 resolutions, once; 10,000 documents), which takes an hour. ``--scale 0.1`` makes the
long cases a tenth as long, and their figures less sure.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import projects  # noqa: E402
from benchmarks.cold_build import BARE, dump  # noqa: E402
from benchmarks.peers import peers  # noqa: E402

_PATHS = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(_PATHS), "PYTHONUNBUFFERED": "1"}
LOOP = """\
import json, sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
for html, out, *styles in json.load(open(sys.argv[1])):
    fonts = FontConfiguration()
    sheets = [CSS(style, font_config=fonts) for style in styles]
    HTML(html).write_pdf(out, stylesheets=sheets, font_config=fonts)
"""

Clock = Callable[[], float]


class Bench:
    """What the cases share: a folder, how often, how much."""

    def __init__(self, folder: Path, runs: int, scale: float, full: bool = False) -> None:
        self.folder, self.runs, self.scale, self.full = folder, runs, scale, full
        self.fonts = ROOT / ".masthead/fonts"

    def project(self, name: str) -> Path:
        """An empty project."""
        return projects.start(self.folder / name, self.fonts)

    def count(self, number: int, least: int = 2) -> int:
        """A number of the full table, scaled."""
        return max(least, round(number * self.scale))

    def alternate(
        self, clocks: dict[str, Clock], runs: int | None = None, warm: bool = True
    ) -> dict[str, list[float]]:
        """Seconds by program, of several turns; one before them warms disk and caches, and does not count."""
        seconds: dict[str, list[float]] = {name: [] for name in clocks}
        for turn in range(0 if warm else 1, (runs or self.runs) + 1):
            for name, clock in clocks.items():
                took = clock()
                if turn:
                    seconds[name].append(took)
        return seconds

    def show(self, case: str, ours: list[float], theirs: list[float], goal: str) -> None:
        """A line of the table."""
        ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
        spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
        line(case, f"{statistics.median(ratios):.2f}", spread, goal, f"{statistics.median(ours):.3f} s")


def line(*columns: str) -> None:
    """A line of the table."""
    print("{:60} {:>6}  {:12} {:9} {:>10}".format(*columns))


def took(command: list[str], folder: Path) -> float:
    """Seconds that a command takes, as a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=ENVIRONMENT)
    return time.perf_counter() - begin


def masthead(folder: Path, *words: str) -> Clock:
    """The command, timed."""
    return lambda: took([sys.executable, "-m", "masthead", "build", *words], folder)


def bare(bench: Bench, text: Path, root: Path) -> Clock:
    """The bare script on the HTML of a text, timed."""
    folder = bench.folder / f"bare-{root.name}"
    folder.mkdir(exist_ok=True)
    arguments = dump(text, folder, root)
    return lambda: took([sys.executable, "-c", BARE, *arguments], folder)


def case_cold(bench: Bench) -> None:
    """The 17-page letter: cold, and with nothing changed; and the peers."""
    root = bench.project("letter")
    text = projects.letter(root / "content/letter")
    clocks: dict[str, Clock] = {
        "bare": bare(bench, text, root),
        "bare again": bare(bench, text, root),
        "cold": masthead(root, "--force", "--format", "pdf"),
        "nothing": masthead(root, "--format", "pdf"),
    }
    found, absent = peers(bench.folder / "bare-letter", text)
    clocks |= {name: lambda command=command: took(command, bench.folder) for name, command in found.items()}
    seconds = bench.alternate(clocks)
    bench.show("noise: bare script against itself", seconds["bare again"], seconds["bare"], "")
    bench.show("cold build of the letter / bare WeasyPrint", seconds["cold"], seconds["bare"], "<= 1.15")
    bench.show("nothing changed, one document / cold build", seconds["nothing"], seconds["cold"], "<= 0.15")
    for name in found:
        bench.show(f"  {name} / bare WeasyPrint", seconds[name], seconds["bare"], "")
    for name in absent:
        print(f"  {name}: not installed, skipped")


def case_thousand(bench: Bench) -> None:
    """Nothing changed in a thousand documents, and one changed."""
    root, count = bench.project("thousand"), bench.count(1000)
    texts = [projects.letter(root / f"content/{n}", 2, n) for n in range(1, count + 1)]
    masthead(root)()
    seconds = bench.alternate({"nothing": masthead(root)})["nothing"]
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "masthead"], cwd=root, env=ENVIRONMENT, capture_output=True
    ).stderr
    engine = "engine loaded" if b"weasyprint" in loaded else "engine not loaded"
    case = f"nothing changed, {count} documents ({engine})"
    line(case, "", "", "<= 1.5 s", f"{statistics.median(seconds):.3f} s")

    def one() -> float:
        projects.edit(texts[len(texts) // 2], time.perf_counter_ns())
        return masthead(root)()

    seconds = bench.alternate({"one": one})["one"]
    line(f"one changed, of {count} documents", "", "", "", f"{statistics.median(seconds):.3f} s")


@contextmanager
def watching(root: Path) -> Iterator[subprocess.Popen[str]]:
    """``masthead watch`` in a project, ready."""
    command = [sys.executable, "-m", "masthead", "watch", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=root, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if line.startswith("watching"):
            break
    time.sleep(3)  # the processes load the engine meanwhile
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def saved(text: Path, pdf: Path, process: subprocess.Popen[str]) -> float:
    """Seconds from an edit to the finished PDF."""
    before = pdf.stat().st_ino
    begin = time.perf_counter()
    projects.edit(text, time.perf_counter_ns())
    while not pdf.exists() or pdf.stat().st_ino == before:
        assert process.poll() is None
        time.sleep(0.001)
    seconds = time.perf_counter() - begin
    assert process.stdout
    while "built" not in process.stdout.readline():
        pass
    return seconds


def case_watch(bench: Bench) -> None:
    """One paragraph edited in the letter, from save to finished PDF."""
    root = bench.project("watched")
    text = projects.letter(root / "content/letter")
    masthead(root)()
    (pdf,) = (root / "dist").glob("*.pdf")
    clocks = {"bare": bare(bench, text, root)}
    found, _ = peers(bench.folder / "bare-watched", text)
    if "Typst" in found:
        clocks["Typst"] = lambda: took(found["Typst"], bench.folder)
    with watching(root) as process:
        seconds = bench.alternate({**clocks, "watch": lambda: saved(text, pdf, process)})
    bench.show(
        "letter edited, watch: save to PDF / bare cold run", seconds["watch"], seconds["bare"], "<= 0.60"
    )
    if "Typst" in seconds:
        bench.show("  the same / Typst cold run", seconds["watch"], seconds["Typst"], "< 1")


def case_report(bench: Bench) -> None:
    """One paragraph edited in a long report, against its clean build."""
    root = bench.project("report")
    text = projects.report(root / "content/report")
    masthead(root)()
    (pdf,) = (root / "dist").glob("*.pdf")

    def clean() -> float:
        shutil.rmtree(root / "clean", ignore_errors=True)  # there is nothing to compare pages with
        return masthead(root, "--force", "--out", "clean")()

    with watching(root) as process:
        seconds = bench.alternate({"clean": clean, "watch": lambda: saved(text, pdf, process)})
    case = f"report of {_pages(pdf)} pages with six annexes edited, watch / clean"
    bench.show(case, seconds["watch"], seconds["clean"], "<= 0.35")


def case_resolutions(bench: Bench) -> None:
    """Many resolutions in six languages: two workers, one, and a bare loop."""
    root = bench.project("resolutions")
    count = bench.count(200 if bench.full else 40)
    languages = tuple(language for language in projects.LANGUAGES if _buildable(bench, language))
    if absent := set(projects.LANGUAGES) - set(languages):
        print(f"  without {', '.join(sorted(absent))}: the fonts are not installed")
    projects.resolutions(root / "content", count, languages)
    texts = sorted((root / "content").glob("*/*.md"))
    sample = texts[: 20 * len(languages)]
    work = []
    for number, text in enumerate(sample):
        folder = bench.folder / "loop" / str(number)
        folder.mkdir(parents=True)
        work.append(dump(text, folder, root))
    words = ("--force", "--format", "pdf", "--jobs")
    clocks = {"one": masthead(root, *words, "1"), "two": masthead(root, *words, "2")}
    loops = {"loop": loops_over(bench, work), "loops": loops_over(bench, work[::2], work[1::2])}
    runs = 1 if bench.full else min(bench.runs, 3)
    if not bench.full:
        seconds = bench.alternate({**clocks, **loops}, runs, warm=False)
    else:
        seconds = {**bench.alternate(clocks, runs, warm=False), **bench.alternate(loops, runs, warm=False)}
    what = f"{count} resolutions in {len(languages)} languages"
    bench.show(f"{what}: one worker / two", seconds["one"], seconds["two"], ">= 1.8")
    bench.show("  what the machine gives: one bare loop / two", seconds["loop"], seconds["loops"], "")
    ours = {name: [took / len(texts) for took in seconds[name]] for name in clocks}
    loop = [took / len(sample) for took in seconds["loop"]]
    bench.show(f"{what}: a document, one worker / bare loop", ours["one"], loop, "<= 1.1")
    doubled = [2 * both for both in ours["two"]]
    bench.show(f"{what}: a document and core, two / bare loop", doubled, loop, "<= 1.1")


def loops_over(bench: Bench, *works: list[list[str]]) -> Clock:
    """Bare loops over WeasyPrint, side by side, timed till the last has ended."""
    commands = []
    for work in works:
        jobs = bench.folder / f"jobs-{len(works)}-{len(commands)}.json"
        jobs.write_text(json.dumps(work), encoding="utf-8")
        commands.append([sys.executable, "-c", LOOP, str(jobs)])

    def clock() -> float:
        begin = time.perf_counter()
        running = [subprocess.Popen(command, cwd=bench.folder, env=ENVIRONMENT) for command in commands]
        assert not any(process.wait() for process in running)
        return time.perf_counter() - begin

    return clock


def _buildable(bench: Bench, language: str) -> bool:
    root = projects.start(bench.folder / f"try-{language}", bench.fonts)
    projects.resolutions(root / "content", 1, (language,))
    command = [sys.executable, "-m", "masthead", "build", "--format", "pdf"]
    done = subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 3):
        print(done.stderr)
    return done.returncode == 0


def case_memory(bench: Bench) -> None:
    """The most that a worker has in the course of many documents, against what it has after a few."""
    from masthead.building.discovery import discover
    from masthead.building.limits import Limits
    from masthead.building.pipeline import read_source
    from masthead.building.pool import Pool, lazily
    from masthead.building.project import find_project
    from masthead.building.serving_process import resident_after
    from masthead.building.workers import Order
    from masthead.kinds import load_kinds

    root = bench.project("memory")
    for number in range(20):
        projects.letter(root / f"content/{number}", 2 + number % 7, number + 1)
    project = find_project(root)
    kinds = load_kinds(project.templates)
    documents = [read_source(source, kinds).document for source in discover(project).sources]
    count, few = bench.count(2000, 200), 100
    orders = [Order(document, ("pdf",), root) for document in documents if document]
    pool = Pool(1, Limits())
    calls = lazily(count, lambda number: (orders[number % len(orders)], project))
    sizes = [outcome.value for outcome in pool.run(resident_after, calls)]
    pool.close()
    case = f"memory of a worker after {count} documents / after {few}"
    line(case, f"{max(sizes[few:]) / sizes[few - 1]:.2f}", "", "<= 1.2", f"{max(sizes[few:])} MiB")


def case_pages(bench: Bench) -> None:
    """A thousand pages against a hundred, time a page."""
    clocks, roots = {}, {}
    for name, paragraphs in (("hundred", bench.count(1000, 60)), ("thousand", bench.count(10_000, 200))):
        root = bench.project(f"pages-{name}")
        projects.letter(root / "content/letter", paragraphs)
        clocks[name] = masthead(root, "--force", "--format", "pdf", "--out", f"out-{name}")
        roots[name] = root
    seconds = bench.alternate(clocks, min(bench.runs, 2), warm=False)
    pages = {name: _pages(next(roots[name].glob("out-*/*.pdf"))) for name in clocks}
    per_page = {name: [took / pages[name] for took in seconds[name]] for name in clocks}
    what = f"{pages['thousand']} pages / {pages['hundred']} pages, time a page"
    bench.show(what, per_page["thousand"], per_page["hundred"], "<= 1.15")


def case_tenthousand(bench: Bench) -> None:
    """Ten thousand documents: nothing changed, one, a hundred; and the memory of the first process."""
    if not bench.full:
        print("  10,000 documents: left out without --full, since they are built first")
        return
    root, count = bench.project("tenthousand"), bench.count(10_000)
    texts = [projects.letter(root / f"content/{n}", 2, n) for n in range(1, count + 1)]
    memory = measured(root)
    seconds = bench.alternate({"nothing": masthead(root)}, 3)["nothing"]
    line(f"nothing changed, {count} documents", "", "", "", f"{statistics.median(seconds):.3f} s")
    line(f"memory of the first process, {count} documents built", "", "", "", f"{memory} MiB")
    for changed in (1, 100):
        for text in texts[:: max(1, len(texts) // changed)][:changed]:
            projects.edit(text, time.perf_counter_ns())
        line(f"{changed} changed, of {count} documents", "", "", "", f"{masthead(root)():.3f} s")


def measured(root: Path) -> int:
    """Builds a project; the most memory that the first process had, in MiB."""
    script = "import resource, sys; from masthead.commands import main\n"
    script += "try: main()\nfinally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    command = [sys.executable, "-c", script, "build"]
    done = subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1])


def _pages(pdf: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


CASES = {
    name.removeprefix("case_"): case for name, case in globals().copy().items() if name.startswith("case_")
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", nargs="*", choices=[[], *CASES], metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--full", action="store_true", help="the long cases at their whole length")
    arguments = parser.parse_args()
    if find_spec("weasyprint") is None:
        raise SystemExit("run it with .venv/bin/python")
    line("case", "ratio", "spread", "goal", "ours")
    for name in arguments.cases or CASES:
        folder = Path(tempfile.mkdtemp(prefix="masthead-bench-"))
        try:
            begin = time.monotonic()
            CASES[name](Bench(folder, arguments.runs, arguments.scale, arguments.full))
            print(f"  ({name}: {time.monotonic() - begin:.0f} s, load {os.getloadavg()[0]:.1f})", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
