from __future__ import annotations

import os
from pathlib import Path

import pytest

from masthead.building.output import remove_files, sweep, write_files
from masthead.errors import MachineError


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "deep/dist"
    assert write_files(folder, {"a.pdf": b"1", "a.html": b"2"}) == (folder / "a.pdf", folder / "a.html")
    write_files(folder, {"a.pdf": b"3"})
    assert {name: (folder / name).read_bytes() for name in names(folder)} == {"a.pdf": b"3", "a.html": b"2"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_writing_stops_the_old_files_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write_files(tmp_path, {"a.pdf": b"old", "a.html": b"old"})
    written = []

    def fsync(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise error

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(MachineError if isinstance(error, OSError) else KeyboardInterrupt):
        write_files(tmp_path, {"a.pdf": b"new", "a.html": b"new"})
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == {
        "a.pdf": b"old",
        "a.html": b"old",
    }


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineError, match=r"output-unwritable: cannot write here: .*\n  hint: make room"):
        write_files(tmp_path / "file", {"a.pdf": b""})


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    dead = 2**22 + 1  # above the largest process number that Linux gives
    (tmp_path / f".a.pdf.{dead}.tmp").touch()
    (tmp_path / f".b.pdf.{dead}.tmp").touch()
    (tmp_path / ".a.pdf.1.tmp").touch()
    (tmp_path / f"a.{dead}.tmp").touch()
    sweep(tmp_path)
    assert names(tmp_path) == [".a.pdf.1.tmp", f"a.{dead}.tmp"]
    sweep(tmp_path / "none")


def test_files_are_removed(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.pdf": b"1", "b.pdf": b"2"})
    assert remove_files(tmp_path, ["a.pdf", "c.pdf"]) == (tmp_path / "a.pdf",)
    assert names(tmp_path) == ["b.pdf"]
    (tmp_path / "d.pdf").mkdir()
    with pytest.raises(MachineError, match="output-unwritable"):
        remove_files(tmp_path, ["d.pdf"])
