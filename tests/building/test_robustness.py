"""Builds that are killed, that meet another build, or that find no room.

MASTHEAD_KILLS says how many builds are killed (a few where it is not set).
"""

from __future__ import annotations

import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from masthead.building.lock import locked
from masthead.building.project import find_project
from tests.building.test_incremental import dist, project

REPOSITORY = Path(__file__).parents[2]
KILLS = int(os.environ.get("MASTHEAD_KILLS", "4"))
TEXT = "---\nsymbol: A/80/{0}\nkind: letter\nlanguage: en\ndate: 2025-10-14\ntitle: Our letter\n---\n\n{1}\n"
DOCUMENTS = 4
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- {0} --><path d="M0 0H9V9"/></svg>'

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are ended otherwise there")


def write(root: Path, version: int) -> None:
    for number in range(1, DOCUMENTS + 1):
        folder = root / f"content/d{number}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "en.md").write_text(TEXT.format(number, f"This is version {version}. " * 50))


def start(root: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "masthead", "build", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def build(root: Path, *words: str) -> tuple[int, str, str]:
    process = start(root, *words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, list[dict[str, bytes]]]:
    """A project, and what its two versions make; the first stands in it."""
    root = project(tmp_path / "project")
    made = []
    for version in (1, 0):
        write(root, version)
        assert build(root)[0] == 0
        made.append(dist(root))
    return root, made[::-1]


def test_a_build_that_is_killed_leaves_each_file_old_or_new(
    versions: tuple[Path, list[dict[str, bytes]]],
) -> None:
    root, made = versions
    chance = random.Random(1)
    finished = 0
    for kill in range(KILLS):
        old, new = made[kill % 2], made[(kill + 1) % 2]
        write(root, (kill + 1) % 2)
        process = start(root, "--jobs", str(1 + kill % 2))
        time.sleep(chance.uniform(0.1, 2))
        finished += process.poll() is not None
        with suppress(ProcessLookupError):  # it has just ended
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        found = {name: data for name, data in dist(root).items() if not name.startswith(".")}
        assert found.keys() == old.keys()
        assert all(data in (old[name], new[name]) for name, data in found.items())
        assert build(root)[0] == 0
        assert dist(root) == new  # and nothing half-written is left
    assert finished < KILLS


def test_two_builds_at_once_do_not_harm_each_other(
    versions: tuple[Path, list[dict[str, bytes]]],
) -> None:
    root, made = versions
    write(root, 1)
    processes = [start(root) for _ in range(3)]
    ends = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], ends
    assert dist(root) == made[1]
    built = sorted(out.splitlines()[-1] for out, _ in ends)
    assert built == [f"0 documents built, {DOCUMENTS} unchanged"] * 2 + [
        f"{DOCUMENTS} documents built, 0 unchanged"
    ]
    assert build(root)[1] == built[0] + "\n"


def test_who_waits_is_told(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    write(root, 0)
    with locked(find_project(root)):
        process = start(root)
        assert process.stderr is not None
        assert process.stderr.readline() == "waiting for another build of this project\n"
        assert not (root / "dist").exists()
    assert process.communicate(timeout=120)[0].splitlines()[-1] == f"{DOCUMENTS} documents built, 0 unchanged"


@pytest.mark.parametrize("limit", [0, 4096, 700_000])
def test_a_disk_that_is_full_leaves_what_there_is(
    versions: tuple[Path, list[dict[str, bytes]]], limit: int
) -> None:
    """A limit of the size of files stands in for the disk: writing fails in the middle of a file."""
    root, made = versions
    write(root, 1)
    (root / "content/d1/large.svg").write_text(SQUARE.format("large" * 200_000))
    with (root / "content/d1/en.md").open("a") as file:
        file.write('\n![A square](large.svg "The yard")\n')
    limited = subprocess.run(
        [sys.executable, "-m", "masthead", "build", "--jobs", "1"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert limited.returncode == 3
    assert re.search(r"error (output|temporary)-unwritable: .*\n  hint: make room", limited.stderr)
    assert dist(root) == made[0]
    write(root, 1)
    assert build(root)[0] == 0
    assert dist(root) == made[1]
