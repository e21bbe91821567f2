"""The codes of numbered copies and of slips, read off the printed page by a reader that is not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from masthead.copies.imposition.layout import Layout
from masthead.copies.ledger import Ledger
from masthead.copies.making import make_files
from masthead.copies.overlays import Code, Stamp
from masthead.copies.paper import find_paper
from masthead.copies.run import Options, begin_run
from tests.copies.documents import LETTER, make_document, plan_for

NAMES = {"qr": zxingcpp.BarcodeFormat.QRCode, "code128": zxingcpp.BarcodeFormat.Code128}
LAYOUTS = {"plain": Layout(paper=LETTER), "booklet": Layout("booklet", find_paper("A3"))}


def codes_on(path: Path, dpi: int = 300) -> list[list[tuple[object, str]]]:
    """The codes that are found on each page of a PDF as an office printer would print it."""
    with pypdfium2.PdfDocument(path) as pdf:
        images = [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in pdf]
    return [[(each.format, each.text) for each in zxingcpp.read_barcodes(image)] for image in images]


@pytest.mark.parametrize("kind", LAYOUTS)
@pytest.mark.parametrize("code", ["qr", "code128"])
def test_a_reader_finds_symbol_and_number_on_every_page(tmp_path: Path, code: Code, kind: str) -> None:
    document = make_document(tmp_path, "A/C.2/80/2", "en", 3, "restricted")
    plan = plan_for([document], 2, LAYOUTS[kind])
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        run = begin_run(plan, Options("first", slips=True, stamp=Stamp(code=code)), ledger)
        list(make_files(run, tmp_path / "first"))
    ticket = json.loads((tmp_path / "first" / "ticket.json").read_bytes())
    read: dict[str, int] = {}
    slips: list[list[tuple[object, str]]] = []
    for file in ticket["files"]:
        sides = codes_on(tmp_path / "first" / file["file"])
        for part in file["parts"]:
            first = 2 * (part["first"] - 1)
            found = [each for side in sides[first : first + 2 * part["sheets"]] for each in side]
            if part["kind"] == "slip":
                slips.append(found)
                continue
            said = f"{part['symbol']}#{part['number']}"
            assert found == [(NAMES[code], said)] * 3  # on each page, and not on a blank
            read[said] = len(found)
    assert read == {f"A/C.2/80/2#{number}": 3 for number in (1, 2, 3)}
    assert slips == [[(NAMES["code128"], f"first {number}")] for number in (1, 2)]
