"""A project that is served, by a process of its own as its users start it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.making import faces_cache

HEAD = """\
---
symbol: A/C.2/80/{number}
kind: letter
language: {language}
date: 2025-10-14
title: Our letter
---

"""


def text(paragraphs: int, last: str = "The end.", number: int = 7, language: str = "en") -> str:
    """A letter of so many numbered paragraphs, and one more."""
    body = [
        f"{n}. The harbour {n} keeps its own tide table, and lends it. " * 6 for n in range(1, paragraphs + 1)
    ]
    return HEAD.format(number=number, language=language) + "\n\n".join([*body, f"1. {last}"]) + "\n"


@dataclass(frozen=True)
class Served:
    root: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def letter(self) -> Path:
        return self.root / "content/letter/en.md"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served")
    (root / "pyproject.toml").write_text("[tool.masthead]\n")
    (root / ".masthead").mkdir()
    (root / ".masthead/fonts").symlink_to(faces_cache())
    for folder, number, languages in (("letter", 7, ("en", "fr")), ("other", 8, ("en",))):
        (root / "content" / folder).mkdir(parents=True)
        for language in languages:
            (root / "content" / folder / f"{language}.md").write_text(
                text(30, number=number, language=language)
            )
    process = subprocess.Popen(
        [sys.executable, "-m", "masthead", "serve", "--port", "0", "--jobs", "1"],
        cwd=root,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    found = None
    lines = []
    for line in process.stdout:
        lines.append(line)
        found = found or re.search(r"http://127\.0\.0\.1:\d+/", line)
        if "built in" in line:
            break
    assert found, "".join(lines)
    yield Served(root, found[0], process)
    process.terminate()
    process.wait(20)
    process.stdout.close()
