"""A project kept open: what changed is built again and again, by processes that stay."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from masthead.building.build import Result, carry_out, tidy
from masthead.building.discovery import SHARED, TEXT, DocumentSource
from masthead.building.lock import locked
from masthead.building.plan import Plan, Request, plan_build
from masthead.building.project import Project, find_project
from masthead.building.provenance import is_put
from masthead.building.record import UNKNOWN
from masthead.building.surroundings import PROGRAM
from masthead.building.workers import Crew, processors
from masthead.errors import ContentError, MachineError, Problem


@dataclass(frozen=True, slots=True)
class Known:
    """A document as it stands after a round: its text, its files' name (None: never built), their version."""

    file: str
    name: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at the project came to, or where it is not ``whole``, at some of its documents.

    ``results`` are in the order of the documents, ``removed`` the files of those that are gone;
    ``documents`` all that were looked at, ``problems`` everything that is wrong, ``seconds`` how long it
    took.
    """

    whole: bool
    documents: tuple[Known, ...]
    results: tuple[Result, ...]
    removed: tuple[Path, ...]
    unchanged: tuple[DocumentSource, ...]
    problems: tuple[Problem, ...]
    seconds: float

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.results or self.removed)


class Workshop:
    """Builds a project's documents into its ``dist/`` whenever it is asked to."""

    def __init__(self, project: Project, jobs: int | None = None) -> None:
        self.project = project
        self._crew = Crew(jobs or processors(), project.limits, standing=True)
        self._generation = ""
        self._program = ""

    def close(self) -> None:
        """Ends the processes."""
        self._crew.close()

    def warm(self) -> None:
        """Starts the processes, so that the first edit finds them ready."""
        self._crew.warm()

    def build(self, changed: Iterable[Path] | None = None) -> Round:
        """Builds what is not as it should be: of the files named, or where None are, of the whole project.

        Raises:
            MachineError: the machine lacks something; the program itself has changed.
        """
        begun = time.monotonic()
        try:
            self.project = find_project(self.project.root)
            with locked(self.project):
                plan = self._plan(changed)
                try:
                    results = tuple(carry_out(self.project, plan, self._crew)) if plan.tasks else ()
                    needed = plan.tasks or plan.gone or not is_put(plan.record, plan.request.out)
                    removed = tidy(plan) if needed else ()
                finally:
                    plan.record.close()
                    plan.spool.close()
        except ContentError as error:
            return Round(False, (), (), (), (), error.problems, time.monotonic() - begun)
        problems = (*plan.problems, *(problem for result in results for problem in result.problems))
        seconds = time.monotonic() - begun
        whole = not plan.request.sources
        return Round(whole, _known(plan), results, removed, plan.unchanged, problems, seconds)

    def _plan(self, changed: Iterable[Path] | None) -> Plan:
        whole = Request((), self.project.dist, self.project.formats)
        named = None if changed is None else self._folders(changed)
        plan = plan_build(self.project, replace(whole, sources=named or ()), self._crew)
        if named and _clashes(plan):
            plan.record.close()
            plan = plan_build(self.project, whole, self._crew)
        self._look_around(plan)
        return plan

    def _folders(self, changed: Iterable[Path]) -> tuple[Path, ...] | None:
        """The folders of the documents that were edited; None where more than their texts was."""
        folders = set()
        for path in changed:
            if not (path.name.endswith(TEXT) or path.name == SHARED) or not path.is_file():
                return None
            if not path.is_relative_to(self.project.content):
                return None
            folders.add(path.parent)
        return tuple(sorted(folders)) or None

    def _look_around(self, plan: Plan) -> None:
        """Has the processes forget templates and styles that have changed.

        Raises:
            MachineError: the program has changed, of which they and we are made.
        """
        if not plan.tasks:
            return
        program = plan.surroundings.digest(PROGRAM)
        if self._program not in ("", program):
            message = "Masthead, its libraries or the fonts have changed since it was started"
            raise MachineError(Problem("program-changed", message, hint="start it again"))
        if self._generation not in ("", plan.generation):
            self._crew.renew()
        self._program, self._generation = program, plan.generation


def _known(plan: Plan) -> tuple[Known, ...]:
    entries = plan.record.entries(plan.request.out)
    known = []
    for source in plan.sources:
        file = plan.record.name(source.file)
        entry = entries.get(file)
        outputs = entry.outputs if entry else {}
        version = "".join(digest[:8] for _, digest in sorted(outputs.items()) if digest != UNKNOWN)
        known.append(Known(file, entry.name if entry else None, version))
    return tuple(known)


def _clashes(plan: Plan) -> bool:
    """Whether a document asks for a name that another one, which was not looked at, has."""
    ours = {task.source.file for task in plan.tasks}
    names = {task.name.casefold() for task in plan.tasks}
    root = plan.record.root
    others = plan.record.entries(plan.request.out).items()
    return any(entry.name.casefold() in names and root / file not in ours for file, entry in others)
