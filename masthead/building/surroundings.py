"""What documents depend on besides their own files: program, templates, styles, kinds and sheets, by name.

The stages note the names that they use (``masthead/uses.py``); here each name has a digest, and a document
is as it was while the names that it used have the digests that they had.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from masthead.building.digests import ABSENT, Digests, bytes_digest
from masthead.building.fingerprint import program_digest
from masthead.building.project import Project

PROGRAM = "program"


class Surroundings:
    """The digests of all that documents may use, each looked up when it is first asked for.

    ``known`` are facts of earlier runs by a digest of what they follow from, ``learnt`` those of this run:
    so kinds and sheets are read again only when one of their files has changed.
    """

    def __init__(self, project: Project, digests: Digests, known: Mapping[str, str] | None = None) -> None:
        self._folders = {"templates": project.templates, "styles": project.styles}
        self._digests = digests
        self._known = dict(known or {})
        self.learnt: dict[str, str] = {}
        self._files: dict[Path, str] = {}
        self._complete = False
        self._found: dict[str, str] = {}
        self._together: dict[tuple[str, ...], str] = {}

    def digest(self, name: str) -> str:
        """The digest of one name; ``ABSENT`` for what there is not."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def together(self, names: tuple[str, ...]) -> str:
        """One digest of several names; documents of one kind and sheet use the same."""
        if names not in self._together:
            lines = "".join(f"{name} {self.digest(name)}\n" for name in names)
            self._together[names] = bytes_digest(lines.encode("utf-8", "surrogateescape"))
        return self._together[names]

    def name_of(self, path: Path) -> str | None:
        """The name of a very file of the styles folders, counted from ours; None for any other file."""
        for number, folder in enumerate(reversed(self._folders["styles"]), start=1):
            if path.is_relative_to(folder):
                return f"styles-{number}/{path.relative_to(folder).as_posix()}"
        return None

    def of_program(self, name: str, learn: Callable[[], str]) -> str:
        """What is to be known of the program as it is, its libraries and fonts; learnt once, and kept."""
        key = f"{name} {self.digest(PROGRAM)}"
        if key not in self._known:
            self._known[key] = self.learnt[key] = learn()
        return self._known[key]

    def take(self) -> str:
        """Takes the digests of everything now, before documents are set: an edit meanwhile is not missed.

        Returns a digest that changes with any template or style: what a process has kept of them is old then.
        """
        for path in (*self._group("templates", "**/*"), *self._group("styles", "**/*")):
            self._file(path)
        for name in (PROGRAM, "kinds", "sheets"):
            self.digest(name)
        self._complete = True
        lines = [f"{path} {digest}\n" for path, digest in sorted(self._files.items())]
        return bytes_digest("".join([self.digest(PROGRAM), *lines]).encode("utf-8", "surrogateescape"))

    def _look_up(self, name: str) -> str:
        kind, _, rest = name.partition("/")
        if name == PROGRAM:
            return program_digest()
        if kind in self._folders:
            return next(filter(None, (self._file(folder / rest) for folder in self._folders[kind])), ABSENT)
        if kind in ("kind", "kinds"):
            return self._fact(name, self._group("templates", "*.toml"), self._kinds)
        if kind in ("sheet", "sheets"):
            return self._fact(name, self._group("styles", "sheets/*.toml"), self._sheets)
        if kind.startswith("styles-"):
            folder = self._folders["styles"][-int(kind.removeprefix("styles-"))]
            return self._file(folder / rest)
        return ABSENT

    def _file(self, path: Path) -> str:
        if path not in self._files:
            if self._complete:
                return ABSENT
            self._files[path] = self._digests.of(path)
        return self._files[path]

    def _group(self, folders: str, pattern: str) -> list[Path]:
        return [
            path
            for folder in self._folders[folders]
            for path in sorted(folder.glob(pattern))
            if not path.is_dir()
        ]

    def _fact(self, name: str, files: Iterable[Path], read: Callable[[], Mapping[str, str]]) -> str:
        """What is known under a name while these files are as they are; read where it is not known."""
        state = hashlib.sha256(self.digest(PROGRAM).encode())
        for path in files:
            state.update(f"{os.fspath(path)} {self._file(path)}\n".encode("utf-8", "surrogateescape"))
        key = f"{name} {state.hexdigest()}"
        if key not in self._known:
            facts = {f"{fact} {state.hexdigest()}": value for fact, value in read().items()}
            self._known |= facts
            self.learnt |= facts
        return self._known.get(key, ABSENT)

    def _kinds(self) -> dict[str, str]:
        from masthead.kinds import load_kinds

        kinds = load_kinds(self._folders["templates"])
        own = {f"kind/{name}": bytes_digest(repr(kind).encode()) for name, kind in kinds.items()}
        return {**own, "kinds": bytes_digest(repr(list(kinds)).encode())}

    def _sheets(self) -> dict[str, str]:
        """A sheet by all that it says, those that it extends included; and which there are to choose from."""
        from masthead.errors import ContentError
        from masthead.sheets import load_sheets

        try:
            sheets = load_sheets(self._folders["styles"])
        except ContentError:
            return {}  # whoever composes with them tells it
        choice = [
            (sheet.name, sheet.office, sheet.form, sheet.body, sheet.since) for sheet in sheets.values()
        ]
        own = {f"sheet/{name}": bytes_digest(repr(sheet).encode()) for name, sheet in sheets.items()}
        return {**own, "sheets": bytes_digest(repr(choice).encode())}
