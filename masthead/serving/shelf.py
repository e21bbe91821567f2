"""What there is to be seen: the documents, their versions, and what is wrong with them."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from masthead.building.workshop import Known, Round
from masthead.errors import Problem


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as the page shows it.

    ``name`` is that of its files without suffix, None while it was never built; ``version`` changes when
    its files do.
    """

    file: str
    name: str | None
    symbol: str
    language: str
    version: str
    problems: tuple[Mapping[str, Any], ...]


class Shelf:
    """The documents by their texts' files. Rounds are put in by one thread, and looked at by another."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._shown: dict[str, Shown] = {}
        self._problems: tuple[Mapping[str, Any], ...] = ()
        self.seconds = 0.0

    def put(self, done: Round) -> dict[str, Any]:
        """Takes what a round came to; what a page must be told of it: what is new, what is gone."""
        changes = {result.task.name: result.change for result in done.results if result.files}
        with self._lock:
            shown = {} if done.whole else dict(self._shown)
            shown |= {known.file: self._show(known, done.problems) for known in done.documents}
            new = [each for file, each in shown.items() if self._shown.get(file) != each]
            gone = [file for file in self._shown if file not in shown]
            texts = {self._root / file for file in shown}
            self._problems = tuple(self._told(p) for p in done.problems if p.path not in texts)
            self._shown = dict(sorted(shown.items()))
            self.seconds = done.seconds
            return {
                "documents": [asdict(each) for each in new],
                "gone": gone,
                "problems": self._problems,
                "changed": {name: change.pages for name, change in changes.items() if change},
                "seconds": round(done.seconds, 2),
            }

    def state(self) -> dict[str, Any]:
        """Everything, for a page that is opened."""
        with self._lock:
            return {"documents": [asdict(each) for each in self._shown.values()], "problems": self._problems}

    def holds(self, name: str) -> bool:
        """Whether a document's files have this name."""
        with self._lock:
            return any(each.name == name for each in self._shown.values())

    def _show(self, known: Known, problems: tuple[Problem, ...]) -> Shown:
        name = known.name
        stem, _, letters = (name or "").rpartition("-")
        file = self._root / known.file
        return Shown(
            known.file,
            name,
            stem.replace("_", "/") if stem else Path(known.file).parent.name,
            letters.lower() or Path(known.file).stem,
            known.version,
            tuple(self._told(problem) for problem in problems if problem.path == file),
        )

    def _told(self, problem: Problem) -> Mapping[str, Any]:
        path = problem.path
        near = path.relative_to(self._root) if path and path.is_relative_to(self._root) else path
        return {**asdict(problem), "path": near.as_posix() if near else None}
