"""The symbol of a document: what it says, how it is printed, filed and found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal, TypeVar

from masthead.symbols.parts import Part, PartKey, SessionType
from masthead.symbols.single import Single

JOINT_DASH = "-"
QrForm = Literal["2018", "2022", "2025"]
# Decoded from documents of 2019 to 2021, of 2023 to early 2025, and of April 2025 on.
_QR_HOSTS: dict[QrForm, str] = {"2018": "undocs.org", "2022": "undocs.org", "2025": "docs.un.org"}

T = TypeVar("T")


@total_ordering
@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol, ``A/C.2/65/2``, or several that one document has, ``A/79/716-S/2025/18``.

    What a property tells of a joint symbol is what the first of its symbols tells that has it: the session
    of A/79/716-S/2025/18 is 79, the year 2025. Symbols sort as an archive files them: by organ, numbers by
    value, a document before its addenda, corrigenda and revisions. Equal are symbols of the same text.
    """

    singles: tuple[Single, ...]

    @classmethod
    def parse(cls, text: str, *, lenient: bool = False) -> Symbol:
        """The symbol that a text is, spaces around it aside.

        ``lenient`` also reads what extraction from PDF leaves (``A /75/PV.16``) and wrong capitals
        (``COrr.1``). Raises SymbolSyntaxError.
        """
        from masthead.symbols.parsing import parse_singles

        return cls(parse_singles(text, lenient=lenient))

    def __str__(self) -> str:
        return JOINT_DASH.join(map(str, self.singles))

    def __lt__(self, other: object) -> bool:
        return self._key < other._key if isinstance(other, Symbol) else NotImplemented

    @property
    def _key(self) -> tuple[tuple[tuple[PartKey, ...], int], ...]:
        return tuple(single.key for single in self.singles)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The components of all its symbols."""
        return tuple(part for single in self.singles for part in single.parts)

    @property
    def organ(self) -> str:
        """The first component: ``A``, ``CEDAW``. What it names, `Single.organ` tells."""
        return self.singles[0].parts[0].text

    @property
    def session(self) -> int | None:
        """The number of the session."""
        found = self._first(lambda single: single.session)
        return None if found is None else found[0]

    @property
    def session_type(self) -> SessionType:
        """``regular`` (also where there is no session), ``special`` or ``emergency_special``."""
        found = self._first(lambda single: single.session)
        return "regular" if found is None else found[1]

    @property
    def is_assembly_session(self) -> bool:
        """Whether the session is the General Assembly's own, not that of one of its subsidiary bodies.

        The regular session n of the Assembly opens in September of 1945 + n.
        """
        return self._first(lambda single: single.is_assembly_session or None) or False

    @property
    def year(self) -> int | None:
        """The year; of a communication (``D/1093/2002``) that of the communication."""
        return self._first(lambda single: single.year)

    @property
    def committee(self) -> str | None:
        """The number of the General Assembly's Main Committee: ``2`` of A/C.2/65/2."""
        return self._first(lambda single: single.committee)

    @property
    def nature(self) -> str | None:
        """The nature without its number: ``L.``, ``RES``, ``PV.``."""
        return self._first(lambda single: next((p.name for p in single.parts if p.role == "nature"), None))

    @property
    def modifiers(self) -> tuple[Part, ...]:
        """The modifications in order: Rev.1, Add.2."""
        return self._first(lambda single: single.modifiers or None) or ()

    @property
    def is_joint(self) -> bool:
        """Whether it is of several symbols."""
        return len(self.singles) > 1

    @property
    def reissued(self) -> bool:
        """Whether it has an asterisk: reissued for technical reasons, unless a note says other."""
        return any(single.reissues for single in self.singles)

    @property
    def masthead_forms(self) -> tuple[tuple[str, str], ...]:
        """Large head and small tail of each symbol; joined they are the text.

        The head is what stands before the first slash; the dash of a joint symbol is of the small type
        (measured on A/79/716-S/2025/18).
        """
        last = len(self.singles) - 1
        forms = [single.masthead_form for single in self.singles]
        return tuple(
            (head, tail + (JOINT_DASH if at < last else "")) for at, (head, tail) in enumerate(forms)
        )

    @property
    def file_stem(self) -> str:
        """The Organization's file name without language and ending: ``A_C.2_65_2``, ``A_79_716-S_2025_18``.

        Of ASCII letters, figures and ``_ . - ( ) ,``, never beginning or ending with a full stop. Symbols
        without parentheses and letters behind a number never share one; others would have to differ in what
        is no symbol in use (``A/5 (III)`` and ``A/5/III``). The year of a resolution of the Security Council
        is left out, as their numbers run on through the years.
        """
        return JOINT_DASH.join(single.file_stem for single in self.singles)

    def address(self, language: str) -> str:
        """Where the document is found on the web, in a language by its code.

        A joint symbol is looked up by the first of its symbols, as the Organization's own links do.
        """
        return f"https://docs.un.org/{language}/{self._path}"

    def qr_address(self, language: str, form: QrForm = "2018") -> str:
        """What the QR code of the first page holds, in the form in use from a year on.

        ``2018`` names no language for English (https://undocs.org/A/INF/76/1), ``2022`` names all,
        ``2025`` leads to docs.un.org.
        """
        part = "" if form == "2018" and language == "en" else f"{language}/"
        return f"https://{_QR_HOSTS[form]}/{part}{self._path}"

    @property
    def _path(self) -> str:
        # No spaces, parentheses as they are: https://docs.un.org/en/A/80/5(Vol.II); no asterisk. A part leads
        # to the whole, which replaces it: the code of A/81/6 (Sect. 6)/Part A is that of A/81/6 (Sect. 6).
        # Nothing else in a symbol would have to be escaped.
        parts = (part.text for part in self.singles[0].parts if part.name != "Part")
        return "/".join(parts).replace(" ", "")

    def _first(self, of: Callable[[Single], T | None]) -> T | None:
        found = (of(single) for single in self.singles)
        return next((value for value in found if value is not None), None)
