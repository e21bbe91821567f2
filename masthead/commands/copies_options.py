"""Options that the commands for copies share: the layout, the places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from masthead.commands.options import FOLDER

if TYPE_CHECKING:
    from masthead.building.project import Project
    from masthead.copies.imposition.layout import Layout
    from masthead.copies.plan import Plan

_Command = TypeVar("_Command", bound=Callable[..., Any])

_LAYOUT = (
    click.option("--layout", type=click.Choice(["plain", "booklet", "2up", "4up"]), default="plain"),
    click.option(
        "--paper", default="A4", help="The paper of the sheets: A4, Letter, A3, SRA3 …", show_default=True
    ),
    click.option("--one-sided", is_flag=True, help="Print on one side only."),
    click.option(
        "--fit",
        type=click.Choice(["scale", "centre", "none"]),
        default="scale",
        help="Pages of another size.",
    ),
    click.option("--trim", help="The finished page, where the sheets are cut: A4, Letter …"),
    click.option("--signature", type=click.IntRange(min=1), help="Sheets in each signature of a booklet."),
    click.option(
        "--creep", type=click.FloatRange(0, 2), help="mm a sheet further in; else the paper's thickness."
    ),
    click.option("--crop-marks", is_flag=True, help="Draw marks to cut along."),
    click.option("--fold-marks", is_flag=True, help="Draw marks to fold along."),
    click.option("--bleed", type=click.FloatRange(0, 20), default=0.0, help="mm printed beyond the trim."),
    click.option("--right-hand-parts", "parts", is_flag=True, help="Begin each annex on a right-hand page."),
    click.option(
        "--binding", type=click.Choice(["auto", "left", "right"]), default="auto", show_default=True
    ),
    click.option("--grams", type=click.FloatRange(30, 400), help="g/m2 of the paper; 80 where not given."),
)


def layout_options(function: _Command) -> _Command:
    """The options that say how pages come onto sheets."""
    for option in reversed(_LAYOUT):
        function = option(function)
    return function


def collate_option(function: _Command) -> _Command:
    """The option that says which copies go together into one file."""
    ways = click.Choice(["recipient", "document", "shop", "copy"])
    says = "What goes into one file."
    return click.option("--collate", type=ways, default="recipient", show_default=True, help=says)(function)


def place_options(function: _Command) -> _Command:
    """The options that say where built documents are taken from and where the ledger stands."""
    dist = click.option("--dist", type=FOLDER, help="Built documents, where not in the project's dist/.")
    path = click.Path(dir_okay=False, path_type=Path)
    ledger = click.option("--ledger", type=path, help="The ledger, where not copies/ledger.sqlite.")
    return dist(ledger(function))


def layout_of(asked: dict[str, Any], cover: bool = False) -> Layout:
    """The layout that the options ask for."""
    from masthead.copies.imposition.layout import Layout
    from masthead.copies.paper import find_paper, stock

    creep = asked["creep"]
    return Layout(
        kind=asked["layout"],
        paper=find_paper(asked["paper"]),
        two_sided=not asked["one_sided"],
        fit=asked["fit"],
        trim=find_paper(asked["trim"]) if asked["trim"] else None,
        signature=asked["signature"],
        creep=stock(asked["grams"]).thickness if creep is None else creep,
        crop_marks=asked["crop_marks"],
        fold_marks=asked["fold_marks"],
        bleed=asked["bleed"],
        parts=asked["parts"],
        rtl={"auto": None, "left": False, "right": True}[asked["binding"]],
        cover=cover,
    )


def plan_of(project: Project, path: Path, dist: Path | None, layout: Layout, grams: float | None) -> Plan:
    """The plan of a list for the project's documents; ContentError with all that is wrong."""
    from dataclasses import replace

    from masthead.copies.documents import find_documents
    from masthead.copies.imposition.geometry import cells
    from masthead.copies.paper import stock
    from masthead.copies.plan import make_plan
    from masthead.copies.reading import read_list
    from masthead.errors import ContentError, Problem

    cells(layout)  # a trim that does not fit is told before anything is read
    problems: list[Problem] = []
    documents, wrong = find_documents(project, dist or project.dist)
    try:
        given = read_list(path)
    except ContentError as error:
        problems += error.problems
    if wrong or problems:
        raise ContentError((*problems, *wrong))
    plan = make_plan(given, documents, layout, stock(grams))
    return replace(plan, problems=(*plan.problems, *wrong))


def ledger_path(project: Project, given: Path | None) -> Path:
    """Where the ledger stands."""
    return given or project.root / "copies" / "ledger.sqlite"
