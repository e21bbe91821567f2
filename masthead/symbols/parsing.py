"""The text of a symbol -> its parts, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from masthead.symbols.errors import SymbolSyntaxError
from masthead.symbols.parts import Part
from masthead.symbols.recognition import NotAComponentError, assign_roles, recognise
from masthead.symbols.single import Single
from masthead.symbols.tables import base_name, is_organ, organ_of, tables

# the longest symbol seen has 46 characters; the bound keeps file names within what systems take
MAX_LENGTH = 160
_SAME = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " "})
_FOREIGN = re.compile(r"[^A-Za-z0-9 ./()\[\]*,-]")
_JOINT = re.compile(r"-(?=(?P<organ>[A-Z]{1,10}(?:\.[A-Z0-9]+)*(?:\([A-Z0-9-]*\))?)/)")
_REISSUES = re.compile(r"-?(?P<stars>\*{1,3})$")


def parse_singles(text: str, *, lenient: bool = False) -> tuple[Single, ...]:
    """The symbols that a text is made of. Raises SymbolSyntaxError."""
    if lenient:
        text = mend(text)
    try:
        return _parse(text)
    except SymbolSyntaxError as error:
        error.hint = error.hint or _suggestion(text)
        raise


def mend(text: str, *, boldly: bool = False) -> str:
    """Undoes what extraction does to a symbol: spaces beside slashes, wrong capitals.

    ``boldly`` also guesses at what was meant where components are empty or stops are missing.
    """
    text = re.sub(r" ?/ ?", "/", " ".join(text[: 2 * MAX_LENGTH].translate(_SAME).split()))
    if boldly:
        text = re.sub(r"(?<=[0-9)])[.,;: ]+$", "", re.sub(r"/{2,}", "/", text).strip("/"))
        text = re.sub(r"(?i)/(add|amend|corr|rev)[. ]*(?=[0-9])", _proper_modifier, text)
    text = re.sub(r" - (?=[A-Z.0-9]+/)", "-", text)
    return "/".join(_mend_component(component) for component in text.split("/"))


def _proper_modifier(found: re.Match[str]) -> str:
    return f"/{found[1].capitalize()}."


def _mend_component(component: str) -> str:
    name = re.match(r"[A-Za-z]+\.?", component)
    if name and (proper := tables().folded.get(name[0].casefold())) and name[0] not in _spellings():
        return proper + component[name.end() :]
    return component.upper() if component[:1].islower() else component


def _spellings() -> frozenset[str]:
    known = tables()
    return known.bodies | known.natures | known.modifiers


def _suggestion(text: str) -> str | None:
    """What may have been meant, where that is a symbol."""
    meant = mend(text, boldly=True)
    for candidate in (meant, f"A/{meant}"):
        try:
            singles = _parse(candidate)
        except SymbolSyntaxError:
            continue
        return f"write {'-'.join(map(str, singles))}"
    return None


def _parse(text: str) -> tuple[Single, ...]:
    stripped = text.strip()
    offset = len(text) - len(text.lstrip())
    if not stripped:
        raise SymbolSyntaxError(text, 1, "it is empty", "write one, as A/C.2/65/2")
    if len(stripped) > MAX_LENGTH:
        raise SymbolSyntaxError(text, MAX_LENGTH + 1, f"it is longer than {MAX_LENGTH} characters")
    plain = stripped.translate(_SAME)
    if foreign := _FOREIGN.search(plain):
        reason = f"symbols have no {foreign[0]!r}"
        raise SymbolSyntaxError(text, offset + foreign.start() + 1, reason)
    return tuple(_single(text, offset + at, piece) for at, piece in _split_joint(plain))


def _split_joint(plain: str) -> Iterator[tuple[int, str]]:
    """The symbols of a joint symbol with the places where they begin.

    A dash joins where a known organ and a slash follow: not in ``S-13``, ``ES-V`` or ``2008-II``.
    """
    begin = 0
    for found in _JOINT.finditer(plain):
        if is_organ(found["organ"]):
            yield begin, plain[begin : found.start()]
            begin = found.end()
    yield begin, plain[begin:]


def _single(text: str, offset: int, piece: str) -> Single:
    reissues = 0
    if found := _REISSUES.search(piece):
        reissues = len(found["stars"])
        piece = piece[: found.start()]
    components = list(_split_components(text, offset, piece))
    if len(components) == 1 or not components[0][1]:
        _refuse_without_organ(text, offset, components[0][1])
    parts = [_recognise(text, at, component, at == offset) for at, component in components]
    _refuse_without_number(text, offset, parts)
    known = organ_of((base_name(parts[0].text), *(part.text for part in parts[1:])))
    return Single(assign_roles(parts, known), reissues)


def _split_components(text: str, offset: int, piece: str) -> Iterator[tuple[int, str]]:
    """The components with the places where they begin; a slash in parentheses separates nothing."""
    begin = depth = 0
    for at, character in enumerate(f"{piece}/"):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth not in (0, 1):
            raise SymbolSyntaxError(text, offset + at + 1, "parentheses do not match")
        if character == "/" and (depth == 0 or at == len(piece)):
            yield offset + begin, piece[begin:at]
            begin = at + 1
    if depth:
        raise SymbolSyntaxError(text, offset + piece.rindex("(") + 1, "the parenthesis is not closed")


def _refuse_without_organ(text: str, offset: int, first: str) -> None:
    if not first:
        raise SymbolSyntaxError(text, offset + 1, "the organ before the first slash is missing")
    hint = None if first[0].isdigit() else f"write what follows the organ, as {first.upper()}/65/141"
    raise SymbolSyntaxError(text, offset + len(first) + 1, "it has no slash", hint)


def _recognise(text: str, at: int, component: str, first: bool) -> Part:
    if not component:
        last = at >= len(text.rstrip())
        raise SymbolSyntaxError(
            text, at + 1, "nothing follows the last slash" if last else "a component is empty"
        )
    if first and component[0].isdigit():
        raise SymbolSyntaxError(text, at + 1, "the organ is missing, the letters at the beginning")
    try:
        return recognise(component, first=first)
    except NotAComponentError as error:
        raise SymbolSyntaxError(text, at + 1, str(error)) from error


def _refuse_without_number(text: str, offset: int, parts: list[Part]) -> None:
    """A body is no document: A/C.2, A/HRC."""
    own = [part for part in parts[1:] if part.role != "modifier"]
    if not own or own[-1].role == "body" or all(part.number is None for part in own):
        prefix = "/".join(part.text for part in parts)
        hint = f"write the document’s number, as {prefix}/65/1" if own else None
        raise SymbolSyntaxError(text, offset + len(prefix) + 1, "it has no number of a document", hint)
