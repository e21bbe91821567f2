"""A project kept open, and edits of all sorts of editors."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from masthead.building import fingerprint, surroundings, workers
from masthead.building.project import Project, find_project
from masthead.building.watching import Changes, Watch
from masthead.building.workshop import Workshop
from masthead.errors import MachineError

TEXT = "---\nsymbol: A/80/{0}\nkind: letter\nlanguage: en\ndate: 2025-10-14\ntitle: Our letter\n---\n\n{1}\n"
REPOSITORY = Path(__file__).parents[2]


def write(project: Project, name: str, words: str = "I write.", number: int | str = 1) -> Path:
    file = project.content / name / "en.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(TEXT.format(number, words))
    return file


@pytest.fixture
def html(project: Project) -> Project:
    (project.root / "pyproject.toml").write_text('[tool.masthead]\nformats = ["html"]\n')
    return find_project(project.root)


@pytest.fixture
def workshop(html: Project) -> Iterator[Workshop]:
    made = Workshop(html, 1)
    yield made
    made.close()


def built(workshop: Workshop, *changed: Path) -> list[str]:
    done = workshop.build(changed or None)
    assert not any(problem.severity == "error" for problem in done.problems), done.problems
    return [result.task.name for result in done.results]


def test_only_what_changed_is_built(html: Project, workshop: Workshop) -> None:
    first, second = write(html, "a", number=1), write(html, "b", number=2)
    assert built(workshop) == ["A_80_1-EN", "A_80_2-EN"]
    assert built(workshop) == []
    write(html, "a", "Changed.", 1)
    write(html, "b", "Changed.", 2)
    assert built(workshop, first) == ["A_80_1-EN"]
    assert built(workshop, second) == ["A_80_2-EN"]


def test_a_template_of_the_projects_own_is_seen_by_processes_that_stay(
    html: Project, workshop: Workshop
) -> None:
    write(html, "a")
    built(workshop)
    ours = html.templates[-1] / "layouts/screen.html"
    own = html.root / "templates/layouts/screen.html"
    own.parent.mkdir(parents=True)
    own.write_text(ours.read_text() + "<!-- own -->")
    assert built(workshop) == ["A_80_1-EN"]
    assert (html.dist / "A_80_1-EN.html").read_text().endswith("<!-- own -->")
    own.unlink()
    assert built(workshop, own) == ["A_80_1-EN"]
    assert "own" not in (html.dist / "A_80_1-EN.html").read_text()


def test_a_name_that_another_document_has_is_noticed(html: Project, workshop: Workshop) -> None:
    write(html, "a", number=1)
    second = write(html, "b", number=2)
    built(workshop)
    before = (html.dist / "A_80_1-EN.html").read_text()
    write(html, "b", "I take your symbol.", 1)
    done = workshop.build([second])
    assert [problem.code for problem in done.problems] == ["symbol-twice"]
    assert (html.dist / "A_80_1-EN.html").read_text() == before


def test_settings_that_are_wrong_are_told_and_then_mended(html: Project, workshop: Workshop) -> None:
    write(html, "a")
    settings = html.root / "pyproject.toml"
    good = settings.read_text()
    settings.write_text("[tool.masthead]\nwonder = true\n")
    assert [problem.code for problem in workshop.build().problems] == ["setting-unknown"]
    settings.write_text(good)
    assert built(workshop) == ["A_80_1-EN"]


def test_a_program_that_has_changed_is_not_gone_on_with(
    html: Project, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(html, "a")
    built(workshop)
    monkeypatch.setattr(surroundings, "program_digest", lambda: fingerprint.program_digest() + " newer")
    with pytest.raises(MachineError, match="program-changed"):
        workshop.build()


class Ear:
    """Listens to a watch, and gives what came within a time."""

    def __init__(self, project: Project) -> None:
        self.watch = Watch(project)
        self.heard: SimpleQueue[Changes | None] = SimpleQueue()
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()
        time.sleep(0.5)  # until the system listens too

    def _listen(self) -> None:
        for edit in self.watch.edits():
            self.heard.put(edit)

    def edits(self, seconds: float = 20) -> list[set[str]]:
        """The first edit that comes, and those right behind it; not the looks at everything."""
        found: list[set[str]] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                edit = self.heard.get(timeout=0.7 if found else end - time.monotonic())
            except Empty:
                break
            if edit is None:
                break
            found.append({path.name for path in edit})
        return found

    def close(self) -> None:
        self.watch.close()
        self.thread.join(20)


@pytest.fixture
def ear(html: Project) -> Iterator[Ear]:
    for name in ("a", "b", "c"):
        write(html, name)
    made = Ear(html)
    yield made
    made.close()


def overwrite(file: Path) -> None:
    file.write_text(file.read_text() + "More.\n")


def rename(file: Path) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(file.read_text() + "More.\n")
    os.replace(beside, file)


def with_backup(file: Path) -> None:
    """As vim does: a probe, the old file aside, a new one."""
    probe = file.with_name("4913")
    probe.touch()
    probe.unlink()
    text = file.read_text()
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text + "More.\n")
    file.with_name(f"{file.name}~").unlink()


@pytest.mark.parametrize("save", [overwrite, rename, with_backup])
def test_an_edit_is_one_edit(html: Project, ear: Ear, save: Callable[[Path], None]) -> None:
    save(html.content / "a/en.md")
    assert ear.edits() == [{"en.md"}]


def test_a_branch_that_is_switched_is_one_edit(html: Project, ear: Ear) -> None:
    lock = html.root / ".git/index.lock"
    lock.parent.mkdir()
    lock.touch()
    for name in ("a", "b", "c"):
        overwrite(html.content / name / "en.md")
        time.sleep(0.2)
    lock.unlink()
    assert len(ear.edits()) == 1


def test_what_is_no_part_of_the_project_is_not_heard(html: Project, ear: Ear) -> None:
    html.dist.mkdir()
    (html.dist / "a.pdf").touch()
    (html.root / "README.md").touch()
    (html.content / "a/.en.md.swp").touch()
    assert ear.edits(1) == []
    (html.root / "templates").mkdir()
    assert ear.edits() == [{"templates"}]


def test_everything_is_looked_at_when_it_is_quiet(html: Project, ear: Ear) -> None:
    overwrite(html.content / "a/en.md")
    assert ear.heard.get(timeout=20) is not None
    assert ear.heard.get(timeout=20) is None


def test_the_command_tells_what_it_does(project: Project) -> None:
    file = write(project, "a", "The first words.")
    process = subprocess.Popen(
        [sys.executable, "-m", "masthead", "watch", "--jobs", "1"],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None

    def until(end: str) -> list[str]:
        lines = []
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if end in line:
                return lines
        raise AssertionError(lines)

    try:
        assert until("watching")[:2] == ["dist/A_80_1-EN.pdf", "dist/A_80_1-EN.html"]
        time.sleep(0.5)
        write(project, "a", "Other words.")
        assert until(" s")[:2] == ["dist/A_80_1-EN.pdf (page 1 of 1 changed)", "dist/A_80_1-EN.html"]
        before = (project.dist / "A_80_1-EN.pdf").read_bytes()
        write(project, "a", "A note.[^none]")
        told = until(" s")
        assert told[0].startswith("content/a/en.md:9: error ")
        assert told[-1].startswith("0 documents built, 1 error in ")
        assert (project.dist / "A_80_1-EN.pdf").read_bytes() == before
        file.unlink()
        assert "dist/A_80_1-EN.pdf removed" in until(" s")
    finally:
        process.send_signal(2)
        assert process.wait(20) == 130
        process.stdout.close()


def test_processes_are_as_many_as_there_are_processors() -> None:
    assert workers.processors() >= 1
