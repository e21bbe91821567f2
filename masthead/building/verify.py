"""Setting documents again to see whether what stands in a folder is what they give now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from masthead.building.plan import Plan, Task
from masthead.building.project import Project
from masthead.building.workers import Crew, Made, Order
from masthead.errors import Problem

Verdict = Literal["same", "other", "missing", "unset"]


@dataclass(frozen=True, slots=True)
class Verified:
    """A file of a document: whether it is byte for byte what the document gives now, or why none is given."""

    file: Path
    verdict: Verdict
    problems: tuple[Problem, ...] = ()


def verify(project: Project, plan: Plan, crew: Crew) -> Iterator[Verified]:
    """Set the documents of a plan and compare; nothing is written. In the plan's order.

    Raises:
        MachineError: the machine lacks something.
    """
    tasks, waiting = plan.tasks, dict[int, Made]()
    made = crew.make_all(lambda number: _order(plan, tasks[number]), len(tasks), project)
    told = 0
    for number, one in made:
        waiting[number] = one
        while told in waiting:
            yield from _compared(plan, tasks[told], waiting.pop(told))
            told += 1


def _order(plan: Plan, task: Task) -> Order:
    return Order(task.document(), plan.request.formats, task.source.file)


def _compared(plan: Plan, task: Task, made: Made) -> Iterator[Verified]:
    for format in plan.request.formats:
        file = plan.request.out / f"{task.name}.{format}"
        if made.files is None:
            yield Verified(file, "unset", made.problems)
            return
        try:
            there = file.read_bytes()
        except OSError:
            yield Verified(file, "missing")
        else:
            yield Verified(file, "same" if there == made.files[format] else "other")
