"""Files for a print shop: a good one passes, each check fires on a file that is bad in that way."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from masthead.copies.imposition.layout import Layout
from masthead.copies.ledger import Ledger
from masthead.copies.making import make_files
from masthead.copies.overlays import Stamp
from masthead.copies.paper import find_paper
from masthead.copies.run import Options, begin_run
from masthead.copies.shop.preflight import preflight
from masthead.errors import ContentError
from tests.copies.documents import make_document, plan_for

A3 = (297 / 25.4 * 72, 420 / 25.4 * 72)
Name, Dictionary = pikepdf.Name, pikepdf.Dictionary


def made(folder: Path, variant: str) -> Path:
    document = make_document(folder, "A/2", "en", 3, "restricted")
    plan = plan_for([document], 1, Layout("booklet", find_paper("A3"), crop_marks=True))
    options = Options("first", "shop", variant=variant, date="2026-11-24", stamp=Stamp(True, "qr"))
    with Ledger(folder / "ledger.sqlite") as ledger:
        (file,) = make_files(begin_run(plan, options, ledger), folder / "first")
    return folder / "first" / file.file


@pytest.mark.parametrize("variant", ["pdf/x-4", "pdf/a-2b"])
def test_a_report_stands_beside_the_file(tmp_path: Path, variant: str) -> None:
    path = made(tmp_path, variant)
    report = json.loads(path.with_name(f"{path.stem}-preflight.json").read_bytes())
    assert (report["file"], report["variant"], report["passed"]) == (path.name, variant, True)
    assert {"boxes", "fonts embedded", "page sizes", "transparency", "output intent"} <= {
        check["name"] for check in report["checks"]
    }
    text = path.with_name(f"{path.stem}-preflight.txt").read_text()
    assert text.startswith(f"Preflight of {path.name} ({variant}): passed\n")
    assert "297.0 mm" in text
    assert "used: /Multiply" in text


@pytest.mark.parametrize("variant", ["pdf/x-4", "pdf/a-2b", ""])
def test_qpdf_finds_nothing_either(tmp_path: Path, variant: str) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    path = made(tmp_path, variant)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_file_that_fails_is_not_written_and_its_report_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from masthead.copies.shop import variants

    monkeypatch.setattr(variants, "_intent", lambda *_: None)
    with pytest.raises(ContentError, match="0 output intents") as told:
        made(tmp_path, "pdf/x-4")
    assert told.value.exit_status == 1
    names = {path.suffix for path in (tmp_path / "first").iterdir()}
    assert names == {".txt", ".json"}
    (report,) = (tmp_path / "first").glob("*.json")
    assert json.loads(report.read_bytes())["passed"] is False
    assert "FAILED; the file is not written" in report.with_suffix(".txt").read_text()


def font(pdf: pikepdf.Pdf) -> None:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].obj.Resources.Font = Dictionary(F=face)


def state(**values: Any) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.ExtGState = Dictionary(Bad=Dictionary(**values))

    return damage


def group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def drawn(code: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(code)


def intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def box(name: str, value: list[int] | None) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        if value is None:
            del pdf.pages[0].obj[name]
        else:
            pdf.pages[0].obj[name] = value

    return damage


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots = [Dictionary(Type=Name.Annot, Subtype=Name.Link)]


def colours(pdf: pikepdf.Pdf) -> None:
    for form in pdf.pages[0].obj.Resources.XObject.values():
        del form.Resources.ColorSpace["/DefaultRGB"]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("fonts embedded", font),
        ("black is black only", drawn(b"0 0 0 rg 1 1 2 2 re f")),
        ("black is black only", drawn(b"0.6 0.5 0.5 1 k 1 1 2 2 re f")),
        ("boxes", box("/TrimBox", None)),
        ("boxes", box("/TrimBox", [-9, -9, 100, 100])),
        ("boxes", box("/BleedBox", [0, 0, 9999, 100])),
        ("page sizes", box("/MediaBox", [0, 0, 2000, 2000])),
        ("page sizes", box("/UserUnit", 2)),  # type: ignore[arg-type]
        ("transparency", state(BM=Name.Muddle)),
        ("transparency", group),
        ("output intent", intent),
        ("metadata", metadata),
        ("nothing but print", script),
        ("nothing but print", link),
        ("colours defined", colours),
    ],
)
def test_each_check_fires(tmp_path: Path, name: str, damage: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(made(tmp_path, "pdf/x-4")) as pdf:
        damage(pdf)
        data = BytesIO()
        pdf.save(data)
    wrong = {check.name for check in preflight(data.getvalue(), "pdf/x-4", A3) if check.wrong}
    assert wrong == {name}


def test_a_drawing_that_breaks_off_is_told(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path, "pdf/x-4")) as pdf:
        next(iter(pdf.pages[0].obj.Resources.XObject.values())).write(b"(never closed")
        data = BytesIO()
        pdf.save(data)
    wrong = {check.name for check in preflight(data.getvalue(), "pdf/x-4", A3) if check.wrong}
    assert wrong == {"black is black only"}


def test_a_damaged_stream_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, "pdf/x-4")
    data = bytearray(path.read_bytes())
    with pikepdf.open(path) as pdf:
        packed = max(
            (each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)), key=len
        )
    place = data.index(packed) + 2  # behind the mark of zlib: what is not deflated cannot be inflated
    data[place : place + 20] = b"\xff" * 20
    wrong = {check.name for check in preflight(bytes(data), "pdf/x-4", A3) if check.wrong}
    assert wrong == {"syntax"}


def test_an_encrypted_file_is_told(tmp_path: Path) -> None:
    with pikepdf.open(made(tmp_path, "pdf/x-4")) as pdf:
        data = BytesIO()
        pdf.save(data, encryption=pikepdf.Encryption(owner="owner", user=""))
    wrong = {check.name for check in preflight(data.getvalue(), "pdf/x-4", A3) if check.wrong}
    assert wrong == {"not encrypted"}
