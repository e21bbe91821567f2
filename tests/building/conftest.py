from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building.project import Project, find_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[tool.masthead]\n")
    monkeypatch.chdir(root)
    return find_project(root)
