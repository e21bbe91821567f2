"""Same input, same bytes: whatever the time zone, the locale, the seed of hashes, the folder or the mask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def project(folder: Path) -> Path:
    """A project whose fonts are made already."""
    (folder / "content" / "letter").mkdir(parents=True)
    (folder / "content" / "letter" / "en.md").write_text(LETTER, encoding="utf-8")
    (folder / "content" / "letter" / "square.svg").write_text(SQUARE, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.masthead]\n", encoding="utf-8")
    make_pdf(make_composition("Words.", sheet="newyork-2010"))
    shutil.copytree(faces_cache(), folder / ".masthead" / "fonts")
    return folder


def build(root: Path, folder: Path, mask: int, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "masthead", "build", str(root / "content"), "--out", str(root / "out")]
    surroundings = os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment
    done = subprocess.run(command, cwd=folder, env=surroundings, umask=mask, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return {file.name: file.read_bytes() for file in sorted((root / "out").iterdir())}


def test_same_bytes_in_other_surroundings(tmp_path: Path) -> None:
    one, two = project(tmp_path / "one"), project(tmp_path / "another place")
    (two / "deep").mkdir()
    first = build(one, one, 0o022, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C", HOME=str(tmp_path))
    second = build(
        two,
        two / "deep",
        0o077,
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="2",
        LC_ALL="fr_FR.UTF-8",
        SOURCE_DATE_EPOCH="1",
    )
    assert set(first) == {"A_C.2_65_2-EN.pdf", "A_C.2_65_2-EN.html"}
    assert first == second


def test_no_clock_and_no_folder_in_the_bytes(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    for data in build(root, root, 0o022).values():
        assert str(tmp_path).encode() not in data
        assert b"CreationDate" not in data
