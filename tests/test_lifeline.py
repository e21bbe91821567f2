"""Processes whose build is killed end too, at work or waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
POOL = """
from masthead.building.limits import Limits
from masthead.building.pool import Pool
from tests.building.calls import tell_and_wait
if __name__ == "__main__":
    list(Pool(2, Limits()).run(tell_and_wait, [(), ()]))
"""
LIBRARY_POOL = """
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from masthead.lifeline import end_with_parent
from tests.building.calls import tell
if __name__ == "__main__":
    with ProcessPoolExecutor(2, get_context("spawn"), end_with_parent) as workers:
        list(workers.map(tell, range(2)))
        time.sleep(600)
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc"
)


@pytest.mark.parametrize("program", [POOL, LIBRARY_POOL])
def test_processes_end_with_the_one_that_started_them(program: str, tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(tmp_path)}
    parent = subprocess.Popen(
        [sys.executable, str(file)], stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path
    )
    assert parent.stdout is not None
    children = [int(parent.stdout.readline()) for _ in range(2)]
    assert all(map(_runs, children))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 60
    while any(map(_runs, children)) and time.monotonic() < until:
        time.sleep(0.05)
    left = [child for child in children if _runs(child)]
    for child in left:
        os.kill(child, signal.SIGKILL)
    assert not left
    assert not list(tmp_path.glob("masthead-*"))  # nor do their temporary files stay


def _runs(process: int) -> bool:
    """Whether a process is there and not only waiting to be forgotten."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
