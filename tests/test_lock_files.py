"""The lock files: they hold what the project file pins, with hashes, and name no address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-fuzz.lock")


def pins(text: str) -> dict[str, str]:
    """Names, in the one form that has only lower case and hyphens, and versions."""
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def locked(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture
def project() -> dict[str, list[str]]:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked: list[str] = data["project"]["dependencies"] + data["dependency-groups"]["build"]
    test: list[str] = data["dependency-groups"]["test"]
    fuzz: list[str] = data["dependency-groups"]["fuzz"]
    return {
        "requirements.lock": asked,
        "requirements-test.lock": asked + test,
        "requirements-fuzz.lock": fuzz,
    }


@pytest.mark.parametrize("name", LOCKS)
def test_what_the_project_pins_is_locked(name: str, project: dict[str, list[str]]) -> None:
    asked = pins("\n".join(project[name]))
    assert len(asked) == len(project[name])  # every one is pinned
    assert asked.items() <= pins(locked(name)).items()


def test_tests_run_with_the_libraries_of_a_build() -> None:
    assert pins(locked("requirements.lock")).items() <= pins(locked("requirements-test.lock")).items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_file_has_a_hash(name: str) -> None:
    requirements = locked(name).replace("\\\n", " ").splitlines()
    assert requirements
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", requirement) for requirement in requirements)


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_is_named(name: str) -> None:
    assert not re.search(r"://|index-url|find-links|^#", locked(name), re.MULTILINE)
