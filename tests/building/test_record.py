from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.building import digests
from masthead.building.digests import bytes_digest
from masthead.building.discovery import DocumentSource, discover
from masthead.building.project import Project, find_project
from masthead.building.record import FILE, Entry, Record
from masthead.errors import Problem

FORMATS = ("pdf", "html")
USES = ("program", "templates/letter.html")


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
    around = made.surroundings.together(USES)
    made.put(source.file, project.dist, Entry("A-EN", inputs, digests, (), USES, around, (warning,)))
    made.close()
    return made


def current(project: Project, source: DocumentSource, formats: tuple[str, ...] = FORMATS) -> Entry | None:
    return Record(project).current(source, project.dist, formats)


def test_what_was_saved_is_found(project: Project, source: DocumentSource, record: Record) -> None:
    assert current(project, source) == record.find(source, project.dist)
    assert current(project, source, ("pdf",))
    assert Record(project).current(source, project.root / "out", FORMATS) is None
    assert (project.cache / ".gitignore").read_text() == "*\n"


def test_an_origin_that_is_not_known_is_no_entry(
    project: Project, source: DocumentSource, record: Record
) -> None:
    """What it was made with could not be told any more."""
    opened = Record(project)
    entry = opened.find(source, project.dist)
    assert entry
    opened.put(source.file, project.dist, replace(entry, origin=opened.keep_origin("{}")))
    opened.close()
    assert current(project, source)
    base = sqlite3.connect(project.cache / FILE)
    base.execute("UPDATE origins SET text = '{ }'")
    base.commit()
    base.close()
    assert current(project, source) is None


@pytest.mark.parametrize("name", ["en.md", "document.yaml", "map.png"])
def test_a_changed_input(project: Project, source: DocumentSource, record: Record, name: str) -> None:
    (source.folder / name).write_text("changed")
    assert current(project, source) is None
    (source.folder / name).unlink()
    assert current(project, source) is None


def test_a_new_input(project: Project, source: DocumentSource, record: Record) -> None:
    (source.folder / "document.yaml").unlink()
    alone = discover(project).sources[0]
    opened = Record(project)
    around = opened.surroundings.together(())
    digests = {"A-EN.pdf": bytes_digest(b"pdf")}
    opened.put(alone.file, project.dist, Entry("A-EN", opened.inputs(alone.files), digests, (), (), around))
    opened.close()
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


def test_a_template_of_the_projects_own(project: Project, source: DocumentSource, record: Record) -> None:
    folder = project.root / "templates"
    folder.mkdir()
    own = find_project(project.root)
    (folder / "other.html").write_text("nobody uses it")
    assert current(own, source)
    (folder / "letter.html").write_text("stands before ours")
    assert current(own, source) is None
    (folder / "letter.html").unlink()
    assert current(own, source)


def test_an_entry_in_doubt_is_not_believed(project: Project, source: DocumentSource, record: Record) -> None:
    opened = Record(project)
    opened.doubt(source, project.dist)
    opened.close()
    assert current(project, source) is None
    assert set(Record(project).entries(project.dist)["content/A/en.md"].outputs) == {"A-EN.pdf", "A-EN.html"}


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00" * 100, b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_record_that_cannot_be_read_is_none(
    project: Project, source: DocumentSource, record: Record, data: bytes
) -> None:
    (project.cache / FILE).write_bytes(data)
    opened = Record(project)
    assert opened.current(source, project.dist, FORMATS) is None
    opened.put(source.file, project.dist, Entry("A-EN"))
    opened.close()
    assert Record(project).find(source, project.dist) == Entry("A-EN")  # it was begun anew


def test_a_record_that_was_cut_short(project: Project, source: DocumentSource, record: Record) -> None:
    file = project.cache / FILE
    whole = file.read_bytes()
    for length in range(0, len(whole), 509):
        file.write_bytes(whole[:length])
        entry = current(project, source)
        assert entry in (None, record.find(source, project.dist))


def test_a_record_of_another_version_is_none(
    project: Project, source: DocumentSource, record: Record
) -> None:
    base = sqlite3.connect(project.cache / FILE)
    base.execute("UPDATE about SET version = '0'")
    base.commit()
    base.close()
    assert current(project, source) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [("data", "{}"), ("data", "[" * 100_000), ("source", "content/B/en.md"), ("seal", ""), ("data", None)],
)
def test_a_row_that_was_changed_is_none(
    project: Project, source: DocumentSource, record: Record, column: str, value: str | None
) -> None:
    base = sqlite3.connect(project.cache / FILE)
    base.execute(f"UPDATE documents SET {column} = ?", (value,))
    base.commit()
    base.close()
    assert current(project, source) is None


def test_a_record_that_cannot_be_written_is_done_without(project: Project, source: DocumentSource) -> None:
    project.cache.write_text("a file in the folder's place")
    record = Record(project)
    record.put(source.file, project.dist, Entry("A-EN"))
    record.close()
    assert Record(project).entries(project.dist) == {}


def test_a_moved_project_is_known(project: Project, source: DocumentSource, record: Record) -> None:
    moved = project.root.rename(project.root.with_name("moved"))
    there = find_project(moved)
    entry = current(there, discover(there).sources[0])
    assert entry is not None
    assert entry.warnings[0].path == Path(moved / "content/A/en.md")


def test_files_at_rest_are_read_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project.root / "file"
    file.write_text("one")
    read: list[str] = []
    digest = digests.file_digest
    monkeypatch.setattr(digests, "file_digest", lambda path: read.append(path) or digest(path))
    known = digests.Digests()
    assert known.of(file) == known.of(file) == bytes_digest(b"one")
    assert (len(read), known.learnt) == (2, {})  # it had just been written
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)
    assert known.of(file) == known.of(file) == digests.Digests(known.learnt).of(file)
    assert len(read) == 3
    file.write_text("two")
    assert known.of(file) == bytes_digest(b"two")
    file.unlink()
    assert known.of(file) == digests.ABSENT
