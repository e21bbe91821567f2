"""Processes of our own: the real stages in them, with the format that needs no engine."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import masthead
from masthead.building import workers
from masthead.building.discovery import discover
from masthead.building.limits import Limits
from masthead.building.pipeline import SetFiles, read_source
from masthead.building.project import Project
from masthead.building.workers import Crew, Made, Order
from masthead.document import Document
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


def made(project: Project, documents: tuple[Document, ...], jobs: int, **options: Any) -> dict[int, Made]:
    orders = [Order(document, ("html",), Path(str(number))) for number, document in enumerate(documents)]
    crew = Crew(jobs, **options)
    try:
        found = dict(crew.make_all(orders.__getitem__, len(orders), project))
    finally:
        crew.close()
    return dict(sorted(found.items()))


def test_processes_make_what_one_makes(project: Project, documents: tuple[Document, ...]) -> None:
    wrong = replace(documents[1], metadata=replace(documents[1].metadata, sheet="none"))
    mixed = (documents[0], wrong, *documents[2:])
    alone = made(project, mixed, 1)
    assert made(project, mixed, 2) == alone
    assert made(project, mixed[:1], 1, standing=True) == {0: alone[0]}
    assert [each.files is None for each in alone.values()] == [False, True, False, False]
    assert {"templates/letter.html", "templates/layouts/screen.html", "kind/letter"} <= set(alone[0].uses)


def test_processes_read_what_one_reads(project: Project, documents: tuple[Document, ...]) -> None:
    kinds = load_kinds(project.templates)
    for number in range(5, 30):
        (project.content / str(number)).mkdir()
        text = LETTER.format(number) if number != 7 else "no front matter"
        (project.content / str(number) / "en.md").write_text(text)
    sources = discover(project).sources
    crew = Crew(2)
    try:
        there = dict(crew.read_all(sources, project, kinds))
    finally:
        crew.close()
    for number, reading in Crew(1).read_all(sources, project, kinds):
        pickled = there[number].document
        document = pickle.loads(pickled) if isinstance(pickled, bytes) else pickled
        assert replace(there[number], document=document) == reading


def test_an_error_in_a_process_ends_the_others(project: Project, documents: tuple[Document, ...]) -> None:
    broken = (replace(documents[0], metadata=replace(documents[0].metadata, kind="none")), *documents[1:])
    with pytest.raises(KeyError):
        made(project, broken, 2)


def test_a_document_that_takes_too_long_is_told(
    project: Project, documents: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def set_document(document: Document, *_: object) -> SetFiles:
        while document is documents[1]:
            pass
        if document is documents[2]:
            raise MemoryError
        return SetFiles({"html": b""})

    monkeypatch.setattr(workers, "set_document", set_document)
    found = made(project, documents, 1, limits=Limits(seconds=0.2))
    told = [[problem.code for problem in each.problems] for each in found.values()]
    assert told == [[], ["time-limit"], ["memory-limit"], []]


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
        "    if path.name.startswith('.A_65_1'): os.killpg(0, signal.SIGINT)\n"
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
    left = set(os.listdir(project.dist))
    assert left <= {"A_65_2-EN.html", "A_65_3-EN.html", "A_65_4-EN.html"}
