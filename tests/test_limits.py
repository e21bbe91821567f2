"""Every limit is passed with an error that names the setting which raises it, and holds when it is raised."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.building.discovery import discover
from masthead.building.pipeline import read_source
from masthead.building.project import find_project
from masthead.errors import ContentError
from masthead.importing.given import Given
from masthead.kinds import load_kinds
from masthead.limits import KEYS, Limits, in_force
from masthead.resources import templates_folder
from tests.importing.word import making
from tests.making import REPOSITORY, make_composition, make_pdf

HEAD = "---\nsymbol: A/90/7\nkind: letter\ntitle: Our letter\n---\n\n"
AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    "<statement><mainBody>{0}</mainBody></statement></akomaNtoso>"
)


def png(width: int, height: int, more: int = 0) -> bytes:
    """A header that says that the picture is so large; there are no dots."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    dots = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    return b"\x89PNG\r\n\x1a\n" + chunk + dots + b"\0" * more


def read(folder: Path, text: str, picture: bytes = b"") -> list[str]:
    """What is wrong with a text of a project."""
    (folder / "pyproject.toml").write_text("[tool.masthead]\n")
    place = folder / "content" / "A"
    place.mkdir(parents=True, exist_ok=True)
    (place / "en.md").write_text(HEAD + text if not text.startswith("---") else text)
    if picture:
        (place / "map.png").write_bytes(picture)
    (source,) = discover(find_project(folder)).sources
    return list(map(str, read_source(source, load_kinds([templates_folder()])).problems))


def word(folder: Path, body: str, parts: dict[str, bytes] | None = None) -> list[str]:
    from masthead.importing.word import import_file

    path = making.docx(folder / "a.docx", making.opening() + body, parts or {})
    try:
        import_file(path, Given(language="en"), load_kinds([templates_folder()]))
    except ContentError as error:
        return list(map(str, error.problems))
    return []


def xml(folder: Path, depth: int) -> list[str]:
    from masthead.importing.akn4un.source import read_tree

    path = folder / "a.xml"
    path.write_text(AKN.format("<p>" * depth + "Trees." + "</p>" * depth))
    try:
        read_tree(path)
    except ContentError as error:
        return list(map(str, error.problems))
    return []


def pages(_folder: Path) -> list[str]:
    try:
        make_pdf(make_composition("The trees stand. " * 1500, sheet="newyork-2021"))
    except ContentError as error:
        return list(map(str, error.problems))
    return []


PICTURE = "![A map](map.png)\n"
ROW = making.tr(*(making.tc(str(n)) for n in range(9)))
# the limit, how low, the error's code, and what passes it
CASES: dict[str, tuple[int, str, Callable[[Path], list[str]]]] = {
    "page-limit": (2, "too-many-pages", pages),
    "text-limit": (1, "too-large", lambda folder: read(folder, "A" * 1_100_000)),
    "metadata-limit": (
        50,
        "yaml-too-long",
        lambda folder: read(folder, f"---\nsymbol: A/90/7\nkind: letter\ntitle: {'tree ' * 9}\n---\n\nA.\n"),
    ),
    "depth-limit": (9, "too-deep", lambda folder: read(folder, "> " * 12 + "Trees.\n")),
    "piece-limit": (9, "too-many-pieces", lambda folder: read(folder, "a*b*" * 9)),
    "table-limit": (9, "table-too-large", lambda folder: read(folder, "| a |\n|---|\n" + "| b |\n" * 9)),
    "picture-limit": (1, "picture-too-large", lambda folder: read(folder, PICTURE, png(9, 9, 1_100_000))),
    "pixel-limit": (1, "picture-too-large", lambda folder: read(folder, PICTURE, png(1100, 1000))),
    "package-limit": (1, "package-too-large", lambda f: word(f, "", {"word/media/a.bin": noise(2_000_000)})),
    "unpacked-limit": (1, "package-too-large", lambda f: word(f, "", {"word/media/a.bin": b"0" * 1_100_000})),
    "xml-limit": (
        1,
        "package-too-large",
        lambda f: word(f, f"<w:p><!--{'A' * 1_100_000}--></w:p>"),
    ),
    "part-limit": (5, "package-too-large", lambda f: word(f, "", {f"word/a{n}.bin": b"" for n in range(5)})),
    "xml-depth-limit": (9, "too-deep", lambda folder: xml(folder, 9)),
    "tag-limit": (9, "package-too-large", lambda folder: word(folder, making.p("A tree."))),
    "paragraph-limit": (8, "package-too-large", lambda folder: word(folder, making.p("A tree.") * 9)),
    "column-limit": (8, "table-too-wide", lambda folder: word(folder, making.tbl(ROW, columns=9))),
}
ELSEWHERE = {
    "time-limit": "tests/building/test_workers.py",
    "memory-limit": "tests/building/test_workers.py",
    "chart-limit": "tests/importing/word/test_charts.py",
}


def noise(size: int) -> bytes:
    """Bytes that do not pack."""
    import random

    return random.Random(1).randbytes(size)


@pytest.mark.parametrize("key", CASES)
def test_a_limit_is_told_with_the_setting_that_raises_it(key: str, tmp_path: Path) -> None:
    low, code, passing = CASES[key]
    with in_force(replace(Limits(), **{KEYS[key].name: low})):
        told = passing(tmp_path)
    (problem,) = [problem for problem in told if f"error {code}: " in problem]
    assert f"raise `{key}` in [tool.masthead]" in problem


@pytest.mark.parametrize("key", ELSEWHERE)
def test_the_others_have_their_tests(key: str) -> None:
    assert key.replace("-limit", "") in (REPOSITORY / ELSEWHERE[key]).read_text()


def test_each_has_a_test() -> None:
    assert CASES.keys() | ELSEWHERE.keys() == KEYS.keys()


def test_a_text_as_deep_as_can_be_asked_for(tmp_path: Path) -> None:
    """The most that ``depth-limit`` may be is still set by the engine."""
    deepest = KEYS["depth-limit"].metadata["most"]
    with in_force(Limits(depth=deepest)), pytest.raises(ContentError, match="words-lost"):
        make_pdf(make_composition("> " * (deepest - 2) + "Trees.", sheet="newyork-2021"))


def test_security_md_lists_them_all() -> None:
    table = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([a-z-]+-limit)` \| ([\d,]+) [\w ]+ \|", table, re.MULTILINE))
    assert listed == {key: f"{each.default:,}" for key, each in KEYS.items()}
