"""Pictures must be there, and inside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.document import Bullet, Figure
from masthead.reading.pictures import check_pictures


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content" / "a").mkdir(parents=True)
    (root / "content" / "map.svg").write_text("<svg/>")
    (root / "content" / "a" / "map.svg").write_text("<svg/>")
    (tmp_path / "outside.svg").write_text("<svg/>")
    (root / "content" / "a" / "link.svg").symlink_to(tmp_path / "outside.svg")
    (root / "content" / "a" / "loop.svg").symlink_to(root / "content" / "a" / "loop.svg")
    return root


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("map.svg", None),
        ("../map.svg", None),
        ("none.svg", "picture-missing"),
        (".", "picture-missing"),
        ("a" * 5000, "picture-missing"),
        ("a\0b", "picture-missing"),
        ("../../../outside.svg", "picture-outside"),
        ("link.svg", "picture-outside"),
        ("loop.svg", "picture-missing"),
        ("/etc/passwd", "picture-absolute"),
        ("C:\\map.svg", "picture-absolute"),
        ("https://example.org/map.svg", "picture-remote"),
        ("file:///etc/passwd", "picture-remote"),
        ("//example.org/map.svg", "picture-remote"),
    ],
)
def test_picture(project: Path, target: str, code: str | None) -> None:
    blocks = (Bullet((Figure(target, "A map", line=7),)),)
    path = project / "content" / "a" / "en.md"
    problems = check_pictures(blocks, path, project)
    assert [(p.code, p.line, p.path) for p in problems] == ([(code, 7, path)] if code else [])
