"""IPP through ``ipptool``, which CUPS comes with: one request, and what the printer answers.

Requests are written in its language and answers read as a property list; how they go over the wire, with
TLS, Kerberos or a password, is its business.
"""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from masthead.errors import MachineError, Problem

_SECONDS = 60  # without a word from the printer
Attribute = tuple[str, str, str]  # the group's or value's tag of IPP, the name, the value
Collection = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer answered: IPP's status word, and its groups of attributes."""

    status: str
    groups: tuple[Mapping[str, Any], ...]

    @property
    def good(self) -> bool:
        """Whether it did what it was asked."""
        return self.status.startswith("successful")

    def merged(self) -> dict[str, Any]:
        """All attributes in one."""
        return {name: value for group in self.groups for name, value in group.items()}


def server() -> str:
    """The print server that is used where none is named: that of CUPS's own environment variable."""
    named = os.environ.get("CUPS_SERVER", "")
    return named if named and not named.startswith("/") else "localhost:631"


def queue_address(name: str, host: str) -> str:
    """The address of a queue; a full one stays as it is."""
    return name if "://" in name else f"ipp://{host}/printers/{quote(name, safe='')}"


def ask(
    address: str,
    operation: str,
    operations: Sequence[Attribute] = (),
    job: Sequence[Attribute] = (),
    file: Path | None = None,
) -> Answer:
    """Sends a request; ``operations`` and ``job`` are the attributes of those groups.

    Raises:
        MachineError: ipptool is missing, or nobody answers at the address.
    """
    tool = shutil.which("ipptool")
    if tool is None:
        from masthead.building import debian

        hint = f"install it: {debian.command_line(debian.packages('print'))}"
        raise MachineError(Problem("ipptool-missing", "ipptool is not installed", hint=hint))
    with tempfile.TemporaryDirectory() as folder:
        test = Path(folder) / "request.test"
        test.write_text(_request(operation, operations, job, file), encoding="utf-8")
        command = [tool, "-X", "-T", str(_SECONDS), address, str(test)]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=3600)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _silent(address, str(error)) from error
    return _answer(address, done.stdout)


def _request(
    operation: str, operations: Sequence[Attribute], job: Sequence[Attribute], file: Path | None
) -> str:
    lines = [
        "{",
        f"OPERATION {operation}",
        "GROUP operation-attributes-tag",
        "ATTR charset attributes-charset utf-8",
        "ATTR language attributes-natural-language en",
        'ATTR uri printer-uri "$uri"',
        *map(_line, operations),
    ]
    if job:
        lines += ["GROUP job-attributes-tag", *map(_line, job)]
    if file:
        lines.append(f"FILE {_quoted(str(file))}")
    return "\n".join([*lines, "}"]) + "\n"


def _line(attribute: Attribute) -> str:
    tag, name, value = attribute
    if tag == "keywords":  # several, with commas, which ipptool takes apart where no quotation marks are
        return f"ATTR keyword {name} {value}"
    return f"ATTR {tag} {name} {value if tag == 'collection' else _quoted(value)}"


def _quoted(text: str) -> str:
    """A value in ipptool's quotation marks, its own signs escaped."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return '"' + safe.replace("\n", " ") + '"'


def _answer(address: str, output: bytes) -> Answer:
    try:
        said = plistlib.loads(output)
        (test,) = said["Tests"]
        return Answer(str(test["StatusCode"]), tuple(map(dict, test["ResponseAttributes"])))
    except (plistlib.InvalidFileException, LookupError, ValueError, TypeError) as error:
        message = ""
        try:
            message = str(plistlib.loads(output).get("ErrorMessage", ""))
        except Exception:
            message = output.decode(errors="replace")[:200]
        raise _silent(address, message) from error


def _silent(address: str, message: str) -> MachineError:
    hint = "look whether the print server runs, and at its name: --server HOST:PORT"
    return MachineError(Problem("printer-silent", f"{address} does not answer: {message}", hint=hint))
