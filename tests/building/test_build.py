from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from masthead.building import build, workers
from masthead.building.build import Result, carry_out, tidy
from masthead.building.discovery import DocumentSource
from masthead.building.pipeline import Reading, SetFiles
from masthead.building.plan import Plan, Request, plan_build
from masthead.building.project import Project
from masthead.building.record import Record
from masthead.building.workers import Crew
from masthead.errors import ContentError, MachineError, Problem

Build = Callable[..., tuple[Plan, list[Result]]]


class Desk:
    """Stands in for reading and setting. A text is the name of its outputs, and what is to go wrong."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.set: list[str] = []

    def read_source(self, source: DocumentSource, kinds: object) -> Reading:
        name, *faults = source.file.read_text().split()
        self.read.append(name)
        problems = tuple(
            Problem(fault, "", source.file, 1, severity="warning" if fault == "warning" else "error")
            for fault in faults
            if fault in ("fault", "warning")
        )
        pictures = (source.folder / "map.png",) if "picture" in faults else ()
        document: Any = None if "fault" in faults else " ".join([name, *faults])
        return Reading(document, name, pictures, problems)

    def set_document(self, document: Any, project: Project, formats: tuple[str, ...]) -> SetFiles:
        name, *faults = document.split()
        self.set.append(name)
        if "unsettable" in faults:
            raise ContentError(Problem("glyph-missing", ""))
        if "machine" in faults:
            raise MachineError(Problem("library-missing", ""))
        return SetFiles({format: f"{document}.{format}".encode() for format in formats})


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    monkeypatch.setattr(workers, "read_source", made.read_source)
    monkeypatch.setattr(workers, "set_document", made.set_document)
    return made


@pytest.fixture
def run(project: Project, desk: Desk) -> Build:
    def run(*sources: Path, formats: tuple[str, ...] = ("pdf", "html"), force: bool = False) -> Any:
        made = plan_build(project, Request(sources, project.dist, formats, force))
        results = list(carry_out(project, made))
        tidy(made)
        return made, results

    return run


def write(project: Project, folder: str, text: str, language: str = "en") -> Path:
    file = project.content / folder / f"{language}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    return file


def dist(project: Project) -> dict[str, str]:
    """What was built; the build record has tests of its own."""
    files = sorted(project.dist.glob("*"))
    return {file.name: file.read_text() for file in files if file.name != "build.json"}


def test_everything_is_read_before_anything_is_set(project: Project, desk: Desk, run: Build) -> None:
    write(project, "a", "A-EN")
    write(project, "b", "B-EN fault")
    write(project, "c", "C-EN unsettable")
    write(project, "d", "D-EN warning")
    made, results = run()
    assert desk.read == ["A-EN", "B-EN", "C-EN", "D-EN"]
    assert desk.set == ["A-EN", "C-EN", "D-EN"]
    assert [problem.code for problem in made.problems] == ["fault", "warning"]
    assert [[problem.code for problem in result.problems] for result in results] == [
        [],
        ["glyph-missing"],
        [],
    ]
    assert results[0].files == (project.dist / "A-EN.pdf", project.dist / "A-EN.html")
    assert list(dist(project)) == ["A-EN.html", "A-EN.pdf", "D-EN.html", "D-EN.pdf"]


def test_what_has_not_changed_is_neither_read_nor_set(project: Project, desk: Desk, run: Build) -> None:
    write(project, "a", "A-EN picture warning")
    write(project, "b", "B-EN")
    (project.content / "a/map.png").write_text("map")
    run()
    made, results = run()
    assert (len(desk.read), len(desk.set), results) == (2, 2, [])
    assert [source.folder.name for source in made.unchanged] == ["a", "b"]
    assert [problem.code for problem in made.problems] == ["warning"]
    (project.content / "a/map.png").write_text("another map")
    run()
    assert desk.set == ["A-EN", "B-EN", "A-EN"]
    run(formats=("pdf",))
    assert len(desk.set) == 3
    run(force=True)
    assert len(desk.set) == 5


def test_the_record_of_a_partial_build_keeps_the_others(project: Project, desk: Desk, run: Build) -> None:
    first, second = write(project, "a", "A-EN"), write(project, "b", "B-EN")
    run(first)
    run(second)
    run()
    assert desk.set == ["A-EN", "B-EN"]


def test_an_error_leaves_the_old_files(project: Project, desk: Desk, run: Build) -> None:
    for fault in ("fault", "unsettable"):
        write(project, "a", "A-EN")
        run()
        before = dist(project)
        write(project, "a", f"A-EN {fault}")
        run()
        assert dist(project) == before
        desk.set.clear()
        write(project, "a", "A-EN")
        run()
        assert dist(project) == before


def test_one_name_twice(project: Project, desk: Desk, run: Build) -> None:
    first, second = write(project, "a", "A-EN"), write(project, "b", "a-en")
    write(project, "c", "C-EN")
    made, _ = run()
    assert desk.set == ["C-EN"]
    (problem,) = made.problems
    assert (problem.code, problem.path) == ("symbol-twice", second)
    assert str(first.relative_to(project.root)) in problem.message


def test_one_name_twice_after_one_was_built(project: Project, desk: Desk, run: Build) -> None:
    write(project, "b", "A-EN first")
    run()
    before = dist(project)
    write(project, "a", "A-EN second")
    made, results = run()
    assert [problem.code for problem in made.problems] == ["symbol-twice"]
    assert (made.unchanged, results, dist(project)) == ((), [], before)


def test_when_the_machine_fails_what_was_built_is_known(project: Project, desk: Desk, run: Build) -> None:
    write(project, "a", "A-EN")
    write(project, "b", "B-EN machine")
    with pytest.raises(MachineError):
        run()
    assert list(dist(project)) == ["A-EN.html", "A-EN.pdf"]
    write(project, "b", "B-EN")
    run()
    assert desk.set == ["A-EN", "B-EN", "B-EN"]


def test_an_interrupt_while_writing_leaves_dist_whole(
    project: Project, desk: Desk, run: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "a", "A-EN")
    run()
    before = dist(project)
    write(project, "a", "A-EN changed")
    monkeypatch.setattr(build, "write_files", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        run()
    assert dist(project) == before


def test_the_record_does_not_depend_on_the_order_of_work(project: Project, run: Build) -> None:
    first, second = write(project, "a", "A-EN"), write(project, "b", "B-EN")
    run(second)
    run(first)
    once = Record(project).entries(project.dist)
    (project.cache / "record.db").unlink()
    run()
    assert Record(project).entries(project.dist) == once
    assert len(once) == 2


def test_no_more_processes_than_documents(project: Project, desk: Desk, run: Build) -> None:
    write(project, "a", "A-EN")
    made = plan_build(project, Request((), project.dist, ("pdf",)))
    assert len(list(carry_out(project, made, Crew(8)))) == 1
    assert desk.set == ["A-EN"]  # set here, and not in another process
    assert workers.processors() >= 1


def test_what_was_built_from_a_text_that_is_gone_goes(project: Project, desk: Desk, run: Build) -> None:
    gone = write(project, "a", "A-EN")
    write(project, "b", "B-EN")
    (project.dist).mkdir()
    (project.dist / "notes.txt").write_text("of somebody else")
    run()
    gone.unlink()
    made, results = run()
    assert (made.gone, results) == (("content/a/en.md",), [])
    assert list(dist(project)) == ["B-EN.html", "B-EN.pdf", "notes.txt"]


def test_names_that_change_hands(project: Project, desk: Desk, run: Build) -> None:
    first, second = write(project, "a", "A-EN"), write(project, "b", "B-EN")
    run()
    first.write_text("B-EN first")
    second.write_text("A-EN second")
    run()
    assert dist(project)["A-EN.pdf"] == "A-EN second.pdf"
    assert list(dist(project)) == ["A-EN.html", "A-EN.pdf", "B-EN.html", "B-EN.pdf"]
    second.unlink()
    first.write_text("C-EN")
    run()
    assert list(dist(project)) == ["C-EN.html", "C-EN.pdf"]


def test_a_renamed_document_with_an_error_keeps_what_there_is(
    project: Project, desk: Desk, run: Build
) -> None:
    file = write(project, "a", "A-EN")
    run()
    file.write_text("B-EN unsettable")
    run()
    assert list(dist(project)) == ["A-EN.html", "A-EN.pdf"]
    file.write_text("B-EN")
    run()
    assert list(dist(project)) == ["B-EN.html", "B-EN.pdf"]


def test_another_format_that_was_left_is_made_anew_when_it_is_asked_for(
    project: Project, desk: Desk, run: Build
) -> None:
    file = write(project, "a", "A-EN")
    run()
    file.write_text("A-EN new")
    run(formats=("pdf",))
    assert dist(project) == {"A-EN.html": "A-EN.html", "A-EN.pdf": "A-EN new.pdf"}
    run()
    assert dist(project)["A-EN.html"] == "A-EN new.html"


def test_a_build_that_ended_before_it_could_take_note(
    project: Project, desk: Desk, run: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(project, "a", "A-EN")
    made = plan_build(project, Request((), project.dist, ("pdf",)))
    with monkeypatch.context() as patch:
        patch.setattr(build, "_entry", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            list(carry_out(project, made))
    assert list(dist(project)) == ["A-EN.pdf"]
    file.unlink()
    run()
    assert dist(project) == {}


def test_the_longest_text_is_set_first_and_told_in_its_place(
    project: Project, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "a", "A-EN")
    write(project, "b", "B-EN unsettable-no " + "long " * 20)
    planned = plan_build(project, Request((), project.dist, ("pdf",)))
    real = Crew.make_all
    monkeypatch.setattr(Crew, "make_all", lambda _, *arguments: real(Crew(1), *arguments))
    results = list(carry_out(project, planned, Crew(2)))
    assert desk.set == ["B-EN", "A-EN"]
    assert [result.task.name for result in results] == ["A-EN", "B-EN"]
