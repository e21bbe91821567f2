"""One symbol, of which a joint symbol has several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from masthead.symbols.parts import Part, PartKey, SessionType
from masthead.symbols.tables import Organ, base_name, organ_of

_MAIN_COMMITTEES = range(1, 7)


@dataclass(frozen=True, slots=True)
class Single:
    """Components, the first the organ's, and the number of asterisks that tell of reissues."""

    parts: tuple[Part, ...]
    reissues: int = 0

    def __str__(self) -> str:
        return "/".join(part.text for part in self.parts) + "*" * self.reissues

    @property
    def key(self) -> tuple[tuple[PartKey, ...], int]:
        """Orders symbols: a document, its reissues, then what it has below it."""
        return tuple(part.key for part in self.parts), self.reissues

    @property
    def organ(self) -> Organ | None:
        """What the first component names; None where it is of no known organ."""
        return organ_of(self._components[:1])

    @property
    def body(self) -> Organ | None:
        """The known body with the longest prefix, A/HRC/WG.6 of A/HRC/WG.6/34/ITA/3; it may be the organ."""
        return organ_of(self._components)

    @property
    def organ_term(self) -> str | None:
        """The language records' term of the organ in the masthead: ``org.general_assembly``."""
        return None if self.organ is None else f"org.{self.organ.organ_code}"

    @property
    def body_term(self) -> str | None:
        """The language records' term of the body below the organ; None where there is none."""
        body = self.body
        return None if body is None or body.code == body.organ_code else f"org.{body.code}"

    @property
    def body_terms(self) -> tuple[str, ...]:
        """The terms of the known bodies below the organ, from the widest; none for a Main Committee.

        Those of A/HRC/WG.6 are the Council's and the Working Group's.
        """
        if self.organ is None or self.committee is not None:
            return ()
        chain = (organ_of(self._components[:length]) for length in range(1, len(self.parts)))
        codes = dict.fromkeys(body.code for body in chain if body is not None)
        return tuple(f"org.{code}" for code in codes if code != self.organ.organ_code)

    @property
    def office(self) -> str | None:
        """The office that usually produces the body's documents, as ``newyork``, ``geneva``, ``vienna``."""
        return None if self.body is None else self.body.office

    @property
    def session(self) -> tuple[int, SessionType] | None:
        """Number and type of the session."""
        return next((part.session for part in self.parts if part.session is not None), None)

    @property
    def is_assembly_session(self) -> bool:
        """Whether the session is the General Assembly's own."""
        at = next((at for at, part in enumerate(self.parts) if part.session is not None), None)
        if at is None or self.parts[0].text != "A":
            return False
        bodies = [part for part in self.parts[1:at] if part.role in ("body", "word")]
        return all(part.text in ("BUR", "SPC") for part in bodies) or self.committee is not None

    @property
    def year(self) -> int | None:
        """The year."""
        return next((part.year for part in self.parts if part.year is not None), None)

    @property
    def committee(self) -> str | None:
        """The number of the General Assembly's Main Committee."""
        organ, body = self.parts[:2]
        main = organ.text == "A" and body.name == "C." and body.number in _MAIN_COMMITTEES
        return str(body.number) if main else None

    @property
    def modifiers(self) -> tuple[Part, ...]:
        """The modifications in order."""
        return tuple(part for part in self.parts if part.role == "modifier")

    @property
    def masthead_form(self) -> tuple[str, str]:
        """Large head, small tail."""
        head = self.parts[0].text
        return head, str(self)[len(head) :]

    @property
    def file_stem(self) -> str:
        """The file name; `Symbol.file_stem` tells its rules."""
        stem = "_".join(self._stem_of(part) for part in self.parts)
        if not self.reissues:
            return stem
        return f"{stem}_reissue{self.reissues if self.reissues > 1 else ''}"

    def _stem_of(self, part: Part) -> str:
        if part.role == "number" and self._is_council_resolution and part.qualifiers == (str(part.year),):
            return part.text.partition(" (")[0]
        text = re.sub(r" \(([^()]*)\)", r"_\1", part.text)
        # "Sect. 6" -> "Sect.6", "A, B and C" -> "A,B_and_C"
        return re.sub(r"(?<=[.,]) ", "", text).replace(" ", "_").replace("/", "_").rstrip(".")

    @property
    def _is_council_resolution(self) -> bool:
        return [part.text for part in self.parts[:2]] == ["S", "RES"]

    @property
    def _components(self) -> tuple[str, ...]:
        first, *others = (part.text for part in self.parts)
        return base_name(first), *others
