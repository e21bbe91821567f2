"""Slips: counted before they are made, and printed at their own size on paper that lies in a tray."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from masthead.copies.imposition.layout import Layout
from masthead.copies.ledger import Ledger
from masthead.copies.making import make_files
from masthead.copies.paper import MM, find_paper
from masthead.copies.parcels import COLLATIONS, Collation, with_slips
from masthead.copies.run import Options, begin_run
from tests.copies.documents import LETTER, make_documents, plan_for

LAYOUTS = {
    "plain": Layout(paper=LETTER),
    "2up": Layout("2up", find_paper("A4")),
    "booklet": Layout("booklet", find_paper("SRA3"), trim=LETTER, crop_marks=True),
}


@pytest.mark.parametrize("kind", LAYOUTS)
@pytest.mark.parametrize("collation", COLLATIONS)
def test_the_plan_counts_the_slips_that_are_made(tmp_path: Path, collation: Collation, kind: str) -> None:
    plan = with_slips(plan_for(make_documents(tmp_path), 3, LAYOUTS[kind]), collation)
    files = made(plan, tmp_path, collation)
    slips = [part for file in files for part in file["parts"] if part["kind"] == "slip"]
    assert plan.slips == sum(part["sheets"] for part in slips) > 0
    sheets: dict[str, int] = {}
    for file in files:
        sheets[file["media"]] = sheets.get(file["media"], 0) + file["sheets"] * file["copies"]
    assert sheets == {paper.ipp: amount.sheets for paper, amount in plan.of_paper()}
    assert plan.rows()[-1][0] == "(slip sheets)"


def made(plan: Any, folder: Path, collation: Collation) -> list[dict[str, Any]]:
    """The files of a run with slips, as its ticket tells them."""
    with Ledger(folder / "ledger.sqlite") as ledger:
        run = begin_run(plan, Options("first", collation, slips=True), ledger)
        list(make_files(run, folder / "first"))
    files: list[dict[str, Any]] = json.loads((folder / "first" / "ticket.json").read_bytes())["files"]
    return files


@pytest.mark.parametrize("collation", COLLATIONS)
def test_slips_among_large_sheets_have_paper_of_their_own(tmp_path: Path, collation: Collation) -> None:
    layout, a4 = LAYOUTS["booklet"], find_paper("A4")
    files = made(plan_for(make_documents(tmp_path), 2, layout), tmp_path, collation)
    for file in files:
        kinds = {part["kind"] for part in file["parts"]}
        assert len(kinds) == 1
        with pikepdf.open(tmp_path / "first" / file["file"]) as pdf:
            sizes = {tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages}
            drawn = bytes(pdf.pages[0].Contents.read_bytes())
        if kinds == {"slip"}:
            assert (file["media"], file["sides"]) == (a4.ipp, "two-sided-long-edge")
            assert sizes == {tuple(round(edge) for edge in a4.points)}
            (matrix,) = re.findall(rb"W n (.+) cm /P0 Do", drawn)
            assert [float(part) for part in matrix.split()] == [1, 0, 0, 1, 0, 0]  # neither scaled nor moved
        else:
            assert file["media"] == layout.paper.ipp
            assert sizes == {(round(450 * MM), round(320 * MM))}
    assert any(part["kind"] == "slip" for file in files for part in file["parts"])
