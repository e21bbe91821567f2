"""The documentation: its examples build, its pictures show them, its links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from masthead.building.project import Project
from masthead.commands import main

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")])


def load_pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_pictures", DOCS / "pictures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


pictures = load_pictures()
EXAMPLES = pictures.examples(pictures.WRITING.read_text(encoding="utf-8"))


def information(name: str) -> str:
    from PIL import Image

    with Image.open(pictures.FOLDER / f"{name}.png") as picture:
        return str(picture.info[pictures.DIGEST])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made: Project = pictures.example_project(tmp_path_factory.mktemp("examples"))
    return made


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_example_builds(example: object, project: Project) -> None:
    assert pictures.set_example(example, project).startswith(b"%PDF")


def test_every_example_has_a_picture() -> None:
    fences = re.findall(r"^```markdown", pictures.WRITING.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(fences) == len(EXAMPLES) == len({example.name for example in EXAMPLES})


def test_pictures_show_their_texts() -> None:
    stale = [example.name for example in EXAMPLES if information(example.name) != example.digest]
    stale += [
        name
        for name, (_, text) in pictures.samples().items()
        if information(name) != pictures.digest(text.read_bytes())
    ]
    stale += [name for name in pictures.PAGES if information(name) != pictures.pages_digest(name)]
    stale += [name for name in pictures.COPIES if information(name) != pictures.copies_digest()]
    assert not stale, "run docs/pictures.py"


def test_no_picture_is_left_over() -> None:
    known = {example.name for example in EXAMPLES} | set(pictures.PAGES) | set(pictures.samples())
    known |= set(pictures.COPIES)
    assert {path.stem for path in pictures.FOLDER.glob("*.png")} == known


def test_gallery_is_what_the_command_writes() -> None:
    assert pictures.GALLERY.read_text(encoding="utf-8") == pictures.gallery(), "run docs/pictures.py"


def test_gallery_shows_every_kind() -> None:
    assert {kind for kind, _ in pictures.samples().values()} == set(pictures.load_kinds([ROOT / "templates"]))


def anchors(page: Path) -> set[str]:
    """The names that headings of a page have, as code hosts form them."""
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).lower().replace(" ", "-") for head in heads}


def links(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`]*`", "", text)
    yield from (target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        name, _, anchor = target.partition("#")
        there = page.parent / name if name else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_readme_lists_every_page() -> None:
    listed = set(links(ROOT / "README.md"))
    assert {f"docs/{page.name}" for page in DOCS.glob("*.md")} <= listed


def test_metadata_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    table = CliRunner().invoke(main, ["schema"], standalone_mode=False).output
    assert table.startswith("| Field |")
    assert table in (DOCS / "metadata.md").read_text(encoding="utf-8")


def test_errors_are_what_the_command_prints(tmp_path: Path) -> None:
    folder = tmp_path / "A_C.2_80_7"
    shutil.copytree(ROOT / "content" / folder.name, folder)
    text = (folder / "en.md").read_text(encoding="utf-8")
    (folder / "en.md").write_text(text.replace("[^first]", "[^frist]", 1), encoding="utf-8")
    done = CliRunner().invoke(main, ["check", str(folder / "en.md")])
    printed = done.output.replace(f"{tmp_path}/", "content/")
    told = pictures.WRITING.read_text(encoding="utf-8").partition("$ masthead check")[2].partition("```")[0]
    assert sorted(told.splitlines()[1:]) == sorted(printed.splitlines())


def test_architecture_names_every_library_and_package() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    packages = [path.parent.name for path in (ROOT / "masthead").glob("*/__init__.py")]
    missing = [name.partition("==")[0] for name in asked if f"`{name.partition('==')[0]}`" not in text]
    missing += [name for name in packages if f"`{name}/`" not in text]
    assert not missing
