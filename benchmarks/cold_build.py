"""A build as a whole process, against a bare WeasyPrint script that sets the same HTML with the same styles.

    .venv/bin/python benchmarks/cold_build.py [DOCUMENT] [--runs N]

DOCUMENT is a document folder (by default the first under content/). The two run in turn, so that the
machine's noise falls on both; what is printed are medians, and ratios within this run. Fonts are made
before the clock starts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
BARE = """\
import sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
html, out, *styles = sys.argv[1:]
HTML(html).write_pdf(out, stylesheets=[CSS(style, font_config=fonts) for style in styles], font_config=fonts)
"""


def dump(document: Path, folder: Path, root: Path = ROOT) -> list[str]:
    """Write what the engine gets for a document of a project; returns the arguments of the bare script."""
    from masthead.breaking import break_lines
    from masthead.building.discovery import discover
    from masthead.building.pipeline import read_source
    from masthead.building.project import find_project
    from masthead.composing import compose, print_page
    from masthead.composing.stylesheets import print_styles, properties
    from masthead.kinds import load_kinds
    from masthead.setting.faces import make_faces
    from masthead.setting.metrics import metrics_in

    project = find_project(root)
    source = discover(project, (document,)).sources[0]
    reading = read_source(source, load_kinds(project.templates))
    if reading.document is None or isinstance(reading.document, bytes):
        raise SystemExit("\n".join(map(str, reading.problems)))
    composition = compose(reading.document, project.templates, project.styles)
    faces = make_faces(composition.sheet.faces, project.cache / "fonts")
    html, rules = folder / "page.html", folder / "rules.css"
    broken = break_lines(composition, metrics_in(project.cache / "fonts"))
    html.write_text(print_page(broken), encoding="utf-8")
    rules.write_text("".join(face.rule() for face in faces) + properties(composition.sheet), encoding="utf-8")
    styles = print_styles(composition.sheet, composition.styles, composition.language, composition.kind.chain)
    return [str(html), str(folder / "bare.pdf"), str(rules), *map(str, styles)]


def clock(command: list[str]) -> float:
    """Seconds that a command takes, as a whole process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - begin


def main() -> None:
    """Time the three commands in turn and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("document", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--format", default="pdf")
    arguments = parser.parse_args()
    document = arguments.document or min(path for path in (ROOT / "content").iterdir() if path.is_dir())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = [sys.executable, "-c", BARE, *dump(document.resolve(), folder)]
        build = [sys.executable, "-m", "masthead", "build", str(document.resolve())]
        build += ["--out", str(folder / "dist"), "--format", arguments.format]
        commands = {"bare WeasyPrint": bare, "build": [*build, "--force"], "nothing changed": build}
        times: dict[str, list[float]] = {key: [] for key in commands}
        for run in range(arguments.runs + 1):
            for key, command in commands.items():
                seconds = clock(command)
                if run:  # the first round warms the disk
                    times[key].append(seconds)
    for key, seconds in times.items():
        print(f"{key:16} {statistics.median(seconds):.3f} s  ({min(seconds):.3f}-{max(seconds):.3f})")
    ratios = [ours / theirs for ours, theirs in zip(times["build"], times["bare WeasyPrint"], strict=True)]
    again = [same / first for same, first in zip(times["nothing changed"], times["build"], strict=True)]
    print(f"build / bare WeasyPrint: {statistics.median(ratios):.2f} (goal 1.2 or less)")
    print(f"nothing changed / build: {statistics.median(again):.2f} (goal under 0.2)")


if __name__ == "__main__":
    main()
