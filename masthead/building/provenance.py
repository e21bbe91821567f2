"""The build record: ``build.json`` beside what was built says what each file was made from and with.

It is for people and for ``verify``; builds go by ``record.db``, and write this anew from it. It follows from
the project and the machine alone: no clock, no folder, no history is in it, so that an incremental build
writes the bytes of a clean one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from masthead.building.digests import ABSENT, bytes_digest
from masthead.building.output import remove_files, write_files
from masthead.building.record import UNKNOWN, Entry, Record
from masthead.building.surroundings import PROGRAM, Surroundings
from masthead.uses import FACE

FILE = "build.json"
VERSION = 1


def origin_of(surroundings: Surroundings, uses: Iterable[str], noted: Iterable[str]) -> str:
    """What documents are made with, as JSON: the program, templates, styles and sheet, and the faces.

    ``uses`` are names that ``surroundings`` knows, ``noted`` what the stages noted, faces among them.
    """
    parts = {name: surroundings.digest(name) for name in uses if name != PROGRAM}
    made = {
        "program": json.loads(surroundings.of_program("ingredients", _program)),
        "faces": {name: json.loads(font) for name, font in _faces(surroundings, noted)},
        "parts": {name: digest for name, digest in parts.items() if digest != ABSENT},
    }
    return json.dumps(made, sort_keys=True, ensure_ascii=False)


def _program() -> str:
    from masthead.building.ingredients import program

    return json.dumps(program())


def _faces(surroundings: Surroundings, noted: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The faces by name, and the font that each was made of."""

    def learn() -> str:
        from masthead.building.ingredients import font

        return json.dumps(font(Path(path), int(place)))

    for each in sorted(name.removeprefix(FACE) for name in noted if name.startswith(FACE)):
        name, place, path = each.split("|", 2)
        yield name, surroundings.of_program(f"font {place} {path}", learn)


def line_of(source: str, entry: Entry, name: str) -> str:
    """What the build record says of a file, as JSON; "" where it is not known what it was made from.

    ``source`` is the text's file as the record names it.
    """
    digest = entry.outputs.get(name, UNKNOWN)
    if digest == UNKNOWN or not entry.origin:
        return entry.left.get(name, "")
    return json.dumps(said_of(source, entry, digest), sort_keys=True, ensure_ascii=False)


def account(record: Record, out: Path) -> bytes:
    """The build record of a folder, a line a file; nothing where there is none that it could speak of."""
    lines: dict[str, str] = {}
    origins: set[str] = set()
    for source, entry in record.entries(out).items():
        for name in entry.outputs:
            if line := line_of(source, entry, name):
                lines[name] = line
                origins.add(json.loads(line)["made with"])
    if not lines:
        return b""
    made = {name: text for name in origins if (text := record.origin(name))}
    body = f'{{\n"version": {VERSION},\n"files": {_object(lines)},\n"made with": {_object(made)}\n}}\n'
    return body.encode("utf-8", "surrogatepass")


def expect(record: Record, out: Path) -> None:
    """Notes that a folder's build record will be another: a build that is killed before is noticed then."""
    record.keep_fact(_key(record, out), UNKNOWN)


def put(record: Record, out: Path) -> None:
    """Writes a folder's build record; removes it where nothing is left that it could speak of.

    Raises:
        MachineError: it cannot be written.
    """
    record.forget_origins()
    data = account(record, out)
    if not data:
        remove_files(out, [FILE])
        record.keep_fact(_key(record, out), ABSENT)
        return
    if record.digests.of(out / FILE) != bytes_digest(data):
        write_files(out, {FILE: data})
    record.keep_fact(_key(record, out), bytes_digest(data))


def is_put(record: Record, out: Path) -> bool:
    """Whether a folder's build record is the one that was written last."""
    return record.digests.of(out / FILE) == record.fact(_key(record, out))


def read_account(out: Path) -> Mapping[str, Any]:
    """The build record of a folder; empty where there is none that can be read."""
    try:
        told = json.loads((out / FILE).read_bytes())
        files, made = told["files"].values(), told["made with"]
        sound = told["version"] == VERSION and all(
            isinstance(file["inputs"], dict)
            and isinstance(file["sha256"], str)
            and isinstance(made.get(file["made with"], {}), dict)
            for file in files
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(told) if sound else {}


def _key(record: Record, out: Path) -> str:
    return f"account {record.name(out)}"


def said_of(source: str, entry: Entry, digest: str) -> dict[str, Any]:
    """What the build record says of a file with a digest: its source, inputs, and what it was made with."""
    inputs = {_shown(source, name): value for name, value in entry.inputs.items()}
    return {"made with": entry.origin, "sha256": digest, "source": _shown(source, source), "inputs": inputs}


def _shown(source: str, name: str) -> str:
    """A file's name; of a text outside the project, and what stands with it, from the folder above it."""
    if not os.path.isabs(name):
        return name
    shown = os.path.relpath(name, os.path.dirname(os.path.dirname(source))).replace(os.sep, "/")
    return shown if not shown.startswith("../") else os.path.basename(name)


def _object(items: Mapping[str, str]) -> str:
    """JSON texts by name as a JSON object, a line each."""
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {text}" for name, text in sorted(items.items()))
    return "{\n" + ",\n".join(lines) + "\n}" if items else "{}"


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """What is other in two values of the build record, in words: leaves by the names that lead there."""
    for name in sorted(then.keys() | now.keys()):
        before, after = then.get(name), now.get(name)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from (f"{name}: {each}" for each in differences(before, after))
        elif before is None:
            yield f"{name} was not there"
        elif after is None:
            yield f"{name} is not there any more"
        elif before != after:
            plain = all(isinstance(value, str) and len(value) < 40 for value in (before, after))
            yield f"{name} was {before}, is {after}" if plain else f"{name} has changed"
