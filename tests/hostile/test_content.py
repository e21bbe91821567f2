"""What a project's files may try: none succeeds, each ends soon, in little memory, with a clear error."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

import masthead.commands.build
import masthead.setting.engine
from tests.hostile.cases import SECRET, Case, cases
from tests.hostile.child import MEGABYTES, call


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The faces, made once for all projects."""
    folder = tmp_path_factory.mktemp("fonts")
    root = Case("fonts", "nothing", {"letter.md": "I write **to** *you*.[^1]\n\n[^1]: Yes."}).lay_out(
        folder, ""
    )
    assert call(("build",), root, seconds=100).status == 0
    return root / ".masthead" / "fonts"


@pytest.fixture(scope="module")
def server() -> Iterator[socket.socket]:
    """A server that nobody may ask: whoever connects stays in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        masthead.setting.engine.load()  # once, for all the children
        yield listening


def asked(server: socket.socket) -> bool:
    """Whether anybody has connected."""
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def words(file: Path) -> str:
    """The words of a page that was built, as a reader sees them."""
    if file.suffix == ".html":
        return file.read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_content(case: Case, tmp_path: Path, server: socket.socket, fonts: Path) -> None:
    root = case.lay_out(tmp_path, f"http://127.0.0.1:{server.getsockname()[1]}")
    shutil.copytree(fonts, root / ".masthead" / "fonts")
    before = {path: path.is_symlink() or path.read_bytes() for path in (tmp_path / "outside").rglob("*")}
    done = call(("build",), root)
    built = sorted(path for path in (root / "dist").glob("*") if path.suffix in (".pdf", ".html"))
    assert not asked(server)
    assert not any(SECRET in words(path) or SECRET in done.said for path in built)
    assert {
        path: path.is_symlink() or path.read_bytes() for path in (tmp_path / "outside").rglob("*")
    } == before
    assert done.megabytes < MEGABYTES
    assert "Traceback" not in done.said
    if case.code:
        assert done.status in (1, 2), done.said
        assert re.search(rf"error {case.code}[a-z-]*: .+", done.said), done.said
        assert "hint: " in done.said
    else:
        assert done.status == 0, done.said
        assert all(case.shows in words(path) for path in built if path.suffix == ".pdf")
        assert not re.search("<script|onerror=|javascript:", _outside_text(built))


def _outside_text(built: list[Path]) -> str:
    pages = [path.read_text(encoding="utf-8") for path in built if path.suffix == ".html"]
    return "\n".join(" ".join(re.findall(r"<[^>]*>", page)) for page in pages)


def test_there_are_enough_of_them() -> None:
    names = [case.name for case in cases()]
    assert len(names) == len(set(names)) >= 60
