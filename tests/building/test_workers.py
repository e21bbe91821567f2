"""Processes of our own: the real stages in them, with the format that needs no engine."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import masthead
from masthead.building import workers
from masthead.building.discovery import discover
from masthead.building.pipeline import read_source
from masthead.building.project import Project
from masthead.building.workers import make_all
from masthead.document import Document
from masthead.errors import MachineError
from masthead.kinds import load_kinds

REPOSITORY = Path(masthead.__file__).parent.parent
LETTER = "---\nsymbol: A/65/{0}\nkind: letter\ndate: 2010-10-21\ntitle: Letter {0}\n---\n\nI write.\n"


@pytest.fixture
def documents(project: Project) -> tuple[Document, ...]:
    for number in range(1, 5):
        folder = project.content / str(number)
        folder.mkdir()
        (folder / "en.md").write_text(LETTER.format(number))
    readings = (read_source(source, load_kinds(project.templates)) for source in discover(project).sources)
    return tuple(reading.document for reading in readings if reading.document)


def test_processes_make_what_one_makes_in_the_same_order(
    project: Project, documents: tuple[Document, ...]
) -> None:
    wrong = replace(documents[1], metadata=replace(documents[1].metadata, sheet="none"))
    mixed = (documents[0], wrong, *documents[2:])
    alone = list(make_all(mixed, project, ("html",), 1))
    assert list(make_all(mixed, project, ("html",), 2)) == alone
    assert [made.files is None for made in alone] == [False, True, False, False]


def test_an_error_in_a_process_ends_the_others(project: Project, documents: tuple[Document, ...]) -> None:
    broken = (replace(documents[0], metadata=replace(documents[0].metadata, kind="none")), *documents[1:])
    with pytest.raises(KeyError):
        list(make_all(broken, project, ("html",), 2))


def test_a_process_that_is_killed(
    project: Project, documents: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_be_quiet", os.abort)
    with pytest.raises(MachineError, match="worker-ended"):
        list(make_all(documents, project, ("html",), 2))


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
def test_an_interrupt_ends_quietly(project: Project, documents: tuple[Document, ...]) -> None:
    """Ctrl-C goes to all processes of the group; the first of them ends the others and tells of it by 130."""
    code = (
        "import os, signal, sys, threading\n"
        "from masthead.building import output\n"
        "from masthead.commands import main\n"
        "write = output._write\n"
        "def stop(path, data):\n"
        "    write(path, data)\n"
        "    if path.name.startswith('.A_65_3'): os.killpg(0, signal.SIGINT)\n"
        "output._write = stop\n"
        "if __name__ == '__main__': main(['--format', 'html', '--jobs', '2'])\n"
    )
    script = project.root / "script.py"
    script.write_text(code)
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stderr.strip()) == (130, "")
    assert sorted(os.listdir(project.dist)) == ["A_65_1-EN.html", "A_65_2-EN.html"]
