"""The preflight report: what was checked of a file for a print shop, as text and as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath

from masthead.copies.shop.preflight import Check
from masthead.errors import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """What was found of a file; ``sha256`` says which file of the name it was."""

    file: str
    sha256: str
    variant: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not any(check.wrong for check in self.checks)

    def files(self) -> dict[str, bytes]:
        """The report as files that stand beside its own."""
        name = PurePath(self.file).stem
        return {f"{name}-preflight.txt": self._text(), f"{name}-preflight.json": self._json()}

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, as errors."""
        name = f"{PurePath(self.file).stem}-preflight.txt"
        hint = f"{name} says what was checked; look at the pictures and fonts of the documents"
        return tuple(
            Problem("preflight", f"{self.file}: {check.name}: {wrong}", hint=hint)
            for check in self.checks
            for wrong in check.wrong
        )

    def _text(self) -> bytes:
        end = "passed" if self.passed else "FAILED; the file is not written"
        lines = [f"Preflight of {self.file} ({self.variant}): {end}", f"SHA-256 {self.sha256}", ""]
        for check in self.checks:
            lines.append(f"{'FAILED' if check.wrong else 'passed'}  {check.name}")
            lines += [f"          {note}" for note in check.notes]
            lines += [f"        - {wrong}" for wrong in check.wrong]
        return ("\n".join(lines) + "\n").encode()

    def _json(self) -> bytes:
        checks = [{**asdict(check), "passed": not check.wrong} for check in self.checks]
        data = {"version": 1, "file": self.file, "sha256": self.sha256, "variant": self.variant}
        text = json.dumps({**data, "passed": self.passed, "checks": checks}, indent=1, ensure_ascii=False)
        return (text + "\n").encode()


def report_of(file: str, data: bytes, variant: str, checks: Sequence[Check]) -> Report:
    """The report of a file."""
    return Report(file, hashlib.sha256(data).hexdigest(), variant, tuple(checks))
