"""Whether the fields agree: with the symbol, the kind, the languages there are; and what they leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from masthead.errors import Problem
from masthead.languages import language as language_record
from masthead.languages import language_codes
from masthead.metadata.schema import BY_NAME, FIELDS
from masthead.metadata.values import Session
from masthead.symbols import Symbol

if TYPE_CHECKING:
    from masthead.kinds import Kind


@dataclass(frozen=True, slots=True)
class Given:
    """A value that was read, and where it stands."""

    value: object
    path: Path
    line: int


def agreement(
    given: Mapping[str, Given],
    named: Mapping[str, int],
    kinds: Mapping[str, Kind],
    language: str | None,
    place: tuple[Path, int],
) -> tuple[dict[str, Any], list[Problem]]:
    """Values by attribute of Metadata, and what does not agree; of no use where there is a problem.

    ``named`` holds the fields that were written, right or wrong: none of them is said to be missing.
    ``place`` is where a missing field belongs.
    """
    checks = _Agreement(dict(given), named, kinds, place)
    checks.language(language)  # first: the names of languages are asked of it
    checks.kind()
    checks.original()
    checks.session()
    checks.committee()
    checks.heads()
    checks.title()
    checks.required()  # last: what the symbol gives is not missing
    return checks.attributes(), checks.problems


class _Agreement:
    """The checks, each of which adds what it finds and what it concludes."""

    def __init__(
        self,
        given: dict[str, Given],
        named: Mapping[str, int],
        kinds: Mapping[str, Kind],
        place: tuple[Path, int],
    ) -> None:
        self.given, self.named, self.kinds, self.place = given, named, kinds, place
        self.problems: list[Problem] = []

    def attributes(self) -> dict[str, Any]:
        """What was given and concluded, under the names that Metadata has."""
        values: dict[str, Any] = {
            BY_NAME[name].attribute: each.value for name, each in self.given.items() if name in BY_NAME
        }
        own = tuple((name, each.value) for name, each in self.given.items() if name not in BY_NAME)
        values |= {"own": tuple(sorted(own, key=lambda pair: pair[0]))} if own else {}
        session = values.get("session")
        if isinstance(session, Session):
            values |= {"session": session.number, "session_type": session.type}
        return values

    def _value(self, name: str) -> Any:
        return self.given[name].value if name in self.given else None

    def _conclude(self, name: str, value: object) -> None:
        if value is not None and name not in self.named:
            self.given[name] = Given(value, *self.place)

    def _wrong(self, name: str, code: str, message: str, hint: str) -> None:
        where = self.given[name]
        self.problems.append(Problem(code, message, where.path, where.line, hint))

    def language(self, named_by_file: str | None) -> None:
        """The language of the field or of the file's name, which must be one that there is."""
        self._conclude("language", named_by_file)
        code = self._value("language")
        if code is None:
            return
        if code not in language_codes():
            known = ", ".join(language_codes())
            self._wrong(
                "language", "language-unknown", f"there is no language `{code}`", f"there are: {known}"
            )
        elif named_by_file not in (None, code):
            message = f"`language` is `{code}`, but the file is named for `{named_by_file}`"
            self._wrong("language", "metadata-contradiction", message, "correct the one or rename the other")

    def kind(self) -> None:
        """The kind, which must be one that there is, and the distribution that it gives."""
        name = self._value("kind")
        if name is None:
            return
        if name in self.kinds:
            self._conclude("distribution", self.kinds[name].distribution)
            return
        known = ", ".join(sorted(self.kinds))
        self._wrong("kind", "kind-unknown", f"there is no kind `{name}`", f"the kinds are: {known}")

    def required(self) -> None:
        """The fields that every document, or one of this kind, must have."""
        kind = self.kinds.get(self._value("kind") or "")
        by_kind = set(kind.required if kind else ()) - ({"title"} if self._value("untitled") else set())
        for field in (*FIELDS, *(kind.fields if kind else ())):
            if field.name in self.named or field.name in self.given:
                continue
            if not field.required and field.name not in by_kind:
                continue
            why = "" if field.required else f", which a document of kind `{self._value('kind')}` must have"
            hint = f"add a line such as `{field.name}: {field.example}`"
            message = f"`{field.name}` is missing{why}"
            self.problems.append(Problem("metadata-missing", message, *self.place, hint))

    def original(self) -> None:
        """The languages of the original: documents are submitted in the official ones."""
        code = self._value("language")
        if "original" not in self.given or code not in language_codes():
            return
        for original in self._value("original"):
            if original not in language_codes():
                message = f"no official language has the code `{original}`"
                hint = f"the codes are: {', '.join(language_codes())}"
                self._wrong("original", "language-unknown", message, hint)

    def session(self) -> None:
        """The session, which the symbol may say too."""
        self._same("session", _session_of)

    def title(self) -> None:
        """A text that is without title has none."""
        if self._value("untitled") and "title" in self.given:
            message = "`untitled` says that there is no title, but `title` is given"
            self._wrong("untitled", "metadata-contradiction", message, "remove the one or the other")

    def heads(self) -> None:
        """The heads of even and of odd pages, which come together."""
        if len(self._value("running heads") or ("", "")) != len(("even", "odd")):
            message = "`running heads` are two: that of even pages and that of odd ones"
            self._wrong(
                "running heads", "metadata-choice", message, "write both, even where they are the same"
            )

    def committee(self) -> None:
        """The Main Committee, which the symbol may say too."""
        self._same("committee", _committee_of)
        code, committee = self._value("language"), self._value("committee")
        if committee is None or code not in language_codes():
            return
        known = [key.removeprefix("committee.") for key in language_record(code).terms if _is_committee(key)]
        if committee in known:
            return
        if "committee" not in self.named:
            del self.given["committee"]  # the masthead leaves out what it has no name for
            return
        message = f"no Main Committee is `{committee}`"
        self._wrong("committee", "metadata-choice", message, f"one of: {', '.join(known)}")

    def _same(self, name: str, of_symbol: Callable[[Symbol], object]) -> None:
        symbol = self._value("symbol")
        expected = of_symbol(symbol) if symbol is not None else None
        if expected is None:
            return
        self._conclude(name, expected)
        value = self._value(name)
        if value not in (None, expected):
            message = f"`{name}` is `{value}`, but the symbol {symbol} says `{expected}`"
            hint = f"remove `{name}`, which the symbol gives, or correct the symbol"
            self._wrong(name, "metadata-contradiction", message, hint)


def _is_committee(key: str) -> bool:
    return key.startswith("committee.") and key.count(".") == 1


def _session_of(symbol: Symbol) -> Session | None:
    return None if symbol.session is None else Session(symbol.session, symbol.session_type)


def _committee_of(symbol: Symbol) -> str | None:
    return symbol.committee
