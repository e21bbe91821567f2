"""Carrying out a plan: documents are set, the largest first, and written whole; the record is kept."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from masthead.building.changes import Change
from masthead.building.digests import bytes_digest
from masthead.building.output import remove_files, sweep, write_files
from masthead.building.plan import Plan, Task
from masthead.building.project import Project
from masthead.building.provenance import expect, line_of, origin_of, put
from masthead.building.record import UNKNOWN, Entry
from masthead.building.surroundings import PROGRAM
from masthead.building.workers import Crew, Made, Order
from masthead.errors import Problem
from masthead.uses import FACE


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: the files written, or the problems that kept them from it.

    ``change`` says which pages differ from those of the PDF that was there, if one was.
    """

    task: Task
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    change: Change | None = None


def carry_out(
    project: Project, plan: Plan, crew: Crew | None = None, done: Callable[[], None] = lambda: None
) -> Iterator[Result]:
    """Sets the documents of a plan and writes each as it is ready; tells of them in the plan's order.

    ``done`` is called as each is ready. The caller finishes with ``tidy``.

    Raises:
        MachineError: the machine lacks something, or cannot be written to; what was built stays.
    """
    out, record = plan.request.out, plan.record
    if len(plan.tasks) > 1:
        gc.enable()  # which a build of one document does without
    sweep(out)
    for task in plan.tasks:
        _claim(plan, task)
    expect(record, out)
    record.save()
    crew = crew or Crew(1)
    order = list(range(len(plan.tasks)))
    if crew.jobs > 1:  # the last to end is what everyone waits for: it had better not be a long one
        order.sort(key=lambda number: -plan.tasks[number].weight)
    orders = [plan.tasks[number] for number in order]
    waiting: dict[int, Result] = {}
    told = 0
    try:
        makings = crew.make_all(lambda n: _order(plan, orders[n]), len(orders), project)
        for number, made in makings:
            waiting[order[number]] = _finish(project, plan, orders[number], made, crew)
            done()
            while told in waiting:
                yield waiting.pop(told)
                told += 1
    finally:
        record.save()


def tidy(plan: Plan) -> tuple[Path, ...]:
    """Removes what was built from texts that are gone or have another symbol now; what was removed.

    And writes down where everything comes from that is left (``build.json``).
    """
    out, record = plan.request.out, plan.record
    stale: set[str] = set()
    for file in plan.gone:
        entry = record.entries(out)[file]
        stale |= {*entry.outputs, *entry.outdated}
        record.forget(out, file)
    entries = record.entries(out)
    stale |= {name for entry in entries.values() for name in entry.outdated}
    claimed = {name for entry in entries.values() for name in entry.outputs} if stale else set()
    removed = remove_files(out, sorted(stale - claimed))
    for file, entry in entries.items():
        if entry.outdated:
            record.put(file, out, replace(entry, outdated=()))
    put(record, out)
    record.save()
    return removed


def _order(plan: Plan, task: Task) -> Order:
    """Who sets one document is waiting for it: which pages changed is found when it is in its place."""
    before = plan.request.out / f"{task.name}.pdf" if len(plan.tasks) > 1 else None
    return Order(task.document(), plan.request.formats, task.source.file, before)


def _claim(plan: Plan, task: Task) -> None:
    """Notes what a document is about to write, so that it is known even if we end right after writing it."""
    names = [f"{task.name}.{format}" for format in plan.request.formats]
    entry = plan.record.find(task.source, plan.request.out) or Entry(task.name)
    if not set(names) <= set(entry.outputs):
        outputs = {**dict.fromkeys(names, UNKNOWN), **entry.outputs}
        plan.record.put(task.source.file, plan.request.out, replace(entry, outputs=outputs, around=""))


def _finish(project: Project, plan: Plan, task: Task, made: Made, crew: Crew) -> Result:
    out = plan.request.out
    if made.files is None:
        plan.record.doubt(task.source, out)
        return Result(task, (), made.problems)
    outputs = {f"{task.name}.{format}": data for format, data in made.files.items()}
    before = _content(out / f"{task.name}.pdf") if len(plan.tasks) == 1 else None
    files = write_files(out, outputs)
    plan.record.put(task.source.file, out, _entry(project, plan, task, made, outputs))
    if before and "pdf" in made.files:
        plan.record.save()
        made = replace(made, change=crew.compare(before, made.files["pdf"]))
    return Result(task, files, made.problems, made.change)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _entry(project: Project, plan: Plan, task: Task, made: Made, outputs: Mapping[str, bytes]) -> Entry:
    before = plan.record.find(task.source, plan.request.out)
    earlier = {*before.outputs, *before.outdated} - set(outputs) if before else set()
    # what another format left is still the document's, but not what it says now
    kept = {name for name in earlier if name.rpartition(".")[0] == task.name}
    uses, beside = resolved(project, plan, made.uses)
    file = plan.record.name(task.source.file)
    left = {name: line for name in kept if before and (line := line_of(file, before, name))}
    return Entry(
        name=task.name,
        inputs={**beside, **task.inputs},
        outputs={
            **dict.fromkeys(kept, UNKNOWN),
            **{name: bytes_digest(data) for name, data in outputs.items()},
        },
        outdated=tuple(sorted(earlier - kept)),
        uses=uses,
        around=plan.surroundings.together(uses),
        warnings=(*task.warnings, *made.problems),
        origin=plan.record.keep_origin(origin_of(plan.surroundings, uses, made.uses)),
        left=left,
    )


def resolved(project: Project, plan: Plan, noted: Sequence[str]) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What a document used, by names; and the digests of files that it read beside those that it names."""
    names = {PROGRAM}
    files: list[Path] = []
    ours = project.cache, (project.cache / "fonts").resolve()  # which somebody may have put elsewhere
    for name in noted:
        kind, _, path = name.partition("/")
        if name.startswith(FACE):
            continue  # the program's digest has the machine's fonts
        if kind != "file":
            names.add(name)
        elif named := plan.surroundings.name_of(Path(path)):
            names.add(named)
        elif not any(map(Path(path).is_relative_to, ours)):
            files.append(Path(path))
    digests = plan.record.inputs(files)
    for key, file in zip(digests, files, strict=True):
        if _changed_since(file, plan.started):
            digests[key] = UNKNOWN
    return tuple(sorted(names)), digests


def _changed_since(path: Path, moment: float) -> bool:
    try:
        state = path.stat()
    except OSError:
        return True
    return max(state.st_mtime, state.st_ctime) >= moment
