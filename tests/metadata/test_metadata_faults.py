"""Each file of ``faults`` is a text with wrong metadata; beside it stand the problems it must end in."""

from __future__ import annotations

from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.kinds import load_kinds
from masthead.metadata import Metadata, read_metadata
from masthead.resources import templates_folder

FAULTS = Path(__file__).parent / "faults"
KINDS = load_kinds([templates_folder()])


def read(path: Path) -> Metadata:
    """Read a file as the build does, document.yaml being the file of the same name in YAML."""
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    shared_path = path.with_suffix(".yaml")
    shared = shared_path.read_text(encoding="utf-8") if shared_path.exists() else None
    language = path.stem.partition(".")[2] or None
    args = (front, Path(path.name), 2, shared, Path(shared_path.name), KINDS, language)
    return read_metadata(*args)


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.md")), ids=lambda path: path.stem)
def test_tells_every_fault(path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read(path)
    told = path.with_suffix(".problems").read_text(encoding="utf-8")
    assert f"{caught.value}\n" == told.replace("<kinds>", ", ".join(KINDS))


def test_tells_that_there_is_no_front_matter() -> None:
    with pytest.raises(ContentError, match=r"fr\.md:1: error front-matter-missing"):
        read_metadata(None, Path("fr.md"), 1, None, None, KINDS)
