"""Same input, same bytes: in any time zone, locale, folder, order, by any user, seed, mask or workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.making import REPOSITORY, faces_cache, make_composition, make_pdf

LETTER = """\
---
symbol: A/C.2/65/2
kind: letter
session: 65
agenda items: [17]
agenda title: The topic
date: 2010-10-21
original: fr
job: 10-60686
title: Letter dated 21 October 2010
---

Words[^1] with [a link](https://www.un.org/) and a reference (see [](#head)).

{#head}
## Head

1. Numbered
   1. Lettered

- Bullet

![A square](square.svg "Square")

::: annex
Words[^2].
:::

[^1]: A note.

[^2]: Another.
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'


TEXT = "---\nsymbol: A/80/{}\nkind: {}\nlanguage: {}\ndate: 2025-10-14\ntitle: Tides\n---\n\n{}\n"
OTHERS = {  # of other kinds, one in another language
    "content/note/fr.md": TEXT.format(3, "note", "fr", "Oui."),
    "content/a/en.md": TEXT.format(1, "letter", "en", "1. Words."),
    "content/b/en.md": TEXT.format(2, "report", "en", "## One\n\nWords."),
}


def project(folder: Path, *, backwards: bool = False) -> Path:
    """A project whose fonts are made already; its files are made in one order, or in the other."""
    files = {
        "content/letter/en.md": LETTER,
        "content/letter/square.svg": SQUARE,
        "pyproject.toml": "[tool.masthead]\n",
        **OTHERS,
    }
    for name, text in reversed(files.items()) if backwards else files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    make_pdf(make_composition("Words.", sheet="newyork-2010"))
    shutil.copytree(faces_cache(), folder / ".masthead" / "fonts", copy_function=os.link)
    return folder


def build(
    root: Path, *words: str, folder: Path | None = None, mask: int = 0o022, **more: str
) -> dict[str, bytes]:
    """What a build in a process of its own makes of a project, the build record included."""
    command = [sys.executable, "-m", "masthead", "build", str(root / "content"), "--out", str(root / "out")]
    surroundings = os.environ | {"PYTHONPATH": str(REPOSITORY)} | more
    command += ["--force", *words]
    done = subprocess.run(
        command, cwd=folder or root, env=surroundings, umask=mask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {file.name: file.read_bytes() for file in sorted((root / "out").iterdir())}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The bytes that all others must give."""
    root = project(tmp_path_factory.mktemp("first") / "project")
    made = build(root, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C", HOME=str(root.parent))
    assert len(made) == 9  # of four documents two files each, and build.json
    return made


# what is other than at first: a way to build, given a folder of its own
ENVIRONMENTS: dict[str, Callable[[Path], dict[str, bytes]]] = {
    "time zone": lambda place: build(project(place / "p"), TZ="Pacific/Kiritimati"),
    "locale": lambda place: build(project(place / "p"), LC_ALL="tr_TR.UTF-8", LANG="ar_EG", LANGUAGE="zh"),
    "hash seed": lambda place: build(project(place / "p"), PYTHONHASHSEED="4294967295"),
    "user": lambda place: build(
        project(place / "p"), USER="somebody", LOGNAME="somebody", HOME=str(place), XDG_CACHE_HOME=str(place)
    ),
    "folder": lambda place: build(
        project(place / "another place, déjà vu"), folder=place / "another place, déjà vu" / "content" / "a"
    ),
    "file order": lambda place: build(project(place / "p", backwards=True)),
    "workers": lambda place: build(project(place / "p"), "--jobs", "3"),
    "one worker": lambda place: build(project(place / "p"), "--jobs", "1"),
    "mask": lambda place: build(project(place / "p"), mask=0o077),
    "source date epoch": lambda place: build(project(place / "p"), SOURCE_DATE_EPOCH="1"),
    "again in the same folder": lambda place: [build(project(place / "p")), build(place / "p")][1],
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_same_bytes_in_other_surroundings(name: str, first: dict[str, bytes], tmp_path: Path) -> None:
    made = ENVIRONMENTS[name](tmp_path)
    assert made.keys() == first.keys()
    assert [file for file, data in made.items() if data != first[file]] == []


def test_no_clock_and_no_folder_in_the_bytes(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    for data in build(root).values():
        assert str(tmp_path).encode() not in data
        assert b"CreationDate" not in data
