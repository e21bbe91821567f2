from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.discovery import DocumentSource, discover
from masthead.building.fingerprint import bytes_digest, surroundings_digest
from masthead.building.project import Project
from masthead.building.record import Entry, Record
from masthead.errors import Problem

FORMATS = ("pdf", "html")


@pytest.fixture
def source(project: Project) -> DocumentSource:
    folder = project.content / "A"
    folder.mkdir()
    for name in ("en.md", "document.yaml", "map.png"):
        (folder / name).write_text(name)
    return discover(project).sources[0]


@pytest.fixture
def record(project: Project, source: DocumentSource) -> Record:
    """A record that knows the document, with its outputs in their place."""
    made = Record(project)
    outputs = {"A-EN.pdf": b"pdf", "A-EN.html": b"html"}
    project.dist.mkdir()
    for name, data in outputs.items():
        (project.dist / name).write_bytes(data)
    inputs = made.inputs([*source.files, source.folder / "map.png"])
    warning = Problem("code", "message", source.file, 3, "hint", "warning")
    digests = {name: bytes_digest(data) for name, data in outputs.items()}
    made.put(source, project.dist, Entry("A-EN", "around", inputs, digests, (warning,)))
    made.save()
    return made


def current(project: Project, source: DocumentSource, formats: tuple[str, ...] = FORMATS) -> Entry | None:
    return Record(project).current(source, project.dist, formats, "around")


def test_what_was_saved_is_found(project: Project, source: DocumentSource, record: Record) -> None:
    assert current(project, source) == record.find(source, project.dist)
    assert current(project, source, ("pdf",))
    assert Record(project).current(source, project.dist, FORMATS, "elsewhere") is None
    assert Record(project).current(source, project.root / "out", FORMATS, "around") is None
    assert (project.cache / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("name", ["en.md", "document.yaml", "map.png"])
def test_a_changed_input(project: Project, source: DocumentSource, record: Record, name: str) -> None:
    (source.folder / name).write_text("changed")
    assert current(project, source) is None
    (source.folder / name).unlink()
    assert current(project, source) is None


def test_a_new_input(project: Project, source: DocumentSource, record: Record) -> None:
    (source.folder / "document.yaml").unlink()
    alone = discover(project).sources[0]
    entry = Entry("A-EN", "around", record.inputs(alone.files), {"A-EN.pdf": bytes_digest(b"pdf")})
    record.put(alone, project.dist, entry)
    record.save()
    assert current(project, alone, ("pdf",))
    assert current(project, alone, FORMATS) is None
    (source.folder / "document.yaml").touch()
    assert current(project, discover(project).sources[0], ("pdf",)) is None


@pytest.mark.parametrize("change", ["changed", None])
def test_a_changed_output(
    project: Project, source: DocumentSource, record: Record, change: str | None
) -> None:
    file = project.dist / "A-EN.html"
    file.write_text(change) if change else file.unlink()
    assert current(project, source) is None
    assert current(project, source, ("pdf",))


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", '{"version": 0, "documents": []}', '{"version": 1}'),
        *('{"version": 1, "documents": [{"out": "dist"}]}', '{"version": 1, "documents": 7}'),
        *('{"version": 1, "documents": [7]}', "[" * 100_000),
    ],
)
def test_a_record_that_cannot_be_read_is_none(
    project: Project, source: DocumentSource, record: Record, text: str
) -> None:
    (project.cache / "record.json").write_text(text)
    assert current(project, source) is None


def test_a_record_that_is_not_text_is_none(project: Project, source: DocumentSource, record: Record) -> None:
    (project.cache / "record.json").write_bytes(b"\xff\xfe\x00")
    assert current(project, source) is None


def test_a_record_that_cannot_be_written_is_done_without(project: Project) -> None:
    project.cache.write_text("a file in the folder's place")
    Record(project).save()


def test_surroundings_change_with_templates_and_styles(project: Project) -> None:
    before = surroundings_digest(project)
    assert surroundings_digest(project) == before
    own = project.root / "templates"
    own.mkdir()
    (own / "a.toml").write_text("a")
    changed = Project(**{**{name: getattr(project, name) for name in Project.__slots__}, "templates": (own,)})
    first = surroundings_digest(changed)
    (own / "a.toml").write_text("b")
    assert len({before, first, surroundings_digest(changed)}) == 3


def test_a_moved_project_is_known(project: Project, source: DocumentSource, record: Record) -> None:
    from masthead.building.project import find_project

    moved = project.root.rename(project.root.with_name("moved"))
    there = find_project(moved)
    entry = current(there, discover(there).sources[0])
    assert entry is not None
    assert entry.warnings[0].path == Path(moved / "content/A/en.md")
