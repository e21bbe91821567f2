"""The text of one component -> a typed part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from masthead.symbols.parts import Part, Role, is_year, number_value
from masthead.symbols.tables import Organ, tables

_LETTERS = r"[A-Z](?:(?: and | to |, ?|-)[A-Z])*(?![A-Za-z0-9])"
_GROUPS = r"(?P<groups>(?: ?\([^()]*\)){0,2})"
_NUMBER = re.compile(
    rf"(?P<digits>[0-9]{{1,8}})(?: ?(?P<letters>{_LETTERS}))?{_GROUPS}(?: ?\[?(?P<late>{_LETTERS})\]?)?"
)
_NAME = re.compile(rf"(?P<stem>[A-Z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*){_GROUPS}")
_ORGAN = re.compile(rf"(?P<stem>[A-Z]{{1,10}}(?:\.[A-Z0-9]+)*){_GROUPS}")
_GROUP = re.compile(r"\([0-9]{1,8}\)")
_YEAR_PART = re.compile(r"(?P<year>[0-9]{4})-[IVX]{1,5}")
_SESSION = re.compile(r"(?P<type>ES-|S-)(?P<number>[0-9]{1,3}|[IVXL]{1,7})")
_DOTTED = re.compile(r"(?P<name>(?:[A-Za-z]+\.)+)(?P<number>[0-9]{1,8}|[IVX]{1,7})")
_PART = re.compile(r"Part ?(?P<letter>[IVXL]+|[A-Z]|[0-9]{1,3})")
_ROMAN = re.compile(r"[IVX]{1,7}")
_QUALIFIER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./, -]{0,38}[A-Za-z0-9.])?")
_VOLUME = re.compile(
    r"(?P<word>Vol\.|Part|Sect\.|Chap\.|No\.|Annex|Resumption) ?(?P<number>[IVXLC]+\b.*|[A-Z]\b.*|[0-9].*)"
)


class NotAComponentError(ValueError):
    """The text is no component of a symbol; the message says why."""


def recognise(text: str, *, first: bool = False) -> Part:
    """The part that a component is by itself; which numbers are sessions or years `assign_roles` finds out.

    Raises NotAComponentError.
    """
    if first:
        return _organ(text)
    if found := _NUMBER.fullmatch(text):
        return _numbered(found)
    if found := _YEAR_PART.fullmatch(text):
        return Part(text, "year" if is_year(found["year"]) else "word", number=int(found["year"]))
    if found := _PART.fullmatch(text):
        return Part(f"Part {found['letter']}", "modifier", "Part", letters=found["letter"])
    if _GROUP.fullmatch(text):
        return Part(text, "word", number=int(text[1:-1]))
    if found := _NAME.fullmatch(text):
        return _named(found["stem"], found["groups"])
    raise NotAComponentError(_why_not(text))


def _organ(text: str) -> Part:
    found = _ORGAN.fullmatch(text)
    if found is None and text != text.strip():
        raise NotAComponentError(_why_not(text))
    if found is None:
        raise NotAComponentError(f"`{text}` is not an organ, which is written in capital letters")
    qualifiers = _qualifiers(found["groups"])
    return Part(_join(found["stem"], qualifiers, ""), "organ", found["stem"], qualifiers=qualifiers)


def _numbered(found: re.Match[str]) -> Part:
    letters, late = found["letters"], found["late"]
    if letters and late:
        raise NotAComponentError(f"`{found[0]}` has letters twice")
    # UDHR: "217 (III) A" and "217 A (III)" are both in use, the second is the Organization's own
    letters = re.sub(r",(?=\S)", ", ", letters or late or "")
    qualifiers = _qualifiers(found["groups"])
    stem = f"{found['digits']} {letters}" if letters else found["digits"]
    text = _join(stem, qualifiers, " ")
    return Part(text, "number", "", int(found["digits"]), letters, qualifiers)


def _named(stem: str, groups: str) -> Part:
    qualifiers = _qualifiers(groups)
    role, name, number = _role_of(stem)
    # A/80/5/Rev.1 (Vol. I), but ICCD/COP(9) and LC/G.2432(SES.33/3)
    space = " " if number is not None and role != "word" else ""
    return Part(_join(stem, qualifiers, space), role, name, number, "", qualifiers)


def _role_of(stem: str) -> tuple[Role, str, int | None]:
    """Role, name and number of a component that begins with a letter."""
    known = tables()
    if found := _SESSION.fullmatch(stem):
        return "session", found["type"], number_value(found["number"])
    if found := _DOTTED.fullmatch(stem):
        number = number_value(found["number"])
        return _role_of_name(found["name"]) or "word", found["name"], number
    if role := _role_of_name(stem):
        return role, stem, None
    if stem in known.countries:
        return "country", stem, None
    if _ROMAN.fullmatch(stem):
        return "number", "", number_value(stem)
    _refuse_near_misses(stem)
    return "word", stem, None


def _role_of_name(name: str) -> Role | None:
    known = tables()
    roles: tuple[tuple[Role, frozenset[str]], ...] = (
        ("modifier", known.modifiers),
        ("nature", known.natures),
        ("body", known.bodies),
    )
    for role, names in roles:
        if name in names:
            return role
    if proper := known.folded.get(name.casefold()):
        raise NotAComponentError(f"`{name}` is written `{proper}`")
    return None


def _refuse_near_misses(stem: str) -> None:
    """`Add1`, `Rev.A`: a modification that is not one."""
    found = re.match(r"(Add|Amend|Corr|Rev)(?:\.|[0-9]|$)", stem, re.IGNORECASE)
    if found:
        raise NotAComponentError(f"`{stem}` is not written as `{found[1].capitalize()}.1`")


def _qualifiers(groups: str) -> tuple[str, ...]:
    contents = [" ".join(content.split()) for content in re.findall(r"\(([^()]*)\)", groups)]
    for content in contents:
        if not _QUALIFIER.fullmatch(content):
            raise NotAComponentError(f"`({content})` is not what parentheses in a symbol hold")
    return tuple(map(_proper_qualifier, contents))


def _proper_qualifier(content: str) -> str:
    # data bases and links leave the spaces out: (Vol.II), (PartI)
    found = _VOLUME.fullmatch(content)
    return f"{found['word']} {found['number']}" if found else content


def _join(stem: str, qualifiers: tuple[str, ...], space: str) -> str:
    return stem + "".join(f"{space}({qualifier})" for qualifier in qualifiers)


def _why_not(text: str) -> str:
    if text[0] in " " or text[-1] == " ":
        return "a space stands beside a slash"
    if text[0].islower():
        return f"`{text}` begins with a small letter"
    if text[-1] == ".":
        return f"nothing follows the full stop of `{text}`"
    return f"`{text}` is not a component of a symbol"


def assign_roles(parts: Sequence[Part], organ: Organ | None) -> tuple[Part, ...]:
    """Tells sessions and years from serial numbers, by where they stand.

    A four-figure year, or a number of up to three figures, is year or session where a component other than
    a modification follows; a serial number is the last. Of a communication (``D/1093/2002``) the serial
    number comes first, its year last.
    """
    sessions = organ is None or organ.has_sessions
    last = max((at for at, part in enumerate(parts) if part.role != "modifier"), default=0)
    taken: set[Role] = {part.role for part in parts if part.role == "session"}
    result: list[Part] = []
    for at, part in enumerate(parts):
        role = _role_by_place(parts, at, last, sessions, taken) if _is_bare(part) else part.role
        taken.add(role)
        result.append(replace(part, role=role))
    return tuple(result)


def _is_bare(part: Part) -> bool:
    return part.role == "number" and part.text.isdigit()


def _role_by_place(parts: Sequence[Part], at: int, last: int, sessions: bool, taken: set[Role]) -> Role:
    text = parts[at].text
    if parts[at - 1].name == "D" and parts[at - 1].role == "nature":
        return "number"
    if at >= 2 and parts[at - 2].name == "D" and is_year(text):
        return "year"
    if at >= last:
        return "number"
    if is_year(text):
        return "number" if "year" in taken else "year"
    return "session" if sessions and len(text) <= 3 and "session" not in taken else "number"
