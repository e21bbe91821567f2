"""What happens to a build when files vanish, folders cannot be written, clocks jump, memory or fonts end."""

from __future__ import annotations

import os
import shutil
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from masthead.building.build import carry_out, tidy
from masthead.building.plan import Request, plan_build
from masthead.building.project import find_project
from masthead.building.workers import Crew
from masthead.building.workshop import Workshop
from masthead.setting import base_fonts
from tests.building.test_incremental import dist, project
from tests.building.test_robustness import SQUARE
from tests.building.test_robustness import build as run
from tests.making import faces_cache

TEXT = "---\nsymbol: A/80/{0}\nkind: letter\nlanguage: en\ndate: 2025-10-14\ntitle: Our letter\n---\n\n{1}\n"


def write(root: Path, number: int, text: str) -> Path:
    file = root / f"content/d{number}/en.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TEXT.format(number, text))
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = project(tmp_path / "project")
    for number in (1, 2):
        write(made, number, "I write to you.")
    return made


def told(root: Path) -> list[str]:
    """Builds in this process; the codes of all that is wrong."""
    here = find_project(root)
    plan = plan_build(here, Request((), here.dist, here.formats))
    try:
        problems = [*plan.problems, *(p for result in carry_out(here, plan) for p in result.problems)]
        tidy(plan)
    finally:
        plan.record.close()
    return [problem.code for problem in problems]


def clean(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the same texts."""
    other = project(tmp_path / "clean")
    shutil.copytree(root / "content", other / "content")
    assert told(other) == []
    return dist(other)


def test_a_picture_that_vanishes_is_told_and_what_was_built_stays(root: Path, tmp_path: Path) -> None:
    (root / "content/d1/map.svg").write_text(SQUARE.format("a"))
    write(root, 1, '![A map](map.svg "The yard")')
    assert told(root) == []
    before = dist(root)
    write(root, 1, 'Again.\n\n![A map](map.svg "The yard")')
    here = find_project(root)
    plan = plan_build(here, Request((), here.dist, here.formats))
    (root / "content/d1/map.svg").unlink()  # between reading and setting
    problems = [problem for result in carry_out(here, plan) for problem in result.problems]
    tidy(plan)
    plan.record.close()
    assert {problem.code for problem in problems} == {"engine-warning"}
    assert all("map.svg" in problem.message for problem in problems)
    assert dist(root) == before
    assert told(root) == ["picture-missing"]
    assert dist(root) == before
    (root / "content/d1/map.svg").write_text(SQUARE.format("a"))
    assert told(root) == []
    assert dist(root) == clean(root, tmp_path)


def test_a_text_that_vanishes_while_it_is_set_goes_with_the_next_build(root: Path) -> None:
    here = find_project(root)
    plan = plan_build(here, Request((), here.dist, here.formats))
    shutil.rmtree(root / "content/d1")
    assert [problem for result in carry_out(here, plan) for problem in result.problems] == []
    tidy(plan)
    plan.record.close()
    assert told(root) == []
    assert sorted(dist(root)) == ["A_80_2-EN.html", "A_80_2-EN.pdf", "build.json"]


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="no folder that nobody may write to")
@pytest.mark.parametrize("place", ["/sys/kernel", "/proc/masthead"])
def test_a_folder_that_nobody_may_write_to(root: Path, place: str) -> None:
    status, _, said = run(root, "--out", place)
    assert status == 3
    assert "error output-unwritable" in said
    assert "hint: make room on the disk, or choose another folder with --out" in said


def test_an_output_whose_place_is_taken(root: Path) -> None:
    (root / "dist").write_text("a file, not a folder")
    status, _, said = run(root)
    assert status == 3
    assert "error output-unwritable" in said
    assert (root / "dist").read_text() == "a file, not a folder"


@pytest.mark.parametrize("jump", [-400 * 86_400, 400 * 86_400])
def test_a_clock_that_jumps(root: Path, tmp_path: Path, jump: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit is noticed whatever the clocks say: here also one of the same size, with the time of before."""
    assert told(root) == []
    now, now_ns = time.time, time.time_ns
    monkeypatch.setattr(time, "time", lambda: now() + jump)
    monkeypatch.setattr(time, "time_ns", lambda: now_ns() + jump * 10**9)
    assert told(root) == []
    file = root / "content/d1/en.md"
    state = file.stat()
    file.write_text(file.read_text().replace("I write", "I wrote"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert told(root) == []
    made = dist(root)
    monkeypatch.undo()
    assert told(root) == []
    assert dist(root) == made == clean(root, tmp_path)


@pytest.fixture
def workshop(root: Path) -> Iterator[Workshop]:
    """A project that stays open, with fonts of its own."""
    (root / ".masthead/fonts").unlink()
    shutil.copytree(faces_cache(), root / ".masthead/fonts")
    made = Workshop(find_project(root), 1)
    yield made
    made.close()


def test_a_made_font_that_vanishes_is_made_again(root: Path, workshop: Workshop, tmp_path: Path) -> None:
    assert not workshop.build().problems
    faces = sorted((root / ".masthead/fonts").glob("MastheadSerif103-Regular-*.ttf"))
    assert faces
    for face in faces:
        face.unlink()
    file = write(root, 1, "I write again.")
    assert not workshop.build([file]).problems
    assert dist(root) == clean(root, tmp_path)


def test_fonts_that_are_removed_are_told_and_what_was_built_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from masthead.errors import MachineError

    assert told(root) == []
    before = dist(root)
    write(root, 1, "I write again.")
    monkeypatch.setattr(base_fonts, "_FOLDERS", (root / "nowhere",))
    monkeypatch.setattr(base_fonts, "_of_fontconfig", lambda: iter(()))
    with pytest.raises(MachineError, match="fonts-missing"):
        told(root)
    assert dist(root) == before
    monkeypatch.undo()
    assert told(root) == []
    assert dist(root) != before


def black_picture(width: int, height: int) -> bytes:
    """A picture whose dots take three bytes each in memory, and a thousandth of it in its file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    deflate = zlib.compressobj(1)
    row = b"\0" + bytes(3 * width)
    data = b"".join(deflate.compress(row) for _ in range(height)) + deflate.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_over_its_memory_limit_takes_its_document_alone(root: Path, jobs: str) -> None:
    """A picture of 412 MiB, and as much again where it is turned into a PDF's; others need less than 300."""
    for number in range(3, 5):
        write(root, number, "I write again.")
    write(root, 2, "![Night](night.png)").with_name("night.png").write_bytes(black_picture(12_000, 12_000))
    (root / "pyproject.toml").write_text("[tool.masthead]\nmemory-limit = 700\n")
    status, out, err = run(root, "--jobs", jobs)
    assert status == 1
    assert err.splitlines() == [
        "content/d2/en.md: error memory-limit: setting it takes more than 700 MiB of memory and was stopped",
        "  hint: split the document, make its pictures smaller, or raise `memory-limit` in [tool.masthead]",
    ]
    assert "3 documents built, 0 unchanged, 1 not built" in out
    made = {f"A_80_{number}-EN.{form}" for number in (1, 3, 4) for form in ("pdf", "html")}
    assert dist(root).keys() == made | {"build.json"}
    (root / "pyproject.toml").write_text("[tool.masthead]\nmemory-limit = 4096\n")
    status, _, err = run(root, "--jobs", jobs)
    assert (status, err) == (0, "")
    assert "A_80_2-EN.pdf" in dist(root)


def test_a_worker_that_the_system_ends_takes_its_document_alone(root: Path) -> None:
    """As the system does when memory runs out: SIGKILL, from outside."""
    import signal
    import threading

    write(root, 1, "A tree.\n\n" * 4000)
    here = find_project(root)
    crew = Crew(2, here.limits)
    plan = plan_build(here, Request((), here.dist, here.formats), crew)

    def end() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            workers = crew._pool._workers if crew._pool else []
            for worker in workers:
                if list(worker.calls)[:1] == [0] and time.monotonic() > worker.born + 2:
                    os.kill(worker.process.pid or 0, signal.SIGKILL)
                    return
            time.sleep(0.05)

    thread = threading.Thread(target=end)
    thread.start()
    try:
        results = list(carry_out(here, plan, crew))
    finally:
        thread.join()
        crew.close()
        plan.record.close()
    assert [[problem.code for problem in result.problems] for result in results] == [["worker-ended"], []]
    assert {"A_80_2-EN.pdf", "A_80_2-EN.html"} <= dist(root).keys()
