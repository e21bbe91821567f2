"""The words of documents counted in what was built of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.plan import Plan
from masthead.building.project import Project
from masthead.errors import ContentError, Problem
from masthead.setting.conservation import Held, conservation

if TYPE_CHECKING:
    from masthead.composing import Composition
    from masthead.document import Document


@dataclass(frozen=True, slots=True)
class Conserved:
    """What a document's files hold of it; ``problem`` says why that is not known.

    ``warnings`` tell of tables in the PDF whose words are counted, and not followed from cell to cell.
    """

    name: str
    held: tuple[Held, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problem: Problem | None = None

    @property
    def whole(self) -> bool:
        """Whether all of it is known to be there."""
        return self.problem is None and all(each.whole for each in self.held)


def conserved(project: Project, plan: Plan) -> Iterator[Conserved]:
    """Composes the documents of a plan, and counts in their PDF and HTML, which must have been built."""
    for task in plan.tasks:
        files = [plan.request.out / f"{task.name}.{suffix}" for suffix in ("pdf", "html")]
        lacking = next((file for file in files if not file.is_file()), None)
        if lacking:
            hint = "build it: masthead build"
            problem = Problem(
                "document-not-built", f"{lacking.name} is not built", task.source.file, hint=hint
            )
            yield Conserved(task.name, problem=problem)
            continue
        try:
            yield Conserved(task.name, *_counted(project, task.document(), *files))
        except ContentError as error:
            yield Conserved(task.name, problem=error.problems[0])


def _not_built(file: Path, source: Path) -> Problem:
    return Problem("document-not-built", f"{file.name} is not built", source, hint="build it: masthead build")


def _counted(
    project: Project, document: Document | bytes, pdf: Path, html: Path
) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
    import pickle

    from masthead.composing import compose

    read: Document = pickle.loads(document) if isinstance(document, bytes) else document
    composition = compose(read, project.templates, project.styles)
    data = pdf.read_bytes()
    return conservation(composition, data, html.read_bytes()), unordered(composition, data)


def unordered(composition: Composition, pdf: bytes) -> tuple[Problem, ...]:
    """What the proof warns of; nothing where words lack, which the counts tell."""
    from masthead.setting.extraction import page_texts
    from masthead.setting.proof import prove

    if composition.language.direction == "rtl":
        return ()
    try:
        pages = tuple(page_texts(pdf, composition.sheet))
        return prove(pages, composition.wording, composition.document.path)
    except ContentError:
        return ()
