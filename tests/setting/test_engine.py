"""The engine's door: what may be read, and that its warnings are errors."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from masthead.errors import ContentError
from masthead.setting.engine import Work, write_pdf

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
    "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NESTED = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}' /></svg>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for a connection is stopped, and the test fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / "picture.svg").write_text(SVG)
    (tmp_path / "outside.svg").write_text(SVG)
    return folder


def page(body: str, css: str = "") -> str:
    return f'<html lang="en"><head><title>T</title><style>{css}</style></head><body>{body}</body></html>'


def problems(html: str, *allowed: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        write_pdf(Work(html, [], "", allowed, Path("en.md")))
    assert {problem.code for problem in caught.value.problems} == {"engine-warning"}
    assert {problem.path for problem in caught.value.problems} == {Path("en.md")}
    return [problem.message for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<img src="{url}" alt="x">', ""),
        ("<p>x</p>", 'p{{background:url("{url}")}}'),
        ("<p>x</p>", '@import "{url}";'),
        ("<p>x</p>", '@font-face{{font-family:"F";src:url("{url}")}} p{{font-family:"F"}}'),
        ('<object data="{url}">x</object>', ""),
        ('<link rel="stylesheet" href="{url}"><p>x</p>', ""),
        (f'<img src="{NESTED}" alt="x">', ""),
    ],
)
@pytest.mark.parametrize(
    "url", ["http://localhost:1/x.svg", "https://example.org/x.png", "ftp://example.org/x"]
)
def test_nothing_is_fetched(body: str, css: str, url: str) -> None:
    assert problems(page(body.format(url=url), css.format(url=url)))


def test_file_inside(inside: Path) -> None:
    html = page(f'<img src="{(inside / "picture.svg").as_uri()}" alt="x"><img src="{PIXEL}" alt="y">')
    assert write_pdf(Work(html, [], "", [inside], None)).pdf.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["../outside.svg", "link.svg", "folder/outside.svg", "%2e%2e/outside.svg"])
def test_file_outside(inside: Path, name: str) -> None:
    (inside / "link.svg").symlink_to(inside.parent / "outside.svg")
    (inside / "folder").symlink_to(inside.parent)
    (found,) = problems(page(f'<img src="{inside.as_uri()}/{name}" alt="x">'), inside)
    assert "not allowed" in found


def test_file_on_a_host(inside: Path) -> None:
    assert problems(page(f'<img src="file://host{inside}/picture.svg" alt="x">'), inside)


def test_attachment_is_not_read(inside: Path) -> None:
    secret = inside.parent / "outside.svg"
    html = page("x").replace("<head>", f'<head><link rel="attachment" href="{secret.as_uri()}">')
    assert problems(html, inside)


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ('<img src="missing.png" alt="x">', ""),
        ('<p class="x">x</p>', ".x{no-such-property:1}"),
        ('<a href="#nowhere">x</a>', ""),
        ("<p>x</p>", "p{color:no-such-colour}"),
        ("<p>\U000f0000</p>", ""),
    ],
)
def test_warning_is_an_error(body: str, css: str) -> None:
    assert problems(page(body, css))


def test_all_warnings_are_told_once() -> None:
    assert len(problems(page("<p>x</p>", "p{no-such:1} b{no-such-either:1} i{no-such:1}"))) >= 2
