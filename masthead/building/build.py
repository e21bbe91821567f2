"""Carrying out a plan: documents are set, in order, and written whole; the record is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from masthead.building.fingerprint import bytes_digest
from masthead.building.output import write_files
from masthead.building.plan import Plan, Task
from masthead.building.project import Project
from masthead.building.record import Entry
from masthead.building.workers import Made, make_all
from masthead.errors import Problem


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: the files written, or the problems that kept them from it."""

    task: Task
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def carry_out(project: Project, plan: Plan, jobs: int = 1) -> Iterator[Result]:
    """Sets the documents of a plan and writes each as it is ready, in the plan's order.

    Raises:
        MachineError: the machine lacks something, or cannot be written to; what was built stays.
    """
    documents = tuple(task.document for task in plan.tasks)
    try:
        for task, made in zip(
            plan.tasks, make_all(documents, project, plan.request.formats, jobs), strict=True
        ):
            yield _finish(plan, task, made)
    finally:
        if plan.tasks:
            plan.record.save()


def _finish(plan: Plan, task: Task, made: Made) -> Result:
    out = plan.request.out
    if made.files is None:
        plan.record.put(task.source, out, None)
        return Result(task, (), made.problems)
    outputs = {f"{task.name}.{format}": data for format, data in made.files.items()}
    files = write_files(out, outputs)
    digests = {name: bytes_digest(data) for name, data in outputs.items()}
    warnings = (*task.warnings, *made.problems)
    plan.record.put(task.source, out, Entry(task.name, plan.surroundings, task.inputs, digests, warnings))
    return Result(task, files, made.problems)
