from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from masthead.commands import build as build_command
from masthead.errors import ContentError, MachineError, Problem
from tests.commands.projects import Folder


def test_everything_is_built_and_then_nothing(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/b/en.md", "A/C.2/65/2")
    folder.letter("content/a/fr.md", "A/C.2/65/1")
    folder.letter("content/a/en.md", "A/C.2/65/1")
    done = folder.run()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "dist/A_C.2_65_1-EN.pdf\ndist/A_C.2_65_1-EN.html\n"
        "dist/A_C.2_65_1-FR.pdf\ndist/A_C.2_65_1-FR.html\n"
        "dist/A_C.2_65_2-EN.pdf\ndist/A_C.2_65_2-EN.html\n"
        "3 documents built, 0 unchanged\n"
    )
    assert engine == ["A/C.2/65/1 en", "A/C.2/65/1 fr", "A/C.2/65/2 en"]
    done = folder.run("build")
    assert (done.exit_code, done.output) == (0, "0 documents built, 3 unchanged\n")
    done = folder.run("--force", "--format", "html")
    assert done.stdout.splitlines()[:2] == ["dist/A_C.2_65_1-EN.html", "dist/A_C.2_65_1-FR.html"]
    assert len(engine) == 6


def test_a_source_may_stand_for_build(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.letter("content/check/en.md", "A/C.2/65/2")
    assert folder.run("content/a").stdout.endswith("1 document built, 0 unchanged\n")
    os.chdir("content")
    assert folder.run("check").stdout == "2 documents checked: nothing wrong\n"
    assert folder.run("./check").stdout.endswith("1 document built, 0 unchanged\n")
    assert engine == ["A/C.2/65/1 en", "A/C.2/65/2 en"]


def test_out_and_a_document_outside_the_project(folder: Folder, engine: list[str], tmp_path: Path) -> None:
    folder.letter("../letters/a/en.md", "A/C.2/65/1")
    done = folder.run("../letters", "--out", "../ready", "--format", "pdf")
    assert done.output == "../ready/A_C.2_65_1-EN.pdf\n1 document built, 0 unchanged\n"
    assert (tmp_path / "ready/A_C.2_65_1-EN.pdf").read_bytes() == b"pdf of A/C.2/65/1 en"
    assert folder.dist() == {}


def test_wrong_usage(folder: Folder) -> None:
    for words, said in {
        ("build", "none"): "Error: Invalid value for '[SOURCE]...': Path 'none' does not exist.",
        ("build", "--format=doc"): (
            "Error: Invalid value for '--format': `doc` is no format; the formats are pdf, html"
        ),
        ("--jobs", "0"): "Error: Invalid value for '--jobs': 0 is not in the range x>=1.",
        ("chekc",): "Error: No such command 'chekc'. Did you mean 'check'?",
        ("--frce",): "Error: No such option '--frce'. Did you mean '--force'?",
    }.items():
        done = folder.run(*words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1] == said


def test_nothing_to_build(folder: Folder) -> None:
    done = folder.run()
    assert (done.exit_code, done.stdout) == (1, "0 documents built, 0 unchanged\n")
    assert done.stderr == (
        "content: error document-missing: there is no document here\n"
        "  hint: begin one with `masthead new letter A/C.2/65/2 --language en`\n"
    )


def test_wrong_settings(folder: Folder) -> None:
    folder.write("pyproject.toml", '[tool.masthead]\ncontnet = "texts"\n')
    done = folder.run()
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "pyproject.toml:2: error setting-unknown: no setting is called `contnet`\n"
        "  hint: did you mean `content`?\n"
    )


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (
            ContentError(Problem("glyph-missing", "no font has ∮", line=3)),
            1,
            "3: error glyph-missing: no font has ∮",
        ),
        (MachineError(Problem("library-missing", "no Pango")), 3, "error library-missing: no Pango"),
        (ValueError("two\nlines"), 4, "error internal: ValueError: two lines"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_statuses_of_what_setting_raises(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, said: str
) -> None:
    def set_document(*_: object) -> None:
        raise error

    monkeypatch.setattr("masthead.building.workers.set_document", set_document)
    folder.letter("content/a/en.md", "A/C.2/65/1")
    done = folder.run()
    assert done.exit_code == status
    assert (done.stderr.strip().splitlines() or [""])[0] == said
    assert "Traceback" not in done.stderr
    assert folder.dist() == {}


def test_traceback_of_a_fault_of_ours(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("masthead.building.project.find_project", lambda _: 1 / 0)
    done = folder.run("build")
    assert done.stderr == (
        "error internal: ZeroDivisionError: division by zero\n"
        "  hint: this is a fault in masthead; run `masthead --traceback …` to see where, and report it\n"
    )
    done = folder.run("--traceback", "build")
    assert done.exit_code == 4
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.endswith("error internal: ZeroDivisionError: division by zero\n")


def test_a_progress_bar_where_somebody_sees_it(
    folder: Folder, engine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    class Bar:
        def __init__(self, length: int, label: str, file: object) -> None:
            shown.append(f"{label} {length}")

        def __enter__(self) -> Bar:
            return self

        def update(self, steps: int) -> None:
            shown.append(f"{steps} more")

        def __exit__(self, *_: object) -> None:
            shown.append("done")

    class Terminal:
        def isatty(self) -> bool:
            return True

    class System:
        stderr = Terminal()

    monkeypatch.setattr(click, "progressbar", Bar)
    monkeypatch.setattr(build_command, "sys", System)
    folder.letter("content/a/en.md", "A/C.2/65/1")
    folder.run()
    assert shown == []
    folder.letter("content/a/en.md", "A/C.2/65/1", "Changed.")
    folder.letter("content/b/en.md", "A/C.2/65/2")
    assert folder.run().stdout.endswith("dist/A_C.2_65_2-EN.html\n2 documents built, 0 unchanged\n")
    assert shown == ["Setting 2", "1 more", "1 more", "done"]


def test_problems_are_told_in_the_order_of_their_places(folder: Folder, engine: list[str]) -> None:
    folder.letter("content/b/en.md", "A/C.2/65/1", "One.[^1]")
    folder.letter("content/a/fr.md", "A/C.2/65/2", "\n\nOne.[^1]\n\nTwo.[^2]")
    done = folder.run("content/b", "content/a")
    places = [line.split(" ")[0] for line in done.stderr.splitlines() if "error" in line]
    assert places == ["content/a/fr.md:9:", "content/a/fr.md:11:", "content/b/en.md:7:"]
    os.chdir("content/a")
    assert folder.run("check", "..").stderr.splitlines()[0].split(" ")[0] == "fr.md:9:"
