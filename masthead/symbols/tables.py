"""The tables of ``symbols.toml``: what the components of a symbol stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that gives symbols out: ``A`` the General Assembly, ``A/HRC`` the Human Rights Council.

    ``code`` names it in the language records (``org.<code>``), ``name`` in English; ``organ_code`` is the
    code of the organ that the masthead shows; ``office`` is the office that produces its documents.
    """

    prefix: str
    code: str
    name: str
    organ_code: str
    office: str | None
    has_sessions: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables, with the names of all components by their case-folded form."""

    organs: dict[str, Organ]
    bodies: frozenset[str]
    natures: frozenset[str]
    modifiers: frozenset[str]
    countries: frozenset[str]
    folded: dict[str, str]


@cache
def tables() -> Tables:
    """The tables, read once."""
    # late: the tables are not wanted where only a symbol's type is
    import tomllib

    data = tomllib.loads(Path(__file__).with_name("symbols.toml").read_text(encoding="utf-8"))
    names = [name for table in ("bodies", "natures", "modifiers") for name in data[table]]
    return Tables(
        organs={prefix: _organ(prefix, entry, data["organs"]) for prefix, entry in data["organs"].items()},
        bodies=frozenset(data["bodies"]),
        natures=frozenset(data["natures"]),
        modifiers=frozenset(data["modifiers"]),
        countries=frozenset(data["countries"]["codes"].split()),
        # the first of several spellings (CONF., Conf.) is the usual one
        folded={name.casefold(): name for name in reversed(names)},
    )


def _organ(prefix: str, entry: dict[str, str | bool], organs: dict[str, dict[str, str]]) -> Organ:
    principal = organs[prefix.partition("/")[0]]
    office = entry.get("office")
    return Organ(
        prefix,
        str(entry["code"]),
        str(entry["name"]),
        str(entry.get("organ", principal.get("organ", principal["code"]))),
        None if office is None else str(office),
        bool(entry.get("sessions", True)),
    )


def organ_of(components: tuple[str, ...]) -> Organ | None:
    """The organ with the longest prefix of these components; None where not even the first is known."""
    for length in range(len(components), 0, -1):
        if found := tables().organs.get("/".join(components[:length])):
            return found
    return None


def is_organ(component: str) -> bool:
    """Whether a first component, with what it carries (``IDB.37``, ``TD(XIII)``), is of a known organ."""
    return base_name(component) in tables().organs


def base_name(component: str) -> str:
    """The letters at the head of a first component: ``IDB`` of ``IDB.37``."""
    return component.partition("(")[0].partition(".")[0]
