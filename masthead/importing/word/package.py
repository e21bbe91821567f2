"""The package of a Word file: a ZIP of XML parts, opened with limits, since anyone may have made it."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from masthead.errors import ContentError, Problem
from masthead.importing.word.names import Element
from masthead.limits import KEYS, MEBIBYTE, limits, raising

_OLE = b"\xd0\xcf\x11\xe0"  # the head of .doc files, and of Word files locked with a password
_OFFICE_DOCUMENT = "/officeDocument"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, ValueError)
# ISO 29500 "strict" says the same in names of its own.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
    ),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part leads: the last word of the type, a part's name or an address."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Package:
    """The parts of a Word file, read when they are asked for."""

    path: Path
    archive: zipfile.ZipFile
    _relations: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    def read(self, name: str, key: str = "unpacked-limit") -> bytes:
        """The bytes of a part. Raises ContentError where it cannot be unpacked or passes a limit."""
        most = getattr(limits(), KEYS[key].name)
        try:
            if self.archive.getinfo(name).file_size > most * MEBIBYTE:
                message = f"the part {name} is larger than {most} MiB"
                raise self.fault("package-too-large", message, raising(key, _SPLIT))
            return self.archive.read(name)
        except _FAULTS as error:
            raise self.fault(
                "package-damaged", f"the part {name} cannot be unpacked: {error}", _AGAIN
            ) from error

    def xml(self, name: str) -> Element:
        """The root of an XML part. Raises ContentError; entities are refused."""
        data = self.read(name, "xml-limit")
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        return self.parse(data, name)

    def parse(self, data: bytes, name: str) -> Element:
        """XML without entities, a document type or anything from elsewhere. Raises ContentError."""
        if data.count(b"<") > limits().tags:  # each takes a hundred times its letters when it is read
            message = f"the part {name} has more than {limits().tags:,} tags"
            raise self.fault("package-too-large", message, raising("tag-limit", _SPLIT))
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self.fault("package-xml", f"the part {name} is not XML: {error}", _AGAIN) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.fault("package-entities", f"the part {name} declares a document type", _NEVER)
        return root

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Where a part leads, by identifier. Raises ContentError where one leads out of the package."""
        if name not in self._relations:
            self._relations[name] = dict(self._read_relations(name))
        return self._relations[name]

    def _read_relations(self, name: str) -> Iterator[tuple[str, Relation]]:
        folder, base = posixpath.split(name)
        of_part = posixpath.join(folder, "_rels", f"{base}.rels")
        if of_part not in self:
            return
        for element in self.xml(of_part).iter(f"{{{_RELATIONS}}}Relationship"):
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            kind = element.get("Type", "").rpartition("/")[2]
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))[1:]
            yield element.get("Id", ""), Relation(kind, target, external)

    def related(self, name: str, kind: str) -> str | None:
        """The first part of a kind that a part leads to, where it is there."""
        found = (r.target for r in self.relations(name).values() if r.kind == kind and not r.external)
        return next((target for target in found if target in self), None)

    @property
    def main(self) -> str:
        """The name of the part that holds the text. Raises ContentError where there is none."""
        found = self.related("", "officeDocument")
        if found is None:
            message = "this ZIP file holds no Word document"
            raise self.fault("package-not-word", message, "save the text as .docx")
        return found

    def fault(self, code: str, message: str, hint: str) -> ContentError:
        """An error about this file."""
        return ContentError(Problem(code, message, self.path, hint=hint))


_AGAIN = "open it in Word or LibreOffice and save it again as .docx"
_SPLIT = "see whether it is a text, and import it in pieces"
_NEVER = "no Word file has one; look where the file comes from"


def open_package(path: Path) -> Package:
    """Open a Word file and judge its directory, before anything is unpacked.

    Raises:
        ContentError: it is no ZIP file, is damaged or locked, too large, or has a part outside of itself.
    """
    package = Package(path, _archive(path))
    infos = package.archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > limits().parts:
        message = f"it has more than {limits().parts:,} parts"
        raise package.fault("package-too-large", message, raising("part-limit", _SPLIT))
    if sum(info.file_size for info in infos) > limits().unpacked * MEBIBYTE:
        message = f"unpacked it is larger than {limits().unpacked} MiB"
        raise package.fault("package-too-large", message, raising("unpacked-limit", _SPLIT))
    for name in names:
        if _escapes(name):
            raise package.fault("package-path", f"the part {name!r} lies outside the package", _NEVER)
    if len(set(names)) < len(names):
        raise package.fault("package-damaged", "two parts have one name", _AGAIN)
    if any(info.flag_bits & 1 for info in infos):
        raise package.fault("package-locked", "it is locked with a password", "save it without one")
    return package


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        if path.stat().st_size > limits().package * MEBIBYTE:
            message = f"the file is larger than {limits().package} MiB"
            hint = raising("package-limit", _SPLIT)
            raise ContentError(Problem("package-too-large", message, path, hint=hint))
        with path.open("rb") as file:
            head = file.read(4)
        return zipfile.ZipFile(path)
    except OSError as error:
        problem = Problem("file-unreadable", f"cannot be read: {error.strerror or error}", path)
        raise ContentError(problem) from error
    except _FAULTS as error:
        hint = (
            "it is an older .doc file or locked with a password: save it as .docx" if head == _OLE else _AGAIN
        )
        raise ContentError(
            Problem("package-not-zip", "this is no Word file (.docx)", path, hint=hint)
        ) from error


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or "\0" in name
