"""Setting documents again to see whether what stands in a folder is what they give now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from masthead.building.build import resolved
from masthead.building.plan import Plan, Task
from masthead.building.project import Project
from masthead.building.provenance import FILE, differences, origin_of, read_account, said_of
from masthead.building.record import Entry
from masthead.building.workers import Crew, Made, Order
from masthead.errors import Problem

Verdict = Literal["same", "other", "missing", "unset"]


@dataclass(frozen=True, slots=True)
class Verified:
    """A file of a document: whether it is byte for byte what the document gives now, or why none is given.

    ``reasons`` say why it is another, as far as the build record knows what it was made from.
    """

    file: Path
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


def verify(project: Project, plan: Plan, crew: Crew) -> Iterator[Verified]:
    """Set the documents of a plan and compare; nothing is written. In the plan's order.

    Raises:
        MachineError: the machine lacks something.
    """
    tasks, waiting, account = plan.tasks, dict[int, Made](), read_account(plan.request.out)
    made = crew.make_all(lambda number: _order(plan, tasks[number]), len(tasks), project)
    told = 0
    for number, one in made:
        waiting[number] = one
        while told in waiting:
            task, now = tasks[told], waiting.pop(told)
            for each in _compared(plan, task, now):
                if each.verdict == "other":
                    each = replace(
                        each, reasons=tuple(_reasons(project, plan, task, now, each.file, account))
                    )
                yield each
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


def _reasons(
    project: Project, plan: Plan, task: Task, made: Made, file: Path, account: Mapping[str, Any]
) -> Iterator[str]:
    """What differs between what the build record says of a file and what it is made from now."""
    then = account.get("files", {}).get(file.name)
    if then is None:
        yield f"{FILE} does not say what it was made from"
        return
    if then["sha256"] != plan.record.digests.of(file):
        yield "the file was changed after it was built"
    source = plan.record.name(task.source.file)
    uses, beside = resolved(project, plan, made.uses)
    now = said_of(source, Entry(task.name, {**beside, **task.inputs}), "")
    yield from differences(then["inputs"], now["inputs"])
    before = account["made with"].get(then["made with"], {})
    yield from differences(before, json.loads(origin_of(plan.surroundings, uses, made.uses)))
