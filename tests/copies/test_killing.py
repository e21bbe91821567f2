"""The commands, killed at random moments of a whole run: no number is lost or given twice, the next goes on.

MASTHEAD_KILLS says how often each is killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from masthead.copies.ledger import Ledger, NumberedCopy
from tests.commands.projects import Folder
from tests.copies import cups
from tests.copies.documents import make_document, read_pages

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("MASTHEAD_KILLS", "5"))
SYMBOL = "A/C.2/65/2"
RECIPIENTS, EACH = 6, 3
COPIES = RECIPIENTS * EACH
FINISHED = 4  # a run in so many is let end
PEOPLE = "".join(f"  - name: Mission {number}\n    copies: {EACH}\n" for number in range(RECIPIENTS))


class Killer:
    """Runs commands in a project, and kills them."""

    def __init__(self, root: Path) -> None:
        self.root, self.chance = root, random.Random(6)
        project = Folder(root)
        project.letter("content/A_C.2_65_2/en.md", SYMBOL)
        (root / "dist").mkdir()
        make_document(root / "dist", SYMBOL, "en", 3)
        project.write("list.yaml", f"recipients:\n{PEOPLE}rules:\n  - numbered: true\n")

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        paths = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        return subprocess.Popen(
            [sys.executable, "-m", "masthead", "copies", *words],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": paths},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def whole(self, *words: str) -> float:
        """Runs a command to its end, and gives the seconds that it took."""
        begin = time.monotonic()
        program = self.start(*words)
        said, _ = program.communicate(timeout=240)
        assert program.returncode == 0, said.decode()
        return time.monotonic() - begin

    def killed(self, most: float, *words: str) -> bool:
        """Whether a command was killed at a moment drawn by lot, and not done before it."""
        program = self.start(*words)
        try:
            said, _ = program.communicate(timeout=self.chance.uniform(0, most))
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
            program.communicate()
            return True
        assert program.returncode == 0, said.decode()
        return False

    def numbers(self) -> dict[str, tuple[NumberedCopy, ...]]:
        """The copies of each run that the ledger knows: its numbers are 1, 2, 3 … without a gap."""
        with Ledger(self.root / "copies" / "ledger.sqlite") as ledger:
            found = {label: ledger.copies(ledger.run(label)) for label in ledger.labels()}
            assert [copy.number for copy in ledger.copies()] == list(range(1, COPIES * len(found) + 1))
        assert all(len(copies) == COPIES for copies in found.values())
        return found

    def folder(self, label: str) -> Path:
        return self.root / "copies" / label


def shown(path: Path) -> list[tuple[int, int]]:
    """The numbers on the pages of a file, each page being there: for each copy the same on all of three."""
    pages = [
        (page, number) for shown, numbers in read_pages(path) for _, _, page in shown for number in numbers
    ]
    assert [page for page, _ in pages] == [1, 2, 3] * (len(pages) // 3)
    assert all(len({number for _, number in pages[at : at + 3]}) == 1 for at in range(0, len(pages), 3))
    return [number for _, number in pages[::3]]


def test_killing_make_loses_no_number_and_gives_none_twice(tmp_path: Path) -> None:
    killer = Killer(tmp_path / "project")
    words = ("list.yaml", "--slips", "--labels", "Avery L7160", "--paper", "Letter", "--label")
    most = killer.whole("make", *words, "whole")
    before = killer.numbers()
    kills, label = 0, 0
    while kills < KILLS:
        kills += killer.killed(most, "make", *words, f"run-{label}")
        now = killer.numbers()
        assert {name: now[name] for name in before} == before  # what was given stays
        before = now
        label += killer.chance.randrange(FINISHED) == 0
    for name in dict.fromkeys((*before, f"run-{label}")):
        killer.whole("make", *words, name)
        files = sorted(killer.folder(name).glob("[0-9]*.pdf"))
        printed = [number for path in files for number in shown(path)]
        total = killer.numbers()[name][0].total
        assert printed == [(copy.number, total) for copy in killer.numbers()[name]]


@pytest.fixture
def server() -> Iterator[cups.Cups]:
    if reason := cups.lacking():
        pytest.skip(reason)
    running = cups.Cups()
    try:
        try:
            running.start()
        except OSError as error:
            pytest.skip(f"cupsd cannot run here: {error}")
        yield running
    finally:
        running.stop()


def test_killing_print_prints_every_copy_once(tmp_path: Path, server: cups.Cups) -> None:
    killer = Killer(tmp_path / "project")
    make = ("make", "list.yaml", "--paper", "Letter", "--collate", "copy", "--label")
    send = ("--printer", "office", "--server", server.host)
    killer.whole(*make, "whole")
    most = killer.whole("print", "whole", *send)
    kills, label, ended = 0, 0, ["whole"]
    while True:
        name = f"run-{label}"
        if not killer.folder(name).is_dir():
            killer.whole(*make, name)
        last = kills >= KILLS
        if last:
            killer.whole("print", name, *send)
        elif killer.killed(most, "print", name, *send):
            kills += 1
            continue
        ended.append(name)
        label += 1
        if last:
            break
    jobs = Counter(path.with_suffix(".name").read_text().rpartition(" ")[0] for path in server.printed())
    files = {f"{name} {path.name}" for name in ended for path in killer.folder(name).glob("[0-9]*.pdf")}
    assert jobs == Counter(files)
    printed = Counter(number for path in server.printed() for number, _ in shown(path))
    assert printed == Counter(range(1, COPIES * len(ended) + 1))
